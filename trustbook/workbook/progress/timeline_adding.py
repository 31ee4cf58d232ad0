"""Putting something on the line right there, for any day: it is written as an entry of the exercise that is for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.domain.timeline import Kind
from trustbook.exercises.fields import ListField
from trustbook.exercises.model import Exercise
from trustbook.exercises.solo import for_one
from trustbook.workbook.pages.pages import Pages
from trustbook.workbook.sitting import parts
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import Draft, Saved

ADDED: Final = (Kind.MILESTONE, Kind.GOOD_THING, Kind.SETBACK, Kind.APPOINTMENT)
"""What is added from the line, in this order."""


@dataclass(frozen=True, slots=True)
class AddForm:
    """A short form: the day, and one question."""

    kind: Kind
    exercise_id: str
    title: str
    question: str
    day: str
    words: str
    """Ids of its fields."""
    is_past: bool
    """The day is one that has been."""
    joint: bool = False
    """It belongs on the page of both."""


class TimelineAdding:
    """What can be added, and adding it."""

    def __init__(self, context: SessionContext, pages: Pages) -> None:
        self._context = context
        self._pages = pages

    def forms(self, viewer: Viewer) -> tuple[AddForm, ...]:
        """One for each kind that this seat can write. Raises NotForThisSeat."""
        seat = self._context.seat(viewer)
        if seat.read_only:
            return ()
        found: dict[Kind, AddForm] = {}
        for form in self._possible(seat):
            found.setdefault(form.kind, form)
        return tuple(found[kind] for kind in ADDED if kind in found)

    def add(self, viewer: Viewer, form: AddForm, words: str, on: date) -> Saved:
        """Write an entry with this day and these words. Raises NotForThisSeat, and as `Pages.save` does."""
        exercise = self._context.library.exercise(form.exercise_id)
        field = next(field for _part, field in exercise.fields() if field.id == form.words)
        value = [words] if isinstance(field, ListField) else words
        page = self._pages.new_page(viewer, form.exercise_id)
        saved = self._pages.save(
            viewer, Draft(page.entry_id, form.exercise_id, {form.day: on.isoformat(), form.words: value})
        )
        self._pages.leave(viewer, None, page.entry_id)
        return saved

    def _possible(self, seat: Seat) -> Iterator[AddForm]:
        for name in self._context.library.line_ids():
            try:
                exercise = self._context.library.exercise(name)
            except (BrokenDefinition, UnknownName):
                continue
            form = _form(for_one(exercise) if seat.solo else exercise, seat)
            if form is not None:
                yield form


def _form(exercise: Exercise, seat: Seat) -> AddForm | None:
    mark = exercise.timeline[0] if exercise.timeline else None
    if mark is None or mark.day is None or mark.words is None or mark.kind not in ADDED:
        return None
    if seat.viewer.is_together:
        writable = parts.writable_at_together(exercise)
    else:
        writable = parts.writable_at_own_seat(exercise, solo=seat.solo, joint_open=True)
    fields = {field.id: (part, field) for part, field in exercise.fields() if part.id in writable}
    if mark.day not in fields or mark.words not in fields:
        return None
    (part, asked), (_part, day) = fields[mark.words], fields[mark.day]
    return AddForm(
        kind=Kind(mark.kind),
        exercise_id=exercise.id,
        title=exercise.title,
        question=asked.label,
        day=mark.day,
        words=mark.words,
        is_past=getattr(day, "past", False),
        joint=part.privacy == "joint",
    )
