"""Opening together: what both answered apart is placed with both in one step, once both are ready.

At Together, one after the other: each shows by their passphrase that it is them, looks at their own answers, and says
ready or not today. Their book is open only while it is read, and for the moment in which ready is said. Until both are
ready nothing of it lies in the shared book, not even that somebody is: what one person placed ready is held, signed,
in the memory of this sitting, and “not today” lets it go without a trace.

Both copies go to the shared book in one transaction, so that both lie there or none. Each private book notes before
which copy was made of which page; a note whose copy does not lie there is dropped at the next sign-in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import msgspec

from trustbook.domain.entries import Entry, EntryRole, EntryState, Event, EventKind, RevisionReason
from trustbook.domain.people import Partner, Viewer
from trustbook.domain.problems import NotForThisSeat, NothingToShare, WrongPassphrase
from trustbook.exercises.model import Exercise
from trustbook.workbook import entry_matching as occasions
from trustbook.workbook import parts
from trustbook.workbook.definitions import sound
from trustbook.workbook.erasing import HIDDEN
from trustbook.workbook.freezing import Freezer
from trustbook.workbook.presence import who_shows
from trustbook.workbook.session_context import SessionContext
from trustbook.workbook.views import Changed, SharePreview
from trustbook.workbook.working_copies import WorkingCopies

if TYPE_CHECKING:
    from trustbook.storage.book import Book
    from trustbook.storage.keys import Unlocked

NOTE: Final = f"{HIDDEN}opened-together"
"""In a private book: id of a copy that may have been placed → id of the page that it was made of."""


@dataclass(frozen=True, slots=True)
class OwnTurn:
    """What one person may place: seen by them alone, in their turn."""

    partner: Partner
    exercise: Exercise
    field_ids: tuple[str, ...]
    """The answered fields that may be offered, in order."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Of the person whose turn it is. Gone with the next step."""

    unlocked: Unlocked
    entry: Entry
    exercise: Exercise
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Placing:
    """What lies ready of one person: exactly what will be in the shared book, signed; no key."""

    copy: Entry
    event: Event
    definition: str | None
    """The body of the definition that it was written with."""


