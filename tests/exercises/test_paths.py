"""The suggestions of “Where to start”: sound, short, and safe first."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.content import Content
from trustbook.exercises.content_check import check_content
from trustbook.exercises.library import Library
from trustbook.exercises.paths import Paths, PathStage, PathStepDefinition
from trustbook.locations import resources

SMALL = """
longest = 3

[[stages]]
id = "first"
title = "First"

[[stages]]
id = "later"
title = "Later"

[[answers]]
id = "one"
label = "One"
note = "A note."
steps = [
    { exercise = "a", stage = "later", why = "Because." },
    { exercise = "b", stage = "first", why = "Because." },
    { exercise = "c", stage = "first", why = "Because." },
]

[[answers]]
id = "two"
label = "Two"
note = "A note."
steps = [
    { exercise = "b", stage = "later", why = "Another reason." },
    { exercise = "d", stage = "first", why = "Because." },
    { exercise = "e", stage = "later", first = true, why = "Safety." },
]
"""


def paths(folder: Path, text: str = SMALL) -> Paths:
    (folder / "paths").mkdir(exist_ok=True)
    (folder / "paths" / "en.toml").write_text(text, encoding="utf-8")
    return Paths(folder)


def shown(suggestion: tuple[tuple[PathStage, tuple[PathStepDefinition, ...]], ...]) -> dict[str, list[str]]:
    return {stage.title: [step.exercise for step in steps] for stage, steps in suggestion}


def test_one_answer_gives_its_pages_stage_by_stage(tmp_path: Path) -> None:
    assert shown(paths(tmp_path).suggestion(["one"])) == {"First": ["b", "c"], "Later": ["a"]}


def test_several_answers_take_turns_and_what_comes_first_is_never_left_out(tmp_path: Path) -> None:
    assert shown(paths(tmp_path).suggestion(["one", "two"])) == {"Later": ["e", "a", "b"]}


def test_what_does_not_fit_makes_room_for_the_next(tmp_path: Path) -> None:
    assert shown(paths(tmp_path).suggestion(["one", "two"], lambda name: name != "a")) == {
        "First": ["d"],
        "Later": ["e", "b"],
    }


def test_what_nobody_knows_any_more_is_left_out(tmp_path: Path) -> None:
    assert paths(tmp_path).suggestion(["gone"]) == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "two"', 'id = "one"', r"line \d+, answers\[1\].id: “one” is there already"),
        ('"d", stage = "first"', '"d", stage = "attic"', r"answers\[1\].steps\[1\].stage: there is no stage “attic”"),
        ('exercise = "c"', 'exercise = "a"', r"answers\[0\].steps\[2\].exercise: “a” stands there already"),
        ("longest = 3", "longest = 0", "longest"),
        ('label = "Two"', 'lable = "Two"', "lable"),
        ("longest = 3", "longest = ", "line 2"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(BrokenDefinition) as caught:
        paths(tmp_path, SMALL.replace(old, new))
    assert str(caught.value).startswith("paths/en.toml")
    assert re.search(told, str(caught.value)), str(caught.value)


def test_an_exercise_that_is_not_there_is_told_with_line_and_key(tmp_path: Path) -> None:
    (problem,) = paths(tmp_path).problems(["a", "b", "c", "e"])
    assert str(problem) == "paths/en.toml: line 28, answers[1].steps[1].exercise: there is no exercise “d”"


def test_every_path_leads_to_exercises_that_exist() -> None:
    assert Content().paths.problems(Library().exercise_ids()) == ()


def test_each_path_has_six_to_ten_pages_and_at_least_five_for_one_person() -> None:
    library = Library()
    for answer in Content().paths.answers:
        assert 6 <= len(answer.steps) <= 10, answer.id
        for_one = [step for step in answer.steps if library.exercise(step.exercise).who != "together"]
        assert len(for_one) >= 5, answer.id


def test_who_is_unsure_whether_to_stay_is_first_helped_to_look_and_to_find_company() -> None:
    (ground, steps), *_later = Content().paths.suggestion(["unsure", "keeping", "broke", "affair"])
    assert ground.id == "ground"
    assert [step.exercise for step in steps][:2] == ["stay-part-or-try", "support-card"]


@pytest.mark.sweep
def test_the_check_of_all_content_looks_at_the_paths_too(tmp_path: Path) -> None:
    for name in ("exercises", "guide", "wording", "feelings", "paths", "sets"):
        shutil.copytree(resources() / name, tmp_path / name)
    shutil.copy(resources() / "tabs.toml", tmp_path)
    path = tmp_path / "paths" / "en.toml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace('exercise = "journal"', 'exercise = "jurnal"', 1), encoding="utf-8")
    (found,) = [str(each) for each in check_content(Content(folder=tmp_path)).problems if "jurnal" in str(each)]
    assert re.match(r"paths/en.toml: line \d+, answers\[0\].steps\[\d+\].exercise", found)

    path.write_text(whole.replace("You do not have to go at", "You must go at"), encoding="utf-8")
    assert any("must" in str(each) for each in check_content(Content(folder=tmp_path)).problems)
