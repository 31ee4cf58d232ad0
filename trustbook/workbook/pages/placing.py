"""Placing a frozen copy with both: shared, or given as a sealed letter. The one way a private answer gets there.

No transaction spans two books: the private book notes first exactly what the copy will hold and, of a letter, that it
is given, so that whoever completes it after a crash does the same, once.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from trustbook.domain.answers import Answers
from trustbook.domain.entries import Entry, EntryRole, EntryState, EventKind, RevisionReason
from trustbook.domain.letters import LetterReply, LetterStep, NotedStep
from trustbook.domain.problems import Problem
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.sealed import letter_notes, notes_of
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.signing import happened, letter_note

if TYPE_CHECKING:
    from trustbook.storage.books.records import ShareNote


class Placing:
    """Copies for the shelf of both."""

    def __init__(self, context: SessionContext, freezer: Freezer, copies: WorkingCopies) -> None:
        self._context = context
        self._freezer = freezer
        self._copies = copies

    def place(self, seat: Seat, entry: Entry, answers: Answers, *, given: bool = False, on: date | None = None) -> str:
        """Place a copy of these answers; `given`: as a sealed letter; `on`: the day it is of, None for today. Returns
        its id. Raises as a save does.

        Where it could not be placed, it is not placed later behind anybody's back.
        """
        with seat.own.database.transaction():
            note = self.plan(seat, entry, answers)
            if given:
                step = NotedStep(LetterStep.GIVE, about=note.copy_id)
                seat.own.events.add(letter_note(self._context, step, entry.id))
        try:
            self.place_noted(seat, note, on)
        except Problem:
            with suppress(Problem):
                seat.own.share_notes.set_state(note.copy_id, "withdrawn")
            raise
        return note.copy_id

    def plan(self, seat: Seat, entry: Entry, answers: Answers) -> ShareNote:
        """Note that a copy of these answers will be placed: `place_noted` does it. Raises as a save does."""
        from trustbook.storage.books.records import ShareNote

        note = ShareNote(self._context.ids(), entry.id, tuple(answers), "planned", self._context.clock.now(), answers)
        with seat.own.database.transaction():
            self._freezer.freeze(seat.own, entry, RevisionReason.BEFORE_SHARE)
            seat.own.share_notes.put(note)
        return note

    def place_noted(self, seat: Seat, note: ShareNote, on: date | None = None) -> None:
        """Place the copy of this note, unless it lies there, of this day, None for that of the note. Nothing where its
        page is gone. Raises as a save does."""
        entry = seat.own.entries.get(note.entry_id)
        if entry is None:
            return
        if seat.shelf.entries.get(note.copy_id) is None:
            copy = Entry(
                id=note.copy_id,
                exercise_id=entry.exercise_id,
                definition=entry.definition,
                role=EntryRole.COPY,
                author=seat.viewer.partner_id,
                state=EntryState.FINISHED,
                on=on or note.noted.local().date(),
                answers=note.answers,
                saved=note.noted,
            )
            notes = notes_of(letter_notes(seat.own), entry.id)
            given = any(noted.step is LetterStep.GIVE and noted.about == copy.id for noted in notes)
            answered = next((noted.about for noted in reversed(notes) if noted.step is LetterStep.ANSWERS), "")
            with seat.shelf.database.transaction():
                self._context.definitions.copy(seat.own, seat.shelf, entry)
                self._copies.place_copy(seat.shelf, copy)
                kind = EventKind.GIVEN if given else EventKind.SHARED
                seat.shelf.events.add(happened(self._context, kind, copy.id))
                if given and answered and seat.shelf.entries.get(answered) is not None:
                    words = {"words": LetterReply.ANSWERED.value}
                    seat.shelf.events.add(happened(self._context, EventKind.SAID, answered, payload=words))
        with suppress(Problem):  # it lies on the shelf; the next sign-in sees that
            seat.own.share_notes.set_state(note.copy_id, "placed")
