"""What is made of rows: divided between two of them where it does not fit on a page. Lengths in points."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Block, ABC):
    """Something that is divided between its rows only. `heights` are those of the rows.

    What is above the rows (a head) comes again with each piece. Up to the height `least` it stays whole.
    """

    heights: tuple[float, ...]
    least: float = s.WHOLE

    def split(self, room: float) -> tuple[Block, Block] | None:
        """As `divide`, but no row stands alone on either page."""
        if self.height <= self.least or len(self.heights) < 4:
            return None
        above = self.height - sum(self.heights)
        if above + sum(self.heights[:2]) > room:
            return None
        return self.divide(min(room, self.height - sum(self.heights[-2:])))

    def divide(self, room: float) -> tuple[Block, Block] | None:
        used, count = self.height - sum(self.heights), 0
        while count < len(self.heights) - 1 and used + self.heights[count] <= room:
            used += self.heights[count]
            count += 1
        if not count:
            return None
        rest = self.part(count, len(self.heights))
        return self.part(0, count), replace(rest, place=self.place.next_piece())

    @abstractmethod
    def part(self, start: int, end: int) -> Block:
        """The same with these rows only."""

    def _cut(self, start: int, end: int) -> tuple[tuple[float, ...], float]:
        """Heights of these rows, and the height of the whole with them."""
        heights = self.heights[start:end]
        return heights, self.height - sum(self.heights) + sum(heights)
