"""What Today offers for five minutes: light pages, and after a fresh hurt none that asks for thanks, effort or news."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Final

from trustbook.domain.entries import EntryRole
from trustbook.domain.problems import BrokenDefinition, Problem, UnknownName
from trustbook.exercises.model import Exercise
from trustbook.exercises.solo import for_one
from trustbook.workbook.pages.lists import ExerciseLists
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import ExerciseLine, StartPath
from trustbook.workbook.today.start_paths import SETTING as PATH
from trustbook.workbook.today.start_paths import SaidOfStart, StartPaths, said_at
from trustbook.workbook.today.today_views import Offer

FOR_FIVE_MINUTES_ALONE: Final = (
    "appreciation", "mindful-minutes", "journal", "gentle-opening", "kind-to-myself", "small-moments", "effort-log",
)  # fmt: skip
FOR_FIVE_MINUTES_TENDER: Final = ("mindful-minutes", "journal", "kind-to-myself", "support-card")
"""For whoever was hurt, and for the first days, in which nobody knows how it stands. None asks for the other one."""
FOR_FIVE_MINUTES_TOGETHER: Final = ("outside-stress-talk", "milestone", "restart")
_FIRST_TOGETHER: Final = ("working-agreement", "time-out-agreement")
"""For the first days: those above ask for ease, or look back, and say themselves that a fresh hurt comes before."""
_PULSE: Final = "weekly-pulse"
OFFERED: Final = tuple(dict.fromkeys((_PULSE, *FOR_FIVE_MINUTES_ALONE, *FOR_FIVE_MINUTES_TENDER)))
"""All that may be offered at somebody's own seat, where nearly every sitting begins."""
_WEEK: Final = timedelta(days=7)
_FIRST_DAYS: Final = timedelta(days=14)
_MOST: Final = 4
_SHORT: Final = 10
"""Most minutes of the short form of what is offered for five minutes."""


