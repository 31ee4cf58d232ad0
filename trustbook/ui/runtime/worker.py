"""Threads for work live in this file only.

Everything that touches the books goes through one `SerialWorker`. A `WorkerPool` is for pure work, such as a PDF from a
snapshot. Results come back on the GUI thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Final, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from trustbook.domain.cancelling import CancelToken
from trustbook.domain.problems import Problem
from trustbook.ui.runtime.tasks import Reply, Task

T = TypeVar("T")

_POOL_THREADS: Final = 2
"""Making a PDF and drawing a page of the last one at the same time; more would take the processor from typing."""


class _Worker(QObject):
    """A queue of tasks and threads that serve it."""

    _finished = Signal(object)
    idle = Signal()
    """Nothing is waiting or running any more."""

    def __init__(
        self, unexpected: Callable[[BaseException], None], threads: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._unexpected = unexpected
        self._queue: SimpleQueue[Task | None] = SimpleQueue()
        self._pending = 0
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=self._serve, name=f"worker-{number}", daemon=True) for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def do(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
        owner: QObject | None = None,
        token: CancelToken | None = None,
    ) -> Task:
        """Run `work`, then `done(result)` or `failed(problem)`; see `submit`."""
        return self.submit(work, Reply(done, failed, owner), token)

    def submit(self, work: Callable[[], T], reply: Reply[T], token: CancelToken | None = None) -> Task:
        """Run `work` on a thread of this worker, then tell `reply` on the GUI thread how it went.

        A Problem without `failed`, unless nobody waits for it, and in any case every other exception, goes to the
        worker's `unexpected`. `token` stops it; work that takes long is given the same one to look at.
        """
        task = Task(work, reply, token or CancelToken())
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


class SerialWorker(_Worker):
    """Does one thing after another, in the order in which they were asked for, on one thread of its own."""

    def __init__(self, unexpected: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(unexpected, 1, parent)


class WorkerPool(_Worker):
    """Does several things at a time, in no order. Only for work that touches no books and nothing that others touch."""

    def __init__(self, unexpected: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(unexpected, _POOL_THREADS, parent)
