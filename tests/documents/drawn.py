"""What a document draws, read back: every part with its meaning, page, place and texts, in drawing order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from trustbook.documents.document import Document
from trustbook.documents.nodes import Role
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.lines import Line
from trustbook.documents.pdf.listening import Listener
from trustbook.documents.pdf.meaning import Anchor, Box, Meaning, Origin, of_document
from trustbook.documents.pdf.place import Place, Spot
from trustbook.documents.pdf.style import PAPERS, Paper, PaperName, TextStyle
from trustbook.documents.pdf.write import write

ORIGIN = Origin(Anchor("sheet-1", "A sheet", 1), "en", 1)


def place(x: float = 0.0, width: float = 440.0, role: Role = Role.PARAGRAPH) -> Place:
    """Somewhere on a page."""
    return Place(of_document(role, "en"), x, width)


def spot(width: float = 440.0, role: Role = Role.TABLE) -> Spot:
    """A paper with a column of this width."""
    return Spot(Paper(width + 120, 842.0), of_document(role, "en"))


@dataclass(slots=True)
class Part:
    """Something that was drawn. `within` are the meanings of what it stands in, the outermost first."""

    page: int
    meaning: Meaning
    box: Box
    within: tuple[Meaning, ...] = ()
    texts: list[str] = field(default_factory=list)
    shapes: list[Box] = field(default_factory=list)

    @property
    def is_decoration(self) -> bool:
        return any(meaning.role is Role.DECORATION for meaning in (*self.within, self.meaning))

    @property
    def ids(self) -> tuple[Any, ...]:
        meaning = self.meaning
        return (meaning.field, meaning.row, meaning.column, meaning.option, meaning.number)


class Recorder(Listener):
    """Hears what is drawn and keeps it."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.decorations: list[tuple[int, Box]] = []
        self.pages = 0
        self._open: list[Part] = []

    def begin(self, meaning: Meaning, box: Box) -> None:
        part = Part(self.pages + 1, meaning, box, tuple(each.meaning for each in self._open))
        self.parts.append(part)
        self._open.append(part)

    def end(self) -> None:
        self._open.pop()

    def text(self, words: str) -> None:
        assert self._open, f"nothing is known of the text {words!r}"
        self._open[-1].texts.append(words)

    def shape(self, box: Box, *, round: bool, made: bool) -> None:
        self._open[-1].shapes.append(box)

    def decoration(self, box: Box) -> None:
        self.decorations.append((self.pages + 1, box))

    def page(self) -> None:
        assert not self._open, "a part goes over the end of a page"
        self.pages += 1


def record(document: Document, paper: PaperName = "a4") -> Recorder:
    """Draws a whole document."""
    recorder = Recorder()
    write(document, PAPERS[paper], lambda _share: None, recorder)
    return recorder


def drawn(document: Document, paper: PaperName = "a4") -> list[Part]:
    """Every part that a reader hears of, in reading order."""
    return [part for part in record(document, paper).parts if not part.is_decoration]


def with_role(parts: Iterable[Part], *roles: Role) -> Iterator[Part]:
    """Those that are this to a reader."""
    return (part for part in parts if part.meaning.role in roles)


def sizes(document: Document, paper: Paper) -> Counter[float]:
    """How many characters are drawn in each size."""
    found: Counter[float] = Counter()
    write_as_ever = Canvas.write

    def count(
        self: Canvas, lines: Sequence[Line], style: TextStyle, x: float, top: float, insets: Sequence[float] = ()
    ) -> None:
        for line in lines:
            found[style.size] += len(line)
        write_as_ever(self, lines, style, x, top, insets)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Canvas, "write", count)
        write(document, paper, lambda _share: None)
    return found
