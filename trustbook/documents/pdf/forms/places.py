"""Which field stands where something is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from trustbook.documents.document import Document
from trustbook.documents.forms.fields import FieldSpot, FormField, form_fields, head_fields
from trustbook.documents.forms.names import ROOT, goes_on
from trustbook.documents.forms.sheet import FillableSheet
from trustbook.documents.nodes import Role
from trustbook.documents.pdf.meaning import Meaning
from trustbook.exercises.fields import TableField

_ROOMS: Final = frozenset({Role.MARK, Role.BLANK, Role.CELL, Role.WRITING_SPACE})
_MORE_ROWS: Final = 10
"""Paper gives a table more rows than it asks for, where there is space."""


class FieldPlace(NamedTuple):
    """A field, and which of its marks stands there. `name` is that of the field, or of the piece that goes on here."""

    field: FormField
    mark: int
    name: str


class Places:
    """The fields of a document by what is drawn."""

    def __init__(self, document: Document) -> None:
        self._forms = {f"sheet-{number}": sheet.form for number, sheet in enumerate(document.sheets(), 1) if sheet.form}
        self._spots: dict[str, dict[FieldSpot, FieldPlace]] = {}

    @property
    def forms(self) -> tuple[FillableSheet, ...]:
        """Those of all sheets that have fields."""
        return tuple(self._forms.values())

    def find(self, meaning: Meaning) -> FieldPlace | None:
        """The field that stands where a part with this meaning is drawn, None if there is none."""
        if meaning.role not in _ROOMS or meaning.sheet not in self._forms:
            return None
        spots = self._spots.get(meaning.sheet)
        if spots is None:
            spots = self._spots[meaning.sheet] = dict(_spots(self._forms[meaning.sheet]))
        found = spots.get(FieldSpot(meaning.field, meaning.row, meaning.column, meaning.option, meaning.number))
        if found is None or meaning.piece == 1:
            return found
        return found._replace(name=_piece(found.name, meaning.piece))


def _spots(form: FillableSheet) -> Iterator[tuple[FieldSpot, FieldPlace]]:
    exercise, solo = form.exercise, form.note.solo
    tables = [field for _part, field in exercise.fields() if isinstance(field, TableField)]
    rows = {table.id: table.blank_rows + _MORE_ROWS for table in tables}
    fields = (*head_fields(exercise, form.paper, solo=solo), *form_fields(exercise, solo=solo, rows=rows))
    return ((spot, FieldPlace(field, mark, field.name)) for field in fields for mark, spot in enumerate(field.spots))


def _piece(name: str, piece: int) -> str:
    _root, exercise, field, *rest = name.split(".")
    return ".".join((ROOT, exercise, goes_on(field, piece), *rest))
