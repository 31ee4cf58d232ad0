"""Opening together: what both answered apart is placed with both in one step, once both are ready.

At Together, one after the other: each shows by their passphrase that it is them, looks at their own answers, and says
ready or not today. Their book is open only while it is read, and for the moment in which ready is said. Until both are
ready nothing of it lies in the shared book, not even that somebody is: what one person placed ready is held, signed,
in the memory of this sitting, and “not today” lets it go without a trace.

Both copies go to the shared book in one transaction, so that both lie there or none. Each private book notes before
which copy was made of which page; a note whose copy does not lie there is dropped at the next sign-in.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trustbook.domain.answers import Answers
from trustbook.domain.entries import Entry, EntryRole
from trustbook.domain.people import Partner, Viewer
from trustbook.domain.problems import NotForThisSeat, NothingToShare, WrongPassphrase
from trustbook.exercises.model import Exercise
from trustbook.workbook.shared.held_ready import HeldReady
from trustbook.workbook.shared.turns import InTurns
from trustbook.workbook.sitting import entry_matching, parts
from trustbook.workbook.sitting.presence import who_shows
from trustbook.workbook.sitting.session_context import SessionContext
from trustbook.workbook.sitting.views import Changed, SharePreview

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book
    from trustbook.storage.keys.keys import Unlocked


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
    said: Answers


class OpenTogether(InTurns[_Turn]):
    """One at a time, for one exercise. Works at Together only: all else raises NotForThisSeat."""

    def __init__(self, context: SessionContext, held: HeldReady) -> None:
        super().__init__(context)
        self._held = held
        self._exercise_id = ""

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
            read = None if entry is None else context.definitions.said(book, entry)
        if entry is None or read is None:
            raise NothingToShare
        exercise, said = read
        fields = tuple(field for field in parts.offered_fields(exercise) if field in said)
        if not fields:
            raise NothingToShare
        self._turn = _Turn(unlocked, entry, exercise, fields, said)
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
            held = self._held.made(book, turn.unlocked, [(turn.entry, answers)])
        return self._hold(turn.unlocked.keyring.partner_id, held)

    def forget(self) -> None:
        """As `not_today`, whoever sits here."""
        super().forget()
        self._exercise_id = ""

    def place(self, viewer: Viewer) -> Changed:
        """Place what both hold ready, both or none. When it failed it can be done again. Raises as a save does."""
        context = self._context
        shelf = context.writing_seat(viewer).shelf
        if not viewer.is_together or not self._both_ready:
            raise NotForThisSeat
        self._held.place(shelf, self._all_ready)
        placed = frozenset(each.copy.id for each in self._all_ready)
        changed = Changed(placed, frozenset({self._exercise_id}))
        self.forget()
        return changed

    def _turn_of(self, viewer: Viewer) -> _Turn:
        self._context.writing_seat(viewer)
        if not viewer.is_together or self._turn is None:
            raise NotForThisSeat
        return self._turn


def _newest_page(book: Book, exercise_id: str) -> Entry | None:
    head = entry_matching.newest(book.entries.heads(exercise_id, EntryRole.OWN))
    return None if head is None else book.entries.get(head.id)


def _chosen(turn: _Turn, field_ids: Collection[str]) -> dict[str, object]:
    if not set(field_ids) <= set(turn.fields):
        raise NotForThisSeat
    answers = parts.answered(turn.said, field_ids)
    if not answers:
        raise NothingToShare
    return {field: answers[field] for field in turn.fields if field in answers}
