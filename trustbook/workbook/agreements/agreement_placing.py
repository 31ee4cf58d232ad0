"""Putting an agreement where both see it. A step is one transaction of the shared book."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trustbook.domain.entries import Entry, EntryRole, EntryState, EventKind
from trustbook.workbook.agreed.agreement_events import kept_version, said
from trustbook.workbook.agreed.agreement_form import AGREEMENT, kind_of
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.session_context import Seat, SessionContext

if TYPE_CHECKING:
    from trustbook.storage.books.records import ShareNote


def place(context: SessionContext, seat: Seat, note: ShareNote, draft: Entry) -> None:
    """Put what the note holds where both see it, with the yes of whoever sits here. Nothing, if it lies there."""
    shelf, freezer = seat.shelf, Freezer(context)
    if shelf.entries.get(note.copy_id) is not None:
        return
    entry = Entry(
        id=note.copy_id,
        exercise_id=AGREEMENT,
        definition=draft.definition,
        role=EntryRole.JOINT,
        author=None,
        state=EntryState.FINISHED,
        on=note.noted.local().date(),
        answers=note.answers,
        saved=note.noted,
    )
    with shelf.database.transaction():
        context.definitions.copy(seat.own, shelf, draft)
        entry = WorkingCopies(context, freezer).write(shelf, entry, None)
        kind = EventKind.TOLD if kind_of(entry.answers) == "limit" else EventKind.OFFERED
        shelf.events.add(said(context, kind, entry, kept_version(shelf, freezer, entry)))


def begun_again(draft: Entry) -> Entry:
    """A draft whose offer was taken back."""
    return replace(draft, state=EntryState.STARTED)
