"""Counselling: appointments, topics of each and of both, homework, and what is noted after a session.

What is for both is our page in the shared book, from whichever seat it is written: the form says that both see it.
A topic is its writer's alone until they place it with both, which is done by `Sharing`, with its preview.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from trustbook.domain.answers import Answers, tidy
from trustbook.domain.counselling import Appointment, CounsellingStep
from trustbook.domain.entries import Entry, EntryRole, EntryState, EventKind, RevisionReason
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NotForThisSeat, UnknownName
from trustbook.workbook.counselling.counselling_reading import listed_topics, steps_of, view_of
from trustbook.workbook.counselling.counselling_views import (
    APPOINTMENT,
    HOMEWORK,
    SESSION,
    TOPIC,
    CounsellingView,
    HomeworkToKeep,
    SessionToKeep,
)
from trustbook.workbook.pages.pages import entry_of
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.signing import happened
from trustbook.workbook.sitting.views import Changed

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book


class Counselling:
    """At whichever seat. Every method raises NotForThisSeat; those that write, as a save does too."""

    def __init__(self, context: SessionContext, freezer: Freezer, copies: WorkingCopies) -> None:
        self._context = context
        self._freezer = freezer
        self._copies = copies

    def overview(self, viewer: Viewer) -> CounsellingView:
        """What there is to see at this seat."""
        return view_of(self._context, self._context.seat(viewer))

    def note_topic(self, viewer: Viewer, text: str, *, question: bool = False) -> Changed:
        """Keep one sentence for oneself."""
        seat = self._context.own_seat(viewer)
        field = "question" if question else "topic"
        return self._write(seat, TOPIC, {field: text}, ours=False, entry_id=None)

    def change_topic(self, viewer: Viewer, entry_id: str, text: str, *, question: bool = False) -> Changed:
        """Put other words in the place of an own sentence. What lies on the list of both stays as it was put there.

        Raises UnknownName.
        """
        seat = self._context.own_seat(viewer)
        said = {"topic": "", "question": text} if question else {"topic": text, "question": ""}
        return self._write(seat, TOPIC, said, ours=False, entry_id=entry_id)

    def save_appointment(self, viewer: Viewer, appointment: Appointment) -> Changed:
        """Keep an appointment, for both where it says so; with an id, in place of how it stood. Raises UnknownName.

        An own one that is for both now is seen by both from then on; what both see stays so.
        """
        seat = self._context.writing_seat(viewer)
        answers = {
            "on": appointment.on.isoformat(),
            "at": appointment.at,
            "counsellor": appointment.counsellor,
            "reach": appointment.reach,
            "place": appointment.place,
            "notes": appointment.notes,
        }
        return self._write(seat, APPOINTMENT, answers, ours=appointment.ours, entry_id=appointment.id or None)

    def save_homework(
        self, viewer: Viewer, homework: HomeworkToKeep, entry_id: str | None = None, *, ours: bool = True
    ) -> Changed:
        """Keep one line of homework, taken on today; with an id, in place of how it stood. Raises UnknownName.

        `ours`, of an own one: both see it from now on.
        """
        seat = self._context.writing_seat(viewer)
        return self._save_homework(seat, homework, self._context.clock.today(), entry_id, ours=ours)

    def note_step(self, viewer: Viewer, entry_id: str, step: CounsellingStep) -> Changed:
        """Note how far something is, by its id. Raises UnknownName."""
        seat = self._context.writing_seat(viewer)
        book, entry = entry_of(seat, entry_id)
        if entry.exercise_id not in (APPOINTMENT, HOMEWORK, TOPIC):
            raise UnknownName("page", entry_id)
        book.events.add(happened(self._context, EventKind.COUNSELLING, entry.id, payload={"step": step.value}))
        return Changed(frozenset({entry.id}), frozenset({entry.exercise_id}))

    def after_session(self, viewer: Viewer, held: SessionToKeep) -> Changed:
        """Keep all that is noted after a session at once: everything of it, or nothing.

        The appointment counts as held, topics of both that do not stay leave the list, homework that is done leaves it:
        unless `held` is not done with yet. Then only its words are kept.
        """
        seat = self._context.writing_seat(viewer)
        ours = self._is_ours(seat, ours=held.ours)
        book = seat.shelf if ours else seat.own
        view = view_of(self._context, seat)
        with book.database.transaction():
            done = list(self._settle(seat, book, view, held)) if held.is_done else []
            if held.agreed.strip():
                done.append(self._note_agreed(seat, book, held, ours=ours))
            done += [self._save_homework(seat, line, held.on, None, ours=ours) for line in held.homework]
            if held.next is not None:
                done.append(self.save_appointment(viewer, replace(held.next, id="", ours=ours)))
        return _all_of(done)

    def _settle(self, seat: Seat, book: Book, view: CounsellingView, held: SessionToKeep) -> Iterable[Changed]:
        steps: list[tuple[str, CounsellingStep]] = []
        if view.waits is not None:
            steps.append((view.waits.id, CounsellingStep.HELD))
        if held.ours:
            listed = listed_topics(self._context, seat, steps_of(seat))
            steps += [
                (each.copy_id, CounsellingStep.SET_ASIDE) for each in listed if each.copy_id not in held.still_listed
            ]
        steps += [(each.id, CounsellingStep.SET_ASIDE) for each in view.homework if each.state is CounsellingStep.DONE]
        for entry_id, step in steps:
            if book.entries.get(entry_id) is not None:
                yield self.note_step(seat.viewer, entry_id, step)

    def _note_agreed(self, seat: Seat, book: Book, held: SessionToKeep, *, ours: bool) -> Changed:
        """On the page about that day's session, if there is one; what stood there stays above it."""
        there = [each for each in book.entries.all(SESSION, _role(ours=ours)) if each.on == held.on]
        stood = there[-1].answers.get("agreed") if there else None
        words = "\n".join(filter(None, (stood if isinstance(stood, str) else "", held.agreed.strip())))
        entry_id = there[-1].id if there else None
        return self._write(seat, SESSION, {"agreed": words}, ours=ours, entry_id=entry_id, on=held.on)

    def _save_homework(
        self, seat: Seat, homework: HomeworkToKeep, on: date, entry_id: str | None, *, ours: bool
    ) -> Changed:
        answers = {
            "what": homework.what,
            "who": homework.who,
            "by": homework.by,
            "in-the-way": homework.in_the_way,
        }
        first = {} if entry_id is not None else {"taken-on": on.isoformat()}
        return self._write(seat, HOMEWORK, {**answers, **first}, ours=ours, entry_id=entry_id)

    # --- writing

    def _is_ours(self, seat: Seat, *, ours: bool) -> bool:
        return seat.viewer.is_together or (ours and not seat.solo)

    def _write(
        self,
        seat: Seat,
        exercise_id: str,
        answers: Mapping[str, object],
        *,
        ours: bool,
        entry_id: str | None = None,
        on: date | None = None,
    ) -> Changed:
        """A new entry, or new words in one that this seat sees; what was not asked for stays in it."""
        exercise, digest = self._context.definitions.current(exercise_id)
        stored = self._stored(seat, exercise_id, entry_id)
        if stored is not None and stored.role is EntryRole.OWN and self._is_ours(seat, ours=ours):
            return self._place(seat, stored, answers)
        ours = stored.role is EntryRole.JOINT if stored is not None else self._is_ours(seat, ours=ours)
        book = seat.shelf if ours else seat.own
        known = {field.id for _part, field in exercise.fields()}
        asked = {name: value for name, value in answers.items() if name in known}
        rest = {name: value for name, value in (stored.answers if stored else {}).items() if name not in asked}
        whole = tidy({**rest, **{name: value for name, value in asked.items() if value}})
        now = self._context.clock.now()
        if stored is None:
            entry = self._new(seat, exercise_id, digest, whole, ours=ours, on=on)
        else:
            entry = replace(stored, definition=digest, answers=whole, saved=now)
        with book.database.transaction():
            self._context.definitions.remember(book, exercise_id)
            entry = self._copies.write(book, entry, stored)
            self._freezer.freeze(book, entry, RevisionReason.PLACED if ours else RevisionReason.LEAVING)
            if ours and stored is None and not seat.viewer.is_together:
                book.events.add(happened(self._context, EventKind.PLACED, entry.id))
        return Changed(frozenset({entry.id}), frozenset({exercise_id}))

    def _place(self, seat: Seat, own: Entry, answers: Mapping[str, object]) -> Changed:
        """From now on both see it: as our page; what was one's own until now is set aside."""
        placed = self._write(seat, own.exercise_id, {**own.answers, **answers}, ours=True)
        return _all_of((placed, self.note_step(seat.viewer, own.id, CounsellingStep.SET_ASIDE)))

    def _stored(self, seat: Seat, exercise_id: str, entry_id: str | None) -> Entry | None:
        if entry_id is None:
            return None
        _book, entry = entry_of(seat, entry_id)
        if entry.exercise_id != exercise_id or entry.role is EntryRole.COPY:
            raise NotForThisSeat
        return entry

    def _new(
        self, seat: Seat, exercise_id: str, digest: str, answers: Answers, *, ours: bool, on: date | None
    ) -> Entry:
        return Entry(
            id=self._context.ids(),
            exercise_id=exercise_id,
            definition=digest,
            role=_role(ours=ours),
            author=None if ours else seat.viewer.partner_id,
            state=EntryState.FINISHED,
            on=on or self._context.clock.today(),
            answers=answers,
            saved=self._context.clock.now(),
        )


def _role(*, ours: bool) -> EntryRole:
    return EntryRole.JOINT if ours else EntryRole.OWN


def _all_of(changes: Iterable[Changed]) -> Changed:
    found = list(changes)
    return Changed(
        frozenset().union(*(each.entries for each in found)), frozenset().union(*(each.exercises for each in found))
    )
