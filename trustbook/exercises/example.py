"""The example couple: an invented workbook that shows what a filled one looks like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, Final, Literal, TypeVar, assert_never

import msgspec
from msgspec import Meta

from trustbook.domain.answers import Answers, is_empty
from trustbook.domain.entries import EntryState
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.domain.values import is_whole
from trustbook.exercises.answer_check import check_answers
from trustbook.exercises.fields import (
    ChecklistField,
    ChoiceField,
    DateField,
    FeelingsField,
    Field,
    LetterField,
    ListField,
    LongField,
    MultiField,
    PairsField,
    ScaleField,
    ShortField,
    SignoffField,
    TableField,
    TimerField,
    YesNoField,
)
from trustbook.exercises.letters import can_be_given, letter_of
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.reading import Unreadable, read_toml
from trustbook.exercises.shapes import Id
from trustbook.locations import resources

T = TypeVar("T")
PromiseMark = Literal["", "kept", "partly", "missed", "put-right"]
LetterStep = Literal["", "rest", "keep", "give"]
CounsellingStep = Literal["", "done", "partly", "not-yet", "set-aside", "held"]

TOGETHER: Final = "together"
"""What `ExampleEntry.who` says of our pages."""


@dataclass(frozen=True, slots=True)
class ExamplePerson:
    """One of the two. `id` is only for `ExampleEntry.who`."""

    id: str
    name: str
    passphrase: str


@dataclass(frozen=True, slots=True)
class ExampleEntry:
    """One filled page. `who` is a person's id or TOGETHER; `share` names the fields placed on the shelf of both.

    `versions` are the earlier versions, oldest first.
    """

    who: str
    exercise_id: str
    on: date
    state: EntryState
    answers: Answers
    share: tuple[str, ...]
    versions: tuple[Answers, ...]
    letter: LetterStep = ""
    """What becomes of it, if it is a letter, beside lying on the desk."""
    how_far: CounsellingStep = ""
    """Of something of counselling: the step that is noted of it."""
    went: PromiseMark = ""
    """How it went, if it is a small promise."""


@dataclass(frozen=True, slots=True)
class Example:
    """The whole workbook; entries oldest first."""

    workbook_name: str
    people: tuple[ExamplePerson, ExamplePerson]
    entries: tuple[ExampleEntry, ...]


class _WrittenPerson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: Id
    name: str
    passphrase: str


class _WrittenEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    who: str
    exercise: Id
    days_ago: Annotated[int, Meta(ge=0)]
    state: EntryState
    answers: dict[str, Any]
    share: tuple[str, ...] = ()
    versions: tuple[dict[str, Any], ...] = ()
    letter: LetterStep = ""
    how_far: CounsellingStep = ""
    went: PromiseMark = ""


class _WrittenCouple(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    workbook: str
    people: tuple[_WrittenPerson, _WrittenPerson]


class _WrittenEntries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    entries: tuple[_WrittenEntry, ...]


def load_example(library: Library, today: date, folder: Path | None = None) -> Example:
    """The example as it looks on `today`. `folder` holds couple.toml and entries/<chapter>.toml.

    Raises BrokenDefinition when it does not fit its exercises.
    """
    folder = resources() / "example" if folder is None else folder
    couple = _read(folder / "couple.toml", _WrittenCouple)
    people = couple.people
    writers = {people[0].id, people[1].id, TOGETHER}
    entries: list[ExampleEntry] = []
    for path in sorted((folder / "entries").glob("*.toml")):
        for number, each in enumerate(_read(path, _WrittenEntries).entries):
            entries.append(_entry(each, library, today, writers, path.name, f"entries[{number}]"))
    first, second = (ExamplePerson(each.id, each.name, each.passphrase) for each in people)
    return Example(couple.workbook, (first, second), tuple(sorted(entries, key=lambda entry: entry.on)))


def _read(path: Path, kind: type[T]) -> T:
    try:
        return read_toml(path, kind)[0]
    except Unreadable as fault:
        raise BrokenDefinition("", path.name, fault.where, fault.message) from fault


def _entry(
    each: _WrittenEntry, library: Library, today: date, writers: set[str], file: str, where: str
) -> ExampleEntry:
    try:
        exercise = library.exercise(each.exercise)
    except UnknownName as fault:
        raise BrokenDefinition(each.exercise, file, f"{where}.exercise", "there is no such exercise") from fault
    entry = _dated(each, exercise, today)
    for key, message in _faults(entry, exercise, writers):
        raise BrokenDefinition(each.exercise, file, f"{where}.{key}", message)
    return entry


def _dated(written: _WrittenEntry, exercise: Exercise, today: date) -> ExampleEntry:
    on = today - timedelta(days=written.days_ago)
    return ExampleEntry(
        who=written.who,
        exercise_id=written.exercise,
        on=on,
        state=written.state,
        answers=with_dates(written.answers, exercise, on),
        share=written.share,
        versions=tuple(with_dates(version, exercise, on) for version in written.versions),
        letter=written.letter,
        how_far=written.how_far,
        went=written.went,
    )


def with_dates(answers: Answers, exercise: Exercise, on: date) -> dict[str, Any]:
    """`answers` with dates in place of whole numbers that count the days from `on`."""
    fields = {field.id: field for _part, field in exercise.fields()}
    return {key: _dates_in(fields[key], value, on) if key in fields else value for key, value in answers.items()}


def _dates_in(field: Field, value: Any, on: date) -> Any:
    match field:
        case DateField():
            return _day(value, on)
        case TableField():
            return _rows_with_days(value, {column.id for column in field.columns if column.kind == "date"}, on)
        case ChecklistField():
            return _rows_with_days(value, {"on"}, on)
        case SignoffField():
            return [_with_days(each, {"on"}, on) for each in value] if isinstance(value, list) else value
        case LongField() | ShortField() | LetterField() | ListField() | TimerField():
            return value
        case ScaleField() | ChoiceField() | MultiField() | YesNoField() | FeelingsField() | PairsField():
            return value
        case _:
            assert_never(field)


def _rows_with_days(value: Any, days: set[str], on: date) -> Any:
    return [_row_with_days(row, days, on) for row in value] if isinstance(value, list) else value


def _row_with_days(row: Any, days: set[str], on: date) -> Any:
    if not isinstance(row, Mapping) or not isinstance(row.get("cells"), Mapping):
        return row
    return {**row, "cells": _with_days(row["cells"], days, on)}


def _with_days(cells: Any, days: set[str], on: date) -> Any:
    if not isinstance(cells, Mapping):
        return cells
    return {name: _day(cell, on) if name in days else cell for name, cell in cells.items()}


def _day(value: Any, on: date) -> Any:
    return (on + timedelta(days=value)).isoformat() if is_whole(value) else value


def _faults(entry: ExampleEntry, exercise: Exercise, writers: set[str]) -> Iterator[tuple[str, str]]:
    """Key and message for everything about this entry that the program itself would not let anybody write."""
    if not entry.state.is_known:
        yield "state", f"{entry.state.value!r} is no state of an entry"
    if entry.who not in writers:
        yield "who", f"there is nobody called “{entry.who}”"
    for name, answers in (("answers", entry.answers), *((f"versions[{n}]", v) for n, v in enumerate(entry.versions))):
        for key in check_answers(exercise, answers):
            yield f"{name}.{key}", f"does not fit the exercise “{exercise.id}”"
    part_of = {field.id: part for part, field in exercise.fields()}
    for key in entry.answers:
        if (part_of[key].who == "together") != (entry.who == TOGETHER):
            yield f"answers.{key}", f"is not written by “{entry.who}”"
    if entry.letter and (letter_of(exercise) is None or entry.who == TOGETHER):
        yield "letter", "is for a letter of one person"
    if entry.letter == "give" and not can_be_given(exercise):
        yield "letter", "it is of a kind that is never given"
    for key in entry.share:
        if key not in part_of or part_of[key].privacy != "offer":
            yield "share", f"“{key}” is never offered for sharing"
        elif is_empty(entry.answers.get(key)):
            yield "share", f"“{key}” has no answer"
