"""Reads what belongs to counselling out of the books of a seat, changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from trustbook.domain.counselling import (
    Appointment,
    CounsellingStep,
    Homework,
    alternating,
    next_appointment,
    taken_on,
    waits_for_notes,
)
from trustbook.domain.entries import Entry, EntryRole, EventKind, age_of
from trustbook.domain.values import as_it_is, day_of
from trustbook.workbook.counselling.counselling_views import (
    APPOINTMENT,
    HOMEWORK,
    REMINDERS,
    SESSION,
    TOPIC,
    CounsellingView,
    HeldSession,
    ListedTopic,
    OwnTopic,
)
from trustbook.workbook.sitting.session_context import Seat, SessionContext

Steps = Mapping[str, CounsellingStep]
"""The last known step by id of an entry."""


def steps_of(seat: Seat) -> Steps:
    """How far each thing is, as this seat may know it."""
    found: dict[str, CounsellingStep] = {}
    for book in seat.books:
        for event in book.events.all(kinds=(EventKind.COUNSELLING,)):
            step = CounsellingStep(event.payload["step"])
            if event.entry_id is not None and step.is_known:
                found[event.entry_id] = step
    return found


def appointments_of(seat: Seat) -> list[Appointment]:
    """All that this seat sees and that have a day, each person's own ones only at their seat."""
    steps = steps_of(seat)
    found = (_appointment(entry, steps) for entry in _written(seat, APPOINTMENT))
    return [each for each in found if each is not None]


def view_of(context: SessionContext, seat: Seat) -> CounsellingView:
    """Everything that the page shows at this seat."""
    today, steps = context.clock.today(), steps_of(seat)
    appointments = appointments_of(seat)
    coming = next_appointment(appointments, today)
    later = [each for each in appointments if each.is_open and each.on >= today and each != coming]
    return CounsellingView(
        on=today,
        next=coming,
        waits=waits_for_notes(appointments, today),
        last=max(appointments, key=lambda each: (each.on, each.at, each.id), default=None),
        coming=tuple(sorted(later, key=lambda each: (each.on, each.at))),
        listed=tuple(listed_topics(context, seat, steps)),
        mine=() if seat.viewer.is_together else tuple(_own_topics(seat, steps)),
        homework=taken_on(_homework(entry, steps) for entry in _written(seat, HOMEWORK) if _text(entry, "what")),
        session=_last_session(seat),
        tells=not seat.viewer.is_together and seat.own.settings.get(REMINDERS) == "on",
    )


def listed_topics(context: SessionContext, seat: Seat, steps: Steps) -> Iterator[ListedTopic]:
    """What both see, one of each person in turn, begun by whoever added first."""
    of_author: dict[str, list[ListedTopic]] = defaultdict(list)
    if seat.solo:
        return
    for copy in sorted(seat.shelf.entries.all(TOPIC, EntryRole.COPY), key=age_of):
        text = _text(copy, "topic") or _text(copy, "question")
        if copy.author is None or not text or steps.get(copy.id) is CounsellingStep.SET_ASIDE:
            continue
        mine, question = copy.author == seat.viewer.partner_id, not _text(copy, "topic")
        of_author[copy.author].append(ListedTopic(copy.id, context.partner(copy.author), text, question, mine))
    yield from alternating(list(of_author.values()))


def _own_topics(seat: Seat, steps: Steps) -> Iterator[OwnTopic]:
    shared = {note.entry_id for note in seat.own.share_notes.all() if _lies(seat, note.copy_id)}
    for entry in sorted(seat.own.entries.all(TOPIC, EntryRole.OWN), key=age_of):
        text = _text(entry, "topic") or _text(entry, "question")
        if text and entry.id not in shared and steps.get(entry.id) is not CounsellingStep.SET_ASIDE:
            yield OwnTopic(entry.id, text, question=not _text(entry, "topic"))


def _lies(seat: Seat, copy_id: str) -> bool:
    return not seat.solo and seat.shelf.entries.get(copy_id) is not None


def _written(seat: Seat, exercise_id: str) -> Iterator[Entry]:
    if not seat.viewer.is_together:
        yield from seat.own.entries.all(exercise_id, EntryRole.OWN)
    if not seat.solo:
        yield from seat.shelf.entries.all(exercise_id, EntryRole.JOINT)


def _appointment(entry: Entry, steps: Steps) -> Appointment | None:
    on = _day(entry, "on")
    if on is None:
        return None
    return Appointment(
        id=entry.id,
        on=on,
        at=_text(entry, "at"),
        counsellor=_text(entry, "counsellor"),
        reach=_text(entry, "reach"),
        place=_text(entry, "place"),
        notes=_text(entry, "notes"),
        ours=entry.role is EntryRole.JOINT,
        step=steps.get(entry.id),
    )


def _homework(entry: Entry, steps: Steps) -> Homework:
    by = _day(entry, "by")
    return Homework(
        id=entry.id,
        what=_text(entry, "what"),
        who=_text(entry, "who"),
        taken_on=_day(entry, "taken-on"),
        by=by,
        by_words=_text(entry, "by") if by is None else "",
        in_the_way=_text(entry, "in-the-way"),
        ours=entry.role is EntryRole.JOINT,
        state=steps.get(entry.id, CounsellingStep.NOT_YET),
    )


def _last_session(seat: Seat) -> HeldSession | None:
    noted = [entry for entry in _written(seat, SESSION) if _text(entry, "agreed")]
    last = max(noted, key=age_of, default=None)
    if last is None:
        return None
    return HeldSession(last.on, _text(last, "agreed"), last.id, last.role is EntryRole.JOINT)


def _text(entry: Entry, field_id: str) -> str:
    value = entry.answers.get(field_id)
    return as_it_is(value).strip() if value is not None else ""


def _day(entry: Entry, field_id: str) -> date | None:
    return day_of(entry.answers.get(field_id))
