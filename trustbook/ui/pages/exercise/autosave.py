"""When the open page is saved. Knows nothing of Qt: time, timer and writing are given to it.

.8 s after the last key, at most 5 s while typing, at once when asked. At most one write of the entry is on its way, so
none can overtake another. What could not be saved stays and is tried again, less and less often.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from trustbook.domain.entries import EntryState, RevisionReason
from trustbook.domain.people import Viewer
from trustbook.domain.problems import Problem
from trustbook.domain.times import Moment
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.workbook.sitting.views import Draft, Saved

if TYPE_CHECKING:
    from trustbook.workbook.session import Session

QUIET_SECONDS = 0.8
LONGEST_SECONDS = 5.0
RETRY_SECONDS = (2.0, 5.0, 10.0, 30.0, 60.0)


class Timer(Protocol):
    """Calls back once after some seconds; starting it again begins anew."""

    def start(self, seconds: float) -> None: ...

    def stop(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be written: the page as it stands (None: nothing new), and what else shall happen with it.

    It is a command of the workbook: the use case that it asks for is called with the session.
    """

    viewer: Viewer
    entry_id: str
    draft: Draft | None = None
    freeze: RevisionReason | None = None
    """Freeze a version as well."""
    state: EntryState | None = None
    """Put the entry into this state as well."""

    def __call__(self, session: Session) -> Saved:
        """Write it. Raises as `Pages.save`."""
        if self.draft is not None and self.state is not None:
            return session.pages.set_state(self.viewer, self.draft, self.state)
        if self.freeze is not None:
            return session.pages.leave(self.viewer, self.draft, self.entry_id, self.freeze)
        assert self.draft is not None
        return session.pages.save(self.viewer, self.draft)


Writer = Callable[[Request, Callable[[Saved], None], Callable[[Problem], None]], object]
"""Writes a request, then calls back with what stands there now, or with what went wrong."""
Done = Callable[[bool], None]
"""Hears whether everything is saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenEntry:
    """The entry that is saved, and the page that shows it."""

    viewer: Viewer
    entry_id: str
    take: Callable[[], Draft]
    """Gives the entry as it stands on the page."""
    saved: Callable[[Saved], None]
    """Hears of every commit, before the save state says so."""
    told: Callable[[SaveState], None]
    """Hears every change of the save state."""
    saved_at: Moment | None = None
    """The newest commit so far."""


class Autosave:
    """Saves one open entry."""

    def __init__(
        self,
        entry: OpenEntry,
        write: Writer,
        make_timer: Callable[[Callable[[], None]], Timer],
        ticks: Callable[[], float],
    ) -> None:
        """`ticks` counts seconds."""
        self._entry = entry
        self._write = write
        self._timer = make_timer(self.save_now)
        self._ticks = ticks
        self._saved_at = entry.saved_at
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
            self._begin(self._request(), None)

    def flush(self, done: Done, freeze: RevisionReason | None = None) -> None:
        """Save at once and freeze a version if anything was written since the last one. `done` hears how it went.

        It hears of it in any case, also when the page is stopped meanwhile.
        """
        if self.is_clean and not (freeze and self._unfrozen):
            done(True)
            return
        self._enqueue(self._request(freeze=freeze), done)

    def set_state(self, state: EntryState, done: Done) -> None:
        """Save the page and put the entry into this state."""
        self._enqueue(self._request(state=state), done)

    def stop(self) -> None:
        """Begin no write any more: the entry was erased, or the page is gone.

        A write on its way still ends; then whoever waits hears whether everything is saved.
        """
        self._stopped = True
        self._left_unsaved = self._unsaved_since is not None
        self._timer.stop()
        self._unsaved_since = None
        self._unfrozen = False

    def _request(self, *, freeze: RevisionReason | None = None, state: EntryState | None = None) -> Request:
        return Request(self._entry.viewer, self._entry.entry_id, None, freeze, state)

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
            request = replace(request, draft=self._entry.take())
        if request.freeze is not None:
            self._unfrozen = False
        self._unsaved_since = None
        self._writing = True
        self._tell(SaveKind.SAVING)
        self._write(
            request,
            lambda saved: self._on_written(saved, done),
            lambda problem: self._on_failed(request, problem, done),
        )

    def _on_written(self, saved: Saved, done: Done | None) -> None:
        self._writing = False
        self._failures = 0
        self._saved_at = saved.at
        self._entry.saved(saved)
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
        self._entry.told(SaveState(SaveKind.FAILED, self._saved_at, problem))
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
        self._entry.told(SaveState(kind, self._saved_at))
