"""The way of one answer from a key to the disk and back is short, so that it can be followed."""

from __future__ import annotations

import inspect
from itertools import groupby
from types import FrameType
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.ui.page_support import Place
from tests.ui.pages.support import stored, write
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.pages.exercise.qt_timer import QtTimer
from trustbook.ui.runtime.worker import SerialWorker

MOST_HOPS = 9
MOST_MODULES = 8
MOST_BACK = 4


def modules_here() -> list[str]:
    """The modules of the program whose functions run now, in the order of their calls, each run of one module once."""
    found: list[str] = []
    frame: FrameType | None = inspect.currentframe()
    while frame is not None:
        found.append(str(frame.f_globals.get("__name__", "")))
        frame = frame.f_back
    return runs_of(name for name in reversed(found) if name.startswith("trustbook."))


def runs_of(names: Any) -> list[str]:
    return [name for name, _run in groupby(names)]


def test_an_answer_goes_from_the_key_to_the_disk_and_back_in_few_hops(
    alone: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = alone.open("boundaries", "boundary-builder")
    to_timer: list[list[str]] = []
    to_worker: list[list[str]] = []
    to_disk: list[list[str]] = []
    back: list[list[str]] = []
    start, submit = QtTimer.start, SerialWorker.submit

    def on_start(timer: QtTimer, seconds: float) -> None:
        to_timer.append(modules_here())
        start(timer, seconds)

    def on_submit(worker: SerialWorker, *given: Any) -> object:
        to_worker.append(modules_here())
        return submit(worker, *given)

    def on_statement(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if "INTO working_copies" in statement:
            to_disk.append(modules_here())

    def on_state(state: SaveState) -> None:
        if state.kind is SaveKind.SAVED:
            back.append(modules_here())

    monkeypatch.setattr(QtTimer, "start", on_start)
    monkeypatch.setattr(SerialWorker, "submit", on_submit)
    assert alone.tab_page is not None
    alone.tab_page.save_state.connect(on_state)
    event.listen(Engine, "before_cursor_execute", on_statement)
    try:
        write(page, "limit", "x", qtbot)
        alone.wait(lambda: back)
    finally:
        event.remove(Engine, "before_cursor_execute", on_statement)

    assert stored(alone, "boundary-builder") == {"limit": "x"}
    way = runs_of([*to_timer[0], *to_worker[0], *to_disk[0]])
    assert way[0].startswith("trustbook.ui.fields.") and way[-1].startswith("trustbook.storage.")
    assert len(way) <= MOST_HOPS, way
    assert len(set(way)) <= MOST_MODULES, way
    assert len(back[0]) <= MOST_BACK, back[0]
