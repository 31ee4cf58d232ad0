"""The time comes from the injected clock: only the doors of the program make one, and only it asks the machine."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "trustbook"
MODULES = sorted(PACKAGE.rglob("*.py"))
ASKING_THE_MACHINE = {
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time", "time.time_ns", "time.monotonic",
    "time.monotonic_ns", "time.perf_counter", "time.localtime", "time.gmtime", "time.ctime", "time.strftime",
    "QDate.currentDate", "QTime.currentTime", "QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc",
    "QDateTime.currentMSecsSinceEpoch", "QElapsedTimer",
}  # fmt: skip
THE_CLOCK = {Path("domain/times.py"), Path("local_zone.py")}
DOORS = {Path("application.py"), Path("cli/opening.py")}


def named(path: Path) -> Iterator[str]:
    """Every name that a file uses, and every last two of a dotted one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            owner = node.value
            last = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
            yield f"{last}.{node.attr}"
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nothing_but_the_clock_asks_the_machine_for_the_time() -> None:
    asking = {path for path in MODULES if set(named(path)) & ASKING_THE_MACHINE}

    assert {path.relative_to(PACKAGE) for path in asking} <= THE_CLOCK


def test_only_the_doors_make_a_clock() -> None:
    making = {path for path in MODULES if "SystemClock" in set(named(path))}

    assert {path.relative_to(PACKAGE) for path in making} <= THE_CLOCK | DOORS
