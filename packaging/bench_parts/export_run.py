"""One long file in a process of its own. Started by `long_paper`.

export_run.py memory PAGES   prints the most memory that the process ever had, in MB
export_run.py gap PAGES      prints the longest gap of the event loop while a worker makes the file, and without, in ms
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


def memory(pages: int) -> None:
    """Composing and drawing, as the command line does it."""
    import resource

    render(filled_pages(pages))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(most / (1024 * 1024 if sys.platform == "darwin" else 1024))


def gap(pages: int) -> None:
    """As the window does it: on a thread of a worker pool, with its way of clearing away."""
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
    {"memory": memory, "gap": gap}[sys.argv[1]](int(sys.argv[2]))
