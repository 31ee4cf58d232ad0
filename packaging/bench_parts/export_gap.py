"""One long file as the window makes it: on a thread of a worker pool. Started by `long_paper`.

export_gap.py PAGES      prints the longest gap of the event loop meanwhile, and with nothing to do, in milliseconds
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench_parts.paper import filled_pages
from trustbook.documents.document import Document
from trustbook.documents.pdf import render
from trustbook.ui.runtime.tidying import Tidier
from trustbook.ui.runtime.worker import WorkerPool

TICK_MS = 4


def gap(pages: int) -> None:
    """With the window's own way of clearing away."""
    application = QCoreApplication([])
    Tidier(application).start()
    pool = WorkerPool(lambda error: sys.exit(str(error)), application)
    document = filled_pages(pages)
    render(filled_pages(5))
    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append((now - last) * 1000)
        last = now

    timer = QTimer(application, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start()
    QTimer.singleShot(1500, application, lambda: _make(pool, document, gaps, application))
    application.exec()
    pool.stop()


def _make(pool: WorkerPool, document: Document, gaps: list[float], application: QCoreApplication) -> None:
    idle = max(gaps)
    gaps.clear()

    def done(_data: bytes) -> None:
        print(max(gaps), idle)
        application.quit()

    pool.do(lambda: render(document), done)


if __name__ == "__main__":
    gap(int(sys.argv[1]))
