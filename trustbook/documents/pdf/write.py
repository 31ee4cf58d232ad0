"""Drawing a document: the front pages, then every page of the body with its running head, number and outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from trustbook.documents.document import Document
from trustbook.documents.nodes import BriefPaper, Role
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import TextBlock
from trustbook.documents.pdf.brief import draw_brief_number
from trustbook.documents.pdf.canvas import Canvas, OpenPart
from trustbook.documents.pdf.cards import draw_cut_marks
from trustbook.documents.pdf.contents import contents_of
from trustbook.documents.pdf.file import PdfFile
from trustbook.documents.pdf.flow import PageColumn
from trustbook.documents.pdf.forms import Fields
from trustbook.documents.pdf.front import contents_pages, draw_title_page, roman
from trustbook.documents.pdf.layout import LaidChapter, LaidSheet, Told, lay_out
from trustbook.documents.pdf.letters import draw_number
from trustbook.documents.pdf.lines import line_width, one_line
from trustbook.documents.pdf.listening import Listener, Listeners
from trustbook.documents.pdf.meaning import of_document
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.style import Paper, TextStyle
from trustbook.documents.pdf.tags import Tags


def write(document: Document, paper: Paper, told: Told, listener: Listener | None = None) -> bytes:
    """The whole PDF. `listener` hears what is drawn where, and what it means."""
    paper = _chosen(paper, document)
    chapters = lay_out(document, paper, lambda share: told(0.5 * share))
    total = sum(len(laid.pages) + laid.after_blank for chapter in chapters for laid in chapter.sheets) or 1
    stream = BytesIO()
    file = PdfFile(
        stream,
        pagesize=(paper.width, paper.height),
        invariant=1,
        pageCompression=1,
        lang=document.language,
        pdfVersion=(1, 7),
    )
    _describe(file, document)
    fillable = any(sheet.form for sheet in document.sheets())
    tags = Tags(file, document.language, room=document.furniture.room, fillable=fillable)
    fields = Fields(file, document, tags) if fillable else None
    hearing = [each for each in (tags, fields, listener) if each is not None]
    heard = Listeners(*hearing) if len(hearing) > 1 else tags
    pages = _Pages(document, paper, file, Canvas(file, heard, fields, grey=document.grey, strong=document.large))
    _number_pages(file, pages.draw_front(chapters))
    if not chapters:
        pages.draw_empty()
    done = 0
    for chapter in chapters:
        pages.outline(chapter)
        for laid in chapter.sheets:
            if laid.after_blank:
                done += 1
                pages.draw_nothing()
            for column in laid.pages:
                done += 1
                page_of = document.furniture.page_of.format(page=done, pages=total)
                pages.draw(chapter, laid, column, page_of, done)
                told(0.5 + 0.4 * done / total)
    if document.front:
        file.showOutline()
    if fields is not None:
        fields.finish()
    tags.finish(document.furniture.file_title)
    file.save()
    told(0.97)
    return stream.getvalue()


def _chosen(paper: Paper, document: Document) -> Paper:
    """The paper in the print and with the margins of the document."""
    bound = replace(paper, margins=document.margins)
    return bound.in_large_print() if document.large else bound


def _describe(file: Any, document: Document) -> None:
    """Metadata says nothing about the people: a neutral title, no author, no date."""
    file.setTitle(document.furniture.file_title)
    file.setAuthor("")
    file.setSubject("")
    file.setCreator("")
    file.setKeywords("")
    file.setViewerPreference("DisplayDocTitle", "true")
    if any(sheet.for_one for sheet in document.sheets()) and any(sheet.for_both for sheet in document.sheets()):
        file.setViewerPreference("Duplex", "Simplex")  # a page for one person is not the back of one for both
    if document.margins == "duplex":
        file.setViewerPreference("Duplex", "DuplexFlipLongEdge")


def _number_pages(file: Any, front: int) -> None:
    if front:
        file.addPageLabel(0, style="ROMAN_LOWER", start=1)
    file.addPageLabel(front, style="ARABIC", start=1)


@dataclass(frozen=True, slots=True)
class _Pages:
    """Draws the pages of a document into `file`, ReportLab's own canvas."""

    document: Document
    paper: Paper
    file: Any
    canvas: Canvas

    def draw_front(self, chapters: Sequence[LaidChapter]) -> int:
        """Title page and contents. Gives their number of pages."""
        document, paper, canvas = self.document, self.paper, self.canvas
        if not document.front:
            return 0
        canvas.move(paper.inwards(1))
        draw_title_page(canvas, document, paper)
        canvas.show_page()
        if sum(len(chapter.sheets) for chapter in chapters) < 2:
            return self._even(1)
        columns = contents_pages(document, contents_of(chapters, document.furniture), paper)
        for index, column in enumerate(columns):
            if index == 0:
                canvas.bookmark("contents", paper.height)
                self.file.addOutlineEntry(document.furniture.contents, "contents", 0)
            canvas.move(paper.inwards(index + 2))
            self._draw_column(column)
            with self._furniture():
                canvas.write_line(roman(index + 2), self._running, paper.right, paper.foot, 1.0)
            canvas.show_page()
        return self._even(1 + len(columns))

    def _even(self, count: int) -> int:
        """So many pages, and an empty one where the first page of the body would else be a back."""
        if self.paper.margins != "duplex" or count % 2 == 0:
            return count
        self.draw_nothing()
        return count + 1

    def draw_nothing(self) -> None:
        """A page that stays empty."""
        self.canvas.show_page()

    def outline(self, chapter: LaidChapter) -> None:
        """Entries for a chapter that begins on this page, and for its sheets."""
        if chapter.title:
            key = f"chapter-{chapter.sheets[0].key}"  # a key of its own: ReportLab keeps one outline title for each key
            self.canvas.bookmark(key, self.paper.height)
            self.file.addOutlineEntry(chapter.title, key, 0, closed=False)
        for laid in chapter.sheets:
            words = " · ".join(part for part in (laid.sheet.title, laid.sheet.line) if part)
            self.file.addOutlineEntry(words or "–", laid.key, 1 if chapter.title else 0)

    def draw(self, chapter: LaidChapter, laid: LaidSheet, column: PageColumn, page_of: str, number: int) -> None:
        """A page of the body."""
        canvas, paper = self.canvas, self.paper
        if laid.sheet.look == "cards":
            self._draw_cards(laid, column)
            return
        canvas.move(paper.inwards(number))
        if laid.sheet.look == "fridge":
            self._draw_to_hang_up(laid, column)
            return
        anchors = column.anchors()
        for anchor, down in anchors:
            canvas.bookmark(anchor.key, paper.height - paper.top - down + 12)
        if laid.sheet.look == "letter":
            self._draw_letter(laid, column)
            return
        if laid.sheet.look == "brief":
            self._draw_brief(laid, column, page_of)
            return
        whose = laid.sheet.line if len(anchors) < 2 and laid.sheet.look != "story" else ""
        whose = whose or chapter.title
        with self._furniture():
            self._draw_foot(laid, "" if whose == laid.sheet.title else whose, page_of)
        self._draw_column(column)
        canvas.show_page()

    @property
    def _running(self) -> TextStyle:
        return self.paper.style(s.RUNNING)

    def _furniture(self) -> OpenPart:
        """What stands on every page is nothing new to a reader."""
        paper, meaning = self.paper, of_document(Role.DECORATION, self.document.language)
        return self.canvas.part(
            meaning, Place(meaning, paper.left, paper.column).box(paper.foot, self._running.leading)
        )

    def _draw_foot(self, laid: LaidSheet, whose: str, page_of: str) -> None:
        """The code of the sheet and whose it is on the left, its title and the number of the page on the right."""
        canvas, paper, style = self.canvas, self.paper, self._running
        bold, top, right = paper.style(s.RUNNING_CODE), paper.foot, paper.right
        canvas.hairline(paper.left, right, top + 6)
        shown = one_line(page_of, style, 0.4 * paper.column)
        canvas.write_line(shown, style, right, top, 1.0)
        canvas.write_line(laid.sheet.code, bold, paper.left, top)
        beside = paper.left + (line_width(laid.sheet.code, bold) + 8 if laid.sheet.code else 0)
        end = right - line_width(shown, style) - 12
        large, room = paper.print == "large", end - beside
        told = bool(whose) and whose == laid.sheet.line
        share = 0.6 if not large else 0.0 if told else 1.0
        title = one_line(laid.sheet.title, style, max(share * room, room - 12 - line_width(whose, style)))
        canvas.write_line(title, style, end, top, 1.0)
        left = room - line_width(title, style) - 12
        if not large or told or line_width(whose, style) <= left:
            canvas.write_line(one_line(whose, style, left), style, beside, top)

    def _draw_cards(self, laid: LaidSheet, column: PageColumn) -> None:
        """A sheet to cut up, so nothing stands outside of the cards."""
        if column is laid.pages[0]:
            self.canvas.bookmark(laid.key, self.paper.height)
        draw_cut_marks(self.canvas, self.paper, column.placed[0].block)
        self._draw_column(column)
        self.canvas.show_page()

    def _draw_to_hang_up(self, laid: LaidSheet, column: PageColumn) -> None:
        """Neither a running head nor numbers; one quiet line below everything, on the last page."""
        if column is laid.pages[0]:
            self.canvas.bookmark(laid.key, self.paper.height)
        self._draw_column(column)
        if laid.sheet.line and column is laid.pages[-1]:
            paper = self.paper
            place = Place(of_document(Role.PARAGRAPH, self.document.language), paper.left, paper.column)
            text = TextBlock.of(laid.sheet.line, paper.style(s.FRIDGE_FOOT), place)
            text.draw(self.canvas, 42 + text.height)
        self.canvas.show_page()

    def _draw_letter(self, laid: LaidSheet, column: PageColumn) -> None:
        """Only the letter, and from the second sheet on which one it is."""
        number = next(number for number, page in enumerate(laid.pages, 1) if page is column)
        self._draw_column(column)
        if number > 1:
            draw_number(self.canvas, number, self.paper, self.document.language)
        self.canvas.show_page()

    def _draw_brief(self, laid: LaidSheet, column: PageColumn, page_of: str) -> None:
        """It has its own foot; only the number is added."""
        (node,) = (node for node in laid.sheet.nodes if isinstance(node, BriefPaper))
        self._draw_column(column)
        node = replace(node, large=node.large or self.paper.print == "large")
        draw_brief_number(self.canvas, page_of, self.paper, node, self.document.language)
        self.canvas.show_page()

    def _draw_column(self, column: PageColumn) -> None:
        for item in column.placed:
            item.block.draw(self.canvas, self.paper.height - self.paper.top - item.down)

    def draw_empty(self) -> None:
        """The only page of a document without sheets."""
        place = Place(of_document(Role.PARAGRAPH, self.document.language), self.paper.left, self.paper.column)
        text = TextBlock.of(self.document.furniture.empty, self.paper.style(s.LEAD), place)
        text.draw(self.canvas, self.paper.height - self.paper.top)
        self.canvas.show_page()
