"""A talk of two people as it goes on: which step, how much of its time is left, a pause, the end. Nothing is kept.

Time is counted on a clock that never goes back. Whoever shows a talk lets it `look` at the clock about once a second
while it runs: time in which nobody looked is time in which the machine slept, and is not counted as speaking time.
A pause ends by the wall clock, for people come back by that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

from trustbook.domain.times import Moment

LONGEST_LOOK: Final = 5.0
"""Seconds between two looks; what goes beyond was slept through."""
PAUSES: Final = (20, 30, 60)
"""Minutes that a pause may last; else it is until tomorrow."""


class TalkClock(Protocol):
    """What a talk needs of a clock: the wall's, and one that never goes back. Every `Clock` is one."""

    def now(self) -> Moment:
        """This instant on the wall."""
        ...

    def ticks(self) -> float:
        """Seconds; only differences mean anything."""
        ...


class TalkState(StrEnum):
    """READY: not begun. PAUSED: until a time that somebody named. CLOSING: all steps are done. ENDED: over for good."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    CLOSING = "closing"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class TimedStep:
    """What the course of a talk needs to know of one step. `seconds` None: it has no clock."""

    seconds: float | None = None
    mirror: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Who asked for it, by whatever name the caller gives, and until when; None: until tomorrow."""

    asked_by: str
    until: datetime | None


class Talk:
    """One talk. What does not fit the state it is in does nothing: a key pressed twice never skips anything."""

    def __init__(self, steps: Sequence[TimedStep], clock: TalkClock) -> None:
        """At least one step. Raises ValueError."""
        if not steps:
            raise ValueError("steps")
        self._steps = tuple(steps)
        self._clock = clock
        self._used = 0.0
        self._looked: float | None = None
        """When the clock was last looked at; None while it stands still."""
        self.state = TalkState.READY
        self.index = 0
        """Number of the step, from 0."""
        self.rounds = 0
        """How often “not quite” was said in this step."""
        self.swapped = False
        """Whoever was to come second begins."""
        self.pause: Pause | None = None

    @property
    def step(self) -> TimedStep:
        """The step it is at."""
        return self._steps[self.index]

    @property
    def is_last(self) -> bool:
        """Whether no step follows."""
        return self.index == len(self._steps) - 1

    @property
    def stands_still(self) -> bool:
        """Whether no time is counted now."""
        return self._looked is None

    def left(self) -> float | None:
        """Seconds left of this step, 0 when its time is over; None for a step without a clock."""
        return None if self.step.seconds is None else max(0.0, self.step.seconds - self._used)

    @property
    def time_is_over(self) -> bool:
        """Whether it is time to change over. Nothing goes on by itself."""
        return self.left() == 0.0

    # --- before it begins

    def swap(self) -> None:
        """The other one begins."""
        if self.state is TalkState.READY:
            self.swapped = not self.swapped

    def begin(self) -> None:
        """To the first step."""
        if self.state is TalkState.READY:
            self.state = TalkState.RUNNING
            self._to(0)

    # --- while it runs

    def look(self) -> None:
        """See how much time went by. About once a second while it runs."""
        if self._looked is not None:
            now = self._clock.ticks()
            self._used += min(max(0.0, now - self._looked), LONGEST_LOOK)
            self._looked = now

    def stop(self) -> None:
        """The clock stands still, as while the window is covered. The talk itself is where it was."""
        self.look()
        self._looked = None

    def go_on(self) -> None:
        """The clock runs again after `stop`."""
        if self.state is TalkState.RUNNING and self._looked is None:
            self._looked = self._clock.ticks()

    def next(self) -> None:
        """This step is done, or what was said back “is it”; after the last one the talk closes."""
        if self.state is not TalkState.RUNNING:
            return
        if self.is_last:
            self.stop()
            self.state = TalkState.CLOSING
        else:
            self._to(self.index + 1)

    def not_quite(self) -> None:
        """Who spoke says that this is not it yet: once more, as often as it takes."""
        if self.state is TalkState.RUNNING and self.step.mirror:
            self.rounds += 1

    def back(self) -> None:
        """To the step before, from its beginning; from the closing to the last one; from the first to before it."""
        if self.state is TalkState.CLOSING:
            self.state = TalkState.RUNNING
            self._to(self.index)
        elif self.state is TalkState.RUNNING and self.index > 0:
            self._to(self.index - 1)
        elif self.state is TalkState.RUNNING:
            self.stop()
            self._to_rest()
            self.state = TalkState.READY

    # --- a pause

    def pause_for(self, minutes: int | None, asked_by: str) -> None:
        """Stop until a time that `asked_by` names: in some minutes, None: tomorrow. Again for another time."""
        if self.state not in (TalkState.RUNNING, TalkState.PAUSED):
            return
        self.stop()
        until = None if minutes is None else self._clock.now().utc + timedelta(minutes=minutes)
        self.state, self.pause = TalkState.PAUSED, Pause(asked_by, until)

    @property
    def pause_is_over(self) -> bool:
        """Whether the time to come back has come. Nothing rings, and nothing goes on by itself."""
        until = self.pause.until if self.pause is not None else None
        return until is not None and self._clock.now().utc >= until

    def come_back(self) -> None:
        """Both are back: on with the step where it stopped, and with the time that was left."""
        if self.state is TalkState.PAUSED:
            self.state, self.pause = TalkState.RUNNING, None
            self._looked = self._clock.ticks()

    # --- the end

    def end(self) -> None:
        """It is over, wherever it was."""
        self._looked = None
        self.state, self.pause = TalkState.ENDED, None

    def _to(self, index: int) -> None:
        self.index, self._used, self.rounds = index, 0.0, 0
        self._looked = self._clock.ticks()

    def _to_rest(self) -> None:
        self.index, self._used, self.rounds = 0, 0.0, 0
