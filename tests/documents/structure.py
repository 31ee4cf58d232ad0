"""The structure of a PDF file, read back by another library than the one that wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

Piece = tuple[int, int]
"""Page, counted from 0, and number of a marked piece on it."""


@dataclass(slots=True)
class Node:
    """An element. `words` is the text of its own pieces, `pages` where they stand, `language` that of the text."""

    tag: str
    language: str = ""
    alternative: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Node] = field(default_factory=list)
    words: str = ""
    pages: list[int] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """All elements, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *tags: str) -> list[Node]:
        """All with one of these tags."""
        return [node for node in self.walk() if node.tag in tags]

    @property
    def text(self) -> str:
        """What is read aloud of it."""
        return " ".join(" ".join(node.alternative or node.words for node in self.walk()).split())

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The tree, to be looked at."""
        said = " ".join(self.words.split())
        told = f" [{self.alternative}]" if self.alternative else ""
        yield f"{'  ' * depth}{self.tag}{f' ({self.language})' if self.language else ''}{told} {said}".rstrip()
        for kid in self.kids:
            yield from kid.lines(depth + 1)


class MarkedPage:
    """A page: the texts of its marked pieces by their numbers, and those of its artifacts."""

    def __init__(self, page: Any) -> None:
        self.pieces: dict[int, str] = {}
        self.artifacts: list[str] = []
        self._fonts = {str(name): _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
        self._letters: tuple[dict[int, str], int] = ({}, 1)
        self._open: list[int | None] = []
        """What is marked now: a piece, or None for an artifact; further in only what says how it is read."""
        read: Iterable[Any] = pikepdf.parse_content_stream(page)
        for operands, operator in read:
            self._read(str(operator), operands)
        assert not self._open, "a mark goes over the end of a page"

    def _read(self, operator: str, operands: Any) -> None:
        if operator in ("BDC", "BMC"):
            self._begin(str(operands[0]), operands)
        elif operator == "EMC":
            self._open.pop()
        elif operator == "Tf":
            self._letters = self._fonts[str(operands[0])]
        elif operator in ("Tj", "TJ"):
            assert self._open, "text that is neither tagged nor an artifact"
            self._add(_text(operands[0], *self._letters))
        elif operator in ("S", "s", "f", "f*", "B", "B*", "b"):
            assert self._open, "a shape that is neither tagged nor an artifact"

    def _begin(self, tag: str, operands: Any) -> None:
        if self._open:
            assert tag == "/Span" and "/MCID" not in operands[1], "marks stand in each other"
            self._open.append(self._open[-1])
        elif tag == "/Artifact":
            self._open.append(None)
            self.artifacts.append("")
        else:
            number = int(operands[1].MCID)
            assert number not in self.pieces, "two pieces of a page have one number"
            self.pieces[number] = ""
            self._open.append(number)

    def _add(self, words: str) -> None:
        number = self._open[-1]
        if number is None:
            self.artifacts[-1] += words
        else:
            self.pieces[number] += words


class Structure:
    """All of it: the tree, and how each page is marked. Raises AssertionError where the file is not sound."""

    def __init__(self, data: bytes) -> None:
        self._file = pikepdf.open(BytesIO(data))
        self.catalog: Any = self._file.Root
        found = list(self._file.pages)
        self.pages = [MarkedPage(page) for page in found]
        self._keys = [int(page.StructParents) for page in found]
        self._numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(found)}
        ways = self.catalog.StructTreeRoot.ParentTree.Nums
        self._ways = {int(ways[place]): ways[place + 1] for place in range(0, len(ways), 2)}
        self._owned: list[Piece] = []
        self.root = self._node(self.catalog.StructTreeRoot.K, self.catalog.StructTreeRoot, str(self.catalog.Lang))
        marked = [(number, piece) for number, page in enumerate(self.pages) for piece in page.pieces]
        assert sorted(self._owned) == marked, "a piece of a page stands in the tree twice, or not at all"

    # --- the tree

    def _node(self, element: Any, above: Any, language: str) -> Node:
        assert element.P.objgen == above.objgen, "an element does not know what it stands in"
        found = Node(str(element.S)[1:], str(element.get("/Lang", language)), str(element.get("/Alt", "")))
        found.attributes = {str(name)[1:]: value for name, value in element.get("/A", {}).items()}
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self._own(found, element, self._numbers[element.Pg.objgen], kid)
            elif kid.get("/Type") == "/MCR":
                self._own(found, element, self._numbers[kid.Pg.objgen], int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                found.annotations.append(kid.Obj)
                way = self._ways[int(kid.Obj.StructParent)]
                assert way.objgen == element.objgen, "the way back leads elsewhere"
            else:
                found.kids.append(self._node(kid, element, found.language))
        return found

    def _own(self, found: Node, element: Any, page: int, number: int) -> None:
        self._owned.append((page, number))
        found.words += self.pages[page].pieces[number]
        found.pages.append(page)
        assert self._ways[self._keys[page]][number].objgen == element.objgen, "the way back leads elsewhere"


def _letters(font: Any) -> tuple[dict[int, str], int]:
    """What each code of a font means, and its number of bytes."""
    if "/ToUnicode" not in font:
        return {}, 1
    letters: dict[int, str] = {}
    width = 1
    read: Iterable[Any] = pikepdf.parse_content_stream(font.ToUnicode)
    for operands, operator in read:
        found = str(operator)
        if found in ("endbfchar", "endbfrange"):
            width = len(bytes(operands[0]))
            step = 2 if found == "endbfchar" else 3
            for place in range(0, len(operands), step):
                _note(letters, [*operands[place : place + step]])
    return letters, width


def _note(letters: dict[int, str], said: list[Any]) -> None:
    first, last, meant = int.from_bytes(bytes(said[0])), int.from_bytes(bytes(said[-2])), said[-1]
    if isinstance(meant, pikepdf.Array):
        letters.update({first + place: bytes(each).decode("utf-16-be") for place, each in enumerate(meant)})
        return
    start = bytes(meant).decode("utf-16-be")
    for code in range(first, last + 1):
        letters[code] = start[:-1] + chr(ord(start[-1]) + code - first) if start else ""


def _text(shown: Any, letters: dict[int, str], width: int) -> str:
    pieces = shown if isinstance(shown, pikepdf.Array) else [shown]
    data = b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    codes = (int.from_bytes(data[place : place + width]) for place in range(0, len(data), width))
    return "".join(letters.get(code, "?") for code in codes)