class OpenTogether:
    """One at a time, for one exercise. Works at Together only: all else raises NotForThisSeat."""

    def __init__(self, context: SessionContext, freezer: Freezer, copies: WorkingCopies) -> None:
        self._context = context
        self._copies = copies
        self._freezer = freezer
        self._turn: _Turn | None = None
        self._exercise_id = ""
        self._ready: dict[str, _Placing] = {}

    def can_begin(self, viewer: Viewer, exercise_id: str) -> bool:
        """Whether this exercise is one for opening together. It says nothing of what anybody wrote.

        Raises UnknownName, BrokenDefinition.
        """
        self._context.seat(viewer)
        exercise = self._context.definitions.current(exercise_id)[0]
        return self._context.is_couple() and parts.opens_together(exercise)

    def unlock(self, viewer: Viewer, exercise_id: str, partner_id: str, passphrase: str) -> OwnTurn:
        """The turn of this person: what of their newest page may be placed.

        Raises NothingToShare, WrongPassphrase (also for the passphrase of the other one), UnusablePassphrase,
        ReadOnlyWorkbook, and as opening a book does.
        """
        from trustbook.storage.open_books import opened_for_a_moment

        context = self._context
        context.writing_seat(viewer)
        if not viewer.is_together or not self.can_begin(viewer, exercise_id):
            raise NotForThisSeat
        if exercise_id != self._exercise_id:
            self.not_today(viewer)
        self._turn, self._exercise_id = None, exercise_id
        unlocked = context.books.held.unlock(context.books.folder, passphrase)
        if who_shows(context, unlocked).id != partner_id:
            raise WrongPassphrase
        context.proven.add(partner_id)
        with opened_for_a_moment(context.books, unlocked) as book:
            entry = _newest_page(book, exercise_id)
            exercise = None if entry is None else context.definitions.of(book, entry)
        if entry is None or exercise is None:
            raise NothingToShare
        offered = parts.offered_fields(exercise)
        answers = parts.answered(entry.answers, offered)
        if not answers:
            raise NothingToShare
        fields = tuple(field for field in offered if field in answers)
        self._turn = _Turn(unlocked, entry, exercise, fields)
        return OwnTurn(context.partner(partner_id), parts.only(exercise, fields), fields)

    def preview(self, viewer: Viewer, field_ids: Collection[str]) -> SharePreview:
        """Exactly what `ready` would hold ready, for whose turn it is. Raises NothingToShare."""
        turn = self._turn_of(viewer)
        answers = _chosen(turn, field_ids)
        return SharePreview(parts.only(turn.exercise, answers.keys()), answers, self._context.clock.today())

    def ready(self, viewer: Viewer, field_ids: Collection[str]) -> bool:
        """Hold these answers ready to be placed; true when both are ready. The other one's book is not needed for it.

        A version of the page is frozen in its own book. Raises NothingToShare, and as a save does.
        """
        from trustbook.storage.open_books import opened_for_a_moment

        turn = self._turn_of(viewer)
        answers = _chosen(turn, field_ids)
        with opened_for_a_moment(self._context.books, turn.unlocked) as book:
            copy = self._copy(turn, answers)
            body = book.definitions.get(copy.definition)
            if body is not None and sound(body, copy.definition) is None:
                body = None
            placing = _signed(turn.unlocked, copy, self._context.ids(), body)
            with book.database.transaction():
                entry = book.entries.get(turn.entry.id)
                if entry is not None:
                    self._freezer.freeze(book, entry, RevisionReason.BEFORE_SHARE)
                _note(book, {**_noted(book), copy.id: turn.entry.id})
        self._turn = None
        self._ready[turn.unlocked.keyring.partner_id] = placing
        return self._both_ready()

    def put_away(self, viewer: Viewer) -> None:
        """The person whose turn it is looks no longer, without having said anything. What is ready stays so."""
        self._context.seat(viewer)
        self._turn = None

    def not_today(self, viewer: Viewer) -> None:
        """Let go of everything that was held ready. Nobody is told, and nothing is written."""
        self._context.seat(viewer)
        self.forget()

    def forget(self) -> None:
        """As `not_today`, whoever sits here."""
        self._turn, self._exercise_id = None, ""
        self._ready.clear()

    def place(self, viewer: Viewer) -> Changed:
        """Place what both hold ready, both or none. When it failed it can be done again. Raises as a save does."""
        context = self._context
        shelf = context.writing_seat(viewer).shelf
        if not viewer.is_together or not self._both_ready():
            raise NotForThisSeat
        with shelf.database.transaction():
            for each in self._ready.values():
                if shelf.entries.get(each.copy.id) is not None:
                    continue  # it lies there already: only the end of it had failed
                if each.definition is not None:
                    shelf.definitions.remember(each.copy.definition, each.copy.exercise_id, each.definition)
                self._copies.place_signed(shelf, each.copy)
                shelf.events.add(each.event)
        placed = frozenset(each.copy.id for each in self._ready.values())
        changed = Changed(placed, frozenset({self._exercise_id}))
        self.forget()
        return changed

    def settle(self) -> None:
        """At a person's seat: note which page a copy was made of, or drop that note where it was not placed."""
        from trustbook.storage.records import ShareNote

        context = self._context
        if context.viewer.is_together:
            return
        seat = context.seat(context.viewer)
        noted = _noted(seat.own)
        if seat.read_only or not noted:
            return
        with seat.own.database.transaction():
            for copy_id, entry_id in noted.items():
                copy = seat.shelf.entries.get(copy_id)
                if copy is not None:
                    fields = tuple(copy.answers)
                    note = ShareNote(copy_id, entry_id, fields, "placed", copy.saved, copy.answers)
                    seat.own.share_notes.put(note)
            _note(seat.own, {})

    def _both_ready(self) -> bool:
        return {partner.id for partner in self._context.partners()} == self._ready.keys()

    def _turn_of(self, viewer: Viewer) -> _Turn:
        self._context.writing_seat(viewer)
        if not viewer.is_together or self._turn is None:
            raise NotForThisSeat
        return self._turn

    def _copy(self, turn: _Turn, answers: Mapping[str, object]) -> Entry:
        return Entry(
            id=self._context.ids(),
            exercise_id=turn.entry.exercise_id,
            definition=turn.entry.definition,
            role=EntryRole.COPY,
            author=turn.unlocked.keyring.partner_id,
            state=EntryState.FINISHED,
            on=self._context.clock.today(),
            answers=answers,
            saved=self._context.clock.now(),
        )


def _signed(unlocked: Unlocked, copy: Entry, event_id: str, definition: str | None) -> _Placing:
    from trustbook.storage.signing import copy_content, event_content, sign

    key = unlocked.keyring.signing_key
    event = Event(event_id, EventKind.SHARED, copy.on, copy.id, copy.author)
    return _Placing(
        replace(copy, signature=sign(key, copy_content(copy))),
        replace(event, signature=sign(key, event_content(event))),
        definition,
    )


def _newest_page(book: Book, exercise_id: str) -> Entry | None:
    head = occasions.newest(book.entries.heads(exercise_id, EntryRole.OWN))
    return None if head is None else book.entries.get(head.id)


def _chosen(turn: _Turn, field_ids: Collection[str]) -> dict[str, object]:
    if not set(field_ids) <= set(turn.fields):
        raise NotForThisSeat
    answers = parts.answered(turn.entry.answers, field_ids)
    if not answers:
        raise NothingToShare
    return {field: answers[field] for field in turn.fields if field in answers}


def _noted(book: Book) -> dict[str, str]:
    try:
        return msgspec.json.decode(book.settings.get(NOTE) or "{}", type=dict[str, str])
    except (msgspec.DecodeError, RecursionError):
        return {}


def _note(book: Book, noted: Mapping[str, str]) -> None:
    book.settings.put(NOTE, msgspec.json.encode(dict(noted)).decode() if noted else "")
