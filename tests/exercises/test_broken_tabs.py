"""Tabs that are broken are told with the line, and their exercises can still be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exercises.made_definition import GOOD, library_with
from trustbook.domain.problems import BrokenDefinition

TABS = """
[[tabs]]
id = "one"
title = "One"
chapters = ["trust", "patience"]

[[tabs]]
id = "two"
title = "Two"
chapters = ["patience"]
exercises = ["gone"]

[[chapters]]
id = "trust"
title = "Trust"
"""


def test_a_chapter_in_two_tabs_in_none_or_without_a_title_is_told(tmp_path: Path) -> None:
    library = library_with(tmp_path, GOOD, tabs=TABS)
    told = [str(problem) for problem in library.problems()]
    assert "tabs.toml: line 10, tabs[1].chapters[0]: “patience” is there already, at tabs[0].chapters[1]" in told
    assert any("the chapter “setbacks” stands in no tab" in line for line in told)
    assert any("the chapter “patience” has no title" in line for line in told)
    assert any("there is no exercise “gone”" in line and "line 11" in line for line in told)
    assert library.exercise_ids(tab="one") == ("good",)


def test_an_exercise_of_a_chapter_in_no_tab_can_still_be_found(tmp_path: Path) -> None:
    library = library_with(tmp_path, GOOD, tabs=TABS.replace('"trust", ', ""))
    assert library.tabs() == ()
    assert library.exercise_ids() == ("good",)


def test_broken_tabs_are_told_with_the_line(tmp_path: Path) -> None:
    library = library_with(tmp_path, GOOD, tabs='[[tabs]]\nid = "one"\ntitle = 3\n')
    with pytest.raises(BrokenDefinition, match=r"tabs\.toml: line 3, tabs\[0\]\.title"):
        library.tabs()
    assert [problem.where for problem in library.problems()] == ["line 3, tabs[0].title"]
