"""Forms as files, and what stands in them, read by another library than the one that wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from tests.documents.forms.support import LIBRARY
from trustbook.documents.composing.compose import compose
from trustbook.documents.pdf import render
from trustbook.documents.pdf.style import PaperName
from trustbook.documents.sheets import Binder, BinderChapter, blank_sheet
from trustbook.workbook.paper.fillable import to_fill_in


def form(*names: str, short: bool = False, solo: bool = False, paper: PaperName = "a4") -> bytes:
    """The file with these exercises to be filled in."""
    sheets = tuple(blank_sheet(LIBRARY.exercise(name), short=short, solo=solo) for name in names)
    blank = Binder("Pages", "", (BinderChapter("", sheets),), title_page=False, style="blank")
    return render(compose(to_fill_in(blank, LIBRARY)), paper=paper)


@dataclass(frozen=True, slots=True)
class Widget:
    """A field, or one of its marks: its full name, the page from 0, where it stands, and both its dictionaries."""

    name: str
    page: int
    rect: tuple[float, float, float, float]
    own: Any
    field: Any

    @property
    def kind(self) -> str:
        return str(self.field.FT)[1:]

    @property
    def states(self) -> set[str]:
        """What it can be set to, beside “Off”."""
        return {str(state)[1:] for state in self.own.AP.N} - {"Off"} if self.kind == "Btn" else set()


def opened(data: bytes) -> Any:
    return pikepdf.open(BytesIO(data))


def widgets(file: Any) -> Iterator[Widget]:
    """All of them in the order in which they stand on their pages."""
    for number, page in enumerate(file.pages):
        for own in page.get("/Annots", []):
            if own.get("/Subtype") == "/Widget":
                field = own if "/FT" in own else own.Parent
                left, bottom, right, top = (float(edge) for edge in own.Rect)
                yield Widget(full_name(own), number, (left, bottom, right, top), own, field)


def full_name(node: Any) -> str:
    above = f"{full_name(node.Parent)}." if "/Parent" in node else ""
    return f"{above}{node.T}" if "/T" in node else above.rstrip(".")


def values(file: Any) -> dict[str, str]:
    """What is filled in, by name."""
    found = {each.name: each.field.get("/V") for each in widgets(file)}
    return {name: str(value).lstrip("/") for name, value in found.items() if value is not None}


def fill(file: Any, filled: dict[str, str]) -> bytes:
    """Sets values as readers do, and gives the file that they save."""
    left = dict(filled)
    for each in widgets(file):
        if each.name in filled:
            left.pop(each.name, None)
            mark = each.kind == "Btn"
            each.field.V = pikepdf.Name(f"/{filled[each.name]}") if mark else pikepdf.String(filled[each.name])
    assert not left, "there are no such fields"
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()
