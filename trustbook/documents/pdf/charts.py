"""Small charts beside each other, as vectors. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.place import Spot
from trustbook.documents.pdf.small_chart import chart_block

_GAP: Final = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartsBlock(Block):
    """They stand at one height, and stay whole."""

    blocks: tuple[Block, ...]

    def paint(self, canvas: Canvas, top: float) -> None:
        for block in self.blocks:
            block.draw(canvas, top)


def charts_blocks(node: nodes.Charts, spot: Spot) -> Iterator[Block]:
    """Each takes half of the width, so that all have the same scale."""
    width = (spot.place.width - _GAP) / 2
    group = spot.place.with_meaning(spot.meaning.part(nodes.Role.GROUP, ours=True))
    blocks = tuple(
        chart_block(
            chart,
            spot.style(s.BRIEF_LABEL),
            spot.style(s.BRIEF_NOTE),
            spot.place.moved(number * (width + _GAP))
            .sized(width)
            .with_meaning(spot.meaning.part(nodes.Role.FIGURE, ours=True, number=number + 1)),
        )
        for number, chart in enumerate(node.charts)
    )
    yield ChartsBlock(
        place=group, blocks=blocks, height=max((each.height for each in blocks), default=0.0), before=12, after=8
    )
