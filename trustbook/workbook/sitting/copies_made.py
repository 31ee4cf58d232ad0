"""Of which own entry a copy on the shelf was made, so that nothing is said of one entry that is true of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from trustbook.domain.entries import Dated
from trustbook.workbook.sitting.entry_matching import newest
from trustbook.workbook.sitting.session_context import Seat

E = TypeVar("E", bound=Dated)


@dataclass(frozen=True, slots=True)
class CopiesMade:
    """What the seat knows of its own copies. At Together nothing: there nobody's private book is open."""

    noted: Mapping[str, str]
    """Id of a copy → id of the entry that it was made of, as the private book has noted it."""

    @classmethod
    def by(cls, seat: Seat) -> CopiesMade:
        """By whoever sits here."""
        return cls({} if seat.viewer.is_together else seat.own.entries.glances.pages_of_copies())

    def entry_of(self, copy: Dated, own: Sequence[E]) -> str:
        """Id of the entry that an own copy was made of. Without a note, the last one begun up to its day; else ""."""
        if copy.id in self.noted:
            return self.noted[copy.id]
        found = newest([entry for entry in own if entry.on <= copy.on])
        return found.id if found is not None else ""
