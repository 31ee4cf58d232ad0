"""Blank pages that end well: room to write is made a little larger or smaller so that no last page is nearly empty.

Several ways of setting a sheet are tried, and the one is taken that needs few pages, leaves few of them half empty and
stays close to the usual measures. Room never gets narrower: only fewer or more lines of the same pitch. What is printed
on a short form may also be a step smaller, never under the smallest size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.flow import PageColumn, fill
from trustbook.documents.pdf.marks import BlanksBlock, OptionsBlock, WritingBlock
from trustbook.documents.pdf.panels import joined
from trustbook.documents.pdf.style import Paper
from trustbook.documents.pdf.tables import TableBlock


@dataclass(frozen=True, slots=True)
class FittingStep:
    """`room` is the share of ruled lines and empty rows, `spaces` that of the spaces between the blocks.

    Where the spaces are small, quiet words stand on the line of their heading or label, and notes side by side.
    `smaller` says that all letters are a step smaller.
    """

    room: float
    spaces: float
    smaller: bool = False

    @property
    def joins(self) -> bool:
        """Whether words and notes stand beside each other."""
        return self.spaces < _JOINING

    @property
    def price(self) -> float:
        """How far it is from the usual measures."""
        narrower = 2.0 * max(0.0, 1 - self.room) + 1.2 * (1 - self.spaces)
        smaller = _SMALLER if self.smaller else 0.0
        return narrower + smaller + 0.15 * max(0.0, self.room - 1)


_JOINING: Final = 0.7
_CLOSE_OPTIONS: Final = 0.5
_BELOW_A_LINE: Final = 5.0
_LARGE_WORDS: Final = 18.0
_USUAL: Final = FittingStep(1.0, 1.0)
_WAYS: Final = (
    FittingStep(1.0, 0.8),
    FittingStep(1.0, 0.62),
    FittingStep(0.85, 0.8),
    FittingStep(0.85, 0.62),
    FittingStep(0.7, 0.62),
    FittingStep(0.7, 0.5),
    FittingStep(1.2, 1.0),
    FittingStep(1.45, 1.0),
    FittingStep(1.8, 1.0),
)
_OF_LARGE: Final = (FittingStep(1.0, 0.4), FittingStep(0.85, 0.4), FittingStep(0.7, 0.4))
"""Further ways of large print, whose letters tell what belongs together also where there is little space."""
_CLOSEST: Final = 5
"""Place of the closest of these ways."""
_MORE: Final = (2.0, 1.8, 1.6, 1.4, 1.2)
"""Shares of ruled lines and empty rows on a page that would stay half empty."""
_NARROW: Final = (FittingStep(0.6, 0.62), FittingStep(0.5, 0.5), FittingStep(0.5, 0.4))
_SMALLER: Final = 0.6
"""Price of a step."""
_TIGHT: Final = ((1.0, 0.62), (0.85, 0.62), (0.85, 0.5), (0.7, 0.5), (0.6, 0.5), (0.6, 0.4), (0.5, 0.4))
"""Room and spaces of what is made smaller."""
_LEAST_ROOM: Final = 0.7
_EASY: Final = 1.1
"""Price up to which nothing is made smaller."""
_CLOSER: Final = tuple(FittingStep(1.0, spaces) for spaces in (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.62))
_CLOSEST_SPACES: Final = 0.4
_MANY: Final = 40
"""Pages up to which all is set closer for the sake of the last one."""
_LITTLE: Final = 0.3
"""Share of a page."""
_PAGE: Final = 4.0
"""Price of a page."""
_EMPTY: Final = 0.12
"""Share of a page that may stay empty without being a fault."""


def fill_blank(make: Callable[[Paper], Sequence[Block]], paper: Paper) -> list[PageColumn]:
    """Pages of a form, whose blocks `make` gives for a paper, with room to write adapted.

    Where little runs over the only page, its letters are a step smaller.
    """
    blocks = make(paper)
    best = _cheapest(blocks, paper.room, (*_OF_LARGE, *_WAYS) if paper.print == "large" else _WAYS)
    if len(best.pages) == 2 and _runs_over_by_little(blocks, paper.room):
        ways = [way for way in _TIGHT if way[0] >= _LEAST_ROOM]
        best = min((best, *_on_one_smaller_page(make, paper, ways)), key=lambda found: found.price)
    return _grown(best, paper.room)


def fill_short(make: Callable[[Paper], Sequence[Block]], paper: Paper) -> list[PageColumn]:
    """Pages of a short form, whose blocks `make` gives for a paper.

    It gives up to half of its room for fitting on one page, and a step of the size of its letters.
    """
    best = _cheapest(make(paper), paper.room, (*_NARROW, *_WAYS))
    if best.price > _PAGE + _EASY:
        best = min((best, *_on_one_smaller_page(make, paper, _TIGHT)), key=lambda found: found.price)
    return _grown(best, paper.room)


def _runs_over_by_little(blocks: Sequence[Block], room: float) -> bool:
    pages = fill(_set(blocks, _WAYS[_CLOSEST]), room)
    return len(pages) == 2 and pages[1].height < _LITTLE * room


def _on_one_smaller_page(
    make: Callable[[Paper], Sequence[Block]], paper: Paper, ways: Sequence[tuple[float, float]]
) -> Iterator[_Found]:
    """Every way in which all of it stands on one page when it is drawn smaller."""
    closer = paper.closer()
    blocks = make(closer)
    for room, spaces in ways:
        way = FittingStep(room, spaces, smaller=True)
        pages = fill(_set(blocks, way), closer.room)
        if len(pages) == 1:
            lifted = PageColumn()
            lifted.append(pages[0], closer.top - paper.top)
            yield _Found([lifted], _price(pages, way, closer.room), way)


@dataclass(frozen=True, slots=True)
class _Found:
    pages: list[PageColumn]
    price: float
    way: FittingStep


def _cheapest(blocks: Sequence[Block], room: float, ways: Iterable[FittingStep]) -> _Found:
    usual = fill(blocks, room)
    best = _Found(usual, _price(usual, _USUAL, room), _USUAL)
    if len(usual) == 1 and best.price <= _PAGE + _EMPTY:
        return best
    for way in ways:
        if way.room > 1 and len(best.pages) < len(usual):
            break  # it was made to fit on fewer pages already
        pages = fill(_set(blocks, way), room)
        price = _price(pages, way, room)
        if price < best.price:
            best = _Found(pages, price, way)
    return best


def _grown(found: _Found, room: float) -> list[PageColumn]:
    """Where what follows did not fit below, the rest of the page becomes room to write. The last page stays."""
    *before, last = found.pages
    shares = [room_for / found.way.room for room_for in _MORE if room_for > found.way.room]
    return [*(_with_more_room(page, room, shares) for page in before), last]


def _with_more_room(page: PageColumn, room: float, shares: Sequence[float]) -> PageColumn:
    for share in shares if page.height < (1 - _EMPTY) * room else ():
        larger, pushed = PageColumn(), 0.0
        for item in page.placed:
            block = _resized(item.block, share)
            larger.placed.append(replace(item, block=block, down=item.down + pushed))
            pushed += block.height - item.block.height
        if larger.height <= room:
            return larger
    return page


def fill_close(
    blocks: Sequence[Block], room: float, little: float = _LITTLE, *, closest: bool = False
) -> list[PageColumn]:
    """Pages as `fill` makes them; what runs over by a little is set closer, so that no page holds the rest alone.

    `little` is the share of a page up to which it is that. `closest`: with as little space as there may be.
    """
    ways = (*_CLOSER, FittingStep(1.0, _CLOSEST_SPACES)) if closest else _CLOSER
    usual = fill(blocks, room)
    if not 1 < len(usual) <= _MANY or usual[-1].height > little * room:
        return usual
    best = fill(_set(blocks, ways[-1]), room)
    if len(best) >= len(usual):
        return usual
    first, last = 0, len(ways) - 1
    while first < last:  # the widest of those that do: each costs as much as the first setting
        middle = (first + last) // 2
        pages = fill(_set(blocks, ways[middle]), room)
        if len(pages) < len(usual):
            best, last = pages, middle
        else:
            first = middle + 1
    return best


def set_close(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with little space between them and all of their room to write."""
    return _set(blocks, _CLOSER[-1])


