"""Unused objects are cleared away on the GUI thread only, never on a worker in the middle of some work."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from trustbook.ui.runtime.tidying import Tidier
from trustbook.ui.runtime.worker import SerialWorker


class Knot:
    """Holds on to itself, as a widget with its own callbacks does."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def tidier(qtbot: QtBot) -> Iterator[Tidier]:
    made = Tidier()
    made.start()
    yield made
    made.deleteLater()
    gc.unfreeze()


def test_work_on_a_lane_collects_nothing_however_much_it_makes(qtbot: QtBot, tidier: Tidier) -> None:
    knot = weakref.ref(Knot())
    worker = SerialWorker(unexpected=lambda error: pytest.fail(repr(error)))
    done: list[int] = []

    worker.do(lambda: len([Knot() for _ in range(20_000)]), done.append)
    qtbot.waitUntil(lambda: bool(done))
    worker.stop()

    assert knot() is not None
    tidier.tidy()
    assert knot() is None


def test_nothing_is_looked_at_while_little_was_made(tidier: Tidier) -> None:
    gc.collect()
    knot = weakref.ref(Knot())
    tidier.tidy()
    assert knot() is not None


def test_it_comes_back_by_itself(qtbot: QtBot, tidier: Tidier) -> None:
    knot = weakref.ref(Knot())
    keep = [Knot() for _ in range(gc.get_threshold()[0] + 100)]
    qtbot.waitUntil(lambda: knot() is None, timeout=5000)
    assert keep
