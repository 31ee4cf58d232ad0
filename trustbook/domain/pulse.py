"""The weekly pulse: marks of one person over the weeks, and the standing consent to show some of them.

Pure rules. A gap is a gap; nothing is added up, averaged or joined over a week that was left out. A consent is given
for chosen questions, by one person alone. It never reaches back, ends by itself unless it is renewed before, and can be
withdrawn at any time. All that makes it lies in the private book of who gave it: its end cannot be told from weeks in
which nothing was shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

LOWEST: Final = 0
HIGHEST: Final = 10
LASTS: Final = timedelta(weeks=8)
"""How long a consent holds; its last day is still inside."""
WEEK: Final = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Pulse:
    """What one person marked for one week. `entry_id`: the page that it stands on, "" if the viewer has none."""

    on: date
    marks: Mapping[str, int]
    word: str = ""
    entry_id: str = ""


@dataclass(frozen=True, slots=True)
class PulseLine:
    """The pulses of one person, one place for each week; None where the week was left out."""

    weeks: tuple[Pulse | None, ...] = ()

    def marks(self, question: str) -> tuple[int | None, ...]:
        """The mark of each week for one question."""
        return tuple(None if pulse is None else pulse.marks.get(question) for pulse in self.weeks)

    @property
    def is_empty(self) -> bool:
        return not any(self.weeks)


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def weeks_between(since: date, until: date) -> tuple[date, ...]:
    """The Monday of each week that has a day in this range."""
    count = max(0, (week_of(until) - week_of(since)).days // WEEK.days + 1)
    return tuple(week_of(since) + WEEK * number for number in range(count))


def line_of(pulses: Iterable[Pulse], weeks: Sequence[date]) -> PulseLine:
    """The pulses in their weeks; of several in one week the marks of the later one stand, where it has them."""
    found: dict[date, Pulse] = {}
    for pulse in sorted(pulses, key=lambda each: each.on):
        week = week_of(pulse.on)
        before = found.get(week)
        found[week] = pulse if before is None else _over(before, pulse)
    return PulseLine(tuple(found.get(week) for week in weeks))


def _over(before: Pulse, later: Pulse) -> Pulse:
    marks = {**before.marks, **later.marks}
    return Pulse(later.on, marks, later.word or before.word, later.entry_id or before.entry_id)


def runs(marks: Sequence[int | None]) -> Iterator[tuple[tuple[int, int], ...]]:
    """What is joined by one line: places and marks of weeks without one left out between them."""
    run: list[tuple[int, int]] = []
    for place, mark in enumerate(marks):
        if mark is not None:
            run.append((place, mark))
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


# --- standing consent


class ConsentStep(StrEnum):
    """What somebody does with their consent."""

    GIVE = "give"
    """For just these questions, from now on; a question that had it keeps it, one that is not named loses it."""
    RENEW = "renew"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class ConsentSaid:
    """A step on a day. `number` orders it among all that its writer wrote."""

    step: ConsentStep
    on: date
    number: int
    questions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ConsentStanding:
    """For which questions a consent holds, since when each, and until when all."""

    until: date = date.min
    since: Mapping[str, tuple[date, int]] = field(default_factory=dict)
    """Question → the day and the number of the step that it was first given with."""

    @property
    def questions(self) -> frozenset[str]:
        return frozenset(self.since)

    def covers(self, begun: date, number: int, today: date) -> frozenset[str]:
        """What may be shown today of a page that was begun then. Nothing that was begun before the consent."""
        if today > self.until or begun > today:
            return frozenset()
        return frozenset(
            question
            for question, (since, first) in self.since.items()
            if since <= begun and since <= today and first < number
        )


def standing(steps: Iterable[ConsentSaid], today: date) -> ConsentStanding:
    """What holds on this day, after these steps."""
    now = ConsentStanding()
    for said in sorted(steps, key=lambda each: each.number):
        now = _after(now if said.on <= now.until else ConsentStanding(), said)
    return now if today <= now.until else ConsentStanding()


def ran_out(steps: Iterable[ConsentSaid], today: date) -> date | None:
    """The last day of a consent that has ended by itself, for as long again as one holds.

    None where one holds, where it was withdrawn, and where none was ever given.
    """
    last = ConsentStanding()
    for said in sorted(steps, key=lambda each: each.number):
        if said.step is not ConsentStep.RENEW or said.on <= last.until:
            last = _after(last if said.on <= last.until else ConsentStanding(), said)
    return last.until if last.since and last.until < today <= last.until + LASTS else None


def _after(now: ConsentStanding, said: ConsentSaid) -> ConsentStanding:
    match said.step:
        case ConsentStep.WITHDRAW:
            return ConsentStanding()
        case ConsentStep.RENEW:
            return ConsentStanding(said.on + LASTS, now.since) if now.since else now
        case ConsentStep.GIVE:
            fresh = (said.on, said.number)
            since = {question: now.since.get(question, fresh) for question in said.questions}
            return ConsentStanding(said.on + LASTS, since) if since else ConsentStanding()
