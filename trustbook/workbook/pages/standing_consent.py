"""Letting the other one see chosen marks of the weekly pulse for a while.

The consent lies in the private book of who gives it. What may be seen is placed with both as a frozen copy of just
those answers when a pulse is finished, by the program of its writer: nothing else could show it, and nothing in the
shared book tells when a consent began or ended. The copy is noted in the same step as the pulse is finished, so what a
crash interrupts is done at the next sign-in, once.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from trustbook.domain.entries import Entry, Event, EventKind
from trustbook.domain.people import Partner, Viewer
from trustbook.domain.problems import BrokenDefinition, NoPartnerYet, Problem, UnknownName
from trustbook.domain.pulse import LASTS, ConsentSaid, ConsentStanding, ConsentStep, ran_out, standing
from trustbook.exercises.fields import ScaleField, ShortField
from trustbook.exercises.model import Exercise
from trustbook.exercises.solo import for_one
from trustbook.workbook.pages.chart_views import ChartConsent, PulseQuestion
from trustbook.workbook.pages.placing import Placing
from trustbook.workbook.sitting import parts
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.signing import happened
from trustbook.workbook.sitting.views import Changed

if TYPE_CHECKING:
    from trustbook.storage.books.records import ShareNote

PULSE: Final = "weekly-pulse"


class StandingConsent:
    """Of the person at the seat, for the other one who sits here now: whoever comes after them sees nothing."""

    def __init__(self, context: SessionContext, placing: Placing) -> None:
        self._context = context
        self._placing = placing

    def view(self, viewer: Viewer) -> ChartConsent | None:
        """What the person lets the other one see; None at Together and alone. Raises NotForThisSeat."""
        seat = self._context.seat(viewer)
        other = self._other(seat)
        if other is None:
            return None
        today = self._context.clock.today()
        steps = self._steps(seat, other)
        now, asked = standing(steps, today), questions_of(self._context, solo=False, word=True)
        if not now.questions:
            return ChartConsent(other, asked, frozenset(), None, ended=ran_out(steps, today))
        return ChartConsent(other, asked, now.questions, now.until, renewed_until=today + LASTS)

    def let_see(self, viewer: Viewer, questions: Collection[str]) -> Changed:
        """From now on just these, for eight weeks; without any it is withdrawn. What has it already keeps its time.

        Raises UnknownName, NoPartnerYet, NotForThisSeat, and as a save does.
        """
        known = {question.id for question in questions_of(self._context, solo=False, word=True)}
        for name in sorted(set(questions) - known):
            raise UnknownName("question", name)
        if not questions:
            return self._say(viewer, ConsentStep.WITHDRAW)
        return self._say(viewer, ConsentStep.GIVE, questions)

    def renew(self, viewer: Viewer) -> Changed:
        """Eight weeks more from today. Nothing where it has ended: then it is given anew. Raises as `let_see`."""
        return self._say(viewer, ConsentStep.RENEW)

    def withdraw(self, viewer: Viewer) -> Changed:
        """Show nothing from now on, nor what was not placed yet. Raises as `let_see`."""
        return self._say(viewer, ConsentStep.WITHDRAW)

    def plan(self, seat: Seat, entry: Entry) -> ShareNote | None:
        """Note, within the transaction that finishes this page, what of it will be placed; None where nothing is."""
        other = self._other(seat)
        if entry.exercise_id != PULSE or other is None:
            return None
        stored = seat.own.entries.get(entry.id)
        today = self._context.clock.today()
        if stored is None:
            return None
        fields = self._standing(seat, other).covers(stored.on, stored.lamport, today)
        answers = parts.answered(stored.answers, fields)
        placed = {name for note in seat.own.share_notes.all(entry.id) for name in note.answers}
        if not answers or placed & set(answers):
            return None
        return self._placing.plan(seat, stored, answers)

    def place(self, seat: Seat, note: ShareNote) -> None:
        """Place what was planned. Where that fails now it is done at the next sign-in: the consent stands."""
        with suppress(Problem):
            self._placing.place_noted(seat, note)

    def _say(self, viewer: Viewer, step: ConsentStep, questions: Collection[str] = ()) -> Changed:
        seat = self._context.own_seat(viewer)
        other = self._other(seat)
        if other is None:
            raise NoPartnerYet
        said = {"step": step.value, "to": other.id, "questions": sorted(questions)}
        with seat.own.database.transaction():
            seat.own.events.add(happened(self._context, EventKind.CONSENT, payload=said))
            if step is ConsentStep.WITHDRAW:
                self._drop_planned(seat)
        return Changed(exercises=frozenset({PULSE}))

    def _drop_planned(self, seat: Seat) -> None:
        for note in seat.own.share_notes.all():
            entry = seat.own.entries.get(note.entry_id) if note.state == "planned" else None
            if entry is not None and entry.exercise_id == PULSE:
                seat.own.share_notes.set_state(note.copy_id, "withdrawn")

    def _standing(self, seat: Seat, other: Partner) -> ConsentStanding:
        return standing(self._steps(seat, other), self._context.clock.today())

    def _steps(self, seat: Seat, other: Partner) -> list[ConsentSaid]:
        return [
            _said(event)
            for event in seat.own.events.all(kinds=(EventKind.CONSENT,))
            if event.payload.get("to") == other.id and self._is_own(seat, event.actor)
        ]

    @staticmethod
    def _is_own(seat: Seat, actor: str | None) -> bool:
        return actor is not None and actor == seat.viewer.partner_id

    def _other(self, seat: Seat) -> Partner | None:
        if seat.viewer.is_together or seat.solo:
            return None
        others = (each for each in self._context.partners() if each.id != seat.viewer.partner_id)
        return next(others, None)


def _said(event: Event) -> ConsentSaid:
    """The step that an event notes. One that only a newer program knows may take something back: it ends here."""
    try:
        step = ConsentStep(event.payload["step"])
    except ValueError:
        step = ConsentStep.WITHDRAW
    return ConsentSaid(step, event.on, event.lamport, frozenset(event.payload.get("questions", ())))


def questions_of(context: SessionContext, *, solo: bool, word: bool) -> tuple[PulseQuestion, ...]:
    """What the weekly pulse asks for a mark, in order; with `word` also its one word. Empty where it is not there."""
    try:
        exercise = context.definitions.current(PULSE)[0]
    except (UnknownName, BrokenDefinition):
        return ()
    return asked_in(for_one(exercise) if solo else exercise, word=word)


def asked_in(exercise: Exercise, *, word: bool) -> tuple[PulseQuestion, ...]:
    """The scales of this definition, and with `word` its short answers."""
    found = []
    for _part, field in exercise.fields():
        if isinstance(field, ScaleField):
            found.append(PulseQuestion(field.id, field.label, field.low, field.high))
        elif word and isinstance(field, ShortField):
            found.append(PulseQuestion(field.id, field.label, "", ""))
    return tuple(found)
