"""The marks of the weekly pulse over the weeks, as this viewer may see them. Nothing of it is stored a second time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from trustbook.domain.answers import Answers
from trustbook.domain.entries import EntryRole, EntryState
from trustbook.domain.people import Partner, Viewer
from trustbook.domain.pulse import HIGHEST, LOWEST, WEEK, Pulse, line_of, week_of, weeks_between
from trustbook.domain.timeline import Kind, LineRange, LineStep
from trustbook.domain.values import is_whole
from trustbook.workbook.pages.chart_views import AxisKind, AxisMark, PersonLine, PulseView
from trustbook.workbook.pages.standing_consent import PULSE, questions_of
from trustbook.workbook.progress.timeline import Timeline
from trustbook.workbook.sitting.sealed import sealed_copies
from trustbook.workbook.sitting.session_context import Seat, SessionContext

MOST_WEEKS: Final = 15 * 53
_ON_AXIS: Final[dict[Kind, AxisKind]] = {
    Kind.MILESTONE: "milestone",
    Kind.SETBACK: "setback",
    Kind.AGREEMENT: "agreement",
}
_OF_AGREEMENTS: Final = (LineStep.AGREED, LineStep.CHANGED)
_NOTHING: Final = (EntryState.UNTOUCHED, EntryState.SKIPPED, EntryState.NOT_NOW)


class PulseCharts:
    """What can be drawn of the weeks."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context
        self._timeline = Timeline(context)

    def pulse(
        self, viewer: Viewer, since: date | None = None, until: date | None = None, *, placed: bool = False
    ) -> PulseView:
        """The marks of the weeks from `since` (None: the first that there are) to `until` (None: today).

        At a person's seat their own marks, and what the other one let them see; at Together, and with `placed`, what
        both placed. Raises NotForThisSeat.
        """
        seat = self._context.seat(viewer)
        today = self._context.clock.today()
        asked = questions_of(self._context, solo=seat.solo, word=False)
        known = [question.id for question in questions_of(self._context, solo=False, word=True)]
        until = min(until or today, today)
        within = LineRange(None if since is None else week_of(since), until=week_of(until) + WEEK - timedelta(days=1))
        people = self._people(seat)
        pulses = [(each, list(self._pulses(seat, each, known, within, placed=placed))) for each in people]
        first = min((pulse.on for _partner, each in pulses for pulse in each), default=until)
        weeks = weeks_between(since or first, until)[-MOST_WEEKS:]
        me = None if placed else viewer.partner_id
        lines = [PersonLine(partner, line_of(each, weeks), partner.id == me) for partner, each in pulses]
        return PulseView(
            exercise_id=PULSE,
            weeks=weeks,
            questions=asked,
            lines=tuple(person for person in lines if not person.line.is_empty),
            axis=tuple(self._axis(viewer, weeks, placed=placed)),
            today=today,
        )

    def _people(self, seat: Seat) -> tuple[Partner, ...]:
        """Who looks first."""
        return tuple(sorted(self._context.partners(), key=lambda each: each.id != seat.viewer.partner_id))

    def _pulses(
        self, seat: Seat, partner: Partner, asked: Sequence[str], within: LineRange, *, placed: bool
    ) -> Iterator[Pulse]:
        if partner.id == seat.viewer.partner_id and not placed:
            for glance in seat.own.entries.glances.of(PULSE, asked, within.since, within.until):
                if glance.head.role is EntryRole.OWN and glance.head.state not in _NOTHING:
                    yield _pulse(glance.head.on, glance.values, asked, glance.head.id)
            return
        hidden = sealed_copies(seat)
        for copy in seat.shelf.entries.copies((PULSE,), within.since, within.until):
            if copy.author == partner.id and copy.id not in hidden:
                yield _pulse(copy.on, copy.answers, asked)

    def _axis(self, viewer: Viewer, weeks: tuple[date, ...], *, placed: bool) -> Iterator[AxisMark]:
        """What the line through time has of these kinds: of one kind one mark a day. `placed`: only what both see."""
        if not weeks:
            return
        places = {week: place for place, week in enumerate(weeks)}
        within = LineRange(weeks[0], weeks[-1] + WEEK - timedelta(days=1))
        happened = {
            (_ON_AXIS[item.kind], item.on)
            for item in self._timeline.items(viewer, within, tuple(_ON_AXIS))
            if (item.kind is not Kind.AGREEMENT or item.step in _OF_AGREEMENTS) and not (placed and item.closed)
        }
        for kind, on in sorted(happened, key=lambda each: (each[1], each[0])):
            yield AxisMark(kind, on, places[week_of(on)])


def _pulse(on: date, answers: Answers, names: Iterable[str], entry_id: str = "") -> Pulse:
    told = {name: answers.get(name) for name in names}
    marks = {name: value for name, value in told.items() if is_whole(value) and LOWEST <= value <= HIGHEST}
    words = [value.strip() for value in told.values() if isinstance(value, str)]
    return Pulse(on, marks, words[0] if words else "", entry_id)
