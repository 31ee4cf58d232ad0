"""Tables and pocket cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from trustbook.documents.nodes.base import Named, Node, Role
from trustbook.documents.nodes.marking import OptionBox


class Besides(NamedTuple):
    """What was asked besides, and what was said to it. `line` has both, where they stand on one line."""

    asked: str
    words: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a text, or options to choose from, or (with neither) room to write.

    `more` was said besides.
    """

    text: str = ""
    options: tuple[OptionBox, ...] = ()
    heading: bool = False
    more: tuple[Besides, ...] = ()

    def texts(self) -> Iterator[str]:
        """Every text that is drawn in it."""
        yield self.text
        yield from (option.text for option in self.options)
        for asked, words, line in self.more:
            yield from (line,) if line else (asked, words)


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side. `id` is that of a fixed row; "" for a row of one's own, which are counted."""

    cells: tuple[Cell, ...]
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Node):
    """A table. `widths` are shares of its width, one for each column. Blank rows have room for a hand.

    `continued` has the place {what}, for the name of a row that goes on overleaf.
    """

    columns: tuple[Named, ...]
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    blank: bool
    continued: str = "{what}"
    role: Role = Role.TABLE

    def texts(self) -> Iterator[str]:
        yield from (column.text for column in self.columns)
        for row in self.rows:
            for cell in row.cells:
                yield from cell.texts()


@dataclass(frozen=True, slots=True)
class CardField:
    """What a card asks, with the answer, or `lines` lines to write on. `id` is that of the field."""

    label: str
    text: str = ""
    lines: int = 1
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFace(Node):
    """A card for the pocket or the fridge. `more` says that an answer goes on elsewhere, where it had to be cut."""

    title: str
    lines: tuple[str, ...]
    fields: tuple[CardField, ...]
    code: str
    more: str
    role: Role = Role.FIGURE

    def texts(self) -> Iterator[str]:
        yield from (self.title, self.code, self.more, "…")
        yield from self.lines
        for field in self.fields:
            yield from (field.label, field.text)
