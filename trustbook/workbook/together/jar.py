"""The jar of good things: noting one, the day on which it is opened, and opening it together.

Each slip is a page of its own, in the private book of whoever wrote it. That it is for the jar stands there too: until
the jar is opened nothing of it, not even that it is there, lies in the shared book. Only the day lies there. It is
opened at Together as answers are (`opening_together`): each shows by their passphrase that it is them and says which
slips go in; then all of them lie with both, in one step.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from trustbook.domain.entries import Entry, EntryRole, EntryState, Event, EventKind
from trustbook.domain.jar import JarState, JarStep, SlipNote, jar_state
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NoPartnerYet, NotForThisSeat
from trustbook.domain.values import day_of
from trustbook.workbook.pages.pages import Pages
from trustbook.workbook.shared.held_ready import Held, HeldReady, noted_copies
from trustbook.workbook.shared.turns import InTurns
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.signing import happened, shown_by
from trustbook.workbook.sitting.views import Changed, Draft, Saved
from trustbook.workbook.together.jar_views import JarTurn, JarView, OpenedSlip, OwnSlip

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book
    from trustbook.storage.keys.keys import Unlocked

GOOD_THING: Final = "good-thing"
_WHAT, _WHEN, _WHERE, _IN_JAR = "what", "happened-on", "where", "jar"
"""Ids of the exercise, its fields and an option; they are permanent."""


@dataclass(frozen=True, slots=True)
class _OwnSlips:
    """Of the person whose turn it is. Gone with the next step."""

    unlocked: Unlocked
    slips: tuple[OwnSlip, ...]


class Jar(InTurns[_OwnSlips]):
    """One for the workbook. Noting is for a person's seat; opening for Together."""

    def __init__(self, context: SessionContext, pages: Pages, held: HeldReady) -> None:
        super().__init__(context)
        self._pages = pages
        self._held = held

    def view(self, viewer: Viewer) -> JarView:
        """The jar, as this seat may see it. Raises NotForThisSeat, DamagedBook."""
        seat = self._context.seat(viewer)
        state = self._state(seat)
        own = () if viewer.is_together else tuple(_slips(seat.own, seat.shelf))
        return JarView(
            state=state,
            may_open=viewer.is_together and not seat.read_only and state.may_open(self._context.clock.today()),
            own=tuple(sorted(own, key=lambda slip: slip.on, reverse=True)),
            opened=() if seat.solo else tuple(sorted(self._opened(seat), key=lambda slip: slip.on)),
        )

    def note(self, viewer: Viewer, what: str, *, for_both: bool = False) -> Saved:
        """Note a good thing of today, in the own book; `for_both`: for the jar. Nothing where nothing is written.

        Raises NotForThisSeat, NoPartnerYet, and as a save does.
        """
        seat = self._context.own_seat(viewer)
        if for_both and seat.solo:
            raise NoPartnerYet
        page = self._pages.new_page(viewer, GOOD_THING)
        words, today = what.strip(), self._context.clock.today().isoformat()
        if not words:
            return self._pages.leave(viewer, None, page.entry_id)
        answers = {_WHAT: words, _WHEN: today} | ({_WHERE: _IN_JAR} if for_both else {})
        saved = self._pages.set_state(viewer, Draft(page.entry_id, GOOD_THING, answers), EntryState.FINISHED)
        self._pages.leave(viewer, None, page.entry_id)
        return saved

    def choose_day(self, viewer: Viewer, on: date | None) -> Changed:
        """Choose the day on which the jar is opened; None: it has none. Either may, and either may change it.

        Raises NotForThisSeat, NoPartnerYet, and as a save does.
        """
        seat = self._context.writing_seat(viewer)
        if seat.solo:
            raise NoPartnerYet
        if self._state(seat).opening_day != on:
            seat.shelf.events.add(self._noted(JarStep.DAY, on))
        return Changed(exercises=frozenset({GOOD_THING}))

    # --- opening it

    def unlock(self, viewer: Viewer, partner_id: str, passphrase: str) -> JarTurn:
        """The turn of this person: which of their slips are for the jar. There may be none, and that is fine.

        Raises NotForThisSeat (also before its day), WrongPassphrase (also for the passphrase of the other one),
        UnusablePassphrase, ReadOnlyWorkbook, and as opening a book does.
        """
        from trustbook.storage.open_books import opened_for_a_moment

        context = self._context
        self._open_seat(viewer)
        self._turn = None
        unlocked = shown_by(context, partner_id, passphrase)
        context.proven.add(partner_id)
        with opened_for_a_moment(context.books, unlocked) as book:
            slips = tuple(slip for slip in _slips(book, context.books.shared) if slip.for_both)
        self._turn = _OwnSlips(unlocked, slips)
        return JarTurn(context.partner(partner_id), slips)

    def ready(self, viewer: Viewer, entry_ids: Collection[str]) -> bool:
        """Hold these slips ready to be opened; true when both are ready. Raises NotForThisSeat, and as a save does."""
        from trustbook.storage.open_books import opened_for_a_moment

        self._open_seat(viewer)
        turn = self._turn
        if turn is None or not set(entry_ids) <= {slip.entry_id for slip in turn.slips}:
            raise NotForThisSeat
        held: list[Held] = []
        if entry_ids:
            with opened_for_a_moment(self._context.books, turn.unlocked) as book:
                entries = [entry for entry in map(book.entries.get, entry_ids) if entry is not None]
                chosen = [(entry, _placed_answers(entry)) for entry in entries]
                held = self._held.made(book, turn.unlocked, chosen)
        return self._hold(turn.unlocked.keyring.partner_id, held)

    def open(self, viewer: Viewer) -> Changed:
        """Place with both what both hold ready, all or nothing: the jar is opened. Raises as a save does."""
        seat = self._open_seat(viewer)
        if not self._both_ready:
            raise NotForThisSeat
        held = self._all_ready
        self._held.place(seat.shelf, held, self._noted(JarStep.OPENED))
        self.forget()
        return Changed(frozenset(each.copy.id for each in held), frozenset({GOOD_THING}))

    # --- what there is

    def _open_seat(self, viewer: Viewer) -> Seat:
        seat = self._context.writing_seat(viewer)
        if not viewer.is_together or not self._state(seat).may_open(self._context.clock.today()):
            raise NotForThisSeat
        return seat

    def _state(self, seat: Seat) -> JarState:
        if seat.solo:
            return JarState()
        return jar_state(_noted(event) for event in seat.shelf.events.all(kinds=(EventKind.JAR,)))

    def _noted(self, step: JarStep, on: date | None = None) -> Event:
        payload = {"step": step.value} | ({"next": on.isoformat()} if on is not None else {})
        return happened(self._context, EventKind.JAR, payload=payload)

    def _opened(self, seat: Seat) -> Iterator[OpenedSlip]:
        for copy in seat.shelf.entries.all(GOOD_THING, EntryRole.COPY):
            if what := _text(copy):
                yield OpenedSlip(copy.id, self._context.partner(copy.author), _day(copy), what)


