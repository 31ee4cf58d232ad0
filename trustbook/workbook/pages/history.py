"""Earlier versions of a page, and going back to one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trustbook.domain.answers import Answers
from trustbook.domain.entries import EntryState, Revision, RevisionReason
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NotForThisSeat, UnknownName
from trustbook.exercises.model import Exercise
from trustbook.workbook.pages.pages import entry_of, own_entry
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import Changed, RevisionLine

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book


class History:
    """Versions are only ever added."""

    def __init__(self, context: SessionContext, freezer: Freezer, copies: WorkingCopies) -> None:
        self._context = context
        self._freezer = freezer
        self._copies = copies

    def versions(self, viewer: Viewer, entry_id: str) -> tuple[RevisionLine, ...]:
        """The versions of a page that the viewer may see, newest first. Raises NotForThisSeat.

        A page that was not saved yet has none.
        """
        seat = self._context.seat(viewer)
        try:
            book, entry = entry_of(seat, entry_id)
        except UnknownName:
            return ()
        lines = (
            RevisionLine(version.id, version.made, version.reason) for version in book.revisions.of_entry(entry.id)
        )
        return tuple(lines)[::-1]

    def version(self, viewer: Viewer, revision_id: str) -> tuple[Exercise, Answers]:
        """What a version says, with the definition it was written with. Raises NotForThisSeat, UnknownName."""
        seat = self._context.seat(viewer)
        book, revision = _revision(seat, revision_id)
        entry = book.entries.get(revision.entry_id)
        if entry is None:
            raise UnknownName("page", revision.entry_id)
        return self._context.definitions.read(book, revision.definition, entry.exercise_id, revision.answers)

    def restore_version(self, viewer: Viewer, entry_id: str, revision_id: str) -> Changed:
        """Make a version the current one; what stands there now is kept as a version first.

        Its words come back, not the signatures that once stood under them: whoever agrees to them signs anew.
        Raises NotForThisSeat, UnknownName, and as a save does.
        """
        seat = self._context.writing_seat(viewer)
        entry = own_entry(seat, entry_id)
        book, revision = _revision(seat, revision_id)
        if book is not seat.own or revision.entry_id != entry.id:
            raise NotForThisSeat
        state = EntryState.STARTED if entry.state is EntryState.UNTOUCHED else entry.state
        restored = replace(
            entry,
            answers=revision.answers,
            definition=revision.definition,
            state=state,
            saved=self._context.clock.now(),
        )
        with seat.own.database.transaction():
            self._freezer.freeze(seat.own, entry, RevisionReason.BEFORE_RESTORE)
            self._copies.bring(seat.own, restored, entry)
        return Changed(frozenset({entry.id}), frozenset({entry.exercise_id}))


def _revision(seat: Seat, revision_id: str) -> tuple[Book, Revision]:
    for book in seat.books:
        revision = book.revisions.get(revision_id)
        if revision is not None:
            return book, revision
    raise UnknownName("page", revision_id)
