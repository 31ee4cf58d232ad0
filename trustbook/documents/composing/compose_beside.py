"""What was said then and what is said now side by side, as neutral nodes."""

from __future__ import annotations

from collections.abc import Iterator

from trustbook.documents import nodes
from trustbook.documents.composing.compose_head import who_and_when
from trustbook.documents.document import SheetPages
from trustbook.documents.sheets import Sheet, SideBySide
from trustbook.documents.text import printable


def beside_pages(sheet: Sheet, both: SideBySide) -> SheetPages:
    """Title and purpose once; the question once, below it both answers."""
    line = who_and_when(sheet)
    return SheetPages(
        title=printable(sheet.exercise.title),
        code="",
        line=line,
        nodes=tuple(node.in_language(sheet.language) for node in _nodes(sheet, both, line)),
        look="beside",
        for_both=not sheet.private,
        for_one=sheet.private,
    )


def _nodes(sheet: Sheet, both: SideBySide, line: str) -> Iterator[nodes.Node]:
    quiet = line[:1].upper() + line[1:]
    yield nodes.Heading(text=printable(sheet.exercise.title), level=1, quiet=quiet, role=nodes.Role.TITLE)
    yield nodes.Paragraph(text=printable(sheet.exercise.purpose), tone="lead")
    first, second = (printable(name) for name in both.names)
    yield nodes.BesideNames(first=first, second=second)
    for label, one, other in both.questions:
        yield nodes.Label(text=printable(label))
        yield nodes.Beside(names=(first, second), first=printable(one), second=printable(other))
