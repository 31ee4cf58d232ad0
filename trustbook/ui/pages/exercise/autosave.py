"""When the open page is saved. Knows nothing of Qt: time, timer and writing are given to it.

.8 s after the last key, at most 5 s while typing, at once when asked. At most one write of the entry is on its way, so
none can overtake another. What could not be saved stays and is tried again, less and less often.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from trustbook.domain.entries import EntryState, RevisionReason
from trustbook.domain.problems import Problem
from trustbook.domain.times import Moment
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.workbook.views import Draft

QUIET_SECONDS = 0.8
LONGEST_SECONDS = 5.0
RETRY_SECONDS = (2.0, 5.0, 10.0, 30.0, 60.0)


class Timer(Protocol):
    """Calls back once after some seconds; starting it again begins anew."""

    def start(self, seconds: float) -> None: ...

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be written: the page as it stands (None: nothing new), and what else shall happen with it."""

    draft: Draft | None = None
    freeze: RevisionReason | None = None
    """Freeze a version as well."""
    state: EntryState | None = None
    """Put the entry into this state as well."""


Writer = Callable[[Request, Callable[[Moment], None], Callable[[Problem], None]], None]
"""Writes a request, then calls back with the moment of the commit, or with what went wrong."""
Done = Callable[[bool], None]
"""Hears whether everything is saved."""


class Autosave:
    """Saves one open entry. `told` hears every change of the save state."""

    def __init__(
        self,
        *,
        take: Callable[[], Draft],
        write: Writer,
        make_timer: Callable[[Callable[[], None]], Timer],
        ticks: Callable[[], float],
        told: Callable[[SaveState], None],
        saved_at: Moment | None = None,
    ) -> None:
        """`take` gives the page as it stands; `ticks` counts seconds; `saved_at` is the newest commit so far."""
        self._take = take
        self._write = write
        self._timer = make_timer(self.save_now)
        self._ticks = ticks
        self._told = told
        self._saved_at = saved_at
        self._unsaved_since: float | None = None
        self._unfrozen = False
        self._writing = False
        self._failures = 0
        self._waiting: list[tuple[Request, Done]] = []
        self._stopped = False
        self._left_unsaved = False

    @property
    def is_clean(self) -> bool:
        """Whether everything that was written is saved."""
        return self._unsaved_since is None and not self._writing

    @property
    def saved_at(self) -> Moment | None:
        """Moment of the newest commit, if there is one."""
        return self._saved_at

    def edited(self) -> None:
        """The person changed something."""
        if self._stopped:
            return
        now = self._ticks()
        self._unfrozen = True
        if self._unsaved_since is None:
            self._unsaved_since = now
        if self._failures:
            return  # the next attempt is on its way
        if not self._writing:
            self._schedule(now)
        self._tell(SaveKind.UNSAVED)

    def save_now(self) -> None:
        """Save at once what is not saved yet."""
        if self._unsaved_since is not None and not self._writing:
            self._begin(Request(), None)

    def flush(self, done: Done, freeze: RevisionReason | None = None) -> None:
        """Save at once and freeze a version if anything was written since the last one. `done` hears how it went.

        It hears of it in any case, also when the page is stopped meanwhile.
        """
        if self.is_clean and not (freeze and self._unfrozen):
            done(True)
            return
        self._enqueue(Request(freeze=freeze), done)

    def set_state(self, state: EntryState, done: Done) -> None:
        """Save the page and put the entry into this state."""
        self._enqueue(Request(state=state), done)

    def stop(self) -> None:
        """Begin no write any more: the entry was erased, or the page is gone.

        A write on its way still ends; then whoever waits hears whether everything is saved.
        """
        self._stopped = True
        self._left_unsaved = self._unsaved_since is not None
        self._timer.stop()
        self._unsaved_since = None
        self._unfrozen = False

    def _enqueue(self, request: Request, done: Done) -> None:
        if self._writing:
            self._waiting.append((request, done))
        else:
            self._begin(request, done)

    def _begin(self, request: Request, done: Done | None) -> None:
        self._timer.stop()
        if self._stopped:
            if done is not None:
                done(True)
            return
        if self._unsaved_since is not None or request.state is not None:
            request = replace(request, draft=self._take())
        if request.freeze is not None:
            self._unfrozen = False
        self._unsaved_since = None
        self._writing = True
        self._tell(SaveKind.SAVING)
        self._write(
            request,
            lambda at: self._on_written(at, done),
            lambda problem: self._on_failed(request, problem, done),
        )

    def _on_written(self, at: Moment, done: Done | None) -> None:
        self._writing = False
        self._failures = 0
        self._saved_at = at
        if self._stopped:
            if done is not None:
                done(True)
            self._answer_waiting(not self._left_unsaved)
            return
        if self._unsaved_since is None:
            self._tell(SaveKind.SAVED)
        else:
            self._schedule(self._ticks())
            self._tell(SaveKind.UNSAVED)
        if done is not None:
            done(True)
        self._begin_waiting()

    def _on_failed(self, request: Request, problem: Problem, done: Done | None) -> None:
        self._writing = False
        if self._stopped:
            self._say_not_saved(done)
            return
        self._unfrozen = True
        if self._unsaved_since is None:
            self._unsaved_since = self._ticks()
        pause = RETRY_SECONDS[min(self._failures, len(RETRY_SECONDS) - 1)]
        self._failures += 1
        self._timer.start(pause)
        self._told(SaveState(SaveKind.FAILED, self._saved_at, problem))
        self._say_not_saved(done)

    def _say_not_saved(self, done: Done | None) -> None:
        if done is not None:
            done(False)
        self._answer_waiting(False)

    def _answer_waiting(self, well: bool) -> None:
        waiting, self._waiting = self._waiting, []
        for _request, done in waiting:
            done(well)

    def _begin_waiting(self) -> None:
        if self._waiting and not self._writing:
            request, done = self._waiting.pop(0)
            if request.state is None and self.is_clean and not (request.freeze and self._unfrozen):
                done(True)
                self._begin_waiting()
            else:
                self._begin(request, done)

    def _schedule(self, now: float) -> None:
        assert self._unsaved_since is not None
        self._timer.start(max(0.0, min(QUIET_SECONDS, self._unsaved_since + LONGEST_SECONDS - now)))

    def _tell(self, kind: SaveKind) -> None:
        self._told(SaveState(kind, self._saved_at))
