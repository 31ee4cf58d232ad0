"""Laying out a whole document, then drawing it: the body is laid out once, so every number is known before drawing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from reportlab.pdfgen.canvas import Canvas as ReportLabCanvas

from trustbook.documents.document import Document, SheetPages
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Anchor, Block, Canvas, TextBlock, draw_line, hairline
from trustbook.documents.pdf.build import blocks_of
from trustbook.documents.pdf.flow import Column, fill
from trustbook.documents.pdf.front import Entry, contents_pages, draw_title_page, roman
from trustbook.documents.pdf.lines import line_width, one_line
from trustbook.documents.pdf.style import Paper

_font_files = Lock()
"""ReportLab reads a font file with one shared position when it writes a subset."""


@dataclass(frozen=True, slots=True)
class LaidSheet:
    """A sheet with its pages. `first` is the number of its first page, from 1."""

    sheet: SheetPages
    key: str
    first: int
    pages: tuple[Column, ...]


Steps = Callable[[float], None]
"""Is told how much is done, 0 to 1, and raises Cancelled when the person chose to stop."""


def write(document: Document, paper: Paper, told: Steps) -> bytes:
    """The whole PDF."""
    chapters = _lay_out(document, paper, told)
    total = sum(len(laid.pages) for _title, sheets in chapters for laid in sheets) or 1
    stream = BytesIO()
    canvas = ReportLabCanvas(
        stream, pagesize=(paper.width, paper.height), invariant=1, pageCompression=1, lang=document.language
    )
    _describe(canvas, document)
    front = _draw_front(canvas, document, chapters, paper)
    _number_pages(canvas, front)
    if not chapters:
        _draw_empty(canvas, document, paper)
    done = 0
    for title, sheets in chapters:
        _outline_chapter(canvas, title, sheets, paper)
        for laid in sheets:
            for column in laid.pages:
                done += 1
                _draw_page(canvas, document, laid, column, paper, (done, total))
                told(0.5 + 0.4 * done / total)
    if document.front:
        canvas.showOutline()
    with _font_files:
        canvas.save()
    told(0.97)
    return stream.getvalue()


def _lay_out(document: Document, paper: Paper, told: Steps) -> list[tuple[str, list[LaidSheet]]]:
    nodes = sum(len(sheet.nodes) for sheet in document.sheets()) or 1
    done, first, number = 0, 1, 0
    chapters = []
    for chapter in document.chapters:
        laid_sheets = []
        for sheet in chapter.sheets:
            number += 1
            anchor = Anchor(f"sheet-{number}", sheet.title, 1)
            blocks: list[Block] = []
            for node in sheet.nodes:
                blocks.extend(blocks_of(node, paper, anchor))
                done += 1
                told(0.5 * done / nodes)
            laid = LaidSheet(sheet, anchor.key, first, tuple(fill(blocks, paper.room)))
            first += len(laid.pages)
            laid_sheets.append(laid)
        chapters.append((chapter.title, laid_sheets))
    return chapters


def _describe(canvas: Canvas, document: Document) -> None:
    """Metadata says nothing about the people: a neutral title, no author, no date."""
    canvas.setTitle(document.furniture.file_title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("")
    canvas.setKeywords("")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _number_pages(canvas: Canvas, front: int) -> None:
    if front:
        canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
    canvas.addPageLabel(front, style="ARABIC", start=1)


def _draw_front(canvas: Canvas, document: Document, chapters: list[tuple[str, list[LaidSheet]]], paper: Paper) -> int:
    """Title page and contents. Gives their number of pages."""
    if not document.front:
        return 0
    draw_title_page(canvas, document, paper)
    canvas.showPage()
    sheets = sum(len(sheets) for _title, sheets in chapters)
    if sheets < 2:
        return 1
    columns = contents_pages(document, [(title, list(_entries(laid))) for title, laid in chapters], paper)
    for index, column in enumerate(columns):
        if index == 0:
            canvas.bookmarkPage("contents", fit="XYZ", left=0, top=paper.height)
            canvas.addOutlineEntry(document.furniture.contents, "contents", 0)
        _draw_column(canvas, column, paper)
        draw_line(canvas, roman(index + 2), s.RUNNING, paper.width - paper.margin, 44, 1.0)
        canvas.showPage()
    return 1 + len(columns)


def _entries(sheets: list[LaidSheet]) -> Iterator[Entry]:
    for laid in sheets:
        yield Entry(laid.sheet.title, laid.sheet.line, laid.first, laid.key)


def _outline_chapter(canvas: Canvas, title: str, sheets: list[LaidSheet], paper: Paper) -> None:
    if title:
        key = f"chapter-{sheets[0].key}"  # a key of its own: ReportLab keeps one outline title for each key
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=paper.height)
        canvas.addOutlineEntry(title, key, 0, closed=False)
    for laid in sheets:
        canvas.addOutlineEntry(laid.sheet.title or "–", laid.key, 1 if title else 0)


def _draw_page(
    canvas: Canvas, document: Document, laid: LaidSheet, column: Column, paper: Paper, numbers: tuple[int, int]
) -> None:
    sheet, right = laid.sheet, paper.width - paper.margin
    for anchor, down in column.anchors():
        canvas.bookmarkPage(anchor.key, fit="XYZ", left=0, top=paper.height - paper.top - down + 12)
    if sheet.look == "card":
        _draw_card(canvas, paper)
    head_top = paper.height - 30
    header = one_line(sheet.header, s.RUNNING, paper.width - paper.left - paper.margin)
    draw_line(canvas, header, s.RUNNING, paper.left, head_top)
    page_of = document.furniture.page_of.format(page=numbers[0], pages=numbers[1])
    shown = one_line(page_of, s.RUNNING, 160)
    hairline(canvas, paper.left, right, 49, s.HAIR, 0.4)
    draw_line(canvas, shown, s.RUNNING, right, 44, 1.0)
    draw_line(canvas, sheet.code, s.RUNNING_CODE, paper.left, 44)
    beside = paper.left + line_width(sheet.code, s.RUNNING_CODE) + 8
    space = right - line_width(shown, s.RUNNING) - 16 - beside
    draw_line(canvas, one_line(sheet.title, s.RUNNING, space), s.RUNNING, beside, 44)
    _draw_column(canvas, column, paper)
    canvas.showPage()


def _draw_card(canvas: Canvas, paper: Paper) -> None:
    """A thin frame with round corners around everything."""
    canvas.setStrokeColorRGB(*s.RULE)
    canvas.setLineWidth(0.7)
    edge = paper.margin - 20
    canvas.roundRect(edge, 56, paper.width - 2 * edge, paper.height - 56 - 48, 9, stroke=1, fill=0)


def _draw_column(canvas: Canvas, column: Column, paper: Paper) -> None:
    for item in column.placed:
        item.block.draw(canvas, paper.height - paper.top - item.down)


def _draw_empty(canvas: Canvas, document: Document, paper: Paper) -> None:
    TextBlock.of(document.furniture.empty, s.LEAD, paper.left, paper.column).draw(canvas, paper.height - paper.top)
    canvas.showPage()
