"""Modules of the window come ahead of their use, on the GUI thread, and leave room for keys between them."""

from __future__ import annotations

import sys
import threading
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from trustbook.ui.runtime.preloading import Preloader
from trustbook.ui.runtime.worker import SerialWorker

NAMES = ("ahead_one", "ahead_two", "ahead_three")


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text("import threading\nthread = threading.current_thread()\n", "utf-8")
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    return NAMES


def test_every_module_is_imported_on_the_gui_thread(qtbot: QtBot, modules: tuple[str, ...]) -> None:
    preloader = Preloader(modules)
    with qtbot.waitSignal(preloader.finished):
        preloader.start()

    assert [sys.modules[name].thread for name in modules] == [threading.main_thread()] * len(modules)


def test_other_events_have_their_turn_between_two_modules(qtbot: QtBot, modules: tuple[str, ...]) -> None:
    seen: list[int] = []
    preloader = Preloader(modules)
    others = QTimer(interval=0)
    others.timeout.connect(lambda: seen.append(sum(name in sys.modules for name in modules)))
    others.start()
    with qtbot.waitSignal(preloader.finished):
        preloader.start()
    others.stop()

    assert {1, 2, 3} <= set(seen)


def test_a_lane_that_imports_a_module_of_the_window_fails_the_test(qtbot: QtBot) -> None:
    sys.modules.pop("trustbook.ui.pages.tab_overview", None)
    errors: list[BaseException] = []
    worker = SerialWorker(errors.append)

    worker.do(lambda: import_module("trustbook.ui.pages.tab_overview"))
    qtbot.waitUntil(lambda: bool(errors))
    worker.stop()

    assert "trustbook.ui.pages.tab_overview is imported on worker-0" in str(errors[0])
