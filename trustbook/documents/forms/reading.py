"""From what stands in the fields of a form to answers. Nothing is dropped: what cannot be read is told by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from trustbook.documents.forms.fields import DAY_PARTS, DONE, RATINGS, YES_NO
from trustbook.documents.forms.given import Given, Parts, Unread
from trustbook.documents.forms.names import HEAD_DAY, HEAD_NAME, counted, number_of, parts_of, piece_of
from trustbook.domain.answers import is_empty
from trustbook.domain.letter_text import BLOCKS, LetterText
from trustbook.exercises import fields
from trustbook.exercises.answer_check import COLUMN_SCALE
from trustbook.exercises.model import Exercise

ReadDay = Callable[[str], date | None]
"""The day that somebody meant with a text; None if it is none."""

_Cell = Callable[[Parts], Any]
"""Takes what stands under these parts of a name, and says what it means."""


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """What a form says of one exercise. `unknown` are names of values that nothing in it asks for.

    `answers` fit the definition (`answer_check`) and hold nothing that is empty. Texts are as they stood in the form,
    but that lines end with "\n" only: readers of PDF files write other ends.
    """

    answers: dict[str, Any]
    unread: tuple[Unread, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormHead:
    """Who filled in the sheets of an exercise, and when, as it stands at their heads; each once, "" for nothing."""

    name: str = ""
    on: str = ""


def head_of(exercise: Exercise, values: Mapping[str, str]) -> FormHead:
    """What stands at the head of its sheets."""
    found: dict[str, dict[str, None]] = {HEAD_NAME: {}, HEAD_DAY: {}}
    for name, text in values.items():
        parts = parts_of(name)
        if len(parts) == 2 and parts[0] == exercise.id and text.strip():
            found.get(piece_of(parts[1])[0], {})[text.strip()] = None
    return FormHead(*("; ".join(each) for each in found.values()))


def answers_of(exercise: Exercise, values: Mapping[str, str], read_day: ReadDay) -> ReadAnswers:
    """The answers to the whole exercise that these values say; names of other exercises are passed over.

    A mark that is not set has the value "" or "Off". Lines beyond those of the definition are read too: it may have had
    more. Rooms that go on after a page break are one text.
    """
    asked_for = {field.id: field for part, field in exercise.fields() if part.privacy != "unsaved"}
    found = {name: Given(name) for name in asked_for}
    unknown = []
    for name, text in values.items():
        parts = parts_of(name)
        if not text or parts[:1] != (exercise.id,):
            continue
        field_id, piece = piece_of(parts[1])
        if field_id in (HEAD_NAME, HEAD_DAY):
            continue
        if field_id in found:
            found[field_id].put(parts[2:], piece, name, text.replace("\r\n", "\n").replace("\r", "\n"))
        else:
            unknown.append(name)
    answers = {name: _ValueReader(given, read_day).value(asked_for[name]) for name, given in found.items()}
    return ReadAnswers(
        {name: value for name, value in answers.items() if not is_empty(value)},
        tuple(each for given in found.values() for each in given.unread),
        (*unknown, *(name for given in found.values() for name in given.left())),
    )


@dataclass(frozen=True, slots=True)
class _ValueReader:
    """Reads the value of one field."""

    given: Given
    read_day: ReadDay

    def value(self, field: fields.Field) -> Any:
        """The value as it is stored; an empty one where nothing was said."""
        match field:
            case fields.LongField() | fields.ShortField():
                return self.given.take()
            case fields.LetterField():
                return LetterText(**{block: self.given.take(block) for block in BLOCKS}).value
            case fields.ListField():
                return self._list()
            case fields.ScaleField():
                return self._one_of(_numbers(field))(())
            case fields.ChoiceField():
                return self._one_of(_ids(field.options))(())
            case fields.YesNoField():
                return self._one_of(YES_NO)(())
            case fields.MultiField():
                return self._options(field.options)
            case fields.FeelingsField():
                return self._options([option for group in field.groups for option in group.options])
            case _:
                return self._larger(field)

    def _larger(
        self,
        field: fields.DateField
        | fields.TimerField
        | fields.SignoffField
        | fields.TableField
        | fields.PairsField
        | fields.ChecklistField,
    ) -> Any:
        match field:
            case fields.DateField():
                return self._date()
            case fields.TimerField():
                return self._turns(field.turns)
            case fields.SignoffField():
                return list(self._signatures())
            case fields.TableField() | fields.PairsField() | fields.ChecklistField():
                return list(self._rows(field))
            case _:
                assert_never(field)

    # --- one value

    def _text(self, parts: Parts) -> str:
        return self.given.take(*parts)

    def _ticked(self, parts: Parts) -> bool | None:
        """True or nothing: whatever a program calls a mark that is set, it is set."""
        return self.given.take_mark(parts, lambda _mark: True)

    def _one_of(self, meanings: Mapping[str, Any]) -> _Cell:
        return lambda parts: self.given.take_mark(parts, meanings.get)

    def _day(self, parts: Parts) -> str | None:
        return self.given.take_as(parts, self._as_day)

    def _as_day(self, text: str) -> str | None:
        day = self.read_day(text)
        return None if day is None else day.isoformat()

    def _date(self) -> str | None:
        """Day, month and year. A month may be a name; a day without a year is what `read_day` makes of it."""
        said = [self.given.text(part).strip() for part in DAY_PARTS]
        day = _day_in_numbers(said) or self._as_day(" ".join(filter(None, said)))
        for part in DAY_PARTS:
            self.given.take_as((part,), lambda _text: day)
        return day

    def _turns(self, turns: int) -> bool | None:
        """Whether all turns were taken; if only some were, these are told as unread."""
        every = [counted(turn) for turn in range(1, turns + 1)]
        done = all(self.given.mark(turn) for turn in every)
        for turn in every:
            self.given.take_mark((turn,), lambda _mark: True if done else None)
        return True if done else None

    # --- several

    def _list(self) -> list[str]:
        lines = self.given.lines()
        last = number_of(lines[-1]) if lines else None
        return [self.given.take(counted(number)) for number in range(1, (last or 0) + 1)]

    def _options(self, options: Iterable[fields.Option]) -> list[str]:
        return [option.id for option in options if self._ticked((option.id,))]

    def _signatures(self) -> Iterator[dict[str, str]]:
        """Names with a day; one without the other is told as unread."""
        for line in self.given.lines():
            if not self.given.text(line, "name"):
                self.given.refuse(line, "on")
            elif (day := self._day((line, "on"))) is not None:
                yield {"name": self.given.take(line, "name"), "on": day}
            else:
                self.given.refuse(line, "name")

    def _rows(self, field: fields.TableField | fields.PairsField | fields.ChecklistField) -> Iterator[dict[str, Any]]:
        """The lines in which something stands: the fixed ones, then those of one's own."""
        own: tuple[str, ...] = ()
        match field:
            case fields.TableField():
                cells = {column.id: self._cell(column) for column in field.columns}
                fixed, own = field.rows, () if field.rows else tuple(self.given.lines())
            case fields.PairsField():
                cells = dict.fromkeys(RATINGS, self._one_of(_numbers(field)))
                fixed = field.rows
            case fields.ChecklistField():
                cells = {DONE: self._ticked, "on": self._day, "text": self._text}
                fixed, own = field.items, tuple(self.given.lines()) if field.own else ()
            case _:
                assert_never(field)
        for row in (*(each.id for each in fixed), *own):
            found = {name: take((row, name)) for name, take in cells.items()}
            kept = {name: value for name, value in found.items() if not is_empty(value)}
            if kept:
                yield {"row": "" if row in own else row, "cells": kept}

    def _cell(self, column: fields.TableColumn) -> _Cell:
        match column.kind:
            case "short":
                return self._text
            case "date":
                return self._day
            case "scale":
                return self._one_of({str(number): number for number in COLUMN_SCALE})
            case "yes-no":
                return self._one_of(YES_NO)
            case "choice":
                return self._one_of(_ids(column.options))


def _numbers(field: fields.ScaleField | fields.PairsField) -> dict[str, int]:
    return {str(number): number for number in range(field.minimum, field.maximum + 1)}


def _ids(options: Iterable[fields.Option]) -> dict[str, str]:
    return {option.id: option.id for option in options}


def _day_in_numbers(said: list[str]) -> str | None:
    """A day of which all three parts are numbers; a year of two digits is in this century."""
    if not all(part.isascii() and part.isdecimal() and len(part) <= 4 for part in said):
        return None
    day, month, year = map(int, said)
    try:
        return date(year + 2000 if len(said[2]) <= 2 else year, month, day).isoformat()
    except ValueError:
        return None