def _slips(own: Book, shelf: Book) -> Iterator[OwnSlip]:
    """The good things of this book that do not lie with both yet, oldest first."""
    placed = {copy.id for copy in shelf.entries.heads(GOOD_THING, EntryRole.COPY)}
    given = {note.entry_id for note in own.share_notes.all()}
    given |= {entry_id for copy_id, entry_id in noted_copies(own).items() if copy_id in placed}
    for entry in own.entries.all(GOOD_THING, EntryRole.OWN):
        what = _text(entry)
        if what and entry.id not in given:
            yield OwnSlip(entry.id, _day(entry), what, entry.answers.get(_WHERE) == _IN_JAR)


def _placed_answers(entry: Entry) -> dict[str, object]:
    """What of a slip lies with both once the jar is opened: its words and its day."""
    return {name: entry.answers[name] for name in (_WHAT, _WHEN) if entry.answers.get(name)}


def _text(entry: Entry) -> str:
    value = entry.answers.get(_WHAT)
    return value.strip() if isinstance(value, str) else ""


def _day(entry: Entry) -> date:
    return day_of(entry.answers.get(_WHEN)) or entry.on


def _noted(event: Event) -> SlipNote:
    return SlipNote(JarStep(event.payload["step"]), event.on, day_of(event.payload.get("next")))
