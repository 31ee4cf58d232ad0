"""Small promises: each is a page of its own, private until its writer places it with both.

How one went is noted in its writer's own book and, once it lies with both, there too, signed. What the other one
noticed lies with both. At Together they are only seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from trustbook.domain.answers import Answers
from trustbook.domain.entries import Entry, EntryRole, EventKind
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NotForThisSeat, UnknownName
from trustbook.domain.promises import MARKS, PromiseSaid, PromiseWord, by_day, standing
from trustbook.domain.values import day_of
from trustbook.workbook.pages.pages import own_entry
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.signing import happened
from trustbook.workbook.sitting.views import Changed
from trustbook.workbook.together.promise_views import PromiseLine, Promises

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

PROMISE: Final = "small-promise"
_WHAT, _TO, _BY = "what", "to", "by"
"""Ids of the exercise and its fields; they are permanent."""
_SaidOf = Mapping[str, Sequence[PromiseSaid]]


class SmallPromises:
    """What is written of a promise is written on its page; here it is listed, and said how it went."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def all(self, viewer: Viewer) -> Promises:
        """Every promise that this seat may see. Raises NotForThisSeat, DamagedBook."""
        seat = self._context.seat(viewer)
        lines = [*self._own(seat), *self._of_the_other(seat)]
        earlier = [line for line in lines if not line.standing.is_open]
        return Promises(
            open=tuple(by_day((line for line in lines if line.standing.is_open), lambda line: line.by)),
            earlier=tuple(sorted(earlier, key=lambda line: (line.by or line.on, line.on), reverse=True)),
        )

    def mark(self, viewer: Viewer, entry_id: str, word: PromiseWord) -> Changed:
        """Say how an own promise went; OPEN takes it back. Where it lies with both, both see it.

        Raises NotForThisSeat (also for a promise of the other one), UnknownName, and as a save does.
        """
        seat = self._context.own_seat(viewer)
        entry = own_entry(seat, entry_id)
        if entry.exercise_id != PROMISE or word not in (*MARKS, PromiseWord.OPEN):
            raise UnknownName("promise", entry_id)
        copies = [copy.id for copy in _copies_of(seat, entry.id)]
        if standing(_said(seat.own)[entry.id], viewer.partner_id).mark is not word:
            seat.own.events.add(happened(self._context, EventKind.PROMISE, entry.id, payload={"word": word.value}))
        said = _said(seat.shelf) if copies else {}
        for copy_id in copies:
            if standing(said.get(copy_id, ()), viewer.partner_id).mark is not word:
                event = happened(self._context, EventKind.PROMISE, copy_id, payload={"word": word.value})
                seat.shelf.events.add(event)
        return Changed(frozenset({entry.id, *copies}), frozenset({PROMISE}))

    def notice(self, viewer: Viewer, copy_id: str) -> Changed:
        """Say of a promise of the other one, which lies with both, that one noticed. Said once, it is said.

        Raises NotForThisSeat (also for an own promise), UnknownName, and as a save does.
        """
        seat = self._context.own_seat(viewer)
        copy = next((each for each in _copies(seat) if each.id == copy_id), None)
        if copy is None:
            raise UnknownName("page", copy_id)
        if copy.author == viewer.partner_id:
            raise NotForThisSeat
        if standing(_said(seat.shelf)[copy_id], copy.author).noticed_on is None:
            event = happened(self._context, EventKind.PROMISE, copy_id, payload={"word": PromiseWord.NOTICED.value})
            seat.shelf.events.add(event)
        return Changed(frozenset({copy_id}), frozenset({PROMISE}))

    # --- what there is

    def _own(self, seat: Seat) -> Iterator[PromiseLine]:
        if seat.viewer.is_together:
            return
        me = seat.viewer.partner_id
        own, shelf = _said(seat.own), _said(seat.shelf)
        for entry in seat.own.entries.all(PROMISE, EntryRole.OWN):
            if not _text(entry.answers, _WHAT):
                continue
            now = standing(own[entry.id], me)
            copies = _copies_of(seat, entry.id)
            with_both = [standing(shelf[copy.id], me).mark for copy in copies]
            yield self._line(
                entry,
                mine=True,
                shared=bool(copies),
                standing=standing([*own[entry.id], *_noticed_by_other(shelf, copies)], me),
                said_to_both=now.mark in with_both,
                may_mark=not seat.read_only,
                may_notice=False,
            )

    def _of_the_other(self, seat: Seat) -> Iterator[PromiseLine]:
        """Copies with both; at Together of either."""
        said = _said(seat.shelf)
        for copy in _copies(seat):
            if copy.author == seat.viewer.partner_id or not _text(copy.answers, _WHAT):
                continue
            now = standing(said[copy.id], copy.author)
            yield self._line(
                copy,
                mine=False,
                shared=True,
                standing=now,
                said_to_both=True,
                may_mark=False,
                may_notice=now.noticed_on is None and not seat.viewer.is_together and not seat.read_only,
            )

    def _line(self, entry: Entry, **more: Any) -> PromiseLine:
        return PromiseLine(
            entry_id=entry.id,
            partner=self._context.partner(entry.author),
            what=_text(entry.answers, _WHAT),
            to=_text(entry.answers, _TO),
            by=day_of(entry.answers.get(_BY)),
            on=entry.on,
            **more,
        )


def _copies(seat: Seat) -> tuple[Entry, ...]:
    """Those that lie with both."""
    return () if seat.solo else tuple(seat.shelf.entries.all(PROMISE, EntryRole.COPY))


def _copies_of(seat: Seat, entry_id: str) -> list[Entry]:
    """The copies of this own page that lie with both."""
    made = {note.copy_id for note in seat.own.share_notes.all(entry_id)}
    return [copy for copy in _copies(seat) if copy.id in made and copy.author == seat.viewer.partner_id]


def _said(book: Book) -> defaultdict[str, list[PromiseSaid]]:
    """What was said of promises, oldest first, by id of the page."""
    found: defaultdict[str, list[PromiseSaid]] = defaultdict(list)
    for event in book.events.all(kinds=(EventKind.PROMISE,)):
        found[event.entry_id or ""].append(PromiseSaid(PromiseWord(event.payload["word"]), event.actor, event.on))
    return found


def _noticed_by_other(shelf: Mapping[str, Sequence[PromiseSaid]], copies: Sequence[Entry]) -> list[PromiseSaid]:
    return [said for copy in copies for said in shelf.get(copy.id, ()) if said.word is PromiseWord.NOTICED]


def _text(answers: Answers, field_id: str) -> str:
    value = answers.get(field_id)
    return " ".join(value.split()) if isinstance(value, str) else ""
