"""Which exercises there are, in which tab, and that a new file is enough for a new exercise."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.exercises.tabs_support import copy_tabs
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.definitions import CHAPTER_IDS
from trustbook.exercises.library import Library
from trustbook.exercises.reading import read_toml
from trustbook.locations import resources

NEW_EXERCISE = """
id = "{name}"
chapter = "{chapter}"
version = 1
title = "A new one"
minutes = 5
rhythm = "Now and then"
order = {order}
purpose = "To see that a file is enough."
steps = ["Write one line."]

[[parts]]
id = "mine"
title = "Mine"
who = "each"
privacy = "private"

[[parts.fields]]
id = "line"
kind = "short"
label = "One line"
core = true
"""

SOME = ("boundary-builder", "shared-agreements", "gentle-opening", "weekly-meeting", "weekly-pulse", "milestone")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of some of the program's definitions that a test may change."""
    for source in (resources() / "exercises").glob("*/*/*.toml"):
        if source.stem in SOME:
            target = tmp_path / source.relative_to(resources())
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    copy_tabs(tmp_path)
    return tmp_path


def add(folder: Path, chapter: str, name: str, *, order: int = 100, language: str = "en", text: str = "") -> Path:
    path = folder / "exercises" / language / chapter / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or NEW_EXERCISE.format(name=name, chapter=chapter, order=order), encoding="utf-8")
    return path


def test_each_tab_shows_what_it_names_and_then_its_chapters_one_after_the_other_in_their_order() -> None:
    library = Library()
    tabs = library.tabs()
    assert len(tabs) <= 9
    named = {name for tab in tabs for name in tab.exercises}
    for tab in tabs:
        by_chapter = [library.exercise_ids(chapter=chapter) for chapter in tab.chapters]
        rest = tuple(name for names in by_chapter for name in names if name not in named)
        assert library.exercise_ids(tab=tab.id) == (*tab.exercises, *rest)


def test_every_letter_stands_in_letters() -> None:
    library = Library()
    letters = {name for name in library.exercise_ids() if library.exercise(name).lifecycle == "letter"}
    assert letters
    assert letters <= set(library.exercise_ids(tab="letters"))


def test_the_tabs_carry_the_names_that_people_look_for() -> None:
    assert [tab.title for tab in Library().tabs()] == [
        *("Understanding", "Communication", "Boundaries", "Rebuilding", "Letters"),
        *("Closeness", "Myself", "Progress", "Counselling"),
    ]


@pytest.mark.parametrize(
    ("once", "today"),
    [("talking", "communication"), ("letting-go", "letters"), ("keeping-on", "progress"), ("help", "counselling")],
)
def test_a_tab_is_still_found_by_the_id_that_it_had(once: str, today: str) -> None:
    library = Library()
    assert library.tab_id(once) == today
    assert library.exercise_ids(tab=once) == library.exercise_ids(tab=today)


def test_every_chapter_says_in_two_lines_what_it_is_about() -> None:
    library = Library()
    for chapter in CHAPTER_IDS:
        assert 40 <= len(library.chapter_about(chapter)) <= 125, chapter
    with pytest.raises(UnknownName):
        library.chapter_about("gardening")


def test_an_exercise_named_by_a_tab_stands_only_there(folder: Path) -> None:
    text = (folder / "tabs.toml").read_text(encoding="utf-8")
    named = text.replace('chapters = ["boundaries"]', 'chapters = ["boundaries"]\nexercises = ["milestone"]')
    (folder / "tabs.toml").write_text(named, encoding="utf-8")
    library = Library(folder)
    assert "milestone" in library.exercise_ids(chapter="celebrating")
    assert library.exercise_ids(tab="boundaries")[0] == "milestone"
    assert "milestone" not in library.exercise_ids(tab="progress")
    assert library.exercise_ids().count("milestone") == 1


def test_all_ids_are_those_of_the_tabs_in_the_order_of_the_tabs() -> None:
    library = Library()
    assert library.exercise_ids() == tuple(name for tab in library.tabs() for name in library.exercise_ids(tab=tab.id))


