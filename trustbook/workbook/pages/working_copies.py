"""The one way to write a working copy: no signature stands under words other than those it was set under."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from trustbook.domain.answers import Answers
from trustbook.domain.entries import Entry, RevisionReason
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.model import Exercise
from trustbook.exercises.signatures import (
    Settled,
    signed_after,
    signed_under,
    signoff_fields,
    to_sign_anew,
    without_outlived,
)
from trustbook.exercises.signed_words import signed_earlier
from trustbook.workbook.agreed.agreement_events import words_change
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.session_context import SessionContext
from trustbook.workbook.sitting.signing import signed_copy

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book


class WorkingCopies:
    """Writes entries. What was signed is kept as a version before its words change."""

    def __init__(self, context: SessionContext, freezer: Freezer) -> None:
        self._context = context
        self._freezer = freezer

    def settled(self, book: Book, entry: Entry, stored: Entry | None, signed: Collection[str] = frozenset()) -> Settled:
        """The answers of `entry`, written over `stored`, as they will be saved. `signed`: as of a `Draft`."""
        before = stored.answers if stored else {}
        return signed_after(self._definition(book, entry), before, entry.answers, signed)

    def write(self, book: Book, entry: Entry, stored: Entry | None, signed: Collection[str] = frozenset()) -> Entry:
        """Save what was written over `stored`. Returns the entry as it stands now. Raises as a save does."""
        return self._write(book, entry, stored, self.settled(book, entry, stored, signed))

    def bring(self, book: Book, entry: Entry, stored: Entry | None, *brought: Answers) -> Entry:
        """Save what comes from elsewhere: an earlier version, or `brought` with its own signatures. As `write`."""
        before = stored.answers if stored else {}
        return self._write(
            book, entry, stored, signed_under(self._definition(book, entry), before, entry.answers, *brought)
        )

    def end_outlived(self, book: Book, entry: Entry) -> bool:
        """End the signatures that stand under other words than they were set under, as versions show. As `write`.

        Earlier programs let them stand. Tells whether there were any.
        """
        exercise = self._definition(book, entry)
        versions = [(version.answers, version.made) for version in book.revisions.of_entry(entry.id)]
        if exercise is None:
            return False
        settled = without_outlived(exercise, entry.answers, versions, never_ended=True)
        if settled.ended:
            book.entries.write(replace(entry, answers=settled.answers))  # the signed words are among the versions
        return bool(settled.ended)

    def place_copy(self, book: Book, copy: Entry) -> None:
        """Save a frozen copy, signed by whoever sits here. It never changes, so what was signed in it stands.

        Raises as a save does.
        """
        self.place_signed(book, signed_copy(self._context, copy))

    def place_signed(self, book: Book, copy: Entry) -> None:
        """As `place_copy`, for a copy that its author has signed already."""
        book.entries.write(copy)

    def _write(self, book: Book, entry: Entry, stored: Entry | None, settled: Settled) -> Entry:
        entry = replace(entry, answers=settled.answers)
        with book.database.transaction():
            if stored is not None and settled.ended:
                self._freezer.freeze(book, stored, RevisionReason.LEAVING)
            book.entries.write(entry)
            if stored is not None and book.kind == "shared":
                words_change(self._context, self._freezer, book, stored, entry)
        return entry

    def _definition(self, book: Book, entry: Entry) -> Exercise | None:
        try:
            return self._context.definitions.snapshot(book, entry.definition, entry.exercise_id)
        except (UnknownName, BrokenDefinition):
            return None


def fields_to_sign_anew(book: Book, exercise: Exercise, entry: Entry | None) -> dict[str, str]:
    """Ids of the fields that nobody has signed since the words changed under signatures.

    With each, in words, who had signed, and what it then said.
    """
    if entry is None or all(entry.answers.get(name) for name in signoff_fields(exercise)):
        return {}
    versions = [version.answers for version in book.revisions.of_entry(entry.id)]
    found = to_sign_anew(exercise, entry.answers, versions)
    return {name: signed_earlier(exercise, name, version) for name, version in found.items()}
