"""Filling pages: blocks one below the other, headings never alone at the end of a page."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.meaning import Anchor

_NOTHING = 0.01
_HIGH = 0.5
"""Share of a page from which on things that belong together are divided."""


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block and the distance of its upper edge from the upper edge of the column, in points."""

    block: Block
    down: float


@dataclass(slots=True)
class PageColumn:
    """What stands on one page."""

    placed: list[PlacedBlock] = field(default_factory=list)

    @property
    def height(self) -> float:
        """From the top of the column down to the end of the last block."""
        return max((item.down + item.block.height for item in self.placed), default=0.0)

    def append(self, other: PageColumn, down: float) -> None:
        """Puts everything from `other` on this page, its top `down` from the top of this one."""
        self.placed.extend(replace(item, down=item.down + down) for item in other.placed)

    def anchors(self) -> list[tuple[Anchor, float]]:
        """Places on this page that contents and outline point to, with their distance from the top."""
        return [(item.block.anchor, item.down) for item in self.placed if item.block.anchor]


def fill(blocks: Iterable[Block], room: float) -> list[PageColumn]:
    """Pages with columns `room` points high. There is always at least one."""
    return _Filler(room).fill(blocks)


class _Filler:
    def __init__(self, room: float) -> None:
        self._room = room
        self._pages = [PageColumn()]
        self._down = 0.0
        self._bare = 0.0
        """How far down a page reaches on which only stands what is said again."""
        self._after = 0.0

    def fill(self, blocks: Iterable[Block]) -> list[PageColumn]:
        waiting = deque(blocks)
        while waiting:
            group = [waiting.popleft()]
            while group[-1].keep and waiting:
                group.append(waiting.popleft())
            waiting.extendleft(reversed(self._place_group(group, waiting)))
        return self._pages

    def _place_group(self, group: list[Block], waiting: Sequence[Block]) -> list[Block]:
        """Places blocks that belong together; gives back what is to be placed after them. `waiting` come later."""
        if self._down <= 0 and len(self._pages) > 1:
            self._place_all([block for block in group[0].again if block.height < self._room / 4])
            self._bare = self._down
        *leads, last = group
        needed = self._height_of(leads)
        left = self._room - self._down - needed - (self._gap(last) if not leads else max(leads[-1].after, last.before))
        last = last.shrunk(left)
        if last.height <= left + _NOTHING:
            self._place_all([*leads, self._stretched(last, left, waiting)])
            return []
        pieces = last.split(left) if left > 0 else None
        if pieces:
            self._place_all([*leads, pieces[0]])
            self._new_page()
            return [pieces[1]]
        count = self._resting(leads)
        if count:
            self._place_all(leads[:count])
            self._new_page()
            return group[count:]
        if self._down > self._bare:
            self._new_page()
            return group
        return self._force(group, left)

    def _resting(self, leads: list[Block]) -> int:
        """How many of many things that belong together stand here, when they would take most of the next page."""
        if self._height_of(leads) < _HIGH * self._room:
            return 0
        left = self._room - self._down
        return max(
            (n for n in range(1, len(leads)) if leads[n - 1].rests and self._height_of(leads[:n]) <= left), default=0
        )

    def _stretched(self, last: Block, left: float, waiting: Sequence[Block]) -> Block:
        """What takes the rest of the page leaves room for the little that comes after it."""
        larger = last.stretched(left)
        if larger is last or not waiting:
            return larger
        after = self._height_of([larger, *waiting]) - self._height_of([larger])
        return last.stretched(left - after) if after <= left - last.height else larger

    def _force(self, group: list[Block], left: float) -> list[Block]:
        """The group is alone on its page and does not fit. Something has to give."""
        pieces = group[-1].divide(left) if left > 0 else None
        if pieces:
            self._place_all([*group[:-1], pieces[0]])
            self._new_page()
            return [pieces[1]]
        count = 1
        room = self._room - self._bare
        while count < len(group) and self._height_of(group[: count + 1]) <= room:
            count += 1
        pieces = group[0].divide(room) if group[0].height > room else None
        if pieces:
            self._place_all([pieces[0]])
            self._new_page()
            return [pieces[1], *group[1:]]
        self._place_all(group[:count])
        return group[count:]

    def _gap(self, block: Block) -> float:
        return max(self._after, block.before) if self._down > 0 else 0.0

    def _height_of(self, blocks: list[Block]) -> float:
        """Height that they would take here, with the spaces before and between them."""
        total, after, first = 0.0, self._after, self._down <= 0
        for block in blocks:
            total += (0.0 if first else max(after, block.before)) + block.height
            after, first = block.after, False
        return total

    def _place_all(self, blocks: list[Block]) -> None:
        for block in blocks:
            self._down += self._gap(block)
            self._pages[-1].placed.append(PlacedBlock(block, self._down))
            self._down += block.height
            self._after = block.after

    def _new_page(self) -> None:
        self._pages.append(PageColumn())
        self._down, self._after, self._bare = 0.0, 0.0, 0.0
