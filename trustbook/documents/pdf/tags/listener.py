"""Hears what is drawn, marks it in the page, and builds the structure tree from what it means."""

from __future__ import annotations

from math import ceil, floor
from typing import Any, Final

from trustbook.documents.nodes import Role
from trustbook.documents.pdf.listening import Listener
from trustbook.documents.pdf.meaning import Box, Meaning
from trustbook.documents.pdf.tags.elements import Element
from trustbook.documents.pdf.tags.headings import Headings, is_heading
from trustbook.documents.pdf.tags.homes import ROOM, earlier_in, field_in, home_in, home_of_text, paragraph_in, room_in
from trustbook.documents.pdf.tags.tree import Tree

_TAGS: Final = {
    Role.TABLE: "Table",
    Role.ROW: "TR",
    Role.COLUMN_HEAD: "TH",
    Role.ROW_HEAD: "TH",
    Role.CELL: "TD",
    Role.ITEM: "LI",
    Role.STEP: "LI",
    Role.OPTION: "LI",
    Role.CHECK: "LI",
    Role.MARKER: "Lbl",
    Role.BLANK: "Form",
    Role.ENTRY: "TOCI",
}
"""What a part is. All else is a group of paragraphs, of which nothing is left but the paragraph where it is one."""
_SCOPES: Final = {Role.COLUMN_HEAD: "/O/Table/Scope/Column", Role.ROW_HEAD: "/O/Table/Scope/Row"}
_ARTIFACT: Final = "/Artifact BMC"
_OF_EVERY_PAGE: Final = "/Artifact<</Type/Pagination>>BDC"
_SIGNS: Final = {(False, False): "☐", (False, True): "☑", (True, False): "○", (True, True): "◉"}
"""How a mark is read aloud: whether it is round, and whether it is made."""


def _is_told_by_a_rule(meaning: Meaning) -> bool:
    """Whether a line beside words stands for the name of who says them."""
    return meaning.role is Role.LABEL and bool(meaning.alternative)


class _Part:
    """A part that is open. Without an element it is an artifact; `target` is where its text goes."""

    __slots__ = ("artifact", "element", "field", "meaning", "target")

    def __init__(self, element: Element | None, meaning: Meaning, artifact: str = _ARTIFACT) -> None:
        self.element = element
        self.meaning = meaning
        self.artifact = artifact
        self.target: Element | None = None
        self.field = False


