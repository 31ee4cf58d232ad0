"""Whatever the machine tells of its zone, a page gets the day of the desktop's clock."""

from __future__ import annotations

import shutil
import time
import zoneinfo
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from trustbook.domain.times import SystemClock
from trustbook.local_zone import local_zone


def clock_of(name: str) -> Callable[[float], timedelta]:
    """The machine's offset, if its clock shows the time of this zone."""

    def offset(at: float) -> timedelta:
        return datetime.fromtimestamp(at, zoneinfo.ZoneInfo(name)).utcoffset() or timedelta()

    return offset


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    """An /etc with a zoneinfo beside it that holds two zones."""
    for name in ("Europe/Berlin", "Asia/Tokyo"):
        place = tmp_path / "zoneinfo" / name
        place.parent.mkdir(parents=True)
        place.write_bytes(b"TZif")
    (tmp_path / "etc").mkdir()
    return tmp_path / "etc"


def found(etc: Path, clock: str, **variables: str) -> str:
    return local_zone(variables, etc / "localtime", etc / "timezone", clock_of(clock))


@pytest.mark.parametrize(
    "value", ["Asia/Tokyo", ":Asia/Tokyo", "/usr/share/zoneinfo/Asia/Tokyo", ":/x/zoneinfo/Asia/Tokyo"]
)
def test_the_variable_comes_first_in_each_way_to_write_it(etc: Path, value: str) -> None:
    (etc / "localtime").symlink_to(etc.parent / "zoneinfo" / "Europe/Berlin")
    (etc / "timezone").write_text("Europe/Berlin\n", encoding="ascii")

    assert found(etc, "Asia/Tokyo", TZ=value) == "Asia/Tokyo"


@pytest.mark.parametrize("value", ["XYZ-9", "<+09>-9", "Mars/Olympus", "/etc/localtime"])
def test_a_variable_that_is_no_name_still_comes_first_by_its_offset(etc: Path, value: str) -> None:
    (etc / "timezone").write_text("Europe/Berlin\n", encoding="ascii")

    assert found(etc, "Asia/Tokyo", TZ=value) == "Etc/GMT-9"


def test_the_link_counts_more_than_a_stale_text(etc: Path) -> None:
    (etc / "localtime").symlink_to(etc.parent / "zoneinfo" / "Asia/Tokyo")
    (etc / "timezone").write_text("Europe/Berlin\n", encoding="ascii")

    assert found(etc, "Asia/Tokyo") == "Asia/Tokyo"


def test_beside_a_plain_copy_the_text_counts_if_the_clock_agrees(etc: Path) -> None:
    shutil.copy(etc.parent / "zoneinfo" / "Europe/Berlin", etc / "localtime")
    (etc / "timezone").write_text("Europe/Berlin\n", encoding="ascii")

    assert found(etc, "Europe/Berlin") == "Europe/Berlin"


def test_a_stale_text_beside_a_plain_copy_gives_way_to_the_clock(etc: Path) -> None:
    shutil.copy(etc.parent / "zoneinfo" / "Asia/Tokyo", etc / "localtime")
    (etc / "timezone").write_text("Europe/Berlin\n", encoding="ascii")

    assert found(etc, "Asia/Tokyo") == "Etc/GMT-9"


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"../../etc/passwd", b"/etc/passwd", b"x" * 100_000])
def test_a_text_that_names_no_zone_is_passed_over(etc: Path, text: bytes) -> None:
    (etc / "timezone").write_bytes(text)

    assert found(etc, "UTC") == "UTC"


def test_half_hours_have_no_name_of_their_own(etc: Path) -> None:
    assert found(etc, "Asia/Kolkata") == ""


def test_links_in_a_circle_are_passed_over(etc: Path) -> None:
    (etc / "localtime").symlink_to(etc / "localtime")

    assert found(etc, "UTC") == "UTC"


def test_a_bare_offset_is_looked_up_again_when_the_clock_is_put_forward(monkeypatch: pytest.MonkeyPatch) -> None:
    offsets = iter(["Etc/GMT-1", "Etc/GMT-2"])
    monkeypatch.setattr("trustbook.domain.times.local_zone", lambda: next(offsets))
    clock = SystemClock()

    assert [clock.now().zone, clock.now().zone] == ["Etc/GMT-1", "Etc/GMT-2"]


def test_a_name_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    names = iter(["Europe/Berlin"])
    monkeypatch.setattr("trustbook.domain.times.local_zone", lambda: next(names))
    clock = SystemClock()

    assert [clock.now().zone, clock.now().zone] == ["Europe/Berlin", "Europe/Berlin"]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only Unix lets a program change its own zone")
@pytest.mark.parametrize("value", ["XYZ-14", "XYZ+12", "ABC-5:30", "CET-1CEST", "", "Pacific/Kiritimati", "nonsense"])
def test_today_is_the_day_of_the_machines_own_clock(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", value)
        time.tzset()
        assert SystemClock().today() == datetime.now().astimezone().date()
    time.tzset()
