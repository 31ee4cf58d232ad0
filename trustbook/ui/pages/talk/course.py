"""What two people do at the talk table, and what they see of it. Knows no widget; a scene is made of it at any moment.

Nothing of it is written down. What both want to keep is handed on once, when both have said so.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from trustbook.domain.people import Partner
from trustbook.domain.talks import PAUSES, Talk, TalkState, TimedStep
from trustbook.domain.times import Clock
from trustbook.exercises.talk_block import PlannedStep, planned
from trustbook.workbook.together.talk_views import TalkToKeep, TalkView

TOMORROW = "tomorrow"


class Mode(StrEnum):
    """What is asked beside the talk itself; nothing in TALK."""

    TALK = "talk"
    UNTIL = "until"
    WHO = "who"
    LEAVING = "leaving"
    KEEPING = "keeping"
    WRITING = "writing"
    """What both want to keep is on its way to the disk."""
    OVER = "over"


class Course:
    """One talk from its first screen to its last."""

    def __init__(self, view: TalkView, clock: Clock) -> None:
        self.view = view
        self.clock = clock
        self.steps: tuple[PlannedStep, ...] = tuple(planned(view.talk))
        seconds = (each.step.minutes * 60.0 if each.step.minutes else None for each in self.steps)
        self.talk = Talk([TimedStep(s, each.step.mirror) for s, each in zip(seconds, self.steps, strict=True)], clock)
        self.mode = Mode.TALK
        self.subject = view.subject
        self.closing = ""
        self.named = ""
        """How long a pause is to be, while it is asked whose wish it is."""
        self.asked = 0
        """How many of the two were asked whether it is kept."""
        self.problem = ""
        """Why it could not be kept, in words."""
        self.kept = False
        self.gone = False
        """It is over, and the workbook is to be shown again."""
        self._agreed: set[str] = set()

    # --- who is who

    @property
    def people(self) -> tuple[Partner, Partner]:
        """Who begins, and the other one."""
        one, two = self.view.people
        return (two, one) if self.talk.swapped else (one, two)

    def pair(self, step: PlannedStep) -> tuple[Partner, Partner]:
        """Who is `first` in a step, and who is `second`."""
        one, two = self.people
        return (two, one) if step.changed else (one, two)

    @property
    def here(self) -> PlannedStep:
        """The step it is at."""
        return self.steps[self.talk.index]

    @property
    def following(self) -> PlannedStep | None:
        """The step that comes next; None after the last."""
        return None if self.talk.is_last else self.steps[self.talk.index + 1]

    @property
    def to_answer(self) -> Partner:
        """Who is asked now whether it is kept."""
        return self.people[self.asked]

    # --- what is done

    def do(self, act: str) -> None:
        """Do what a key or a choice of the scene says. What does not fit does nothing."""
        name, _colon, value = act.partition(":")
        acts: dict[str, Callable[[], None]] = {
            "begin": self.talk.begin,
            "swap": self.talk.swap,
            "next": self.talk.next,
            "back": self._back,
            "not-quite": self.talk.not_quite,
            "pause": self._pause,
            "asks": lambda: self._asks(value),
            "until": lambda: self._until(value),
            "come-back": self.talk.come_back,
            "leave": self._leave,
            "go-on": self._go_on,
            "end": self._end,
            "close": self._close,
            "keep": lambda: self._answer(value == "yes"),
            "again": self._again,
        }
        acts[name]()

    def _back(self) -> None:
        if self.mode is Mode.KEEPING:
            self.mode, self.asked, self._agreed = Mode.TALK, 0, set()
        elif self.mode is Mode.WHO:
            self.mode = Mode.UNTIL
        else:
            self.talk.back()

    def _pause(self) -> None:
        self.talk.stop()
        self.mode = Mode.UNTIL

    def _until(self, minutes: str) -> None:
        self.named, self.mode = minutes, Mode.WHO

    def _asks(self, colour: str) -> None:
        self.mode = Mode.TALK
        minutes = None if self.named == TOMORROW else next(each for each in PAUSES if str(each) == self.named)
        self.talk.pause_for(minutes, colour)

    def _leave(self) -> None:
        if self.talk.state is TalkState.READY:
            self._end()
        else:
            self.talk.stop()
            self.mode = Mode.LEAVING

    def _go_on(self) -> None:
        self.mode = Mode.TALK
        self.talk.go_on()

    def _end(self) -> None:
        self.talk.end()
        self.gone = True

    def _close(self) -> None:
        """The closing line is written, or left out."""
        self.asked, self._agreed = 0, set()
        self.mode = Mode.KEEPING if self.view.can_keep else Mode.OVER

    def _answer(self, yes: bool) -> None:
        """Both are asked, whatever the first one says: nobody is left with the other one's answer."""
        if yes:
            self._agreed.add(self.to_answer.id)
        self.asked += 1
        if self.asked == len(self.view.people):
            self.mode = Mode.WRITING if self.to_keep() is not None else Mode.OVER

    def _again(self) -> None:
        self.problem, self.mode = "", Mode.WRITING

    # --- what is kept

    def to_keep(self) -> TalkToKeep | None:
        """What both want to keep; None unless both said so."""
        agreed = frozenset(self._agreed)
        if agreed != {each.id for each in self.view.people}:
            return None
        return TalkToKeep(self.view.exercise.id, self.subject, self.closing, agreed)

    def was_kept(self) -> None:
        """It is on the disk."""
        self.mode, self.kept = Mode.OVER, True

    def was_not_kept(self, why: str) -> None:
        """It could not be kept."""
        self.mode, self.problem = Mode.OVER, why