class Tags(Listener):
    """The structure of the file that `pen`, ReportLab's canvas, writes.

    `room` are the words for room to write that has none of its own. `fillable`: rooms and marks become form fields.
    """

    def __init__(self, pen: Any, language: str, *, room: str, fillable: bool = False) -> None:
        self._pen = pen
        self._room = room
        self._fillable = fillable
        self._tree = Tree(pen, language)
        self._headings = Headings()
        self._parts: list[_Part] = []
        self._open: Element | str | None = None
        """The element, or the kind of artifact, to which what is drawn now belongs."""
        self._section: Element | None = None
        self._sheet = ""
        self._list: Element | None = None
        """The list to which the last item was added."""

    # --- heard from the canvas

    def begin(self, meaning: Meaning, box: Box) -> None:
        above = self._parts[-1] if self._parts else None
        if above is not None and above.element is None:
            self._parts.append(_Part(None, meaning, above.artifact))
        elif meaning.role is Role.DECORATION:
            self._parts.append(_Part(None, meaning, _ARTIFACT if above or meaning.sheet else _OF_EVERY_PAGE))
        else:
            parent = above.element if above is not None else None
            self._parts.append(_Part(self._opened(parent or self._section_of(meaning), meaning, box), meaning))

    def end(self) -> None:
        self._parts.pop()

    def paragraph(self, *, goes_on: bool) -> None:
        part = self._parts[-1] if self._parts else None
        if part is not None and part.element is not None:
            part.target = paragraph_in(part.element, goes_on=goes_on)

    def text(self, words: str) -> None:
        part = self._parts[-1]
        if part.element is None:
            self._switch(part.artifact)
            return
        if part.target is None:
            part.target = home_of_text(part.element)
        self._switch(part.target)
        if part.meaning.role is Role.MARKER:
            self._number_list(words)

    def shape(self, box: Box, *, round: bool, made: bool) -> None:
        part = self._parts[-1]
        element = part.element
        if element is None or part.field:
            self._switch(part.artifact)
            return
        if not element.kids and element.tag in ("Lbl", "Form"):
            element.alternative = _SIGNS[round, made]
        self._switch(element)

    def decoration(self, box: Box) -> None:
        part = self._parts[-1] if self._parts else None
        if part is None or part.element is None or part.field:
            self._switch(part.artifact if part is not None else _ARTIFACT)
        elif part.meaning.role is Role.BLANK or _is_told_by_a_rule(part.meaning) or part.element.tag == "Figure":
            self._switch(part.element)
        elif part.meaning.role is Role.WRITING_SPACE:
            self._switch(room_in(part.element, part.meaning, self._room))
        else:
            self._switch(_ARTIFACT)

    def page(self) -> None:
        self._switch(None)
        self._tree.end_page()

    # --- links and form fields

    def annotation(self, name: str | int) -> int:
        """A link or a form field with this name in ReportLab's document stands in the part that is open.

        Gives the number that it has to carry as its StructParent. Of a part with a form field nothing but the field
        is read: its lines and its mark become artifacts.
        """
        part = self._parts[-1]
        element = part.element or self._section_of(part.meaning)
        part.field = element.tag != "Link"
        if element.tag != "Link" and (element.tag != "Form" or element.kids):
            element = field_in(element, self._parts[-2].element if len(self._parts) > 1 else self._section)
        annotation = self._tree.annotation(name)
        element.kids.append(annotation)
        return annotation.key

    def finish(self, title: str) -> None:
        """Puts the tree and what belongs to it into the file. After the last page, before it is saved."""
        self._tree.finish(title)

    # --- elements

    def _section_of(self, meaning: Meaning) -> Element:
        """The sheet in which something stands that is in nothing else."""
        if self._section is None or (meaning.sheet and meaning.sheet != self._sheet):
            self._sheet = meaning.sheet
            self._section = self._tree.section()
            self._headings.begin_sheet()
        return self._section

    def _opened(self, parent: Element, meaning: Meaning, box: Box) -> Element:
        """The element of a part that begins: one that goes on, or a new one."""
        if parent.tag == "Figure":
            if meaning.role is not Role.HEADING or parent.kids:
                return parent
            parent.tag, parent.alternative, parent.attributes = "Sect", "", ""
        earlier = earlier_in(parent, meaning) if meaning.piece > 1 else None
        if earlier is not None:
            if earlier.tag == "Figure":
                earlier.attributes = ""  # its place is told where it has one only
            return earlier
        tag = self._tag(parent, meaning)
        home = home_in(parent, tag, meaning)
        made = Element(tag, meaning, meaning.home if tag in ("Figure", "Form") else meaning.language)
        home.kids.append(made)
        if tag == "LI":
            self._list = home
        elif tag == "TOCI":
            made = made.child("Reference").child("Link")
        elif tag == "TH":
            made.attributes = _SCOPES[meaning.role]
        elif tag == "P":
            made.alternative = meaning.alternative
        elif tag == "Figure":
            made.alternative = meaning.alternative
            made.attributes = f"/O/Layout/BBox[{floor(box.left)} {floor(box.bottom)} {ceil(box.right)} {ceil(box.top)}]"
        elif meaning.role is Role.BLANK and not self._fillable:
            made.attributes, made.alternative = ROOM, self._room_above()
        return made

    def _tag(self, parent: Element, meaning: Meaning) -> str:
        role = meaning.role
        if is_heading(meaning, alone=not self._parts):
            return f"H{self._headings.level(role)}"
        if role is Role.FIGURE:
            return "Figure" if meaning.alternative and not (self._fillable and meaning.field) else "Div"
        if _is_told_by_a_rule(meaning):
            return "P"
        if role is Role.MARK:
            return "Lbl" if parent.tag == "LI" else "Form"
        return _TAGS.get(role, "Div")

    def _room_above(self) -> str:
        """What is said of the room to write in which a blank stands."""
        said = (part.meaning.alternative for part in self._parts if part.meaning.role is Role.WRITING_SPACE)
        return next(filter(None, said), self._room)

    def _number_list(self, marker: str) -> None:
        kind = "Decimal" if marker.isdecimal() else "Disc"
        if self._list is not None:
            self._list.attributes = f"/O/List/ListNumbering/{kind}"

    def _switch(self, target: Element | str | None) -> None:
        """What is drawn from now on belongs to an element, to a kind of artifact, or to nothing."""
        if target is self._open:
            return
        if self._open is not None:
            self._pen.addLiteral("EMC")
        self._open = target
        if isinstance(target, Element):
            self._pen.addLiteral(f"/{target.tag}<</MCID {self._tree.mark(target)}>>BDC")
        elif target is not None:
            self._pen.addLiteral(target)
