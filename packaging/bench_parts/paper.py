"""Two hundred filled pages as PDF, against the same content laid out by ReportLab's own platypus with plain paragraphs.

Ours does more for it: contents, outline, links, "page x of y", fonts chosen by what they have, headings kept with
what follows. The other has the same fonts, texts, tables and circles, and a page number.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from bench_parts.table import Row, interleaved
from trustbook.documents import nodes
from trustbook.documents.compose import compose
from trustbook.documents.compose_kinds import Kinds
from trustbook.documents.document import Document
from trustbook.documents.pdf import render
from trustbook.documents.pdf.style import HAIR, PANEL, PAPERS, RULE
from trustbook.documents.sheets import Binder, BinderChapter, Sheet
from trustbook.exercises import fields
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.locations import resources

PAGES = 200
WORDS = (
    "I noticed on Tuesday that you told me about the call before I asked, and the evening was easier for it. "
    "Ich habe es gemerkt. I do not yet know what to do with the other half of it, the half that wakes at four. "
)


def two_hundred_pages(pages: int = PAGES) -> Document:
    """Filled sheets of the program's own exercises, again and again, until there are about so many pages."""
    library = Library()
    exercises = [library.exercise(name) for name in library.exercise_ids()]
    sheets: list[Sheet] = []
    while len(sheets) < pages * 0.4:
        exercise = exercises[len(sheets) % len(exercises)]
        parts = frozenset(part.id for part in exercise.parts)
        sheets.append(Sheet(exercise, parts, answers_for(exercise), date(2026, 5, 3), "Ana"))
    return compose(Binder("Our workbook", "Ana and Ben", (BinderChapter("Everything", tuple(sheets)),)))


def answers_for(exercise: Exercise) -> dict[str, Any]:
    """An answer of ordinary length to every field."""
    return {field.id: _answer(field) for _part, field in exercise.fields()}


