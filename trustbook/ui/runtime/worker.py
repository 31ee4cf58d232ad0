"""Threads for work live in this file only.

Everything that touches the books goes through one `SerialWorker`. A `WorkerPool` is for pure work, such as a PDF from a
snapshot. Results come back on the GUI thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from trustbook.domain.cancelling import CancelToken
from trustbook.domain.problems import OwnFault, Problem

if TYPE_CHECKING:
    from queue import SimpleQueue

T = TypeVar("T")

_POOL_THREADS: Final = 2
"""Making a PDF and drawing a page of the last one at the same time; more would take the processor from typing."""


class Reply(NamedTuple, Generic[T]):
    """Who hears how a piece of work went. All but `unwanted` is called on the GUI thread.

    `done(result)` or `failed(problem)` goes to whoever asked; both are dropped when `owner` was destroyed meanwhile,
    or the work cancelled. `happened(result)` is called in any case, after `done`. `unwanted(result)` runs where the
    work ran, when nobody waits for the result any more: it closes what the work opened.
    """

    done: Callable[[T], None] | None = None
    failed: Callable[[Problem], None] | None = None
    owner: QObject | None = None
    happened: Callable[[T], None] | None = None
    unwanted: Callable[[T], object] | None = None


class Task:
    """One piece of work on its way. Its token stops it, also while it waits for its turn."""

    def __init__(self, work: Callable[[], Any], reply: Reply[Any], token: CancelToken) -> None:
        self._work = work
        self._reply = reply
        self._token = token
        self._ran = False
        self._result: Any = None
        self._error: BaseException | None = None

    def cancel(self) -> None:
        """Ask the work to stop. `done` and `failed` are not called any more."""
        self._token.cancel()

    def run(self) -> None:
        """Do the work, on the thread of a worker. What it raises is kept for `deliver`."""
        if self._token.cancelled():
            return
        self._ran = True
        try:
            self._result = self._work()
            if self._token.cancelled() and (put_away := self.leftover()) is not None:
                put_away()
        except BaseException as error:  # noqa: BLE001 - handed to the GUI thread, which tells the two kinds apart
            self._error = error

    def deliver(self, unexpected: Callable[[BaseException], None]) -> None:
        """Call back on the GUI thread; a bug goes to `unexpected`, and what happened is told, whoever is gone."""
        self._work = _nothing  # lets go of texts that the work held
        if self._error is not None:
            self._deliver_error(self._error, unexpected)
        elif self._ran:
            reply = self._reply
            try:
                if reply.done is not None and self._is_wanted():
                    self._reply = reply._replace(unwanted=None)
                    reply.done(self._result)
            finally:
                if reply.happened is not None:
                    reply.happened(self._result)

    def report_bug(self, unexpected: Callable[[BaseException], None]) -> None:
        """As `deliver`, on any thread, where nobody is left to call back."""
        if self._error is not None and not isinstance(self._error, Problem):
            unexpected(self._error)

    def leftover(self) -> Callable[[], object] | None:
        """What is still to be done on the worker with a result for which nobody waits any more."""
        result, unwanted = self._result, self._reply.unwanted
        if unwanted is None or result is None or self._is_wanted():
            return None
        self._reply = self._reply._replace(unwanted=None)
        return lambda: unwanted(result)

    def _deliver_error(self, error: BaseException, unexpected: Callable[[BaseException], None]) -> None:
        failed, is_wanted = self._reply.failed, self._is_wanted()
        if isinstance(error, Problem) and (failed is not None or not is_wanted):
            answer = error
        else:
            unexpected(error)
            answer = OwnFault()  # whoever waits for an answer gets one
        if failed is not None and is_wanted:
            failed(answer)

    def _is_wanted(self) -> bool:
        owner = self._reply.owner
        return not self._token.cancelled() and (owner is None or shiboken6.isValid(owner))


def _nothing() -> None:
    return None


class _Worker(QObject):
    """A queue of tasks and threads that serve it."""

    _finished = Signal(object)

    def __init__(
        self, unexpected: Callable[[BaseException], None], threads: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._unexpected = unexpected
        self._queue: SimpleQueue[Task | None] | None = None
        self._pending = 0
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._most = threads
        self._threads: list[threading.Thread] = []

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
        if self._queue is None:
            self._queue = self._begin()
        self._queue.put(task)
        return task

    @property
    def is_idle(self) -> bool:
        """Whether nothing is waiting or running."""
        return self._pending == 0

    def stop(self, patience_seconds: float | None = None) -> bool:
        """Finish what is waiting, then end the threads. Blocks until they ended, or for so long; True if they did."""
        if self._queue is not None:
            for _thread in self._threads:
                self._queue.put(None)
        for thread in self._threads:
            thread.join(patience_seconds)
        return not any(thread.is_alive() for thread in self._threads)

    def _begin(self) -> SimpleQueue[Task | None]:
        """Start the threads, with the first piece of work: until then nothing waits for them, also not the start."""
        from queue import SimpleQueue

        queue: SimpleQueue[Task | None] = SimpleQueue()
        self._threads = [
            threading.Thread(target=self._serve, args=(queue,), name=f"worker-{number}", daemon=True)
            for number in range(self._most)
        ]
        for thread in self._threads:
            thread.start()
        return queue

    def _serve(self, queue: SimpleQueue[Task | None]) -> None:
        while (task := queue.get()) is not None:
            task.run()
            if shiboken6.isValid(self):
                self._finished.emit(task)
            else:
                task.report_bug(self._unexpected)

    def _on_finished(self, task: Task) -> None:
        self._pending -= 1
        try:
            task.deliver(self._unexpected)
        finally:  # also when a callback fails
            put_away = task.leftover()
            if put_away is not None:
                self.do(put_away)


class SerialWorker(_Worker):
    """Does one thing after another, in the order in which they were asked for, on one thread of its own."""

    def __init__(self, unexpected: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(unexpected, 1, parent)


class WorkerPool(_Worker):
    """Does several things at a time, in no order. Only for work that touches no books and nothing that others touch."""

    def __init__(self, unexpected: Callable[[BaseException], None], parent: QObject | None = None) -> None:
        super().__init__(unexpected, _POOL_THREADS, parent)
