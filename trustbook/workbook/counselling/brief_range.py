"""The days that a brief is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BriefRange:
    """Days from one to another, both included."""

    since: date
    until: date

    def has(self, day: date) -> bool:
        """Whether it is one of them."""
        return self.since <= day <= self.until
