"""The line through time on paper: a table for each month. It says the same in grey."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.document import SheetPages
from trustbook.documents.line_sheet import LineMonth, LineSheet
from trustbook.documents.nodes.base import Named
from trustbook.documents.text import printable
from trustbook.language import _

_WIDTHS: Final = (1.2, 2.0, 6.4, 1.4)


def line_pages(sheet: LineSheet) -> SheetPages:
    """All months of it."""
    return SheetPages(
        title=printable(sheet.title), code="", line=printable(sheet.range), nodes=tuple(_nodes(sheet)), for_both=True
    )


def _nodes(sheet: LineSheet) -> Iterator[nodes.Node]:
    yield nodes.Heading(text=printable(sheet.title), level=1, quiet=printable(sheet.range), ours=True)
    for month in sheet.months:
        yield nodes.Heading(text=printable(month.name), level=2, ours=True)
        yield _table(month, people=sheet.people)


def _table(month: LineMonth, *, people: bool) -> nodes.Table:
    names = (_("Day"), _("What"), _("In words"), _("Who"))
    columns = tuple(Named(printable(name), ours=True) for name in names)
    rows = (tuple(map(printable, (row.day, row.kind, row.text, row.person))) for row in month.rows)
    count = len(columns) if people else len(columns) - 1
    return nodes.Table(
        columns=columns[:count],
        widths=_WIDTHS[:count],
        rows=tuple(nodes.Row(tuple(nodes.Cell(text) for text in texts[:count])) for texts in rows),
        blank=False,
        ours=True,
    )
