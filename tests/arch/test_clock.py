"""The time comes from the injected clock: only the composition roots make one, and only it asks the machine."""

from __future__ import annotations

from pathlib import Path

from tests.arch.sources import PACKAGE, modules, named

ASKING_THE_MACHINE = {
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.time_ns", "time.monotonic",
    "time.monotonic_ns", "time.perf_counter", "time.localtime", "time.gmtime", "time.ctime", "time.strftime",
    "QDate.currentDate", "QTime.currentTime", "QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc",
    "QDateTime.currentMSecsSinceEpoch", "QElapsedTimer",
}  # fmt: skip
THE_CLOCK = {Path("domain/times.py"), Path("local_zone.py")}
ROOTS = {Path("application.py"), Path("cli/opening.py")}


def test_nothing_but_the_clock_asks_the_machine_for_the_time() -> None:
    asking = {path for path in modules() if named(path) & ASKING_THE_MACHINE}

    assert {path.relative_to(PACKAGE) for path in asking} <= THE_CLOCK


def test_only_the_composition_roots_make_a_clock() -> None:
    making = {path for path in modules() if "SystemClock" in named(path)}

    assert {path.relative_to(PACKAGE) for path in making} <= THE_CLOCK | ROOTS
