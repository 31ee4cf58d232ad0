"""The machine's time zone, by its IANA name.

The order is that of the desktop's own clock: the variable TZ, /etc/localtime, /etc/timezone where it agrees with the
clock, Windows' registry, and at last the offset from UTC alone. Windows' names are translated by the table of the
Unicode CLDR, which Babel brings.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

LOCALTIME: Final = Path("/etc/localtime")
TIMEZONE: Final = Path("/etc/timezone")
_LONGEST: Final = 256
"""Characters of a name; what is longer is none."""
_HALF_A_YEAR: Final = 182 * 86_400
"""In seconds: summer and winter are both compared."""

Offset = Callable[[float], timedelta]
"""Seconds since 1970 → what the machine's clock adds to UTC then."""


def system_offset(at: float) -> timedelta:
    """What the machine's own clock adds to UTC at `at`, in seconds since 1970."""
    return datetime.fromtimestamp(at).astimezone().utcoffset() or timedelta()


def local_zone(
    variables: Mapping[str, str] | None = None,
    localtime: Path = LOCALTIME,
    timezone: Path = TIMEZONE,
    offset: Offset = system_offset,
) -> str:
    """IANA name of the zone here; "" where only an offset is known that no zone of whole hours has."""
    wanted = (os.environ if variables is None else variables).get("TZ")
    if wanted is not None:
        return _by_variable(wanted) or _by_offset(offset)
    for candidate in (_by_link(localtime), _if_right(_by_text(timezone), offset), _by_registry()):
        if _is_known(candidate):
            return candidate
    return _by_offset(offset)


def _by_variable(wanted: str) -> str:
    """As the C library reads it: a name, a colon and a name, or the path of a file; anything else is an offset."""
    name = _after_zoneinfo(wanted.removeprefix(":"))
    return name if _is_known(name) else ""


def _by_link(localtime: Path) -> str:
    try:
        return _after_zoneinfo(str(localtime.resolve()), only_after=True)
    except (OSError, RuntimeError):  # a loop of links
        return ""


def _by_text(timezone: Path) -> str:
    try:
        with timezone.open("rb") as file:
            return file.read(_LONGEST).decode("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _by_registry() -> str:
    if sys.platform == "win32":
        import winreg

        from babel.core import get_global

        place = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
                name = str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0])
        except OSError:
            return ""
        return str(get_global("windows_zone_mapping").get(name.partition("\0")[0], ""))
    return ""


def _by_offset(offset: Offset) -> str:
    """A zone of nothing but whole hours. Its names count the other way round: Etc/GMT-2 is two hours ahead of UTC."""
    hours, rest = divmod(offset(time.time()), timedelta(hours=1))
    if rest:
        return ""
    name = f"Etc/GMT{-hours:+d}" if hours else "UTC"
    return name if _is_known(name) else ""


def _after_zoneinfo(path: str, *, only_after: bool = False) -> str:
    before, found, name = path.partition("zoneinfo/")
    return name if found else ("" if only_after else before)


def _if_right(name: str, offset: Offset) -> str:
    """A name in a file of its own may be out of date: it counts if its clock is the machine's, summer and winter."""
    from zoneinfo import ZoneInfo

    if not _is_known(name):
        return ""
    zone, now = ZoneInfo(name), time.time()
    days = (now, now + _HALF_A_YEAR)
    return name if all(datetime.fromtimestamp(day, zone).utcoffset() == offset(day) for day in days) else ""


def _is_known(name: str) -> bool:
    from zoneinfo import ZoneInfo

    if not name or len(name) > _LONGEST or name.startswith("/"):
        return False
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return False
    return True