class FiveMinutes:
    """A few pages for tonight, the likeliest first."""

    def __init__(self, context: SessionContext, lists: ExerciseLists, start_paths: StartPaths) -> None:
        self._context = context
        self._lists = lists
        self._start_paths = start_paths

    def is_unsaid(self, seat: Seat) -> bool:
        """Whether nobody wrote anything at this seat yet, nor said where they stand: the first evening."""
        if seat.viewer.is_together or seat.read_only or seat.own.settings.get(PATH):
            return False
        return seat.own.entries.first_day(seat.role) is None

    def offers(self, seat: Seat, busy: str, today: date) -> tuple[Offer, ...]:
        """At most four; `busy` is a page that is offered elsewhere. Raises DamagedBook."""
        return tuple(self._offers(seat, busy, today))

    def path_waits(self, seat: Seat, busy: str, given: Collection[Offer]) -> bool:
        """Whether the path of “Where to start” goes on with a page that is not among these. Raises DamagedBook."""
        way = self._way(seat)
        return way is not None and way.next_id not in ("", busy, *(offer.exercise_id for offer in given))

    def always(self, seat: Seat, today: date) -> Offer | None:
        """One thing to do where there is nothing else. Raises DamagedBook."""
        tender = self._is_tender(seat, today)
        if seat.viewer.is_together:
            return self._offer((_FIRST_TOGETHER if tender else FOR_FIVE_MINUTES_TOGETHER)[0])
        return self._offer((FOR_FIVE_MINUTES_TENDER if tender else FOR_FIVE_MINUTES_ALONE)[0])

    def _offers(self, seat: Seat, busy: str, today: date) -> Iterator[Offer]:
        names = self._names(seat, today)
        wanted = [name for name in (_PULSE, *names) if name != busy and self._is_there(name)]
        lines = {line.exercise_id: line for line in self._lists.lines_of(seat.viewer, wanted)}
        step = self._next_step(seat, busy)
        given = 0 if step is None else 1
        if step is not None:
            yield step
        fitting = [name for name in wanted if (step is None or step.exercise_id != name) and _fits(lines[name], today)]
        done = self._done_today(seat, fitting, today)
        for name in fitting:
            if given == _MOST:
                return
            offer = None if name in done else self._offer(name)
            if offer is not None:
                given += 1
                yield offer

    def _names(self, seat: Seat, today: date) -> tuple[str, ...]:
        """Another one comes first each day; in tender days the same one does."""
        tender = self._is_tender(seat, today)
        if seat.viewer.is_together:
            return _FIRST_TOGETHER if tender else _turned(FOR_FIVE_MINUTES_TOGETHER, today)
        return FOR_FIVE_MINUTES_TENDER if tender else _turned(FOR_FIVE_MINUTES_ALONE, today)

    def _is_tender(self, seat: Seat, today: date) -> bool:
        """Whether a hurt may be fresh: somebody said so, or these are the first days and nobody said otherwise.

        At Together nothing counts that somebody said for themselves.
        """
        said = SaidOfStart(()) if seat.viewer.is_together else said_at(seat, self._context.content.paths)
        if said.is_tender(today):
            return True
        if any(answer.calm for answer in said.answers):
            return False
        book, role = (seat.shelf, EntryRole.JOINT) if seat.viewer.is_together else (seat.own, seat.role)
        first = book.entries.first_day(role)
        return first is None or today - first < _FIRST_DAYS

    def _done_today(self, seat: Seat, names: Collection[str], today: date) -> frozenset[str]:
        """Those with which something was done today, on the screen or on paper, whenever it was begun."""
        newest = [(book, each.newest) for book in seat.books for each in book.entries.tallies(names)]
        entries = [book.entries.get(head.id) for book, head in newest if head.role is not EntryRole.COPY]
        return frozenset(
            entry.exercise_id for entry in entries if entry is not None and entry.saved.local().date() == today
        )

    def _next_step(self, seat: Seat, busy: str) -> Offer | None:
        """The path of “Where to start” goes on where it was, if its next page is a light one for five minutes."""
        way = self._way(seat)
        if way is None:
            return None
        step = next((step for _s, group in way.stages for step in group if step.line.exercise_id == way.next_id), None)
        if step is None or way.next_id == busy or step.line.short_minutes > _SHORT:
            return None
        exercise = self._definition(way.next_id)
        if exercise is None or exercise.heavy or (exercise.who == "together" and not seat.solo):
            return None
        return Offer(way.next_id, step.line.title, step.why)

    def _way(self, seat: Seat) -> StartPath | None:
        """What fits what this person said of themselves; None where nothing was said."""
        if seat.viewer.is_together or seat.read_only or not seat.own.settings.get(PATH):
            return None
        try:
            return self._start_paths.way(seat.viewer)
        except Problem:
            return None

    def _offer(self, name: str) -> Offer | None:
        exercise = self._definition(name)
        if exercise is None:
            return None
        shown = for_one(exercise) if not self._context.is_couple() else exercise
        return Offer(name, shown.title, shown.lead)

    def _is_there(self, exercise_id: str) -> bool:
        try:
            return bool(self._context.library.chapter_of(exercise_id))
        except UnknownName:
            return False

    def _definition(self, exercise_id: str) -> Exercise | None:
        try:
            return self._context.library.exercise(exercise_id)
        except (UnknownName, BrokenDefinition):
            return None


def _turned(names: tuple[str, ...], today: date) -> tuple[str, ...]:
    first = today.toordinal() % len(names)
    return names[first:] + names[:first]


def _fits(line: ExerciseLine, today: date) -> bool:
    """Whether it is worth offering now: not what was done today, nor a week's marks before a week is over."""
    if line.broken:
        return False
    if line.exercise_id == _PULSE:
        return line.on is not None and today - line.on >= _WEEK
    return line.on is None or line.on < today
