"""The content of one language as a whole."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from trustbook.domain.problems import UnknownName
from trustbook.exercises.content import Content
from trustbook.exercises.text_ids import HELP
from trustbook.locations import resources

TODAY = date(2026, 11, 22)


@pytest.fixture
def translated(tmp_path: Path) -> Path:
    """The program's resources with one exercise and one text in another language, too."""
    folder = tmp_path / "resources"
    shutil.copytree(resources(), folder)
    pulse = next((folder / "exercises" / "en").rglob("weekly-pulse.toml"))
    other = folder / "exercises" / "xx" / pulse.parent.name / pulse.name
    other.parent.mkdir(parents=True)
    text = pulse.read_text(encoding="utf-8").replace('title = "Weekly pulse"', 'title = "Wochenpuls"')
    other.write_text(text, encoding="utf-8")
    (folder / "guide" / "xx").mkdir()
    (folder / "guide" / "xx" / f"{HELP}.toml").write_text(
        f'id = "{HELP}"\ntitle = "Hilfe"\n[[blocks]]\nkind = "paragraph"\ntext = "Hier."\n', encoding="utf-8"
    )
    return folder


def test_everything_comes_in_the_language_of_the_content(translated: Path) -> None:
    content = Content("xx", translated)
    assert content.library.exercise("weekly-pulse").title == "Wochenpuls"
    assert content.guide.text(HELP, TODAY).title == "Hilfe"
    assert any("Wochenpuls" in item for block in content.credits.blocks for item in getattr(block, "items", ()))


def test_what_is_missing_comes_in_english_and_says_so(translated: Path) -> None:
    content = Content("xx", translated)
    assert content.library.language_of("weekly-pulse") == "xx"
    assert content.library.language_of("boundary-builder") == "en"
    assert Content("en", translated).library.language_of("weekly-pulse") == "en"
    assert content.sets.sets() and content.paths.answers and content.tabs
    with pytest.raises(UnknownName):
        content.library.language_of("no-such-page")


def test_each_part_is_made_once() -> None:
    content = Content()
    for name in ("library", "guide", "sets", "paths", "wording", "credits"):
        assert getattr(content, name) is getattr(content, name), name
