"""The text before a chapter on one page: in two columns, and a step smaller, where it would run over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from trustbook.documents.pdf.blocks import Block, BulletBlock, TextBlock
from trustbook.documents.pdf.fitting import fill_close, set_close, set_closest
from trustbook.documents.pdf.flow import PageColumn, fill
from trustbook.documents.pdf.style import Paper

_GAP: Final = 18.0
"""Points between the columns."""
_TIGHT: Final = 1.3
"""From line to line by the size, where a text would run over: lines of a narrow column are short to read."""
_STEP: Final = 4.0
"""By so much the columns are made longer until all stands in them: they end at nearly one height."""


def opening_pages(
    make: Callable[[Paper], Sequence[Block]], paper: Paper, contents: Sequence[Block] = ()
) -> list[PageColumn]:
    """Pages of a text whose blocks `make` gives for a paper; the first block is its title.

    In large print the text keeps its size and takes as many pages as it needs; below the title stand the `contents` of
    the chapter.
    """
    if paper.print == "large":
        return _in_large_print(make(paper), contents, paper.room)
    usual = fill_close(make(paper), paper.room)
    if len(usual) == 1:
        return usual
    close = paper.closer()
    for setting, spaced, titled in (
        (paper, set_close, paper),
        (close, set_close, paper),
        (close, _tight, paper),
        (close, _tight, close),
    ):
        columns = [spaced(make(column)[1:]) for column in half_papers(setting)]
        page = _two_columns(make(titled)[0], columns, setting.room)
        if page is not None:
            lifted = PageColumn()
            lifted.append(page, setting.top - paper.top)
            return [lifted]
    return usual


def _in_large_print(blocks: Sequence[Block], contents: Sequence[Block], room: float) -> list[PageColumn]:
    """All of it, set closer where little of it would stand on a page of its own."""
    return fill_close([blocks[0], *contents, *blocks[1:]], room, closest=True)


def _two_columns(title: Block, columns: Sequence[Sequence[Block]], room: float) -> PageColumn | None:
    """The page, or nothing where it is too low. The title stands above."""
    above = title.height + title.after
    height = sum(block.height for block in columns[0]) / 2
    while height <= room - above:
        found = [fill(column, height) for column in columns]
        if max(map(len, found)) <= 2:
            page = fill([title], room)[0]
            for place, pages in enumerate(found):
                if place < len(pages):
                    page.append(pages[place], above)
            return page
        height += _STEP
    return None


def half_papers(paper: Paper) -> tuple[Paper, Paper]:
    """Papers whose columns are the left and the right half of this one's."""
    half = (paper.column - _GAP) / 2
    right = paper.margin + half + _GAP
    return replace(paper, width=2 * paper.margin + half), replace(paper, width=2 * right + half, margin=right)


def _tight(blocks: Sequence[Block]) -> list[Block]:
    return set_closest([_tighter(block) for block in blocks])


def _tighter(block: Block) -> Block:
    if isinstance(block, BulletBlock):
        text = _tighter_text(block.text)
        return replace(block, text=text, height=text.height)
    return _tighter_text(block) if isinstance(block, TextBlock) else block


def _tighter_text(block: TextBlock) -> TextBlock:
    style = replace(block.style, leading=min(block.style.leading, _TIGHT * block.style.size))
    return replace(block, style=style, height=len(block.lines) * style.leading)
