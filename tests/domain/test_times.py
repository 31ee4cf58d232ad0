"""Instants know where they happened; ids are random."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from trustbook.domain.times import Moment, SystemClock, is_evening, random_id


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


@pytest.mark.parametrize(("hour", "evening"), [(4, False), (16, False), (17, True), (23, True), (3, True)])
def test_tonight_is_said_from_five_in_the_afternoon_by_the_clock_on_the_wall(hour: int, evening: bool) -> None:
    there = datetime(2026, 3, 2, hour, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert is_evening(Moment(there.astimezone(UTC), "Asia/Tokyo")) is evening
