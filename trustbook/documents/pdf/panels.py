"""Notes beside a rule, and what stands on one line or side by side where a page is set close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Self

from trustbook.documents.nodes import Note, Role
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.canvas import Canvas, Shape
from trustbook.documents.pdf.place import Place, Spot
from trustbook.documents.pdf.style import ACCENT, NOTE, NOTE_TITLE, RULE

_PAD: Final = 2.0
_BESIDE: Final = 12.0
"""From the left edge of the rule to the words."""
_STRONG: Final = 2.4
_PLAIN: Final = 1.0
_GAP: Final = 8.0
"""Between two notes side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelBlock(Block):
    """Texts beside a rule; a broad and dark one for what is `strong`, which a grey print keeps."""

    texts: tuple[TextBlock, ...]
    pad: float
    strong: bool
    half: PanelBlock | None = None
    """The same half as wide, for standing beside another one."""

    def at(self, x: float, height: float) -> PanelBlock:
        """The same at another place and as high as its neighbour."""
        texts = tuple(replace(text, place=text.place.moved(x - self.place.x)) for text in self.texts)
        return replace(self, texts=texts, place=self.place.moved(x - self.place.x), height=height)

    def paint(self, canvas: Canvas, top: float) -> None:
        ground = self.place.box(top, self.height)
        wide, colour = (_STRONG, ACCENT) if self.strong else (_PLAIN, RULE)
        canvas.rectangle(ground._replace(right=ground.left + wide), Shape(fill=colour))
        inside = top - self.pad
        for text in self.texts:
            text.draw(canvas, inside)
            inside -= text.height


def panel_block(node: Note, spot: Spot) -> PanelBlock:
    """A note as wide as the column, which also knows itself half as wide."""
    half = None if spot.paper.print == "large" else _panel(node, spot, spot.place.sized((spot.place.width - _GAP) / 2))
    return replace(_panel(node, spot, spot.text), half=half)


def _panel(node: Note, spot: Spot, place: Place) -> PanelBlock:
    inside = place.inset(_BESIDE)
    meaning = place.meaning
    texts = (
        TextBlock.of(
            node.title,
            spot.style(NOTE_TITLE),
            inside.with_meaning(meaning.part(Role.LABEL, ours=not node.own_title)),
            keep=True,
        ),
        TextBlock.of(node.text, spot.style(NOTE), inside.with_meaning(meaning.part(Role.PARAGRAPH))),
    )
    height = sum(each.height for each in texts) + 2 * _PAD
    return PanelBlock(texts=texts, place=place, pad=_PAD, strong=node.strong, height=height, before=8, after=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedBlock(Block):
    """A text, and further words after it on the same line: both on one base, neither above the block."""

    first: TextBlock
    second: TextBlock

    @classmethod
    def of(cls, first: TextBlock, second: TextBlock) -> Self:
        """`second` is one line that says where it stands `beside` the first."""
        return cls(
            first=first,
            second=second,
            place=first.place.with_meaning(first.place.meaning.part(Role.GROUP)),
            height=max(first.height, second.height),
            before=first.before,
            after=second.after,
            keep=second.keep,
            anchor=first.anchor,
        )

    def paint(self, canvas: Canvas, top: float) -> None:
        down, place = self.first.style.rise - self.second.style.rise, self.second.place
        self.first.draw(canvas, top + min(0.0, down))
        beside = place if self.second.beside is None else place.inset(self.second.beside - place.x)
        replace(self.second, place=beside).draw(canvas, top - max(0.0, down))


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
        right = first.half.place.right + _GAP
        panels = (first.half.at(first.place.x, height), second.half.at(right, height))
        group = first.place.sized(panels[1].place.right - first.place.x)
        place = group.with_meaning(first.place.meaning.part(Role.GROUP))
        return cls(panels=panels, place=place, height=height, before=first.before, after=second.after)

    def paint(self, canvas: Canvas, top: float) -> None:
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
