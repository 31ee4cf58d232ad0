"""What a command changed is announced, whoever asked for it is still there or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from trustbook.domain.cancelling import CancelToken
from trustbook.domain.entries import EntryState
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import DiskFull
from trustbook.domain.times import Moment
from trustbook.ui.runtime.client import WorkbookClient
from trustbook.ui.runtime.worker import SerialWorker
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Changed, Saved, Sitting

NEWS = Changed(frozenset({"entry"}), frozenset({"exercise"}))
SAVED = Saved(
    "entry",
    Moment(datetime(2026, 3, 2, tzinfo=UTC), "UTC"),
    exists=True,
    state=EntryState.STARTED,
    on=date(2026, 3, 2),
    changed=NEWS,
)


@dataclass
class Bench:
    """A client of a workbook whose commands the test gives, and what was heard."""

    qtbot: QtBot
    bugs: list[BaseException] = field(default_factory=list)
    heard: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.worker = SerialWorker(self.bugs.append)
        sitting = Sitting(
            TOGETHER, None, (), solo=False, read_only=False, must_change_passphrase=False, workbook_name="x"
        )
        self.client = WorkbookClient(self.worker, cast(Session, None), sitting)
        self.client.changed.connect(lambda changed: self.heard.append(changed))

    def go(self) -> None:
        self.qtbot.waitUntil(lambda: self.worker.is_idle)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    assert made.worker.stop(10)


@pytest.mark.parametrize("result", [NEWS, SAVED])
def test_a_change_is_announced_after_whoever_asked_has_heard_of_it(bench: Bench, result: object) -> None:
    bench.client.do(lambda _session: result, bench.heard.append, owner=bench.client)
    bench.go()

    assert bench.heard == [result, NEWS]


@pytest.mark.parametrize("asks", [True, False])
@pytest.mark.parametrize("result", [NEWS, SAVED])
def test_a_change_is_announced_when_whoever_asked_is_gone(bench: Bench, result: object, asks: bool) -> None:
    owner = QObject()
    own: list[object] = []
    bench.client.do(lambda _session: result, own.append if asks else None, owner=owner)
    shiboken6.delete(owner)
    bench.go()

    assert bench.heard == [NEWS]
    assert own == []


def test_a_change_that_was_cancelled_too_late_is_announced(bench: Bench) -> None:
    def change(_session: object) -> Changed:
        token.cancel()
        return NEWS

    own: list[object] = []
    token = CancelToken()
    bench.client.do(change, own.append, token=token)
    bench.go()

    assert bench.heard == [NEWS]
    assert own == []


def test_a_change_is_announced_although_the_callback_failed(bench: Bench, qtbot: QtBot) -> None:
    def stumble(_result: object) -> None:
        raise ValueError

    bench.client.do(lambda _session: NEWS, stumble)
    with qtbot.captureExceptions() as raised:
        bench.go()

    assert len(raised) == 1
    assert bench.heard == [NEWS]


def test_a_bug_is_reported_and_a_problem_dropped_when_whoever_asked_is_gone(bench: Bench) -> None:
    owner = QObject()
    own: list[object] = []

    def bug(_session: object) -> object:
        raise ValueError

    def problem(_session: object) -> object:
        raise DiskFull(Path("x"))

    for command in (bug, problem):
        bench.client.do(command, own.append, own.append, owner)
    shiboken6.delete(owner)
    bench.go()

    assert [type(each) for each in bench.bugs] == [ValueError]
    assert own == []


def test_nothing_is_announced_where_nothing_changed(bench: Bench) -> None:
    for result in (Changed(), None, "words"):
        bench.client.do(lambda _session, result=result: result)  # type: ignore[misc]
    bench.go()

    assert bench.heard == []


def test_a_change_after_the_client_is_gone_is_no_bug(bench: Bench) -> None:
    bench.client.do(lambda _session: NEWS)
    shiboken6.delete(bench.client)
    bench.go()

    assert bench.bugs == []
