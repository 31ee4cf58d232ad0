"""Drawing a document: the front pages, then every page of the body with its running head, number and outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from threading import Lock

from reportlab.pdfgen.canvas import Canvas as ReportLabCanvas

from trustbook.documents.document import Document
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Canvas, TextBlock, draw_line, hairline
from trustbook.documents.pdf.cards import draw_cut_marks
from trustbook.documents.pdf.flow import PageColumn
from trustbook.documents.pdf.front import ContentsEntry, contents_pages, draw_title_page, roman
from trustbook.documents.pdf.layout import LaidChapter, LaidSheet, Told, lay_out
from trustbook.documents.pdf.lines import line_width, one_line
from trustbook.documents.pdf.style import Paper

_font_files = Lock()
"""ReportLab reads a font file with one shared position when it writes a subset."""


def write(document: Document, paper: Paper, told: Told) -> bytes:
    """The whole PDF."""
    chapters = lay_out(document, paper, lambda share: told(0.5 * share))
    total = sum(len(laid.pages) for chapter in chapters for laid in chapter.sheets) or 1
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
    for chapter in chapters:
        _outline_chapter(canvas, chapter, paper)
        for laid in chapter.sheets:
            for column in laid.pages:
                done += 1
                page_of = document.furniture.page_of.format(page=done, pages=total)
                _draw_page(canvas, chapter, laid, column, paper, page_of)
                told(0.5 + 0.4 * done / total)
    if document.front:
        canvas.showOutline()
    with _font_files:
        canvas.save()
    told(0.97)
    return stream.getvalue()


def _describe(canvas: Canvas, document: Document) -> None:
    """Metadata says nothing about the people: a neutral title, no author, no date."""
    canvas.setTitle(document.furniture.file_title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("")
    canvas.setKeywords("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if any(sheet.for_one for sheet in document.sheets()) and any(sheet.for_both for sheet in document.sheets()):
        canvas.setViewerPreference("Duplex", "Simplex")  # a page for one person is not the back of one for both


def _number_pages(canvas: Canvas, front: int) -> None:
    if front:
        canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
    canvas.addPageLabel(front, style="ARABIC", start=1)


def _draw_front(canvas: Canvas, document: Document, chapters: Sequence[LaidChapter], paper: Paper) -> int:
    """Title page and contents. Gives their number of pages."""
    if not document.front:
        return 0
    draw_title_page(canvas, document, paper)
    canvas.showPage()
    if sum(len(chapter.sheets) for chapter in chapters) < 2:
        return 1
    columns = contents_pages(document, [(chapter.title, list(_entries(chapter))) for chapter in chapters], paper)
    for index, column in enumerate(columns):
        if index == 0:
            canvas.bookmarkPage("contents", fit="XYZ", left=0, top=paper.height)
            canvas.addOutlineEntry(document.furniture.contents, "contents", 0)
        _draw_column(canvas, column, paper)
        draw_line(canvas, roman(index + 2), s.RUNNING, paper.width - paper.margin, 44, 1.0)
        canvas.showPage()
    return 1 + len(columns)


def _entries(chapter: LaidChapter) -> Iterator[ContentsEntry]:
    for laid in chapter.sheets:
        yield ContentsEntry(laid.sheet.title, laid.sheet.line, laid.first, laid.key)


def _outline_chapter(canvas: Canvas, chapter: LaidChapter, paper: Paper) -> None:
    if chapter.title:
        key = f"chapter-{chapter.sheets[0].key}"  # a key of its own: ReportLab keeps one outline title for each key
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=paper.height)
        canvas.addOutlineEntry(chapter.title, key, 0, closed=False)
    for laid in chapter.sheets:
        words = " · ".join(part for part in (laid.sheet.title, laid.sheet.line) if part)
        canvas.addOutlineEntry(words or "–", laid.key, 1 if chapter.title else 0)


def _draw_page(
    canvas: Canvas, chapter: LaidChapter, laid: LaidSheet, column: PageColumn, paper: Paper, page_of: str
) -> None:
    if laid.sheet.look == "cards":
        _draw_cards(canvas, laid, column, paper)
        return
    sheet, right = laid.sheet, paper.width - paper.margin
    anchors = column.anchors()
    for anchor, down in anchors:
        canvas.bookmarkPage(anchor.key, fit="XYZ", left=0, top=paper.height - paper.top - down + 12)
    if sheet.look == "card":
        _draw_card(canvas, paper)
    words = (chapter.title, sheet.line if len(anchors) < 2 else "")
    header = one_line(" · ".join(word for word in words if word), s.RUNNING, paper.column)
    draw_line(canvas, header, s.RUNNING, paper.left, paper.height - 30)
    shown = one_line(page_of, s.RUNNING, 160)
    hairline(canvas, paper.left, right, 49, s.HAIR, 0.4)
    draw_line(canvas, shown, s.RUNNING, right, 44, 1.0)
    draw_line(canvas, sheet.code, s.RUNNING_CODE, paper.left, 44)
    beside = paper.left + (line_width(sheet.code, s.RUNNING_CODE) + 8 if sheet.code else 0)
    space = right - line_width(shown, s.RUNNING) - 16 - beside
    draw_line(canvas, one_line(sheet.title, s.RUNNING, space), s.RUNNING, beside, 44)
    _draw_column(canvas, column, paper)
    canvas.showPage()


def _draw_cards(canvas: Canvas, laid: LaidSheet, column: PageColumn, paper: Paper) -> None:
    """A sheet to cut up, so nothing stands outside of the cards."""
    if column is laid.pages[0]:
        canvas.bookmarkPage(laid.key, fit="XYZ", left=0, top=paper.height)
    draw_cut_marks(canvas, paper)
    _draw_column(canvas, column, paper)
    canvas.showPage()


def _draw_card(canvas: Canvas, paper: Paper) -> None:
    """A thin frame with round corners around everything."""
    canvas.setStrokeColorRGB(*s.RULE)
    canvas.setLineWidth(0.7)
    edge = paper.margin - 20
    canvas.roundRect(edge, 56, paper.width - 2 * edge, paper.height - 56 - 48, 9, stroke=1, fill=0)


def _draw_column(canvas: Canvas, column: PageColumn, paper: Paper) -> None:
    for item in column.placed:
        top = paper.height - paper.top - item.down
        if item.share == 1.0:
            item.block.draw(canvas, top)
            continue
        canvas.saveState()
        canvas.scale(item.share, item.share)
        item.block.draw(canvas, top / item.share)
        canvas.restoreState()


def _draw_empty(canvas: Canvas, document: Document, paper: Paper) -> None:
    TextBlock.of(document.furniture.empty, s.LEAD, paper.left, paper.column).draw(canvas, paper.height - paper.top)
    canvas.showPage()
