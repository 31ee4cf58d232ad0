"""Today: where a sitting begins. What one may go on with, what has come, and five minutes for tonight.

It never counts and never presses: at most one thing of each kind; what is put off stays away until tomorrow. Private
words are not in it, and titles of heavy pages neither; only what lies with both is said in its own words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, TypeVar, get_args

import msgspec

from trustbook.domain.counselling import next_appointment
from trustbook.domain.entries import Entry, EntryRole, EntryState, EventKind, age_of
from trustbook.domain.looking_again import ReviewItem, to_say
from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition, DamagedBook, UnknownName
from trustbook.domain.times import is_evening
from trustbook.domain.values import day_of
from trustbook.exercises.fields import Field
from trustbook.exercises.model import Exercise
from trustbook.exercises.said import only_said
from trustbook.exercises.solo import for_one
from trustbook.workbook.agreed.agreement_form import AGREEMENT
from trustbook.workbook.agreements.looking_again import looks
from trustbook.workbook.counselling.counselling_reading import appointments_of
from trustbook.workbook.counselling.counselling_views import APPOINTMENT
from trustbook.workbook.pages.at_hand import kept_at_hand
from trustbook.workbook.pages.lists import ExerciseLists
from trustbook.workbook.pages.page_positions import keep_place, kept_place
from trustbook.workbook.sitting import parts
from trustbook.workbook.sitting.sealed import laid_aside, sealed_copies
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import PagePosition
from trustbook.workbook.today.calendar_days import is_set_aside
from trustbook.workbook.today.news import OF_AGREEMENTS, events_to_tell
from trustbook.workbook.today.start_paths import StartPaths
from trustbook.workbook.today.today_agreements import agreement_placed
from trustbook.workbook.today.today_offers import FiveMinutes
from trustbook.workbook.today.today_views import Block, GoOn, NextAppointment, Placed, TodayView

T = TypeVar("T")

_PUT_OFF: Final = ".put-off"
"""A hidden note of the private book: what was put off, until when."""
_SEALED: Final = "sealed letters"
_GO_ON_DAYS: Final = 60
"""A page that was begun longer ago is not spoken of."""
_CHECK_IN_DAYS: Final = 1
"""Likewise of a week's marks and their like: later they would be those of another week."""
_SESSION: Final = "session-notes"
_NEXT_SESSION: Final = "next-on"


