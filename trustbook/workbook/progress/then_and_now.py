"""Then and now: what was answered on two days to the same page, question by question. Nothing is weighed.

At a person's seat their own pages, or ours where that page is both people's; at Together ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from trustbook.domain.answers import is_empty
from trustbook.domain.entries import Entry, EntryRole, EntryState, age_of
from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.fields import Field
from trustbook.exercises.in_words import in_words
from trustbook.exercises.model import Exercise
from trustbook.language import _, long_date
from trustbook.workbook.sitting.session_context import Seat, SessionContext

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder
    from trustbook.storage.books.book import Book

_NOTHING: Final = (EntryState.UNTOUCHED, EntryState.SKIPPED, EntryState.NOT_NOW)


@dataclass(frozen=True, slots=True)
class RepeatedPage:
    """A page that was filled in on several days."""

    exercise_id: str
    title: str
    first: date
    latest: date


@dataclass(frozen=True, slots=True)
class FilledDay:
    """One time that the page was filled in."""

    entry_id: str
    on: date


@dataclass(frozen=True, slots=True)
class ThenNowQuestion:
    """One question as it is asked now, else as it was then; a value is None where it was left open."""

    field: Field
    then: Any
    now: Any


@dataclass(frozen=True, slots=True)
class ThenNow:
    """Two occasions of one page. `occasions`: all there are, the oldest first. `ours`: both see them."""

    exercise: Exercise
    occasions: tuple[FilledDay, ...]
    then: FilledDay
    now: FilledDay
    questions: tuple[ThenNowQuestion, ...]
    ours: bool


class ThenAndNow:
    """Reads; changes nothing."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def pages(self, viewer: Viewer) -> tuple[RepeatedPage, ...]:
        """What can be looked at so: what was finished on two days first, then by what was written last.

        Raises NotForThisSeat.
        """
        seat = self._context.seat(viewer)
        found = []
        for exercise_id in {head.exercise_id for book in seat.books for head in book.entries.heads()}:
            book, entries = self._entries(seat, exercise_id)
            if len(entries) > 1:
                title = self._context.definitions.title(book, entries[-1])
                page = RepeatedPage(exercise_id, title, entries[0].on, entries[-1].on)
                found.append((len(_finished(entries)) > 1, age_of(entries[-1]), page))
        return tuple(page for *_order, page in sorted(found, key=lambda each: each[:2], reverse=True))

    def compare(self, viewer: Viewer, exercise_id: str, then: str = "", now: str = "") -> ThenNow:
        """These two occasions of a page; "" for the first and the latest that are finished, else of all.

        Raises UnknownName where there are not two, NotForThisSeat, BrokenDefinition.
        """
        book, entries = self._entries(self._context.seat(viewer), exercise_id)
        known = {entry.id: entry for entry in entries}
        if len(entries) < 2 or not {then, now} <= {"", *known}:
            raise UnknownName("page", exercise_id)
        finished = _finished(entries)
        usual = finished if len(finished) > 1 else entries
        first, second = known.get(then, usual[0]), known.get(now, usual[-1])
        return ThenNow(
            exercise=self._asked(book, second),
            occasions=tuple(map(_occasion, entries)),
            then=_occasion(first),
            now=_occasion(second),
            questions=self._questions(book, first, second),
            ours=entries[0].role is EntryRole.JOINT,
        )

    def on_paper(self, viewer: Viewer, exercise_id: str, then: str = "", now: str = "") -> Binder:
        """The same for paper, beside each other under their days. Raises as `compare`."""
        from trustbook.documents.sheets import Binder, BinderChapter, Sheet, SideBySide

        found = self.compare(viewer, exercise_id, then, now)
        days = (long_date(found.then.on), long_date(found.now.on))
        open_ = _("Left open")
        questions = tuple(
            (each.field.label, in_words(each.field, each.then) or open_, in_words(each.field, each.now) or open_)
            for each in found.questions
        )
        note = _("Then and now")
        me = self._context.me()
        if me is not None and not found.ours:
            note = _("Then and now, {name}").format(name=me.name)
        sheet = Sheet(
            found.exercise,
            frozenset(part.id for part in found.exercise.parts),
            note=note,
            private=not found.ours,
            beside=SideBySide(days, questions),
        )
        chapter = BinderChapter(found.exercise.title, (sheet,))
        language = self._context.content.language
        return Binder(found.exercise.title, "", (chapter,), language, title_page=False, style="filled")

    def _entries(self, seat: Seat, exercise_id: str) -> tuple[Book, list[Entry]]:
        """All occasions, the oldest first: the seat's own pages, or ours where there are not two of these."""
        if not self._is_asked_again(exercise_id):
            return seat.own, []
        own = _written(seat.own, exercise_id, seat.role)
        if len(own) > 1 or seat.viewer.is_together:
            return seat.own, own
        return seat.shelf, _written(seat.shelf, exercise_id, EntryRole.JOINT)

    def _is_asked_again(self, exercise_id: str) -> bool:
        try:
            return self._context.library.exercise(exercise_id).asks_again
        except (UnknownName, BrokenDefinition):
            return True

    def _asked(self, book: Book, entry: Entry) -> Exercise:
        try:
            return self._context.definitions.current(entry.exercise_id)[0]
        except (UnknownName, BrokenDefinition):
            return self._context.definitions.of(book, entry)

    def _questions(self, book: Book, first: Entry, second: Entry) -> tuple[ThenNowQuestion, ...]:
        (then_fields, then), (now_fields, now) = self._read(book, first), self._read(book, second)
        order = {field.id: place for place, (_part, field) in enumerate(self._asked(book, second).fields())}
        names = sorted({*then, *now}, key=lambda name: order.get(name, len(order)))
        fields = {**then_fields, **now_fields}
        return tuple(ThenNowQuestion(fields[name], then.get(name), now.get(name)) for name in names)

    def _read(self, book: Book, entry: Entry) -> tuple[dict[str, Field], Mapping[str, Any]]:
        exercise, answers = self._context.definitions.said(book, entry)
        fields = {field.id: field for part, field in exercise.fields() if part.privacy != "unsaved"}
        return fields, {name: answers[name] for name in fields if not is_empty(answers.get(name))}


def _written(book: Book, exercise_id: str, role: EntryRole) -> list[Entry]:
    """Those on which something was written."""
    return sorted(
        (
            entry
            for entry in book.entries.all(exercise_id, role)
            if entry.state not in _NOTHING and not all(is_empty(value) for value in entry.answers.values())
        ),
        key=age_of,
    )


def _finished(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.state is EntryState.FINISHED]


def _occasion(entry: Entry) -> FilledDay:
    return FilledDay(entry.id, entry.on)