def _answer(field: fields.Field) -> Any:
    match field:
        case fields.LongField():
            return "\n\n".join([WORDS * 3] * max(1, field.lines // 4))
        case fields.ShortField():
            return WORDS[:80]
        case fields.ListField():
            return [WORDS[:90]] * field.rows
        case fields.TableField():
            rows = [row.id for row in field.rows] or [""] * field.blank_rows
            cells = {column.id: _cell(column) for column in field.columns}
            return [{"row": row, "cells": cells} for row in rows]
        case fields.ScaleField():
            return field.maximum
        case fields.YesNoField():
            return True
        case fields.DateField():
            return "2026-05-03"
        case fields.ChoiceField():
            return field.options[0].id
        case fields.MultiField():
            return [option.id for option in field.options]
        case _:
            return _newer_answer(field)


def _cell(column: fields.Column) -> Any:
    match column.kind:
        case "choice":
            return column.options[0].id
        case "date":
            return "2026-05-03"
        case "scale":
            return 7
        case "yes-no":
            return True
        case "short":
            return WORDS[:60]


def _newer_answer(field: Kinds) -> Any:
    match field:
        case fields.LetterField():
            return "Dear you,\n\n" + "\n\n".join([WORDS * 3] * 4) + "\n\nMe"
        case fields.TimerField():
            return True
        case fields.SignoffField():
            return [{"name": name, "on": "2026-05-03"} for name in ("Ana", "Ben")]
        case fields.FeelingsField():
            return [group.options[0].id for group in field.groups]
        case fields.PairsField():
            cells = {"first": field.maximum, "second": field.minimum}
            return [{"row": row.id, "cells": cells} for row in field.rows]
        case fields.ChecklistField():
            ticked = {"done": True, "on": "2026-05-03"}
            own = [{"row": "", "cells": {"done": False, "text": WORDS[:60]}}] * field.own
            return [*({"row": item.id, "cells": ticked} for item in field.items), *own]


def ours(document: Document) -> float:
    """Processor milliseconds of our renderer."""
    began = time.process_time()
    render(document)
    return (time.process_time() - began) * 1000


def platypus(document: Document) -> float:
    """Processor milliseconds of platypus with the same content."""
    began = time.process_time()
    platypus_pages(document)
    return (time.process_time() - began) * 1000


def platypus_pages(document: Document) -> bytes:
    """The same content as an ordinary platypus story."""
    from reportlab.platypus import SimpleDocTemplate

    _register_fonts()
    paper = PAPERS["a4"]
    stream = BytesIO()
    template = SimpleDocTemplate(
        stream,
        pagesize=(paper.width, paper.height),
        leftMargin=paper.left,
        rightMargin=paper.margin,
        topMargin=paper.top,
        bottomMargin=paper.bottom,
        invariant=1,
    )
    template.build(list(_story(document)), onFirstPage=_numbered, onLaterPages=_numbered)
    return stream.getvalue()


@cache
def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for file in (resources() / "fonts").glob("*.ttf"):
        pdfmetrics.registerFont(TTFont(file.stem, str(file), shapable=False))


def _numbered(canvas: Any, template: Any) -> None:
    canvas.setFont("NotoSans-Regular", 8)
    canvas.drawRightString(PAPERS["a4"].width - PAPERS["a4"].margin, 36, f"Page {template.page}")


def _story(document: Document) -> Iterator[Any]:
    from reportlab.platypus import PageBreak, Paragraph

    styles = _styles()
    yield Paragraph(escape(document.title), styles["title"])
    for sheet in document.sheets():
        yield PageBreak()
        for node in sheet.nodes:
            yield from _flowables(node, styles)


def _styles() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    def style(name: str, font: str, size: float, leading: float, **more: Any) -> tuple[str, Any]:
        return name, ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **more)

    return dict(
        (
            style("title", "Literata-SemiBold", 22, 28, spaceAfter=6, keepWithNext=1),
            style("part", "Literata-SemiBold", 14, 19, spaceBefore=20, keepWithNext=1),
            style("quiet", "NotoSans-Italic", 8.75, 12.5, spaceAfter=8, keepWithNext=1),
            style("lead", "Literata-Italic", 11, 17, spaceAfter=8),
            style("step", "NotoSans-Regular", 8.75, 12.5, spaceBefore=12, keepWithNext=1),
            style("label", "NotoSans-Bold", 9.75, 14, spaceBefore=10, keepWithNext=1),
            style("answer", "Literata-Regular", 10.75, 16.5, leftIndent=12, spaceAfter=8),
            style("option", "NotoSans-Regular", 9.75, 19, leftIndent=16),
            style("cell", "Literata-Regular", 9.75, 14),
            style("head", "NotoSans-Bold", 8.5, 12),
        )
    )


def _flowables(node: nodes.Node, styles: dict[str, Any]) -> Iterator[Any]:
    from reportlab.platypus import Paragraph

    if isinstance(node, nodes.Table):
        yield _table(node, styles)
    elif isinstance(node, nodes.Scale):
        yield _circles(node)
    else:
        for text, style in _texts(node):
            yield Paragraph(escape(text), styles[style])


def _texts(node: nodes.Node) -> list[tuple[str, str]]:
    """Texts of a node, each with its style."""
    match node:
        case nodes.Heading():
            return [(node.text, "title" if node.level == 1 else "part"), (node.quiet, "quiet")]
        case nodes.Paragraph():
            return [(node.text, "lead")]
        case nodes.Step():
            return [(f"{node.number} {node.text}", "step")]
        case nodes.Label():
            return [(node.text, "label")]
        case nodes.Answer():
            return [(paragraph, "answer") for paragraph in node.text.split("\n")]
        case nodes.Bullets():
            return [(f"• {item}", "option") for item in node.items]
        case nodes.AnswerList():
            return [(item, "answer") for item in node.items]
        case nodes.Checks():
            return [(f"[{'x' if each.done else ' '}] {each.text} {each.beside}", "option") for each in node.checks]
        case nodes.Options():
            return [(f"[{'x' if option.chosen else ' '}] {option.text}", "option") for option in node.options]
        case _:
            raise ValueError(type(node).__name__)


def _table(node: nodes.Table, styles: dict[str, Any]) -> Any:
    from reportlab.lib.colors import Color
    from reportlab.platypus import Paragraph, Table

    width = PAPERS["a4"].column / sum(node.widths)
    cells = [[Paragraph(escape(column.text), styles["head"]) for column in node.columns]]
    cells += [[Paragraph(escape(cell.text), styles["cell"]) for cell in row.cells] for row in node.rows]
    look = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, Color(*RULE)),
        ("BACKGROUND", (0, 0), (-1, 0), Color(*PANEL)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return Table(cells, [width * share for share in node.widths], repeatRows=1, style=look)


def _circles(node: nodes.Scale) -> Any:
    from reportlab.platypus import Flowable

    class Circles(Flowable):  # type: ignore[misc]  # reportlab ships without types
        width, height = 400, 44

        def draw(self) -> None:
            canvas = self.canv
            canvas.setStrokeColorRGB(*HAIR)
            canvas.setFont("NotoSans-Regular", 9)
            for index, value in enumerate(range(node.minimum, node.maximum + 1)):
                canvas.circle(10 + 38 * index, 30, 9.5)
                canvas.drawCentredString(10 + 38 * index, 27, str(value))
            canvas.drawString(0, 6, node.low)
            canvas.drawRightString(400, 6, node.high)

    return Circles()


def measure(rounds: int) -> list[Row]:
    """Both in turn, in processor time."""
    from pypdf import PdfReader

    document = two_hundred_pages()
    pages = len(PdfReader(BytesIO(render(document))).pages)
    others = len(PdfReader(BytesIO(platypus_pages(document))).pages)
    mine, theirs = interleaved(rounds, partial(ours, document), partial(platypus, document))
    note = f"{pages} and {others} pages, {pages / mine * 1000:.0f} a processor second"
    return [Row(f"{PAGES} filled pages as PDF", mine, theirs, 1.0, base_is="plain platypus", note=note)]
