"""On paper: what both shared of an exercise on one day stands side by side, once, in place of two sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from trustbook.documents.sheets import Sheet, SideBySide
from trustbook.domain.answers import Answers
from trustbook.domain.entries import Entry, EntryRole
from trustbook.domain.people import Partner
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.in_words import in_words
from trustbook.exercises.model import Exercise
from trustbook.language import _, long_date
from trustbook.workbook.session_context import SessionContext
from trustbook.workbook.side_by_side import Answered, Pair, pairs

_SIDE_BY_SIDE: Final = "normal"
"""How a page is printed that may stand so: letters and cards have paper of their own."""


@dataclass(frozen=True, slots=True)
class _Copy:
    author: Partner
    on: date
    exercise: Exercise
    answers: Answers
    sheet: Sheet


def set_beside(context: SessionContext, written: Sequence[tuple[Sheet, Entry]]) -> list[Sheet]:
    """The sheets in their order; where both shared on one day, the last of each as one sheet in the place of both."""
    copies = [
        _Copy(context.partner(entry.author), entry.on, sheet.exercise, sheet.answers or {}, sheet)
        for sheet, entry in reversed(written)
        if entry.role is EntryRole.COPY and sheet.exercise.print == _SIDE_BY_SIDE and sheet.exercise.open_together
    ]
    found = {id(pair.first.sheet): pair for pair in pairs(copies) if pair.first.on == pair.second.on}
    seconds = {id(pair.second.sheet): pair for pair in found.values()}
    sheets = []
    done: set[int] = set()
    for sheet, _entry in written:
        pair = found.get(id(sheet)) or seconds.get(id(sheet))
        if pair is None:
            sheets.append(sheet)
        elif id(pair) not in done:
            done.add(id(pair))
            sheets.append(_as_one(context, pair))
    return sheets


def _as_one(context: SessionContext, pair: Pair[_Copy]) -> Sheet:
    asked = _asked(context, pair.first.exercise)
    names = (pair.first.author.name, pair.second.author.name)
    questions = tuple((each.label, _words(each.first), _words(each.second)) for each in pair.questions(asked))
    note = _("Shared by {first} and {second} on {day}")
    words = note.format(first=names[0], second=names[1], day=long_date(pair.on))
    return replace(pair.first.sheet, by="", note=words, beside=SideBySide(names, questions))


def _asked(context: SessionContext, exercise: Exercise) -> Exercise:
    try:
        return context.library.exercise(exercise.id)
    except (UnknownName, BrokenDefinition):
        return exercise


def _words(answered: Answered | None) -> str:
    return "" if answered is None else in_words(answered.field, answered.value)
