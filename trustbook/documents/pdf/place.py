"""Where across the page a block stands, and what it means there. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from trustbook.documents.nodes import Node
from trustbook.documents.pdf.meaning import Box, Meaning, Origin, meaning_of
from trustbook.documents.pdf.style import Paper, TextStyle


class Place(msgspec.Struct, frozen=True, gc=False):
    """A meaning, its left edge and its width."""

    meaning: Meaning
    x: float
    width: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    def box(self, top: float, height: float) -> Box:
        """All of it, once it is known how far down it stands."""
        return Box(self.x, top - height, self.x + self.width, top)

    def inset(self, left: float, meaning: Meaning | None = None) -> Place:
        """A place inside, up to the right edge, with the same or another meaning."""
        return Place(meaning or self.meaning, self.x + left, self.width - left)

    def moved(self, right: float) -> Place:
        """The same so many points further right."""
        return Place(self.meaning, self.x + right, self.width)

    def sized(self, width: float) -> Place:
        """The same with another width."""
        return Place(self.meaning, self.x, width)

    def with_meaning(self, meaning: Meaning) -> Place:
        """The same place for something else."""
        return Place(meaning, self.x, self.width)

    def next_piece(self) -> Place:
        """The place of what goes on after a page break."""
        return self.with_meaning(self.meaning.at_piece(self.meaning.piece + 1))


@dataclass(frozen=True, slots=True)
class Spot:
    """What a node is set into: a paper, and what the node means."""

    paper: Paper
    meaning: Meaning
    inset: float = 0.0
    """How far in from the left edge of the column, in points."""

    @classmethod
    def of(cls, node: Node, paper: Paper, origin: Origin) -> Spot:
        """The spot of a whole node."""
        return cls(paper, meaning_of(node, origin))

    @property
    def place(self) -> Place:
        """The whole width of the column."""
        return Place(self.meaning, self.paper.left + self.inset, self.paper.column - self.inset)

    @property
    def text(self) -> Place:
        """The part of the column in which text is read."""
        return Place(self.meaning, self.paper.left + self.inset, self.paper.measure - self.inset)

    def style(self, style: TextStyle) -> TextStyle:
        """A style as it is set on this paper."""
        return self.paper.style(style)

    def further_in(self, inset: float) -> Spot:
        """The same spot, so far in from the left."""
        return Spot(self.paper, self.meaning, self.inset + inset)
