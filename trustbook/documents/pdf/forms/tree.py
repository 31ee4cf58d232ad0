"""Fields in a file: widgets on their pages, and the tree of their names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from reportlab.pdfbase.pdfdoc import BasicFonts

from trustbook.documents.forms.given import OFF
from trustbook.documents.pdf.forms.font import TypedFont
from trustbook.documents.pdf.forms.looks import Looks
from trustbook.documents.pdf.forms.places import FieldPlace
from trustbook.documents.pdf.meaning import Box
from trustbook.documents.pdf.raw import Objects, text_string

_MULTI_LINE: Final = 1 << 12
_RADIO: Final = 1 << 15
_OPENS: Final = 1 << 17
TEXT_SIZE: Final = 11.5
SMALL_SIZE: Final = 10.0
LARGE_SIZE: Final = 18.0
"""What is typed in large print."""


@dataclass(slots=True)
class Widget:
    """A field, or one of its marks, on a page counted from 0. `number` is that of its object, `key` its StructParent.

    `box` is where it can be clicked; of a mark `side` is how wide the drawn one is. `framed`: it stands in a cell.
    """

    found: FieldPlace
    number: int
    key: int | None
    page: int
    box: Box
    size: float = TEXT_SIZE
    side: float = 0.0
    circle: bool = False
    framed: bool = False


@dataclass(slots=True)
class _Node:
    """A part of names, with the widgets of the field that ends there."""

    below: dict[str, _Node] = field(default_factory=dict)
    widgets: list[Widget] = field(default_factory=list)


class FieldWriter:
    """Writes fields as objects of the file."""

    def __init__(self, objects: Objects, font: TypedFont, *, grey: bool = False) -> None:
        self._objects = objects
        self._fonts = f"<</Font {objects.reference(BasicFonts)}>>"
        self._looks = Looks(objects, font, self._fonts, grey=grey)

    def write(self, widgets: Iterable[Widget]) -> int:
        """All of them. Gives the number of the form's object."""
        root = _Node()
        for widget in widgets:
            node = root
            for part in widget.found.name.split("."):
                node = node.below.setdefault(part, _Node())
            node.widgets.append(widget)
        fields = " ".join(f"{self._field(name, node, '')} 0 R" for name, node in root.below.items())
        code = f"<</Fields[{fields}]/DR{self._fonts}/DA({self._looks.typed(TEXT_SIZE)})>>"
        return self._objects.add(code.encode("ascii"))

    def _field(self, name: str, node: _Node, parent: str) -> int:
        """A node of the tree with all below it. Gives its number."""
        titled = f"/T{text_string(name)}{parent}"
        if len(node.widgets) == 1 and node.widgets[0].found.field.kind != "radio":
            (widget,) = node.widgets
            self._set(widget, titled + self._kind(widget))
            return widget.number
        number = self._objects.number()
        above = f"/Parent {number} 0 R"
        kids = [self._field(part, each, above) for part, each in node.below.items()]
        for widget in node.widgets:
            self._set(widget, above)
            kids.append(widget.number)
        own = ""
        if node.widgets:
            said = node.widgets[0].found.field.label
            own = f"/FT/Btn/Ff {_RADIO}/V/{OFF}/TU{text_string(said)}"
        self._objects.set(number, f"<<{titled}{own}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode("ascii"))
        return number

    def _kind(self, widget: Widget) -> str:
        asked = widget.found.field
        match asked.kind:
            case "text":
                return "/FT/Tx"
            case "multi-line":
                return f"/FT/Tx/Ff {_MULTI_LINE}"
            case "choice":
                values = "".join(f"({choice.value})" for choice in asked.options)
                return f"/FT/Ch/Ff {_OPENS}/Opt[( ){values}]"
            case "check" | "radio":
                return f"/FT/Btn/V/{OFF}"

    def _set(self, widget: Widget, code: str) -> None:
        box = widget.box
        mark = widget.found.field.kind in ("check", "radio")
        said = text_string(_said(widget.found))
        key = "" if widget.key is None else f"/StructParent {widget.key}"
        page = self._objects.reference(f"Page{widget.page + 1}")
        rect = f"{box.left:.2f} {box.bottom:.2f} {box.right:.2f} {box.top:.2f}"
        shown = self._mark(widget) if mark else self._room(widget)
        self._objects.set(
            widget.number,
            f"<</Type/Annot/Subtype/Widget/F 4/Rect[{rect}]/P {page}{key}/TU{said}{code}{shown}>>".encode("ascii"),
        )

    def _room(self, widget: Widget) -> str:
        width, height = _measure(widget.box)
        return f"/DA({self._looks.typed(widget.size)})/AP<</N {self._looks.empty(width, height)}>>"

    def _mark(self, widget: Widget) -> str:
        width, height = _measure(widget.box)
        asked, circle = widget.found.field, widget.circle
        value = asked.options[widget.found.mark].value
        number = value if value.removeprefix("-").isdecimal() else ""
        on = self._looks.set(width, height, widget.side, circle=circle, number=number)
        sign = "l" if circle else "4"
        off = self._looks.unset(width, height)
        return f"/AS/{OFF}/MK<</CA({sign})>>/AP<</N<</{OFF} {off}/{value} {on}>>>>"


def _said(found: FieldPlace) -> str:
    """What is said of a widget; of a mark that is one of several also which."""
    asked = found.field
    return f"{asked.label}: {asked.options[found.mark].label}" if asked.kind == "radio" else asked.label


def _measure(box: Box) -> tuple[float, float]:
    return box.right - box.left, box.top - box.bottom
