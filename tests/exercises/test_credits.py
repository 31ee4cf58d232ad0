"""The credits are told from the definitions, so each page names whom it owes and what it rests on."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from tests.each import for_each
from trustbook.exercises.credits import FONTS, LIBRARIES, credits_text
from trustbook.exercises.definitions import CHAPTER_IDS
from trustbook.exercises.library import Library
from trustbook.exercises.texts import Bullets, Heading, Text
from trustbook.locations import resources

ROOT = Path(__file__).parents[2]


def words(text: Text) -> str:
    pieces: list[str] = []
    for block in text.blocks:
        pieces += block.items if isinstance(block, Bullets) else [block.text]
    return "\n".join(pieces)


@pytest.fixture(scope="module")
def shown() -> str:
    return words(credits_text(Library()))


@for_each("exercise_id", Library().exercise_ids())
def test_every_page_names_its_originators_and_what_it_rests_on(exercise_id: str, shown: str) -> None:
    library = Library()
    exercise = library.exercise(exercise_id)
    chapter = shown.split(f"\n{library.chapter_title(exercise.chapter)}\n")[1]
    line = next(line for line in chapter.splitlines() if line.startswith(f"“{exercise.title}” – "))
    named = [each for each in exercise.credits if not each.startswith(("Common practice", "Made for"))]
    assert all(credit.rstrip(".") in line for credit in named)
    assert ("No single originator is known" in line) is (not named and "no single" in str(exercise.credits))
    assert {
        "trial": "tested by itself",
        "programme": "part of a tested programme",
        "practice": "common practice",
        "own": "made for this workbook",
    }[exercise.basis] in line


def test_the_chapters_stand_in_their_order_under_their_titles(shown: str) -> None:
    library = Library()
    headings = [block.text for block in credits_text(library).blocks if isinstance(block, Heading)]
    titles = [library.chapter_title(chapter) for chapter in CHAPTER_IDS]
    assert [heading for heading in headings if heading in titles] == titles


def test_every_font_and_every_library_is_named_with_its_licence(shown: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = ", ".join(name for name, _licence in LIBRARIES).lower()
    for requirement in project["dependencies"]:
        name = requirement.split(">")[0].removesuffix("-Essentials").lower()
        assert name in named
    families = {path.name.split("-")[0].removesuffix("2") for path in (resources() / "fonts").glob("*.ttf")}
    fonts = ", ".join(name for name, _licence in FONTS).replace(" ", "")
    assert all(family in fonts for family in families)
    for _name, licence in (*FONTS, *LIBRARIES):
        assert licence in shown


def test_a_broken_definition_does_not_take_the_credits_along(tmp_path: Path) -> None:
    for name in ("exercises", "tabs.toml", "feelings"):
        source = resources() / name
        shutil.copytree(source, tmp_path / name) if source.is_dir() else shutil.copy(source, tmp_path / name)
    (tmp_path / "exercises" / "en" / "trust" / "working-agreement.toml").write_text("id = 3\n", encoding="utf-8")

    text = words(credits_text(Library(tmp_path)))

    assert "A working agreement" not in text
    assert "Is this book right for us?" in text


def test_it_can_be_read_without_knowing_the_trade(shown: str) -> None:
    for word in ("randomised", "meta-analysis", "evidence", "clinical", "intervention"):
        assert word not in shown.split("What trust is")[0]