def test_a_tab_and_a_chapter_together_give_what_is_in_both(folder: Path) -> None:
    assert Library(folder).exercise_ids(tab="progress", chapter="celebrating") == ("milestone",)


def test_every_chapter_has_a_title() -> None:
    library = Library()
    assert len({library.chapter_title(chapter) for chapter in CHAPTER_IDS}) == 15


def test_adding_a_file_is_enough_for_a_new_exercise(folder: Path) -> None:
    add(folder, "patience", "slow-tea", order=1)
    library = Library(folder)
    assert library.exercise_ids(tab="myself") == ("slow-tea",)
    assert library.exercise("slow-tea").title == "A new one"
    assert library.problems() == ()


def test_order_within_a_chapter_follows_the_order_key(folder: Path) -> None:
    add(folder, "maintaining", "aaa-last", order=900)
    add(folder, "maintaining", "zzz-first", order=1)
    expected = ("zzz-first", "weekly-meeting", "weekly-pulse", "aaa-last")
    assert Library(folder).exercise_ids(chapter="maintaining") == expected


def test_a_tab_without_exercises_is_not_shown(folder: Path) -> None:
    shutil.rmtree(folder / "exercises" / "en" / "boundaries")
    assert "boundaries" not in [tab.id for tab in Library(folder).tabs()]


@pytest.mark.parametrize(
    ("what", "name"), [("tab", "kitchen"), ("chapter", "kitchen"), ("exercise", "kitchen"), ("exercise", "../tabs")]
)
def test_a_name_that_is_not_there_is_said_to_be_unknown(what: str, name: str) -> None:
    library = Library()
    with pytest.raises(UnknownName) as caught:
        if what == "tab":
            library.exercise_ids(tab=name)
        elif what == "chapter":
            library.exercise_ids(chapter=name)
        else:
            library.exercise(name)
    assert (caught.value.what, caught.value.name) == (what, name)


def test_an_unknown_chapter_has_no_title() -> None:
    with pytest.raises(UnknownName):
        Library().chapter_title("kitchen")


def test_a_broken_definition_breaks_only_itself(folder: Path) -> None:
    add(folder, "boundaries", "half-done", text="id = ")
    library = Library(folder)
    with pytest.raises(BrokenDefinition) as caught:
        library.exercise("half-done")
    assert caught.value.exercise_id == "half-done"
    assert caught.value.file == "exercises/en/boundaries/half-done.toml"
    assert caught.value.where.startswith("line 1")
    assert library.exercise_ids(chapter="boundaries") == ("boundary-builder", "shared-agreements", "half-done")
    assert library.exercise("boundary-builder").title == "Build one boundary"
    assert [problem.file for problem in library.problems()] == ["exercises/en/boundaries/half-done.toml"]


def test_a_broken_definition_is_still_broken_when_asked_again(folder: Path) -> None:
    add(folder, "boundaries", "half-done", text="id = ")
    library = Library(folder)
    for _time in range(2):
        with pytest.raises(BrokenDefinition):
            library.exercise("half-done")


def test_another_language_comes_first_and_english_fills_the_gaps(folder: Path) -> None:
    text = NEW_EXERCISE.format(name="milestone", chapter="celebrating", order=10).replace(
        "A new one", "Ein Meilenstein"
    )
    add(folder, "celebrating", "milestone", language="de", text=text)
    german = Library(folder, "de")
    assert german.exercise("milestone").title == "Ein Meilenstein"
    assert german.exercise("weekly-pulse").title == "Weekly pulse"
    assert Library(folder).exercise("milestone").title == "A milestone"


def test_a_definition_is_read_only_when_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noting(path: Path, kind: type) -> object:
        read.append(path.name)
        return read_toml(path, kind)

    for module in ("library", "definitions"):
        monkeypatch.setattr(f"trustbook.exercises.{module}.read_toml", noting)
    library = Library()
    library.tabs()
    assert read == ["tabs.toml"]
    library.exercise("weekly-pulse")
    library.exercise("weekly-pulse")
    assert read == ["tabs.toml", "weekly-pulse.toml"]
    talking = library.exercise_ids(tab="communication")
    assert sorted(read[2:]) == sorted(f"{name}.toml" for name in talking)
