"""Killed at any step of what two people do with a letter: as before or after, and done again it is right once."""

from __future__ import annotations

import random
import shutil
import signal
from pathlib import Path

import pytest

from tests.faults import letter_sessions as sessions
from tests.faults.machine import build_shim, changes, rounds, run

pytestmark = pytest.mark.slow_faults


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("deed", sorted(sessions.DEEDS))
def test_killed_at_each_step_it_is_as_before_or_as_after(tmp_path: Path, deed: str) -> None:
    shim = build_shim(tmp_path)
    if shim is None:
        pytest.skip("needs Linux and a C compiler")
    log, prepared = tmp_path / "log", tmp_path / "prepared"
    prepared.mkdir()
    sessions.prepare(prepared / "Ours.trustbook")

    def again() -> Path:
        shutil.rmtree(tmp_path / "round", ignore_errors=True)
        shutil.copytree(prepared, tmp_path / "round")
        return tmp_path / "round" / "Ours.trustbook"

    folder = again()
    assert run(shim, f"letter_sessions.{deed}", folder, log) == 0
    steps = range(1, len(changes(log, folder)) + 1)
    sessions.verify(deed, folder, 0)
    for step in sorted(random.Random(2).sample(steps, min(len(steps), rounds(50)))):
        folder = again()
        assert run(shim, f"letter_sessions.{deed}", folder, log, kill_at=step) == -signal.SIGKILL
        done = any(change.op == "ack" for change in changes(log, folder)) if log.exists() else False
        sessions.verify(deed, folder, 0 if done else -1)
