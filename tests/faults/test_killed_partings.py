"""Killed at any step of opening together, of leaving, or of what follows: as before or after, done again right once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import parting_sessions
from tests.faults.killing import Sessions, killed_at_each_step

pytestmark = pytest.mark.slow_faults

SESSIONS = Sessions("parting_sessions", parting_sessions.prepare, parting_sessions.verify)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("deed", sorted(parting_sessions.DEEDS))
def test_killed_at_each_step_it_is_as_before_or_as_after(tmp_path: Path, deed: str) -> None:
    killed_at_each_step(tmp_path, SESSIONS, deed)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("deed", sorted(parting_sessions.AFTER_LEAVING))
def test_killed_while_the_shared_book_gets_a_new_key_the_next_sign_in_finishes_it(tmp_path: Path, deed: str) -> None:
    sessions = Sessions("parting_sessions", parting_sessions.prepare_left, parting_sessions.verify)
    killed_at_each_step(tmp_path, sessions, deed)
