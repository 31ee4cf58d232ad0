"""Notes on a light ground, and what stands on one line or side by side where a page is set close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Self

from trustbook.documents.pdf.blocks import Block, Canvas, TextBlock, set_fill
from trustbook.documents.pdf.style import ACCENT, NOTE, NOTE_TITLE, PANEL, Paper

_PAD: Final = 10.0
_GAP: Final = 8.0
"""Between two notes side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelBlock(Block):
    """Texts on a light ground. `strong` adds a dark edge that a grey print keeps."""

    texts: tuple[TextBlock, ...]
    x: float
    width: float
    pad: float
    strong: bool
    half: PanelBlock | None = None
    """The same half as wide, for standing beside another one."""

    def at(self, x: float, height: float) -> PanelBlock:
        """The same at another place and as high as its neighbour."""
        texts = tuple(replace(text, x=text.x + x - self.x) for text in self.texts)
        return replace(self, texts=texts, x=x, height=height)

    def draw(self, canvas: Canvas, top: float) -> None:
        set_fill(canvas, PANEL)
        canvas.rect(self.x, top - self.height, self.width, self.height, stroke=0, fill=1)
        if self.strong:
            set_fill(canvas, ACCENT)
            canvas.rect(self.x, top - self.height, 2.4, self.height, stroke=0, fill=1)
        inside = top - self.pad
        for text in self.texts:
            text.draw(canvas, inside)
            inside -= text.height


def panel_block(title: str, text: str, paper: Paper, *, strong: bool) -> PanelBlock:
    """A note as wide as the column, which also knows itself half as wide."""
    half = _panel(title, text, paper.left, (paper.column - _GAP) / 2, strong=strong)
    return replace(_panel(title, text, paper.left, paper.column, strong=strong), half=half)


def _panel(title: str, text: str, x: float, width: float, *, strong: bool) -> PanelBlock:
    inside, room = x + _PAD + 2, width - 2 * _PAD - 2
    texts = (
        TextBlock.of(title, NOTE_TITLE, inside, room, keep=True),
        TextBlock.of(text, NOTE, inside, room),
    )
    height = sum(each.height for each in texts) + 2 * _PAD - 4
    return PanelBlock(texts=texts, x=x, width=width, pad=_PAD - 2, strong=strong, height=height, before=8, after=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedBlock(Block):
    """A text, and quiet words after it on the same line."""

    first: TextBlock
    second: TextBlock

    @classmethod
    def of(cls, first: TextBlock, second: TextBlock) -> Self:
        """`second` is one line that says where it stands `beside` the first."""
        return cls(
            first=first,
            second=second,
            height=first.height,
            before=first.before,
            after=second.after,
            keep=second.keep,
            anchor=first.anchor,
        )

    def draw(self, canvas: Canvas, top: float) -> None:
        self.first.draw(canvas, top)
        down = self.first.style.rise - self.second.style.rise
        replace(self.second, x=self.second.beside or self.second.x).draw(canvas, top - down)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPair(Block):
    """Two notes side by side."""

    panels: tuple[PanelBlock, PanelBlock]

    @classmethod
    def of(cls, first: PanelBlock, second: PanelBlock) -> Self | None:
        """None where they would be no lower than one below the other."""
        if first.half is None or second.half is None:
            return None
        height = max(first.half.height, second.half.height)
        if height >= first.height + second.height + _GAP:
            return None
        right = first.x + first.half.width + _GAP
        panels = (first.half.at(first.x, height), second.half.at(right, height))
        return cls(panels=panels, height=height, before=first.before, after=second.after)

    def draw(self, canvas: Canvas, top: float) -> None:
        for panel in self.panels:
            panel.draw(canvas, top)


def joined(blocks: Iterable[Block]) -> list[Block]:
    """The blocks set close: quiet words come up beside what they belong to, two notes stand side by side."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        pair: Block | None = None
        if isinstance(block, TextBlock) and block.beside is not None and isinstance(last, TextBlock):
            pair = JoinedBlock.of(last, block)
        elif isinstance(block, PanelBlock) and isinstance(last, PanelBlock):
            pair = PanelPair.of(last, block)
        if pair is None:
            found.append(block)
        else:
            found[-1] = pair
    return found
