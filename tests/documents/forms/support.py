"""Answers of every shape that a definition takes, for forms: as a page stores them, without what is empty."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, assert_never

from hypothesis import strategies as st

from trustbook.exercises import fields
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise

LIBRARY = Library()
NAMES = LIBRARY.exercise_ids()

Answer = st.SearchStrategy[Any]

WORDS = (
    "a few words",
    "Two\nlines",
    " kept as it is ",
    "Off",
    "yes",
    "שלום",
    "Ёлка",
    "愛",
    "e\u0301",
    "\U0001f469\u200d\U0001f467",
)
TEXTS: Answer = st.one_of(
    st.sampled_from(WORDS),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1, max_size=20),
)
DAYS: Answer = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)


def read_day(text: str) -> date | None:
    """A day in ISO form; the word “today” is one too."""
    try:
        return date(2026, 11, 28) if text == "today" else date.fromisoformat(text)
    except ValueError:
        return None


def answers(exercise: Exercise) -> Answer:
    """Answers to some of its fields; those that are never saved have none."""
    asked = [field for part, field in exercise.fields() if part.privacy != "unsaved"]
    return st.fixed_dictionaries({}, optional={field.id: answer(field) for field in asked})


def answer(field: fields.Field) -> Answer:
    match field:
        case fields.LongField() | fields.ShortField():
            return TEXTS
        case fields.LetterField():
            blocks = dict.fromkeys(("date", "closing", "name"), TEXTS)
            return st.one_of(TEXTS, st.fixed_dictionaries({"text": TEXTS, "salutation": TEXTS}, optional=blocks))
        case fields.ListField():
            return st.lists(st.one_of(TEXTS, st.just("")), max_size=25).flatmap(
                lambda lines: TEXTS.map(lambda last: [*lines, last])
            )
        case fields.ScaleField():
            return st.integers(field.minimum, field.maximum)
        case fields.YesNoField():
            return st.booleans()
        case fields.DateField():
            return DAYS
        case fields.TimerField():
            return st.just(True)
        case fields.ChoiceField():
            return st.sampled_from([option.id for option in field.options])
        case fields.MultiField():
            return some_of([option.id for option in field.options])
        case fields.FeelingsField():
            return some_of([option.id for group in field.groups for option in group.options])
        case _:
            return _lines(field)


def some_of(options: list[str]) -> Answer:
    """Options in their order, at least one."""
    return st.sets(st.sampled_from(options), min_size=1).map(lambda some: [each for each in options if each in some])


def _lines(field: fields.SignoffField | fields.TableField | fields.PairsField | fields.ChecklistField) -> Answer:
    match field:
        case fields.SignoffField():
            return st.lists(st.fixed_dictionaries({"name": TEXTS, "on": DAYS}), min_size=1, max_size=2)
        case fields.TableField():
            cells = {column.id: _cell(column) for column in field.columns}
            return _rows([row.id for row in field.rows], cells, cells, own=0 if field.rows else 12)
        case fields.PairsField():
            rating = st.integers(field.minimum, field.maximum)
            return _rows([row.id for row in field.rows], {"first": rating, "second": rating}, {}, own=0)
        case fields.ChecklistField():
            ticked = {"done": st.just(True), "on": DAYS}
            items = [item.id for item in field.items]
            return _rows(items, ticked, {**ticked, "text": TEXTS}, own=12 if field.own else 0)
        case _:
            assert_never(field)


def _rows(fixed: list[str], cells: Mapping[str, Answer], own_cells: Mapping[str, Answer], *, own: int) -> Answer:
    """Lines that say something: fixed ones in their order, then some of one's own."""
    one = _line("", own_cells) if own else st.nothing()
    fixed_lines = st.tuples(*(st.one_of(st.none(), _line(row, cells)) for row in fixed))
    every = st.tuples(fixed_lines, st.lists(one, max_size=own))
    return every.map(lambda found: [*(line for line in found[0] if line), *found[1]]).filter(bool)


def _line(row: str, cells: Mapping[str, Answer]) -> Answer:
    some = st.fixed_dictionaries({}, optional=dict(cells)).filter(bool)
    return some.map(lambda found: {"row": row, "cells": found})


def _cell(column: fields.TableColumn) -> Answer:
    match column.kind:
        case "short":
            return TEXTS
        case "choice":
            return st.sampled_from([option.id for option in column.options])
        case "date":
            return DAYS
        case "scale":
            return st.integers(0, 10)
        case "yes-no":
            return st.booleans()
