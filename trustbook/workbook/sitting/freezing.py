"""When a version is frozen, and never twice the same one in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from trustbook.domain.answers import canonical
from trustbook.domain.entries import Entry, Revision, RevisionReason, heads
from trustbook.workbook.sitting.session_context import SessionContext

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

WHILE_WRITING_SECONDS: Final = 300.0


class Freezer:
    """Makes revisions of working copies."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context
        self._writing_since: dict[str, float] = {}

    def freeze(self, book: Book, entry: Entry, reason: RevisionReason) -> bool:
        """Keep the entry as it is now. False if its newest version says the same, or it never said anything."""
        self._writing_since.pop(entry.id, None)
        answers = canonical(entry.answers)
        versions = book.revisions.of_entry(entry.id)
        if canonical(versions[-1].answers if versions else {}) == answers:
            return False
        book.revisions.add(
            Revision(
                id=self._context.ids(),
                entry_id=entry.id,
                made=self._context.clock.now(),
                reason=reason,
                definition=entry.definition,
                answers=entry.answers,
                parents=heads(versions),
            )
        )
        return True

    def while_writing(self, book: Book, entry: Entry) -> None:
        """Called after each save: every five minutes of writing a version is kept, in a private book only."""
        if book.kind != "private":
            return
        now = self._context.clock.ticks()
        since = self._writing_since.setdefault(entry.id, now)
        if now - since >= WHILE_WRITING_SECONDS:
            self.freeze(book, entry, RevisionReason.WHILE_WRITING)
            self._writing_since[entry.id] = now
