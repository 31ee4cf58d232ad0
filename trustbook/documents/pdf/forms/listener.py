"""Hears what is drawn, and puts a field wherever paper has room for a hand. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from trustbook.documents.document import Document
from trustbook.documents.forms.note import FILE_NAME, FormNote, note_bytes
from trustbook.documents.nodes import Role
from trustbook.documents.pdf.forms.font import TypedFont
from trustbook.documents.pdf.forms.places import FieldPlace, Places
from trustbook.documents.pdf.forms.tree import LARGE_SIZE, SMALL_SIZE, TEXT_SIZE, FieldWriter, Widget
from trustbook.documents.pdf.listening import Listener
from trustbook.documents.pdf.meaning import Box, Meaning
from trustbook.documents.pdf.raw import Objects

_AIR: Final = 2.5
"""Between a room and what stands above it."""
_ONE_LINE: Final = 20.0
"""Height of a room for a few words, at most."""
_ONE_LARGE_LINE: Final = 28.0
_EDGE: Final = 1.0
"""Between the frame of a room, or of a cell, and what is typed in it."""
_GROWN: Final = 1.5
"""By how much a mark can be clicked beside what is drawn of it."""


class Fields(Listener):
    """The fields of the file that `pen`, ReportLab's canvas, writes. `tags` is told of each, where it stands."""

    def __init__(self, pen: Any, document: Document, tags: Listener) -> None:
        self._pen = pen
        self._grey = document.grey
        self._large = document.large
        self._line = _ONE_LARGE_LINE if document.large else _ONE_LINE
        self._objects = Objects(pen)
        self._places = Places(document)
        self._tags = tags
        self._open: list[Widget | None] = []
        self._widgets: list[Widget] = []
        self._page = 0

    # --- heard from the canvas

    def begin(self, meaning: Meaning, box: Box) -> None:
        found = self._places.find(meaning)
        if found is None:
            if meaning.role is Role.HINT and self._open and self._open[-1] is not None:
                self._leave_out(self._open[-1], box)
            self._open.append(None)
            return
        widget = self._widget(found, meaning.role, box)
        self._open.append(widget)
        self._widgets.append(widget)

    def end(self) -> None:
        self._open.pop()

    def shape(self, box: Box, *, round: bool, made: bool) -> None:
        widget = self._open[-1] if self._open else None
        if widget is not None:
            widget.side, widget.circle = box.top - box.bottom, round
            widget.box = Box(box.left - _GROWN, box.bottom - _GROWN, box.right + _GROWN, box.top + _GROWN)

    def page(self) -> None:
        self._page += 1

    # --- asked by the canvas

    @property
    def is_room(self) -> bool:
        """Whether a field stands in the part that is open, in place of lines to write on."""
        return bool(self._open) and self._open[-1] is not None

    def frames(self) -> Iterator[Box]:
        """The rooms of this page that are not framed by anything else."""
        for widget in reversed(self._widgets):
            if widget.page != self._page:
                break
            if not widget.side and not widget.framed:
                yield widget.box

    # --- fields

    def _widget(self, found: FieldPlace, role: Role, box: Box) -> Widget:
        number = self._objects.annotate(self._pen)
        key = self._tags.annotation(number)
        framed = role is Role.CELL
        size = LARGE_SIZE if self._large else TEXT_SIZE if role is Role.WRITING_SPACE else SMALL_SIZE
        room = _room(box, role, self._line)
        if framed and found.field.kind != "multi-line":
            room = room._replace(bottom=max(room.bottom, room.top - self._line))
        return Widget(found, number, key, self._page, room, size=size, framed=framed)

    def _leave_out(self, widget: Widget, box: Box) -> None:
        """Quiet words at the upper or the lower end of a room stand outside of its field."""
        room = widget.box
        if box.top + box.bottom > room.top + room.bottom:
            widget.box = room._replace(top=box.bottom - _AIR)
        else:
            widget.box = room._replace(bottom=box.top)

    def finish(self) -> None:
        """Puts the form and what it says of itself into the file. After the last page, before it is saved."""
        if not self._widgets:
            return
        form = FieldWriter(self._objects, TypedFont(self._pen.document), grey=self._grey).write(self._widgets)
        self._pen.setCatalogEntry("AcroForm", PDFObjectReference(form))
        sheets = dict.fromkeys(form.note for form in self._places.forms)
        content = note_bytes(FormNote(sheets=tuple(sheets)))
        kind = f"/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size {len(content)}>>"
        stream = self._objects.stream(kind, content)
        named = f"/F({FILE_NAME})/UF({FILE_NAME})/EF<</F {stream} 0 R/UF {stream} 0 R>>"
        file = self._objects.add(f"<</Type/Filespec{named}/Desc(What this form is made from)>>".encode("ascii"))
        names = self._objects.add(f"<</EmbeddedFiles<</Names[({FILE_NAME}) {file} 0 R]>>>>".encode("ascii"))
        self._pen.setCatalogEntry("Names", PDFObjectReference(names))


def _room(box: Box, role: Role, line: float) -> Box:
    """Where one can type in what is drawn; a room for a few words is at most a `line` high."""
    if role is Role.CELL:
        return Box(box.left + _EDGE, box.bottom + _EDGE, box.right - _EDGE, box.top - _EDGE)
    top = box.top - _AIR
    return box._replace(top=top if role is Role.WRITING_SPACE else min(top, box.bottom + line))
