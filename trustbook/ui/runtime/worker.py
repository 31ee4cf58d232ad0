"""Threads live in this file only.

A `SerialWorker` runs work in order on one thread of its own: everything that touches the books goes through one worker.
A worker with more workers is a pool for pure work, such as a PDF from a snapshot. Results come back on the GUI thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from trustbook.domain.problems import OwnFault, Problem

T = TypeVar("T")


class Task:
    """One piece of work on its way. `cancel` is a wish: work that looks at `cancelled` stops early."""

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Problem], None] | None,
        owner: QObject | None,
        happened: Callable[[Any], None] | None,
        unwanted: Callable[[Any], object] | None,
    ) -> None:
        self._work = work
        self._happened = happened
        self._done = done
        self._failed = failed
        self._owner = owner
        self._unwanted = unwanted
        self._cancelled = threading.Event()
        self._ran = False
        self._result: Any = None
        self._error: BaseException | None = None

    def cancel(self) -> None:
        """Ask the work to stop. `done` and `failed` are not called any more."""
        self._cancelled.set()

    def cancelled(self) -> bool:
        """Whether somebody asked to stop. Work may be given this very method to look at."""
        return self._cancelled.is_set()

    def run(self) -> None:
        if self.cancelled():
            return
        self._ran = True
        try:
            self._result = self._work()
            if self.cancelled() and (put_away := self.leftover()) is not None:
                put_away()
        except BaseException as error:  # noqa: BLE001 - handed to the GUI thread, which tells the two kinds apart
            self._error = error

    def deliver(self, unexpected: Callable[[BaseException], None]) -> None:
        """Call back on the GUI thread; a bug goes to `unexpected`, and what happened is told, whoever is gone."""
        self._work = _nothing  # lets go of texts that the work held
        if self._error is not None:
            self._deliver_error(self._error, unexpected)
        elif self._ran:
            try:
                if self._done is not None and self._is_wanted():
                    self._unwanted = None
                    self._done(self._result)
            finally:
                if self._happened is not None:
                    self._happened(self._result)

    def report_bug(self, unexpected: Callable[[BaseException], None]) -> None:
        """As `deliver`, on any thread, where nobody is left to call back."""
        if self._error is not None and not isinstance(self._error, Problem):
            unexpected(self._error)

    def _deliver_error(self, error: BaseException, unexpected: Callable[[BaseException], None]) -> None:
        is_wanted = self._is_wanted()
        if isinstance(error, Problem) and (self._failed is not None or not is_wanted):
            answer = error
        else:
            unexpected(error)
            answer = OwnFault()  # whoever waits for an answer gets one
        if self._failed is not None and is_wanted:
            self._failed(answer)

    def _is_wanted(self) -> bool:
        return not self.cancelled() and (self._owner is None or shiboken6.isValid(self._owner))

    def leftover(self) -> Callable[[], object] | None:
        """What is still to be done on the worker with a result for which nobody waits any more."""
        result, unwanted = self._result, self._unwanted
        if unwanted is None or result is None or self._is_wanted():
            return None
        self._unwanted = None
        return lambda: unwanted(result)


def _nothing() -> None:
    return None


class SerialWorker(QObject):
    """Runs work in order on one thread; with several workers it is a pool for work that needs no order."""

    _finished = Signal(object)
    idle = Signal()
    """Nothing is waiting or running any more."""

    def __init__(
        self, unexpected: Callable[[BaseException], None], workers: int = 1, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._unexpected = unexpected
        self._queue: SimpleQueue[Task | None] = SimpleQueue()
        self._pending = 0
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=self._serve, name=f"worker-{number}", daemon=True) for number in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def do(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
        owner: QObject | None = None,
        happened: Callable[[T], None] | None = None,
        unwanted: Callable[[T], object] | None = None,
    ) -> Task:
        """Run `work` on the worker, then `done(result)` or `failed(problem)` on the GUI thread.

        Both are dropped when `owner` was destroyed meanwhile, or the task cancelled. `happened(result)` is called in
        any case, after `done`. A Problem without `failed`, unless nobody waits for it, and in any case every other
        exception, goes to the worker's `unexpected`. `unwanted(result)` runs on the worker when nobody waits for the
        result any more: it closes what the work opened.
        """
        task = Task(work, done, failed, owner, happened, unwanted)
        self._pending += 1
        self._queue.put(task)
        return task

    @property
    def is_idle(self) -> bool:
        """Whether nothing is waiting or running."""
        return self._pending == 0

    def stop(self, patience_seconds: float | None = None) -> bool:
        """Finish what is waiting, then end the threads. Blocks until they ended, or for so long; True if they did."""
        for _thread in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join(patience_seconds)
        return not any(thread.is_alive() for thread in self._threads)

    def _serve(self) -> None:
        while (task := self._queue.get()) is not None:
            task.run()
            if shiboken6.isValid(self):
                self._finished.emit(task)
            else:
                task.report_bug(self._unexpected)

    def _on_finished(self, task: Task) -> None:
        self._pending -= 1
        try:
            task.deliver(self._unexpected)
        finally:  # whoever waits for the worker to be idle hears of it, also when a callback fails
            put_away = task.leftover()
            if put_away is not None:
                self.do(put_away)
            if self._pending == 0:
                self.idle.emit()
