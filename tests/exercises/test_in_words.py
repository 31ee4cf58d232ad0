"""How an answer reads: the same words wherever it is read, and nothing lost that does not fit its field."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from tests.each import for_each
from tests.exercises.every_kind import FIELDS, GROUPS, ODD, pieces
from trustbook.exercises.fields import FeelingsField, MultiField, TableField
from trustbook.exercises.in_words import in_few_words, in_words, written

CELLS = "a · Sad · 3 May 2026 · 0 · No"


@pytest.mark.parametrize(
    ("kind", "reads"),
    [
        ("long", "Two\nlines"),
        ("list", "– one\n– three"),
        ("free table", CELLS),
        ("fixed table", "At work · b · 10"),
        ("scale", "0, not at all"),
        ("choice", "Tense"),
        ("multi", "Calm\nSad"),
        ("yes", "Yes"),
        ("no", "No"),
        ("date", "3 May 2026"),
        ("letter", "Two\nlines"),
        ("timer", "Done"),
        ("signoff", "Robin, 30 January 2026"),
        ("feelings", "Calm, Tired"),
        ("pairs", "At home: Matters: 0, no · Lived: 10, yes\nAt work: Lived: 4 of 10"),
        ("checklist", "✓ At work · 30 January 2026\n– Call Kim"),
    ],
)
def test_an_answer_reads_as_plain_words(kind: str, reads: str) -> None:
    assert in_words(*FIELDS[kind]) == reads


@pytest.mark.parametrize(
    ("kind", "reads"), [("list", "one\nthree"), ("multi", "Calm, Sad"), ("feelings", "Calm, Tired"), ("yes", "Yes")]
)
def test_on_a_card_it_takes_little_room(kind: str, reads: str) -> None:
    assert in_few_words(*FIELDS[kind]) == reads


@pytest.mark.parametrize("kind", FIELDS)
@for_each("empty", [None, "", [], [{"row": "home", "cells": {}}], [""]])
def test_an_empty_answer_has_no_words(kind: str, empty: Any) -> None:
    assert in_words(FIELDS[kind][0], empty) == ""


@pytest.mark.parametrize("kind", FIELDS)
@for_each("odd", ODD, name=json.dumps)
def test_an_answer_of_another_shape_is_said_as_it_is(kind: str, odd: Any) -> None:
    said = in_words(FIELDS[kind][0], odd)
    known = {True: ("Yes", "Done"), False: ("No", "Not done")}.get(odd, ()) if isinstance(odd, bool) else ()
    assert said in known or all(piece in said for piece in pieces(odd)), said


@pytest.mark.parametrize(("kind", "value"), [("yes", 0), ("yes", 1), ("yes", "no"), ("timer", 0), ("timer", "no")])
def test_only_true_and_false_are_yes_and_no(kind: str, value: Any) -> None:
    assert in_words(FIELDS[kind][0], value) == str(value)


def test_true_is_no_number_on_a_scale() -> None:
    assert in_words(FIELDS["scale"][0], True) == "true"


def test_a_tick_that_is_neither_set_nor_unset_is_said_beside_its_line() -> None:
    assert in_words(FIELDS["checklist"][0], [{"row": "work", "cells": {"done": "no"}}]) == "– At work · no"


def test_what_was_chosen_stands_in_the_order_of_the_definition() -> None:
    feelings = FeelingsField(id="f", label="F", groups=GROUPS)
    assert in_words(feelings, ["tired", "an-older-word", "calm"]) == "Calm, Tired, an-older-word"
    multi = FIELDS["multi"][0]
    assert isinstance(multi, MultiField) and in_words(multi, ["sad", "gone", "calm"]) == "Calm\nSad\ngone"


@pytest.mark.parametrize(
    ("kind", "own"),
    [
        ("long", ["Two\nlines"]),
        ("list", ["one", "", "three"]),
        ("free table", ["a"]),
        ("fixed table", ["b"]),
        ("choice", []),
        ("multi", []),
        ("yes", []),
        ("date", []),
        ("letter", ["Two\nlines"]),
        ("signoff", ["Robin"]),
        ("feelings", []),
        ("pairs", []),
        ("checklist", ["Call Kim"]),
    ],
)
def test_peoples_own_words_are_told_from_options_and_days(kind: str, own: list[str]) -> None:
    assert list(written(*FIELDS[kind])) == own


def test_words_where_a_day_is_asked_for_are_peoples_own_and_are_said_as_they_stand() -> None:
    warm = "when it is warm"
    day, table, ticks = FIELDS["date"][0], FIELDS["free table"][0], FIELDS["checklist"][0]
    cells = [{"row": "", "cells": {"when": warm}}]
    ticked = [{"row": "", "cells": {"done": True, "on": warm}}]

    assert [*written(day, warm), *written(table, cells), *written(ticks, ticked)] == [warm] * 3
    assert in_words(day, warm) == in_words(table, cells) == warm
    assert warm in in_words(ticks, ticked)


def test_words_in_a_column_that_the_definition_no_longer_has_are_peoples_own() -> None:
    table = FIELDS["free table"][0]
    assert isinstance(table, TableField)
    smaller = msgspec.structs.replace(table, columns=table.columns[1:])
    assert list(written(smaller, FIELDS["free table"][1])) == ["a"]
