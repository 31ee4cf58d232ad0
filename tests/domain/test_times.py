"""Instants know where they happened; ids are random."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest

from trustbook.domain.times import Moment, SystemClock, random_id


def test_a_moment_shows_the_wall_clock_of_its_own_zone() -> None:
    moment = Moment(datetime(2026, 7, 1, 12, 2, tzinfo=UTC), "Europe/Athens")
    assert moment.local().hour == 15


def test_a_moment_without_a_zone_stays_in_utc() -> None:
    moment = Moment(datetime(2026, 7, 1, 12, 2, tzinfo=UTC), "")
    assert moment.local() == moment.utc


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", "\0", "x" * 5000])
def test_a_zone_that_nobody_knows_never_hides_a_page(zone: str) -> None:
    moment = Moment(datetime(2026, 7, 1, 12, 2, tzinfo=UTC), zone)
    assert moment.local() == moment.utc


def test_the_clock_gives_aware_instants_and_its_ticks_never_go_back() -> None:
    clock = SystemClock()
    first, second = clock.ticks(), clock.ticks()
    assert clock.now().utc.tzinfo is UTC
    assert second >= first


def test_ids_are_version_4_and_never_the_same() -> None:
    ids = {random_id() for _turn in range(200)}
    assert len(ids) == 200
    assert all(UUID(each).version == 4 for each in ids)
