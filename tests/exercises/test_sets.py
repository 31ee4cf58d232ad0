"""Paper sets: what is in them, and how a broken file is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.library import Library
from trustbook.exercises.sets import PaperSets

SOUND = """
[[sets]]
id = "first-evening"
title = "The first evening"
about = "A few pages."
exercises = ["weekly-pulse", "time-out-agreement"]
copies = { weekly-pulse = 2 }
"""


def sets_of(tmp_path: Path, text: str, language: str = "en") -> PaperSets:
    folder = tmp_path / "sets"
    folder.mkdir(exist_ok=True)
    (folder / f"{language}.toml").write_text(text, encoding="utf-8")
    return PaperSets(tmp_path)


def test_the_sets_of_the_program_are_sound() -> None:
    assert PaperSets().problems(Library()) == ()
    ids = {each.id for each in PaperSets().sets()}
    assert ids >= {"first-evening", "first-weeks", "weekly-pad", "working-alone", "pocket-cards"}


def test_the_first_evening_is_short_and_the_pad_lasts_four_weeks_for_two() -> None:
    library, sets = Library(), PaperSets()
    assert sets.one("first-evening").short and sets.one("weekly-pad").short
    pad, pulse = sets.one("weekly-pad"), library.exercise("weekly-pulse")
    assert pad.times(pulse, alone=False) == 8
    assert pad.times(pulse, alone=True) == 4
    assert pad.times(library.exercise("weekly-meeting"), alone=False) == 4
    assert sets.one("working-alone").alone
    assert sets.one("putting-right").alone
    assert sets.one("pocket-cards").exercises[:3] == ("time-out-agreement", "repair-phrases", "support-card")


def test_pages_that_each_fills_in_before_both_go_on_come_for_each_of_two() -> None:
    library, sets = Library(), PaperSets()
    plan, weeks = library.exercise("first-weeks-plan"), sets.one("first-weeks")
    assert weeks.times(plan, alone=False) == 1
    assert weeks.own_copies(plan, alone=False) == 2
    assert weeks.own_copies(plan, alone=True) == 1
    assert weeks.own_copies(library.exercise("question-list"), alone=False) == 1
    assert sets.one("first-evening").own_copies(library.exercise("working-agreement"), alone=False) == 2


def test_an_unknown_set_is_refused() -> None:
    with pytest.raises(UnknownName):
        PaperSets().one("second-evening")


def test_a_language_without_sets_has_the_english_ones(tmp_path: Path) -> None:
    sets_of(tmp_path, SOUND)
    assert PaperSets(tmp_path, "de").sets() == PaperSets(tmp_path).sets()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        (('"time-out-agreement"', '"nowhere"'), "sets[0].exercises[1]", "there is no exercise “nowhere”"),
        (('"time-out-agreement"', '"weekly-pulse"'), "sets[0].exercises[1]", "is there already"),
        (("weekly-pulse = 2", "gentle-opening = 2"), "sets[0].copies", "“gentle-opening” is not in the set"),
        (("weekly-pulse = 2", "weekly-pulse = 99"), "copies", "12"),
        (('about = "A few pages."', 'about = "x"\ntexts = ["halp"]'), "sets[0].texts[0]", "there is no text “halp”"),
        (('about = "A few pages."', 'about = "x"\ntexts = ["help", "help"]'), "sets[0].texts[1]", "is there already"),
        (('about = "A few pages."', 'abuot = "x"'), "sets[0]", "abuot"),
        (('about = "A few pages."', 'about = "x"\ncards = true'), "sets[0].exercises[0]", "has no pocket card"),
        (('id = "first-evening"', 'id = "First evening"'), "sets[0].id", "regex"),
        (('title = "The first evening"', "title ="), "line 4", "Invalid value"),
    ],
)
def test_a_broken_set_is_refused_with_file_and_key(
    change: tuple[str, str], where: str, words: str, tmp_path: Path
) -> None:
    problems = sets_of(tmp_path, SOUND.replace(*change)).problems(Library())
    assert len(problems) == 1
    assert problems[0].file == "sets/en.toml"
    assert where in problems[0].where
    assert words in problems[0].message


def test_two_sets_with_one_id_are_refused(tmp_path: Path) -> None:
    (problem,) = sets_of(tmp_path, SOUND + SOUND).problems(Library())
    assert "sets[1].id" in problem.where and "is there already" in problem.message


def test_a_file_that_cannot_be_read_breaks_the_sets_alone(tmp_path: Path) -> None:
    sets = sets_of(tmp_path, "sets = 3")
    with pytest.raises(BrokenDefinition):
        sets.sets()
    assert [problem.file for problem in sets.problems(Library())] == ["sets/en.toml"]
