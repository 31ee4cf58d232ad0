"""The checks, in the order of how soon they speak."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from devtools import environment
from devtools.environment import tool
from devtools.saying import say


@dataclass(frozen=True)
class Check:
    """One command that must end with status 0."""

    name: str
    command: tuple[str, ...]
    variables: dict[str, str] = field(default_factory=dict)
    in_memory: bool = True
    """Whether its files may lie in memory: the way there is too long for the sockets of a desktop's session."""


_SLOW = "not slow_faults and not e2e and not wheel"
_USUAL = f"not sweep and {_SLOW}"
_QUICK = f"(not thorough or daily) and {_USUAL}"
_SWEEPS = f"sweep and {_SLOW}"
_SHORT = f"(not sweep or landing) and {_SLOW}"


def reading() -> list[Check]:
    """What is told from the text alone, the slow ones first."""
    return [
        Check("repeats", (str(tool("pylint")), "trustbook", "packaging")),
        Check("types", (str(tool("mypy")), "trustbook", "packaging", "tests")),
        Check("unused", (str(tool("vulture")),)),
        Check("imports", (str(tool("lint-imports")), "--no-logo")),
        Check("lint", (str(tool("ruff")), "check", "--quiet")),
        Check("format", (str(tool("ruff")), "format", "--check", "--quiet")),
    ]


def usual(*, everything: bool = False, covered: bool = False, quick: bool = False) -> list[Check]:
    """The tests that `test` runs.

    Sweeps over all definitions and inputs are left to `everything`, which `test --all` asks for; of those its short
    form, which is not `covered`, has those marked `landing`.
    `covered` also measures which lines the usual ones reach, but not the sweeps: it costs much time. `quick` leaves out
    the thorough ones, for the daily loop.
    """
    if everything and not covered:
        return [Check("tests", _tests("-m", _SHORT))]
    if covered:
        coverage = ("--cov", "--cov-report=html:build/coverage")
        return [Check("tests", _tests("-m", _USUAL, *coverage)), Check("sweeps", _tests("-m", _SWEEPS))]
    return [Check("tests", _tests("-m", _QUICK if quick else _USUAL))]


def slow(*, short: bool) -> list[Check]:
    """What `test --all` adds. `short` takes few rounds of each."""
    few = {"TRUSTBOOK_FAULT_ROUNDS": "3"} if short else {}
    kills = few or {"TRUSTBOOK_FAULT_ROUNDS": "50"}
    return [
        Check("faults", _pytest("-n", "2", "-m", "slow_faults", "--timeout=3600"), few),
        Check(
            "end to end",
            _pytest("-n", "2", "-m", "e2e and not sweep" if short else "e2e", "--timeout=1800"),
            kills,
            False,
        ),
        Check("wheel", _pytest("-m", "wheel", "--timeout=600")),
    ]


def _tests(*arguments: str) -> tuple[str, ...]:
    return _pytest("-n", "2", "--dist=worksteal", *arguments)  # some tests walk over all screens


def _pytest(*arguments: str) -> tuple[str, ...]:
    return (str(environment.python_path()), "-m", "pytest", "-q", *arguments)


_MEMORY = Path("/dev/shm")
_ROOM = 4 * 1024**3


@contextmanager
def _files_in_memory(*, wanted: bool) -> Iterator[dict[str, str]]:
    """A place in memory for the files of tests, where there is room: a third of the time went to the disk.

    What has to reach a disk is asked of the system all the same, and faults and kills are told by it.
    """
    if not (wanted and _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM):
        yield {}
        return
    with tempfile.TemporaryDirectory(dir=_MEMORY, prefix="trustbook-tests-", ignore_cleanup_errors=True) as place:
        yield {"TMPDIR": place}


@dataclass(frozen=True)
class _Result:
    name: str
    status: int
    seconds: float


def run(*, everything: bool, short: bool, quick: bool) -> int:
    """Set up, run the checks, all of them even when one fails, and sum up. Gives the exit status."""
    environment.ready("dev", tests=True)
    checks = usual(everything=everything, covered=everything and not short, quick=quick)
    checks += slow(short=short) if everything else []
    results = [*_side_by_side(reading()), *map(_one, checks)]
    for result in results:
        said = "passed" if result.status == 0 else f"FAILED (status {result.status})"
        say(f"{result.name:<12}{said:<20}{result.seconds:6.1f} s")
    return 1 if any(result.status for result in results) else 0


def _one(check: Check) -> _Result:
    say(f"{check.name} …")
    began = time.monotonic()
    with _files_in_memory(wanted=check.in_memory) as place:
        status = environment.call(check.command, {**place, **check.variables})
    return _Result(check.name, status, time.monotonic() - began)


def _side_by_side(checks: list[Check]) -> list[_Result]:
    """Run these, one on each processor. Each says what it has to say when it ends."""

    def run_one(check: Check) -> _Result:
        began = time.monotonic()
        status, said = environment.hear(check.command)
        say(f"{check.name} …\n{said}".rstrip())
        return _Result(check.name, status, time.monotonic() - began)

    say(f"{', '.join(check.name for check in checks)} …")
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        return list(pool.map(run_one, checks))