def set_closest(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with as little space between them as there may be."""
    return _set(blocks, FittingStep(1.0, _CLOSEST_SPACES))


def _price(pages: Sequence[PageColumn], way: FittingStep, room: float) -> float:
    empty = sum(max(0.0, 1 - page.height / room - _EMPTY) for page in pages)
    return _PAGE * len(pages) + empty + way.price


def _set(blocks: Iterable[Block], way: FittingStep) -> list[Block]:
    found = [_resized(block, way.room) for block in blocks]
    found = joined(found) if way.joins else found
    if way.spaces <= _CLOSE_OPTIONS:
        found = [block.closer() if isinstance(block, OptionsBlock) else block for block in found]
    if way.spaces == 1.0:
        return found
    return [replace(block, before=block.before * way.spaces, after=_space_after(block, way)) for block in found]


def _resized(block: Block, share: float) -> Block:
    return block.resized(share) if isinstance(block, WritingBlock | TableBlock) else block


def _space_after(block: Block, way: FittingStep) -> float:
    """What follows never touches the line on which somebody writes."""
    match block:
        case WritingBlock(number_style=style) | BlanksBlock(style=style):
            least = min(block.after, _BELOW_A_LINE if style.size < _LARGE_WORDS else 2 * _BELOW_A_LINE)
        case _:
            least = 0.0
    return max(block.after * way.spaces, least)
