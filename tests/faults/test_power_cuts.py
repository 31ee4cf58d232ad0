"""Power cuts: of what was not synced, any part may be missing or torn."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.faults import sessions
from tests.faults.machine import Disk, build_shim, changes, rounds, run, states_after_power_cuts

pytestmark = [pytest.mark.slow_faults, pytest.mark.timeout(1800)]
CUTS_A_ROUND = 4
"""200 in all with the usual 50 rounds."""


@pytest.mark.parametrize("program", ["save", "share", "rekey", "migrate", "backup", "erase"])
def test_after_a_power_cut_nothing_acknowledged_is_lost(tmp_path: Path, program: str) -> None:
    shim = build_shim(tmp_path)
    if shim is None:
        pytest.skip("needs Linux and a C compiler")
    folder, log = tmp_path / "run" / "Ours.trustbook", tmp_path / "log"
    folder.parent.mkdir()
    sessions.prepare(folder)
    disk = Disk(folder)
    chance = random.Random(3)
    assert run(shim, program, folder, log) == 0
    session = changes(log, folder)
    shutil.rmtree(folder)
    number = CUTS_A_ROUND * rounds(50) if program == "save" else rounds(50)
    for at, state in states_after_power_cuts(disk, session, number, chance):
        shutil.rmtree(folder, ignore_errors=True)
        state.cut(chance, folder)
        done = [change for change in session[:at] if change.op == "ack"]
        sessions.verify(program, folder, int(done[-1].path.rpartition("-")[2]) if done else -1)
