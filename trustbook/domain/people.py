"""Who the people are, and who is looking."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Partner:
    """One of the one or two people. `colour` is a role name in the theme, "first" or "second"."""

    id: str
    name: str
    colour: str = "first"
    signing_key: str = field(default="", compare=False)
    """The public key that checks what this partner signed, in hexadecimal digits; "" while it is not known."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who the window serves now. Every use case takes one; no query exists without it.

    `partner_id` is None at Together, where only shared things can be seen.
    """

    partner_id: str | None

    @property
    def is_together(self) -> bool:
        """Whether the window serves both."""
        return self.partner_id is None


TOGETHER: Final = Viewer(None)


def person(partner_id: str) -> Viewer:
    """The viewer at one person's seat."""
    return Viewer(partner_id)
