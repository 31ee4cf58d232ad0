"""How the entries of one page are told apart: by day, by time where two share a day, and by how they begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from trustbook.domain.answers import Answers, texts
from trustbook.domain.entries import Entry
from trustbook.domain.times import Moment
from trustbook.exercises.model import Exercise
from trustbook.exercises.said import only_said
from trustbook.language import _, day_words, short_time
from trustbook.workbook.sitting.session_context import Seat
from trustbook.workbook.sitting.views import EntryLine

if TYPE_CHECKING:
    from trustbook.storage.books.records import EntryHead

_IN_WORDS: Final = ("long", "short", "letter", "list")
_LONGEST: Final = 40


def first_words(exercise: Exercise, answers: Answers) -> str:
    """How an entry begins: the first answer in words, at most some 40 characters of it. "" where there is none."""
    said = only_said(exercise, answers)
    for part, field in exercise.fields():
        if part.privacy != "unsaved" and field.__struct_config__.tag in _IN_WORDS:
            words = " ".join(" ".join(texts(said.get(field.id))).lstrip()[: 4 * _LONGEST].split())
            if words:
                return _shortened(words)
    return ""


def entry_day(on: date, at: Moment | None, today: date) -> str:
    """The day of an entry in words, with the time where that is needed to tell it from another one."""
    day = day_words(on, today)
    return _("{day}, {time}").format(day=day, time=short_time(at.local())) if at is not None else day


@dataclass(frozen=True, slots=True)
class EntryDetails:
    """What tells the seat's own entries apart, by id."""

    first_words: Mapping[str, str]
    at: Mapping[str, Moment]
    """When they were written on their day, of those that share it with another one, where that is known."""

    def line(self, head: EntryHead, shared: bool) -> EntryLine:
        """Its line in a list; of an entry that is not the seat's own, without how it begins."""
        words = self.first_words.get(head.id, "")
        return EntryLine(head.id, head.on, head.state, self.at.get(head.id), words, shared)


def told_apart(seat: Seat, exercise: Exercise, own: Sequence[EntryHead]) -> EntryDetails:
    """Reads the seat's own entries of one exercise, where there are several."""
    if not own:
        return EntryDetails({}, {})
    written = seat.own.entries.all(own[0].exercise_id, seat.role)
    days = Counter(entry.on for entry in written)
    times = {entry.id: _written_that_day(seat, entry) for entry in written if days[entry.on] > 1}
    return EntryDetails(
        {entry.id: first_words(exercise, entry.answers) for entry in written},
        {entry_id: moment for entry_id, moment in times.items() if moment is not None},
    )


def _written_that_day(seat: Seat, entry: Entry) -> Moment | None:
    if entry.saved.local().date() == entry.on:
        return entry.saved
    versions = (version.made for version in seat.own.revisions.of_entry(entry.id))
    return next((made for made in versions if made.local().date() == entry.on), None)


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    cut = words[:_LONGEST].rsplit(" ", 1)[0]
    return f"{cut.rstrip(' ,;:')} …"
