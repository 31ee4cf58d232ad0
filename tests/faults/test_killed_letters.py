"""Killed at any step of what two people do with a letter: as before or after, and done again it is right once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import letter_sessions
from tests.faults.killing import Sessions, killed_at_each_step

pytestmark = pytest.mark.slow_faults

SESSIONS = Sessions("letter_sessions", letter_sessions.prepare, letter_sessions.verify)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("deed", sorted(letter_sessions.DEEDS))
def test_killed_at_each_step_it_is_as_before_or_as_after(tmp_path: Path, deed: str) -> None:
    killed_at_each_step(tmp_path, SESSIONS, deed)