class Today:
    """The beginning of a sitting, at whichever seat."""

    def __init__(self, context: SessionContext, lists: ExerciseLists, start_paths: StartPaths) -> None:
        self._context = context
        self._five_minutes = FiveMinutes(context, lists, start_paths)
        self._put_off_together: set[str] = set()
        """At Together nothing is noted: only for this sitting."""

    def view(self, viewer: Viewer) -> TodayView:
        """What there is today at this seat. What the other one placed is noted as told. Raises NotForThisSeat."""
        seat = self._context.seat(viewer)
        today = self._context.clock.today()
        away = _if_readable(lambda: self._put_off(seat, today)) or ()
        silent = viewer.is_together or "go-on" in away
        go_on = None if silent else _if_readable(lambda: self._go_on(seat, today))
        busy = go_on.place.exercise_id if go_on is not None and not go_on.finished else ""
        given = None if "five-minutes" in away else _if_readable(lambda: self._five_minutes.offers(seat, busy, today))
        return TodayView(
            on=today,
            evening=is_evening(self._context.clock.now()),
            go_on=go_on,
            where_to_start=_if_readable(lambda: self._five_minutes.is_unsaid(seat)) or False,
            offers=given or (),
            path_waits=given is not None
            and (_if_readable(lambda: self._five_minutes.path_waits(seat, busy, given)) or False),
            always=_if_readable(lambda: self._five_minutes.always(seat, today)),
            solo=seat.solo,
            placed=_if_readable(lambda: tuple(self._placed(seat, today))) or (),
            look_again=None if "look-again" in away else _if_readable(lambda: self._look_again(seat, today)),
            appointment=_if_readable(lambda: self._appointment(seat, today)),
            set_aside=_if_readable(lambda: is_set_aside(self._context, seat, today)) or False,
            at_hand=_if_readable(lambda: kept_at_hand(self._context, seat)) or (),
        )

    def put_off(self, viewer: Viewer, block: Block) -> None:
        """Say no more of this until tomorrow. Raises NotForThisSeat, and as a save does."""
        seat = self._context.seat(viewer)
        if viewer.is_together:
            self._put_off_together.add(block)
            return
        today = self._context.clock.today()
        seat.must_write()
        away = {name: today.isoformat() for name in {*self._put_off(seat, today), block}}
        seat.own.settings.put(_PUT_OFF, msgspec.json.encode(away, order="sorted").decode())

    def keep_place(self, viewer: Viewer, place: PagePosition) -> None:
        """Where this person is now, on a page of theirs that was saved; nothing at Together. Raises as a save does."""
        seat = self._context.seat(viewer)
        entry = None if seat.read_only else seat.own.entries.get(place.entry_id)
        if entry is not None and entry.role is seat.role and entry.exercise_id == place.exercise_id:
            keep_place(seat, place, self._context.clock.today())

    def _put_off(self, seat: Seat, today: date) -> Collection[str]:
        if seat.viewer.is_together:
            return self._put_off_together
        try:
            noted = msgspec.json.decode(seat.own.settings.get(_PUT_OFF) or "{}", type=dict[str, date])
        except (msgspec.DecodeError, RecursionError):
            return ()
        return [name for name, on in noted.items() if on == today and name in get_args(Block)]

    # --- going on

    def _go_on(self, seat: Seat, today: date) -> GoOn | None:
        """What was begun, where the cursor was; else what is finished and was looked at today, which is said."""
        kept, aside = kept_place(seat.own), laid_aside(seat.own)
        entry = seat.own.entries.get(kept[0].entry_id) if kept is not None and kept[0].entry_id not in aside else None
        here = kept is not None and entry is not None and entry.role is seat.role
        if kept is not None and entry is not None and here and entry.state is EntryState.STARTED:
            return self._named(seat, entry, kept[0], today) or self._last_begun(seat, aside, today)
        begun = self._last_begun(seat, aside, today)
        if begun is None and kept is not None and entry is not None and here and kept[1] == today:
            return self._named(seat, entry, kept[0], today)
        return begun

    def _last_begun(self, seat: Seat, aside: Collection[str], today: date) -> GoOn | None:
        begun = [
            head
            for head in seat.own.entries.heads(role=seat.role)
            if head.state is EntryState.STARTED and timedelta() <= today - head.on <= timedelta(days=_GO_ON_DAYS)
            if head.id not in aside
        ]
        for head in sorted(begun, key=age_of, reverse=True):
            entry = seat.own.entries.get(head.id)
            place = PagePosition(head.exercise_id, head.id)
            found = self._named(seat, entry, place, today) if entry is not None else None
            if found is not None:
                return found
        return None

    def _named(self, seat: Seat, entry: Entry, place: PagePosition, today: date) -> GoOn | None:
        exercise = self._definition(entry.exercise_id)
        if exercise is None:
            return None
        begun = entry.state is EntryState.STARTED
        if begun and exercise.lifecycle == "check-in" and today - entry.on > timedelta(days=_CHECK_IN_DAYS):
            return None
        if exercise.heavy:  # a finished page without a name says nothing that anybody needs
            return GoOn(place, "", "", entry.on) if begun else None
        shown = for_one(exercise) if seat.solo else exercise
        if not begun:
            return GoOn(place, shown.title, "", entry.on, finished=True)
        open_field = _next_field(seat, shown, entry, place)
        if open_field is not None and not place.field_id:
            place = replace(place, field_id=open_field.id)
        return GoOn(place, shown.title, open_field.label if open_field is not None else "", entry.on)

    # --- what has come

    def _placed(self, seat: Seat, today: date) -> Iterator[Placed]:
        events = events_to_tell(seat, today)
        sealed = sealed_copies(seat)
        self._context.news.clear()
        found: dict[str, Placed] = {}
        for event in events:
            entry = seat.shelf.entries.get(event.entry_id) if event.entry_id is not None else None
            if entry is None or event.actor is None or entry.role is EntryRole.OWN:
                continue  # it was taken back
            if event.kind in OF_AGREEMENTS and entry.exercise_id != AGREEMENT:
                continue  # such as a signature on another page
            if event.kind is EventKind.GIVEN:
                if entry.id in sealed:  # once it was opened there is nothing to tell
                    found.setdefault(_SEALED, Placed(self._context.partner(event.actor), event.on, "", "", "letter"))
                continue
            self._context.news[entry.id] = event.actor
            exercise = self._definition(entry.exercise_id)
            if entry.id in self._context.news_read or exercise is None:
                continue
            if entry.exercise_id == AGREEMENT:
                said = agreement_placed(self._context, seat, event)
                if said is not None:
                    found.setdefault(entry.id, said)
                continue
            if entry.exercise_id in found:
                continue
            letter = exercise.lifecycle == "letter" and entry.role is EntryRole.COPY
            found[entry.exercise_id] = Placed(
                author=self._context.partner(event.actor),
                on=event.on,
                exercise_id=entry.exercise_id,
                title="" if exercise.heavy else exercise.title,
                kind="letter" if letter else "our-page" if entry.role is EntryRole.JOINT else "lines",
                entry_id=entry.id,
            )
        yield from sorted(found.values(), key=lambda placed: (placed.kind == "letter", placed.kind != "offer"))

    def _look_again(self, seat: Seat, today: date) -> ReviewItem | None:
        """At most one; after some weeks it is not spoken of any more."""
        return to_say(looks(self._context, seat, today), today, seat.viewer.partner_id)

    def _appointment(self, seat: Seat, today: date) -> NextAppointment | None:
        coming = next_appointment(appointments_of(seat), today)
        if coming is not None:
            where = ", ".join(filter(None, (coming.counsellor, coming.place)))
            return NextAppointment(coming.on, APPOINTMENT, coming.id, coming.at, where, in_counselling=True)
        found = []
        for book, role in ((seat.own, seat.role), (seat.shelf, EntryRole.JOINT)):
            for entry in book.entries.all(_SESSION, role)[-2:]:
                on = day_of(entry.answers.get(_NEXT_SESSION))
                if on is not None and on >= today:
                    found.append(NextAppointment(on, entry.exercise_id, entry.id))
        return min(found, key=lambda each: each.on, default=None)

    def _definition(self, exercise_id: str) -> Exercise | None:
        try:
            return self._context.library.exercise(exercise_id)
        except (UnknownName, BrokenDefinition):
            return None


def _if_readable(make: Callable[[], T]) -> T | None:
    """What a damaged book cannot give back is absent here; what is missing is told at the top of the window."""
    try:
        return make()
    except DamagedBook:
        return None


def _next_field(seat: Seat, exercise: Exercise, entry: Entry, place: PagePosition) -> Field | None:
    """The first question without an answer from where writing stopped; None where all after it is said."""
    joint_open = bool(parts.answered(entry.answers, parts.joint_fields(exercise)))
    writable = parts.writable_at_own_seat(exercise, solo=seat.solo, joint_open=joint_open)
    asked = [field for part, field in exercise.fields() if part.id in writable and part.privacy != "unsaved"]
    said = only_said(exercise, entry.answers)
    here = next((number for number, field in enumerate(asked) if field.id == place.field_id), 0)
    return next((field for field in asked[here:] if field.id not in said), None)
