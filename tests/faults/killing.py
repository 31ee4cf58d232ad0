"""Killing what two people do at each of its steps: as before or after, and done again it is right once."""

from __future__ import annotations

import random
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.machine import build_shim, changes, rounds, run


@dataclass(frozen=True)
class Sessions:
    """A module here whose deeds are run as programs: its name, how a workbook is made, and what has to hold after."""

    module: str
    prepare: Callable[[Path], None]
    verify: Callable[[str, Path, int], None]
    """Raises unless the deed stands as it must; the number is 0 after it was done, -1 where it was killed."""


def killed_at_each_step(folder: Path, sessions: Sessions, deed: str) -> None:
    """Kill the deed at every step, or at as many as there are rounds, each time on a fresh copy of the workbook."""
    shim = build_shim(folder)
    if shim is None:
        pytest.skip("needs Linux and a C compiler")
    log, prepared = folder / "log", folder / "prepared"
    prepared.mkdir()
    sessions.prepare(prepared / "Ours.trustbook")

    def again() -> Path:
        shutil.rmtree(folder / "round", ignore_errors=True)
        shutil.copytree(prepared, folder / "round")
        return folder / "round" / "Ours.trustbook"

    program = f"{sessions.module}.{deed}"
    workbook = again()
    assert run(shim, program, workbook, log) == 0
    steps = range(1, len(changes(log, workbook)) + 1)
    sessions.verify(deed, workbook, 0)
    for step in sorted(random.Random(2).sample(steps, min(len(steps), rounds(50)))):
        workbook = again()
        assert run(shim, program, workbook, log, kill_at=step) == -signal.SIGKILL
        done = any(change.op == "ack" for change in changes(log, workbook)) if log.exists() else False
        sessions.verify(deed, workbook, 0 if done else -1)
