"""The line through time, for whoever looks: everything that this seat may see, on the day on which it happened.

It is derived each time from what is stored; no text of it lies anywhere else. What only its writer can see stands there
by kind and title; its words come along apart, for the one line that somebody stands on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from trustbook.domain.answers import texts
from trustbook.domain.entries import Entry, EntryRole
from trustbook.domain.people import Partner, Viewer
from trustbook.domain.timeline import Kind, LineItem, LineRange, LineTarget, each_once
from trustbook.domain.values import day_of
from trustbook.exercises.timeline_block import TimelineBlock
from trustbook.workbook.agreed.agreement_form import AGREEMENT
from trustbook.workbook.progress.timeline_agreements import agreement_items
from trustbook.workbook.progress.timeline_marks import LineMarks, days_of, fields_of, is_there
from trustbook.workbook.sitting.definitions import title_of_id
from trustbook.workbook.sitting.sealed import sealed_copies
from trustbook.workbook.sitting.session_context import Seat, SessionContext

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book
    from trustbook.storage.books.records import EntryHead

_LETTER: Final = "letter"
_LONGEST_WORDS: Final = 240
"""Of one item, in characters: a line holds less."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """All items of a range, in no order that matters, and who they can be of."""

    items: tuple[LineItem, ...]
    people: tuple[Partner, ...]
    today: date
    is_empty: bool = False
    """There is nothing on the whole line, whatever the range."""


class Timeline:
    """Reads the books of the seat, and changes nothing."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def line(self, viewer: Viewer, within: LineRange) -> TimelineView:
        """What happened in this range. Raises NotForThisSeat."""
        items = self.items(viewer, within)
        people = self._context.partners()
        empty = not items and (within == LineRange() or not self.items(viewer, LineRange()))
        return TimelineView(items, people, self._context.clock.today(), is_empty=empty)

    def items(self, viewer: Viewer, within: LineRange, kinds: Collection[Kind] = tuple(Kind)) -> tuple[LineItem, ...]:
        """What of these kinds happened in this range; nothing else is read. Raises NotForThisSeat."""
        reader = _LineReader(self._context, self._context.seat(viewer), within, frozenset(kinds))
        return each_once(item for item in reader.items() if item.kind in kinds)


