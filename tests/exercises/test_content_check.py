"""The content as it ships is whole and well said; and the check finds each kind of fault, with file and line or key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trustbook.exercises.content import Content
from trustbook.exercises.content_check import check_content
from trustbook.exercises.definitions import CHAPTER_IDS
from trustbook.locations import resources

EXERCISE = "exercises/en/communication/gentle-opening.toml"
FOR_TWO = "exercises/en/maintaining/weekly-meeting.toml"
GUIDE = "guide/en/chapters/communication.toml"
SETS = "sets/en.toml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content that can be broken."""
    folder = tmp_path / "resources"
    for name in ("exercises", "guide", "wording", "paths", "sets", "feelings"):
        shutil.copytree(resources() / name, folder / name)
    shutil.copy(resources() / "tabs.toml", folder / "tabs.toml")
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_all_content_that_ships_is_whole_and_well_said() -> None:
    assert [str(problem) for problem in check_content(Content()).problems] == []


def test_every_chapter_has_a_guide_of_a_few_hundred_easy_words_and_at_least_three_exercises() -> None:
    report = check_content(Content())
    assert [chapter.chapter_id for chapter in report.chapters] == list(CHAPTER_IDS)
    for chapter in report.chapters:
        assert chapter.guide is not None
        assert 300 <= chapter.guide.words <= 650, chapter
        assert chapter.guide.grade <= 8, chapter
        assert len(chapter.exercises) >= 3, chapter
    assert sum(len(chapter.exercises) for chapter in report.chapters) >= 65


# what is wrong: (file, old, new, piece of where, piece of the message)
BROKEN = {
    "a caution is missing": (EXERCISE, "caution = ", "rhythm_ = ", "", "unknown field"),
    "the caution is empty": (EXERCISE, 'caution = "', 'caution = ""\nalone = "', "line", "overwrite"),
    "a page for two does not speak of being afraid": (FOR_TWO, "safety = true\n", "", "safety", "a part for two"),
    "a lead is missing": (EXERCISE, 'lead = "', '# lead = "', "lead", "in one sentence"),
    "a lead is long": (EXERCISE, 'lead = "', 'lead = "' + "Very " * 16, "lead", "characters under the title"),
    "a lead has no full stop": (EXERCISE, '."\npurpose', '"\npurpose', "lead", "one sentence"),
    "a lead has two sentences": (EXERCISE, 'lead = "', 'lead = "Plan it. ', "lead", "one sentence"),
    "there are no other words for a page": (EXERCISE, "also = ", "# also = ", "also", "has 0"),
    "another word says what the title says": (EXERCISE, 'also = ["', 'also = ["Hard talk", "', "also[0]", "without it"),
    "a word is there twice": (
        EXERCISE,
        'also = ["complaint", ',
        'also = ["complaint", "Complaint", ',
        "also[1]",
        "wit",
    ),
    "a hint is missing": (EXERCISE, "hint = ", "# hint = ", "parts[0].fields[0].hint", "is missing"),
    "a reference leads nowhere": (EXERCISE, "order = ", 'see = ["nowhere"]\norder = ', "see", "nowhere"),
    "a word has no place": (EXERCISE, 'purpose = "', 'purpose = "You must read this. ', "purpose", "“must”"),
    "a figure of speech": (EXERCISE, 'purpose = "', 'purpose = "We go round in circles. ', "purpose", "plainly"),
    "a guide is made of short sentences": (GUIDE, "", "", "blocks", "fewer than 7 words, at most 12%"),
    "a sentence is hard": (EXERCISE, 'purpose = "', 'purpose = "' + "and so " * 20, "purpose", "a sentence of"),
    "a label is long": (EXERCISE, 'label = "', 'label = "' + "x" * 90, "parts[0].fields[0].label", "<= 90"),
    "a set names what is not there": (SETS, '"weekly-meeting"', '"nowhere"', "exercises", "no exercise “nowhere”"),
    "a word has no place in a set": (SETS, 'about = "', 'about = "You must print this. ', "about", "“must”"),
    "a guide is missing": (GUIDE, "", "", "", "the chapter has no guide text"),
    "a guide is too short": (GUIDE, "", "", "blocks", "words; 300 to"),
    "a guide is hard to read": (GUIDE, "", "", "blocks", "reads like school grade"),
}
HARD = (
    'id = "communication"\ntitle = "T"\n[[blocks]]\nkind = "paragraph"\n'
    'text = "Interpersonal reconciliation necessitates considerable introspective determination."\n'
)


STACCATO = (
    'id = "communication"\ntitle = "T"\n[[blocks]]\nkind = "paragraph"\ntext = "'
    + "We sit down here. " * 100
    + 'Done."\n'
)


@pytest.mark.sweep
@pytest.mark.parametrize("fault", BROKEN)
def test_what_is_broken_is_named_with_its_file_and_place(content: Path, fault: str) -> None:
    file, old, new, where, message = BROKEN[fault]
    path = content / file
    if fault == "a guide is missing":
        path.unlink()
    elif file == GUIDE:
        path.write_text(STACCATO if "short sentences" in fault else HARD, encoding="utf-8")
    else:
        if "see =" in new:
            text = path.read_text(encoding="utf-8")
            path.write_text(
                "\n".join(line for line in text.splitlines() if not line.startswith("see = ")), encoding="utf-8"
            )
        change(path, old, new)
    found = [problem for problem in check_content(Content(folder=content)).problems if problem.file == file]
    assert any(where in problem.where and message in problem.message for problem in found), found
