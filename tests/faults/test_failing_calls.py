"""Each file call of each operation fails in turn: a Problem or success, nothing lost, and it can be done again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import operations
from tests.faults.machine import ROOT, build_shim, rounds

pytestmark = [pytest.mark.slow_faults, pytest.mark.timeout(3600)]
MANY = 120
"""Calls that are failed in each operation and with each error; TRUSTBOOK_FAULT_ROUNDS=100000 takes all."""


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = build_shim(tmp_path_factory.mktemp("shim"))
    if built is None:
        pytest.skip("needs Linux and a C compiler")
    return built


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Closed workbooks, to be copied for each attempt."""
    place = tmp_path_factory.mktemp("prepared")
    operations.prepare(place)
    return place


@pytest.mark.parametrize("name", operations.OPERATIONS)
def test_whichever_call_fails_it_is_told_or_goes_well_and_can_be_done_again(
    prepared: Path, shim: Path, tmp_path: Path, name: str
) -> None:
    place = tmp_path / "round"
    place.mkdir()
    settings = {"LD_PRELOAD": str(shim), "SHIM_ROOT": str(place), "SHIM_LOG": os.devnull}
    command = [sys.executable, "-m", "tests.faults.failing", name, str(prepared), str(place), str(rounds(MANY))]
    ended = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **settings}, check=True, stdout=subprocess.PIPE, text=True
    )
    *faults, (_zero, calls, tried) = [json.loads(line) for line in ended.stdout.splitlines()]
    assert int(tried) >= min(int(calls), rounds(MANY)) > 0
    assert not faults, "\n".join(f"call {number}, {reason}:\n{trace}" for number, reason, trace in faults)
