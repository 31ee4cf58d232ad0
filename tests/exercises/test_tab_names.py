"""What tabs and chapters are called in another language: by id, text for text, and a mistake there costs no tab."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exercises.made_definition import GOOD, library_with
from trustbook.exercises.library import Library

TABS = """
[[tabs]]
id = "one"
title = "One"
overview_title = "All of one"
chapters = ["trust"]

[[chapters]]
id = "trust"
title = "Trust"
about = "What it is."
"""
NAMES = """
[[tabs]]
id = "one"
title = "Unu"

[[chapters]]
id = "trust"
about = "Kio ĝi estas."
"""


def library_named(folder: Path, names: str) -> Library:
    library_with(folder, GOOD, tabs=TABS)
    (folder / "tabs").mkdir()
    (folder / "tabs" / "eo.toml").write_text(names, encoding="utf-8")
    return Library(folder, "eo")


def test_each_text_that_is_there_stands_in_place_of_the_english_one(tmp_path: Path) -> None:
    library = library_named(tmp_path, NAMES)
    (tab,) = library.tabs()
    assert (tab.title, tab.overview_title, tab.chapters) == ("Unu", "All of one", ("trust",))
    assert (library.chapter_title("trust"), library.chapter_about("trust")) == ("Trust", "Kio ĝi estas.")
    assert Library(tmp_path).tabs()[0].title == "One"


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (NAMES.replace('"one"', '"gone"'), "tabs/eo.toml: line 3, tabs[0].id: there is no tab “gone”"),
        (NAMES.replace('"Unu"', "3"), "tabs/eo.toml: line 4, tabs[0].title"),
        (NAMES + 'chapters = ["patience"]\n', "tabs/eo.toml: line 6, chapters[0]: "),
        ("[[tabs", "tabs/eo.toml: line 1"),
    ],
)
def test_a_mistake_in_it_is_told_with_the_line_and_no_tab_is_lost(tmp_path: Path, names: str, told: str) -> None:
    library = library_named(tmp_path, names)
    assert [tab.id for tab in library.tabs()] == ["one"]
    assert [str(problem) for problem in library.problems() if str(problem).startswith(told)]
    assert not [problem for problem in Library(tmp_path).problems() if problem.file.startswith("tabs/")]
