"""The pages before the sheets: a title page, and contents with page numbers and links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trustbook.documents.document import Document
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block, Canvas, TextBlock, draw_line, draw_lines, hairline, set_fill
from trustbook.documents.pdf.flow import PageColumn, fill
from trustbook.documents.pdf.lines import Line, break_text, line_width
from trustbook.documents.pdf.style import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsLine(Block):
    """Title on the left, page number on the right, a dotted line between; all of it is a link to `key`.

    `quiet` says who and when, `quiet_down` points below the title's upper edge; `dots` is where the dotted line starts.
    """

    text: TextBlock
    quiet: Sequence[Line]
    quiet_x: float
    quiet_down: float
    dots: float
    number: str
    key: str
    right: float

    def draw(self, canvas: Canvas, top: float) -> None:
        style = self.text.style
        last = top - self.text.height + style.leading
        self.text.draw(canvas, top)
        draw_lines(canvas, self.quiet, s.CONTENTS_QUIET, self.quiet_x, top - self.quiet_down)
        draw_line(canvas, self.number, style, self.right, last, 1.0)
        end = self.right - line_width(self.number, style) - 8
        if end > self.dots:
            canvas.saveState()
            canvas.setDash(0.6, 3.2)
            canvas.setLineCap(1)
            hairline(canvas, self.dots, end, last - style.rise + 0.6, s.RULE, 0.7)
            canvas.restoreState()
        area = (self.text.x, top - self.height, self.right, top)
        canvas.linkRect("", self.key, area, relative=0, thickness=0)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents. `page` counts from 1."""

    title: str
    line: str
    page: int
    key: str


def contents_pages(
    document: Document, chapters: Sequence[tuple[str, Sequence[ContentsEntry]]], paper: Paper
) -> list[PageColumn]:
    """The contents, set once all page numbers are known."""
    return fill(_contents_blocks(document, chapters, paper), paper.room)


def _contents_blocks(
    document: Document, chapters: Sequence[tuple[str, Sequence[ContentsEntry]]], paper: Paper
) -> Iterator[Block]:
    yield TextBlock.of(document.furniture.contents, s.TITLE, paper.left, paper.column, keep=True)
    for title, entries in chapters:
        if title:
            yield TextBlock.of(title, s.CONTENTS_CHAPTER, paper.left, paper.column, keep=True)
        for entry in entries:
            yield _contents_line(entry, paper)


def _contents_line(entry: ContentsEntry, paper: Paper) -> ContentsLine:
    text = TextBlock.of(entry.title, s.CONTENTS_LINE, paper.left, paper.column - 60)
    quiet = break_text(entry.line, s.CONTENTS_QUIET, paper.column - 60)[0] if entry.line else []
    beside = paper.left + line_width(text.lines[-1], s.CONTENTS_LINE) + 8
    after = beside + line_width(quiet[0], s.CONTENTS_QUIET) + 8 if quiet else beside
    fits = len(quiet) == 1 and after < paper.left + paper.column - 60
    same_base = text.height - s.CONTENTS_LINE.leading + s.CONTENTS_LINE.rise - s.CONTENTS_QUIET.rise
    below = not fits and bool(quiet)
    return ContentsLine(
        text=text,
        quiet=quiet,
        quiet_x=beside if fits else paper.left,
        quiet_down=same_base if fits else text.height,
        dots=after if fits else beside,
        number=str(entry.page),
        key=entry.key,
        right=paper.left + paper.column,
        height=text.height + (len(quiet) * s.CONTENTS_QUIET.leading if below else 0.0),
        before=text.before,
        after=4.0 if below else 2.0,
    )


def draw_title_page(canvas: Canvas, document: Document, paper: Paper) -> None:
    """A quiet cover: the title in the upper third, a short rule, what it is."""
    title = TextBlock.of(document.title, s.COVER, paper.left, paper.column)
    top = paper.height * 0.66 + title.height / 2
    set_fill(canvas, s.ACCENT)
    canvas.rect(paper.left, top + 20, 46, 2.6, stroke=0, fill=1)
    title.draw(canvas, top)
    if document.subtitle:
        below = top - title.height - s.COVER.after
        TextBlock.of(document.subtitle, s.COVER_SECOND, paper.left, paper.column).draw(canvas, below)


def roman(number: int) -> str:
    """A page number of the front matter: i, ii, iii, iv …"""
    letters = ""
    for value, sign in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while number >= value:
            letters += sign
            number -= value
    return letters