class _LineReader:
    """One look at the line."""

    def __init__(self, context: SessionContext, seat: Seat, within: LineRange, kinds: frozenset[Kind]) -> None:
        self._context = context
        self._kinds = kinds
        self._seat = seat
        self._within = within
        self._marks = LineMarks(context.library)
        self._hidden: set[str] = set()
        """Ids of own pages that stand on the line by what was placed of them."""
        self._placed: dict[str, date] = {}
        """Ids of own pages that were placed, and when: of one day it is one thing."""

    def items(self) -> Iterator[LineItem]:
        """Everything of the range."""
        copies = [item for item in self._copies() if self._within.holds(item.on)]
        yield from copies
        for book in self._seat.books:
            if self._seat.solo and book is not self._seat.own:
                continue
            yield from (item for item in self._written(book) if self._within.holds(item.on))
        if not self._seat.solo and Kind.AGREEMENT in self._kinds:
            yield from agreement_items(self._context, self._seat, self._within)

    def _wanted(self, exercise_ids: Iterable[str]) -> list[str]:
        """Those of which an entry can be of a kind that is asked for."""
        return sorted(name for name in exercise_ids if not self._kinds.isdisjoint(self._kinds_of(name)))

    def _kinds_of(self, exercise_id: str) -> Iterator[Kind]:
        for mark in self._marks.of(exercise_id):
            yield Kind(mark.kind)
            if mark.kind == "page":
                yield from (Kind.PLACED, Kind.LETTER)

    # --- pages

    def _written(self, book: Book) -> Iterator[LineItem]:
        plain: list[str] = []
        looked = book.entries.glances
        since, until = self._within.since, self._within.until
        for exercise_id in self._wanted(looked.exercise_ids() - {AGREEMENT}):
            marks = self._marks.of(exercise_id)
            fields = fields_of(marks)
            if not fields:
                plain.append(exercise_id)
                continue
            for glance in looked.of(exercise_id, fields, since, until, days_of(marks)):
                yield from self._of_page(glance.head, marks, glance.values)
        for head in looked.heads(plain, since, until):
            yield from self._of_page(head, self._marks.of(head.exercise_id), {})

    def _of_page(
        self, head: EntryHead, marks: tuple[TimelineBlock, ...], values: Mapping[str, Any]
    ) -> Iterator[LineItem]:
        if head.id in self._hidden or self._placed.get(head.id) == head.on or not is_there(marks[0], head.state):
            return
        closed = head.role is EntryRole.OWN
        for n, mark in enumerate(marks):
            on = day_of(values.get(mark.day)) if mark.day is not None else None
            if on is None and n:
                continue
            words, apart = _words(mark, values), closed and not mark.own_words
            yield LineItem(
                kind=Kind(mark.kind),
                on=on or head.on,
                title=self._title(head.exercise_id, mark.day if n else None),
                words="" if apart else words,
                own=words if apart else "",
                person=head.author,
                target=LineTarget(head.exercise_id, head.id),
                follows=head.role is EntryRole.JOINT and on is None and mark.day in self._days_of_one(head.exercise_id),
                closed=closed,
                order=(head.lamport, f"{head.id} {n}"),
            )

    def _days_of_one(self, exercise_id: str) -> set[str]:
        """Ids of the questions of a page that each answers alone: on the page of both they have no answer."""
        exercise = self._marks.exercise(exercise_id)
        fields = exercise.fields() if exercise is not None else ()
        return {field.id for part, field in fields if part.privacy != "joint"}

    # --- copies

    def _copies(self) -> Iterator[LineItem]:
        seat = self._seat
        if seat.solo:
            return
        there = self._wanted(seat.shelf.entries.glances.exercise_ids(EntryRole.COPY))
        if not there:
            return
        dated = [name for name in there if days_of(self._marks.of(name))]
        sealed = sealed_copies(seat)
        pages = {} if seat.viewer.is_together else seat.own.entries.glances.pages_of_copies()
        for copy in reversed(seat.shelf.entries.copies(there, self._within.since, self._within.until, dated)):
            mark = self._marks.of(copy.exercise_id)[0]
            letter = self._is_letter(copy.exercise_id)
            page = pages.get(copy.id, "")
            if mark.kind == "page" and not letter:
                self._placed[page] = copy.on
            elif page and page in self._hidden:
                continue  # it was placed more than once: the last one stands there
            else:
                self._hidden.add(page)
            yield self._of_letter(copy, sealed=copy.id in sealed) if letter else self._of_copy(copy, mark)

    def _of_copy(self, copy: Entry, mark: TimelineBlock) -> LineItem:
        on = day_of(copy.answers.get(mark.day)) if mark.day is not None else None
        words = _words(mark, copy.answers)
        title, target = self._title(copy.exercise_id), LineTarget(copy.exercise_id, copy.id)
        kind = Kind.PLACED if mark.kind == "page" else Kind(mark.kind)
        return LineItem(kind, on or copy.on, title, words, copy.author, target, order=(copy.lamport, copy.id))

    def _of_letter(self, copy: Entry, *, sealed: bool) -> LineItem:
        exercise = self._marks.exercise(copy.exercise_id)
        name = exercise.letter.name if exercise is not None and exercise.letter is not None else ""
        target = LineTarget(_LETTER, copy.id)
        return LineItem(
            Kind.LETTER, copy.on, "" if sealed else name, "", copy.author, target, order=(copy.lamport, copy.id)
        )

    def _is_letter(self, exercise_id: str) -> bool:
        exercise = self._marks.exercise(exercise_id)
        return exercise is not None and exercise.lifecycle == _LETTER

    def _title(self, exercise_id: str, day: str | None = None) -> str:
        """The title of a page; of a further thing that it puts on the line the question that names the day."""
        exercise = self._marks.exercise(exercise_id)
        if exercise is None:
            return title_of_id(exercise_id)
        return next((field.label for _part, field in exercise.fields() if field.id == day), exercise.title)


def _words(mark: TimelineBlock, values: Mapping[str, Any]) -> str:
    pieces = [_joined(values.get(name)) for name in (mark.words, mark.more) if name is not None]
    return _one_line(" ".join(piece for piece in pieces if piece))


def _joined(value: Any) -> str:
    return " · ".join(text.strip() for text in texts(value) if _said(text))


def _said(text: str) -> bool:
    return bool(text.strip())


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_WORDS else line[: _LONGEST_WORDS - 1].rstrip() + "…"
