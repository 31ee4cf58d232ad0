"""Opens Progress at a workbook again and again without a screen, and says how long each thing took. Started by `line`.

line_run.py WORKBOOK ROUNDS     prints JSON: lists of milliseconds by name.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench_parts.workbooks import PASSPHRASE, opener
from trustbook.domain.times import SystemClock
from trustbook.exercises.content import Content
from trustbook.exercises.model import Tab
from trustbook.ui.frame.window import Window
from trustbook.ui.kit import column
from trustbook.ui.pages.overview import Overview
from trustbook.ui.pages.progress.overview import ProgressOverview
from trustbook.ui.runtime.client import WorkbookClient
from trustbook.ui.runtime.gateway import DialogPrompts
from trustbook.ui.runtime.idle_watch import IdleWatch
from trustbook.ui.runtime.look import Look
from trustbook.ui.runtime.own_clipboard import SystemClipboard
from trustbook.ui.runtime.settings import DeviceSettings, SettingsFile
from trustbook.ui.runtime.theme import Theme, add_first_fonts
from trustbook.ui.runtime.workbook_opener import LazyWorkbookOpener
from trustbook.ui.runtime.worker import SerialWorker, WorkerPool
from trustbook.ui.services import Services, WorkbookServices
from trustbook.ui.workbook.navigator import WorkbookNavigator

T = TypeVar("T")
PageType = TypeVar("PageType", bound=Overview)
LONGEST_SECONDS = 60
SCROLL_STEPS = 200
_BEAT_MS = 20
"""Conditions that no event announces are looked at as often."""


class Painted(QObject):
    """Whether a widget was painted since it had something to show."""

    def __init__(self, widget: QWidget, has_something: Callable[[], object]) -> None:
        super().__init__()
        self.done = False
        self._has_something = has_something
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._has_something():
            self.done = True
        return False


class Bench:
    """One open workbook, without a screen."""

    def __init__(self, workbook: Path) -> None:
        self.application = QApplication([])
        self.worked = 0.0
        """Milliseconds of all threads until the last page was painted: what no other program makes longer."""
        self._heart = QTimer(interval=_BEAT_MS)
        self._heart.start()
        add_first_fonts()
        theme, settings = Theme(self.application, DeviceSettings()), DeviceSettings()
        self.worker, pool = SerialWorker(self._broken), WorkerPool(self._broken)
        watch, window = IdleWatch(self.application, SystemClock(), 0), Window()
        content = Content()
        program = Services(
            worker=self.worker, pool=pool, prompts=DialogPrompts(lambda: window, Path), theme=theme,
            look=Look(settings, SettingsFile(workbook.parent / "settings.toml"), theme, watch), watch=watch,
            clock=SystemClock(), folder=lambda: workbook.parent, opener=lambda: LazyWorkbookOpener(opener),
            content=lambda: content, speak=lambda _language: None, clipboard=SystemClipboard(),
        )  # fmt: skip
        session = self.ask(lambda: opener().sign_in(workbook, PASSPHRASE))
        client = WorkbookClient(self.worker, session, self.ask(session.people.sitting))
        navigator = WorkbookNavigator(program, client)
        self.services = WorkbookServices(program=program, client=client, navigator=navigator)
        self.tab = next(tab for tab in content.tabs if tab.id == "progress")
        self.session = session

    @staticmethod
    def _broken(error: BaseException) -> None:
        raise error

    def ask(self, work: Callable[[], T]) -> T:
        """What the worker answers."""
        found: list[T] = []
        self.worker.do(work, found.append)
        self.until(lambda: bool(found))
        return found[0]

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the program go on. It sleeps between events, as it does elsewhere: who asks all the time holds up the
        worker."""
        end = time.monotonic() + LONGEST_SECONDS
        while not condition():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > end:
                raise TimeoutError

    def show(self, make: Callable[[WorkbookServices, Tab], PageType]) -> tuple[float, PageType]:
        """Milliseconds until it was painted, with its rows and its chart."""
        began, worked = time.perf_counter(), time.process_time()
        page = make(self.services, self.tab)
        page.resize(1100, 640)
        awaited = [Painted(widget, has_something) for widget, has_something in _parts(page)]
        page.show()
        self.until(lambda: all(each.done for each in awaited))
        self.worked = (time.process_time() - worked) * 1000
        return (time.perf_counter() - began) * 1000, page

    def rest(self) -> None:
        """Until nothing is on its way."""
        self.until(lambda: self.worker.is_idle)
        self.application.processEvents()


def _parts(page: Overview) -> list[tuple[QWidget, Callable[[], object]]]:
    """What has to be painted, and when there is something to paint."""
    if not isinstance(page, ProgressOverview):
        return [(page.viewport(), lambda: True)]
    canvas, view = page.chart.canvas, page.panel.view
    return [(canvas, canvas.plots), (view.viewport(), view.lines.rowCount)]


def empty(services: WorkbookServices, tab: Tab) -> Overview:
    """A tab with nothing in it."""
    return Overview(column())


def measured(workbook: Path, rounds: int) -> dict[str, list[float]]:
    """Every figure, so many times."""
    bench = Bench(workbook)
    found: dict[str, list[float]] = {name: [] for name in ("empty", "first", "work", "all", "filter", "find", "frame")}
    for number in range(rounds + 1):
        bare, nothing = bench.show(empty)
        nothing.deleteLater()
        first, page = bench.show(ProgressOverview)
        worked = bench.worked
        bench.rest()
        figures = {"empty": bare, "first": first, "work": worked, **_used(bench, page)}
        for name, figure in figures.items():
            if number:  # the first round warms up
                found[name].append(figure)
        page.close()
        page.deleteLater()
        bench.rest()
    bench.ask(bench.session.keeping.close)
    return found


def _used(bench: Bench, page: ProgressOverview) -> dict[str, float]:
    """Everything that is there, scrolled through and filtered: what the window's thread works for a frame."""
    view, before = page.panel.view, page.panel.view.lines.rowCount()
    page.head.spans.chosen.emit("all")
    began = time.perf_counter()
    bench.until(lambda: bench.worker.is_idle and view.lines.rowCount() >= before)
    page.panel.view.viewport().repaint()
    everything = (time.perf_counter() - began) * 1000
    bench.rest()
    frames, bar = [], page.verticalScrollBar()
    for step in range(SCROLL_STEPS):
        began = time.thread_time()
        bar.setValue(bar.maximum() * step // SCROLL_STEPS if step % 2 else bar.value() + 120)
        bench.application.processEvents()
        frames.append((time.thread_time() - began) * 1000)
    bar.setValue(0)
    bench.rest()
    return {"all": everything, "frame": max(frames), **_filtered(bench, page)}


def _filtered(bench: Bench, page: ProgressOverview) -> dict[str, float]:
    side, figures = page.panel.side, {}
    for name, words in (("filter", ""), ("find", "calm")):
        began = time.thread_time()
        if words:
            side.looked_for.set_text(words)
        else:
            side.turn()
        bench.application.processEvents()
        figures[name] = (time.thread_time() - began) * 1000
    return figures


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1]), int(sys.argv[2]))))
