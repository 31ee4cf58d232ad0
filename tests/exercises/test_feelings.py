"""The words for feelings that a definition gets when it brings none."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.exercises.tabs_support import copy_tabs
from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.feelings import read_feelings
from trustbook.exercises.fields import FeelingsField
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.snapshots import from_json, to_json
from trustbook.locations import resources

WITH_FEELINGS = """
id = "{name}"
chapter = "trust"
version = 1
title = "Words"
minutes = 5
rhythm = "Once"
purpose = "To find a word."
steps = ["Look.", "Choose."]

[[parts]]
id = "mine"
title = "Mine"
who = "each"
privacy = "private"

[[parts.fields]]
id = "words"
kind = "feelings"
label = "What is there"
core = true
{more}
"""
OWN = 'groups = [{ id = "g", label = "G", options = [{ id = "a", label = "A" }, { id = "b", label = "B" }] }]'
WORDS = """
[[groups]]
id = "ruhig"
label = "Ruhig"
options = [{ id = "calm", label = "ruhig" }, { id = "safe", label = "sicher" }]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Resources with two exercises: one that brings its own words, and one that brings none."""
    chapter = tmp_path / "exercises" / "en" / "trust"
    chapter.mkdir(parents=True)
    (chapter / "without.toml").write_text(WITH_FEELINGS.format(name="without", more=""), encoding="utf-8")
    (chapter / "with-own.toml").write_text(WITH_FEELINGS.format(name="with-own", more=OWN), encoding="utf-8")
    copy_tabs(tmp_path)
    shutil.copytree(resources() / "feelings", tmp_path / "feelings")
    return tmp_path


def groups_of(exercise: Exercise) -> list[str]:
    return [
        group.id for _part, field in exercise.fields() if isinstance(field, FeelingsField) for group in field.groups
    ]


def test_the_words_are_everyday_words_each_once_and_no_judgements() -> None:
    groups = read_feelings(resources() / "feelings" / "en.toml")
    words = [option.label for group in groups for option in group.options]
    assert 6 <= len(groups) <= 8
    assert 44 <= len(words) <= 56
    assert len({word.casefold() for word in words}) == len(words)
    judging = "ignored|betrayed|abandoned|rejected|attacked|used|cheated|manipulated|neglected|misunderstood"
    judging += "|blamed|pressured|unappreciated|depressed|traumatised|paranoid|anxious|manic|victim"
    assert not [word for word in words if re.search(rf"\b(?:{judging})\b", word)]


def test_a_definition_without_words_gets_them_and_one_with_words_keeps_its_own(folder: Path) -> None:
    library = Library(folder)
    assert len(groups_of(library.exercise("without"))) == 8
    assert groups_of(library.exercise("with-own")) == ["g"]
    assert library.problems() == ()


def test_a_snapshot_holds_the_words(folder: Path) -> None:
    exercise = Library(folder).exercise("without")
    assert "heavy-hearted" in to_json(exercise)
    assert from_json(to_json(exercise)) == exercise


def test_words_come_in_the_language_in_use_and_else_in_english(folder: Path) -> None:
    assert len(groups_of(Library(folder, "de").exercise("without"))) == 8
    (folder / "feelings" / "de.toml").write_text(WORDS, encoding="utf-8")
    assert groups_of(Library(folder, "de").exercise("without")) == ["ruhig"]


def test_a_folder_without_words_gets_those_of_the_program(folder: Path) -> None:
    shutil.rmtree(folder / "feelings")
    library = Library(folder)
    assert len(groups_of(library.exercise("without"))) == 8
    assert library.problems() == ()


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('id = "safe"', 'id = "calm"', "groups[0].options[1].id"),
        ('label = "Ruhig"', 'lable = "Ruhig"', "groups[0]"),
        ("[[groups]]", "[[groups]", "line 2"),
    ],
)
def test_broken_words_are_told_with_their_place_and_break_only_who_needs_them(
    folder: Path, old: str, new: str, where: str
) -> None:
    (folder / "feelings" / "en.toml").write_text(WORDS.replace(old, new), encoding="utf-8")
    library = Library(folder)
    with pytest.raises(BrokenDefinition) as caught:
        library.exercise("without")
    assert caught.value.file == "feelings/en.toml"
    assert where in caught.value.where
    assert groups_of(library.exercise("with-own")) == ["g"]
    assert {problem.file for problem in library.problems()} == {"feelings/en.toml"}
