"""When a recovery code is offered: at the end of the first evening, once more on a later day, then never again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

SETTING: Final = "recovery-code-offered"
"""Personal setting: the days on which it was offered, with a comma between."""
WROTE: Final = "wrote-before-lock"
"""Personal setting: something was written in a sitting that ended with a lock, where nothing is offered."""
_TIMES: Final = 2


def is_due(settings: Mapping[str, str], today: date, *, has_code: bool, wrote: bool) -> bool:
    """Whether to offer a code now. `wrote`: something was written since signing in."""
    days = _days(settings)
    return (wrote or WROTE in settings) and not has_code and len(days) < _TIMES and today.isoformat() not in days


def noted(settings: Mapping[str, str], today: date) -> str:
    """The setting's value after it was offered today."""
    return ",".join([*_days(settings), today.isoformat()])


def _days(settings: Mapping[str, str]) -> list[str]:
    return [day for day in settings.get(SETTING, "").split(",") if day]
