"""What a brief for a counsellor shows on its way: the items with who said yes, and what is ready to be written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trustbook.domain.brief import Agreed, OfferedItem
from trustbook.domain.people import Partner

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder


@dataclass(frozen=True, slots=True)
class BriefItem:
    """One item as a seat sees it. `owner` is None for what both wrote. `agreed_on`: when both had said yes."""

    item: OfferedItem
    owner: Partner | None
    mine: bool
    """It is the viewer's own."""
    my_yes: bool
    agreed_on: date | None


@dataclass(frozen=True, slots=True)
class BriefItems:
    """All of some days. `people` are both, or the one there is."""

    items: tuple[BriefItem, ...]
    people: tuple[Partner, ...]
    can_say: bool
    """The viewer sits at their own seat, and there is another one to agree."""

    @property
    def agreed(self) -> tuple[BriefItem, ...]:
        """Those that both said yes to."""
        return tuple(each for each in self.items if each.agreed_on is not None)


@dataclass(frozen=True, slots=True)
class ReadyBrief:
    """A brief that can be written. `holds` is what stands in it; the texts tell what may and what must not be found."""

    binder: Binder
    holds: tuple[Agreed, ...]
    allowed: tuple[str, ...]
    refused: tuple[str, ...]
