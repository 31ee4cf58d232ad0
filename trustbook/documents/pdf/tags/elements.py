"""Elements of the structure tree, and how they stand in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from trustbook.documents.pdf.meaning import Meaning
from trustbook.documents.pdf.raw import Objects, text_string


class MarkedContent(NamedTuple):
    """A marked piece of a page: the page, counted from 0, and the number of the piece on it."""

    page: int
    piece: int


class Annotation(NamedTuple):
    """A link or a form field: its page, its name in ReportLab's document, and its number for the way back."""

    page: int
    name: str | int
    key: int


class Element:
    """One element. `language` is that of its text; `alternative` is read in place of what it holds."""

    __slots__ = ("alternative", "attributes", "kids", "language", "meaning", "tag")

    def __init__(self, tag: str, meaning: Meaning | None, language: str) -> None:
        self.tag = tag
        self.meaning = meaning
        self.language = language
        self.alternative = ""
        self.attributes = ""
        self.kids: list[Element | MarkedContent | Annotation] = []

    def last(self) -> Element | None:
        """The element in it that began last."""
        for kid in reversed(self.kids):
            if isinstance(kid, Element):
                return kid
        return None

    def child(self, tag: str) -> Element:
        """A new element in it, in the same language."""
        made = Element(tag, self.meaning, self.language)
        self.kids.append(made)
        return made


KEPT_EMPTY: Final = frozenset({"TD", "TH"})
"""An empty cell is still a cell."""
HOLDS_TEXT: Final = frozenset({"LBody", "TD", "TH", "Lbl"})
"""What a single paragraph in it is left out of."""


def settle(element: Element) -> None:
    """Leaves out elements that hold nothing, and groups of one."""
    kids: list[Element | MarkedContent | Annotation] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            settle(kid)
            if not kid.kids and kid.tag not in KEPT_EMPTY:
                continue
            only = kid.kids[0] if kid.tag == "Div" and len(kid.kids) == 1 else None
            kids.append(only if isinstance(only, Element) else kid)
        else:
            kids.append(kid)
    if element.tag in HOLDS_TEXT and len(kids) == 1:
        only = kids[0]
        if isinstance(only, Element) and only.tag == "P" and only.language == element.language:
            kids = only.kids
    element.kids = kids


class TreeWriter:
    """Writes elements as objects of the file.

    `owner` is told for each marked piece and each annotation the number of the element that it belongs to; `page` gives
    the reference to a page.
    """

    def __init__(
        self, objects: Objects, page: Callable[[int], str], owner: Callable[[MarkedContent | Annotation, int], None]
    ) -> None:
        self._objects = objects
        self._page = page
        self._owner = owner

    def write(self, element: Element, above: int, language: str) -> int:
        """Writes an element with all it holds. `language` is that of what is above it, whose number `above` is."""
        objects = self._objects
        number = objects.number()
        home = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
        code = [f"<</S/{element.tag}/P {above} 0 R"]
        if home is not None:
            code.append(f"/Pg {self._page(home)}")
        if element.language != language:
            code.append(f"/Lang {text_string(element.language)}")
        if element.alternative:
            code.append(f"/Alt {text_string(element.alternative)}")
        if element.attributes:
            code.append(f"/A<<{element.attributes}>>")
        kids = list(self._kids(element, number, home))
        if kids:
            code.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        code.append(">>")
        objects.set(number, "".join(code).encode("ascii"))
        return number

    def _kids(self, element: Element, number: int, home: int | None) -> Iterator[str]:
        for kid in element.kids:
            if isinstance(kid, Element):
                yield f"{self.write(kid, number, element.language)} 0 R"
                continue
            self._owner(kid, number)
            if isinstance(kid, Annotation):
                yield f"<</Type/OBJR/Obj {self._objects.reference(kid.name)}/Pg {self._page(kid.page)}>>"
            elif kid.page == home:
                yield str(kid.piece)
            else:
                yield f"<</Type/MCR/Pg {self._page(kid.page)}/MCID {kid.piece}>>"
