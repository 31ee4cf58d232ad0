"""Work on the thread of the books: who is called back, and what is told although nobody waits for it any more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from trustbook.domain.cancelling import CancelToken
from trustbook.domain.problems import DiskFull, OwnFault, Problem
from trustbook.ui.runtime.worker import Reply, SerialWorker, Task, WorkerPool


@dataclass
class Bench:
    """A worker that stands still until it is let go, and what was heard of it."""

    qtbot: QtBot
    bugs: list[BaseException] = field(default_factory=list)
    heard: list[object] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.worker = SerialWorker(self.bugs.append)
        self._gate = threading.Event()
        self.worker.do(self._gate.wait)

    def done(self, result: object) -> None:
        self.heard.append(("done", result))

    def failed(self, problem: Problem) -> None:
        self.heard.append(("failed", type(problem)))

    def happened(self, result: object) -> None:
        self.heard.append(("happened", result))

    def submit(self, work: Callable[[], object], owner: QObject | None = None) -> Task:
        """Work of which everything is heard."""
        return self.worker.submit(work, Reply(self.done, self.failed, owner, self.happened))

    def release(self) -> None:
        self._gate.set()

    def go(self) -> None:
        self.release()
        self.qtbot.waitUntil(lambda: self.worker.is_idle)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    made.go()
    assert made.worker.stop(10)


def failing(error: BaseException) -> Callable[[], object]:
    def work() -> object:
        raise error

    return work


def test_whoever_asked_is_called_back_then_it_is_told_what_happened(bench: Bench) -> None:
    bench.submit(lambda: 7, QObject(bench.worker))
    bench.go()

    assert bench.heard == [("done", 7), ("happened", 7)]
    assert bench.bugs == []


def test_what_happened_is_told_also_when_whoever_asked_is_gone(bench: Bench) -> None:
    owner = QObject()
    bench.submit(lambda: 7, owner)
    shiboken6.delete(owner)
    bench.go()

    assert bench.heard == [("happened", 7)]


def test_a_bug_is_reported_also_when_whoever_asked_is_gone(bench: Bench) -> None:
    owner, bug = QObject(), ValueError()
    bench.submit(failing(bug), owner)
    shiboken6.delete(owner)
    bench.go()

    assert bench.bugs == [bug]
    assert bench.heard == []


def test_a_problem_is_for_whoever_asked_and_for_nobody_else(bench: Bench) -> None:
    gone, here = QObject(), QObject(bench.worker)
    bench.worker.do(failing(DiskFull(Path("x"))), bench.done, bench.failed, gone)
    bench.worker.do(failing(DiskFull(Path("x"))), bench.done, None, gone)
    bench.worker.do(failing(DiskFull(Path("x"))), bench.done, bench.failed, here)
    shiboken6.delete(gone)
    bench.go()

    assert bench.heard == [("failed", DiskFull)]
    assert bench.bugs == []


def test_a_problem_that_nobody_expects_is_a_bug(bench: Bench) -> None:
    problem = DiskFull(Path("x"))
    bench.worker.do(failing(problem))
    bench.go()

    assert bench.bugs == [problem]


def test_whoever_waits_hears_of_a_bug_too(bench: Bench) -> None:
    bench.worker.do(failing(ValueError()), bench.done, bench.failed)
    bench.go()

    assert bench.heard == [("failed", OwnFault)]
    assert len(bench.bugs) == 1


def test_work_that_was_cancelled_before_it_began_never_happens(bench: Bench) -> None:
    bench.submit(lambda: 7).cancel()
    bench.worker.do(failing(ValueError()), bench.done, bench.failed).cancel()
    bench.go()

    assert bench.heard == []
    assert bench.bugs == []


def test_work_that_was_cancelled_too_late_is_told_and_its_bug_reported(bench: Bench) -> None:
    bug = ValueError()
    well = bench.submit(lambda: well.cancel())

    def stumble() -> object:
        badly.cancel()
        raise bug

    badly = bench.worker.do(stumble, bench.done, bench.failed)
    bench.go()

    assert bench.heard == [("happened", None)]
    assert bench.bugs == [bug]


def test_a_callback_that_fails_keeps_neither_news_nor_idleness_back(bench: Bench, qtbot: QtBot) -> None:
    def stumble(_result: object) -> None:
        raise ValueError

    bench.worker.submit(lambda: 7, Reply(stumble, happened=bench.happened))
    with qtbot.captureExceptions() as raised:
        bench.go()

    assert [kind for kind, _error, _trace in raised] == [ValueError]
    assert bench.heard == [("happened", 7)]
    assert bench.worker.is_idle


def test_a_bug_after_the_worker_is_gone_is_reported_from_its_own_thread(qtbot: QtBot) -> None:
    bugs: list[BaseException] = []
    reported, gate = threading.Event(), threading.Event()

    def unexpected(error: BaseException) -> None:
        bugs.append(error)
        reported.set()

    def work() -> object:
        gate.wait()
        raise ValueError

    worker = SerialWorker(unexpected)
    worker.do(work)
    shiboken6.delete(worker)
    gate.set()

    assert reported.wait(10)
    assert [type(bug) for bug in bugs] == [ValueError]
    assert worker.stop(10)


def test_one_token_stops_work_that_waits_and_work_that_looks_at_it(bench: Bench) -> None:
    token, begun = CancelToken(), threading.Event()

    def long_work() -> object:
        begun.set()
        while True:
            token.raise_if_cancelled()

    bench.worker.do(long_work, bench.done, bench.failed, None, token)
    bench.worker.do(lambda: 7, bench.done, bench.failed, None, token)
    bench.release()
    assert begun.wait(10)
    token.cancel()
    bench.go()

    assert bench.heard == []
    assert bench.bugs == []


def test_what_the_work_opened_is_put_away_when_nobody_waits_for_it(bench: Bench) -> None:
    owner = QObject()
    put_away: list[object] = []
    bench.worker.submit(lambda: "gone", Reply(bench.done, owner=owner, unwanted=put_away.append))
    bench.worker.submit(lambda: "wanted", Reply(bench.done, unwanted=put_away.append))
    shiboken6.delete(owner)
    bench.go()

    assert put_away == ["gone"]
    assert bench.heard == [("done", "wanted")]


def test_a_serial_worker_does_one_thing_after_another_on_one_thread(bench: Bench) -> None:
    order: list[tuple[int, int]] = []
    for number in range(20):
        bench.worker.do(partial(lambda place: order.append((place, threading.get_ident())), number))
    bench.go()

    assert [number for number, _thread in order] == list(range(20))
    assert len({thread for _number, thread in order}) == 1


def test_a_pool_begins_something_while_something_else_still_runs(qtbot: QtBot) -> None:
    bugs: list[BaseException] = []
    heard: list[object] = []
    pool, second = WorkerPool(bugs.append), threading.Event()
    pool.do(lambda: second.wait(10), heard.append)  # ends only once the second one ran beside it
    pool.do(second.set)
    qtbot.waitUntil(lambda: pool.is_idle)

    assert heard == [True]
    assert bugs == []
    assert pool.stop(10)
