"""Everything that may come from somebody else is used or refused in words: 40,000 changed examples, 5,000 of a kind."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.faults.machine import ROOT, rounds
from tests.fuzz.targets import TARGETS

pytestmark = pytest.mark.sweep

INPUTS_OF_A_ROUND = 100


@pytest.mark.slow_faults
@pytest.mark.skipif(sys.platform == "win32", reason="bounds the memory of a process")
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("name", TARGETS)
def test_a_changed_example_is_used_or_refused_in_words(name: str) -> None:
    count = rounds(50) * INPUTS_OF_A_ROUND
    command = [sys.executable, "-m", "tests.fuzz.round", name, "7", str(count)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["inputs"] == count
