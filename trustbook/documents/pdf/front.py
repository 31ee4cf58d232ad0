"""The pages before the sheets: a title page, and contents with page numbers and links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from trustbook.documents.document import Document
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.canvas import Canvas, Shape
from trustbook.documents.pdf.flow import PageColumn, fill
from trustbook.documents.pdf.lines import Line, break_text, going_on, line_width
from trustbook.documents.pdf.meaning import Box, of_document
from trustbook.documents.pdf.openings import half_papers
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.style import Paper, TextStyle

_MOST_PAGES: Final = 2
_CLOSEST: Final = len(s.CONTENTS_LINES) - 1
_FOR_WORDS: Final = 0.88
"""Share of a line; the rest is for dots and the number of the page."""
_ABOVE_CHAPTERS: Final = (16.0, 8.0, 5.0)
"""Points, for each of the styles of the contents."""


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
    words: str
    small: TextStyle
    pending: bool = False
    """The page is not known yet."""

    def at_page(self, page: int) -> ContentsLine:
        """The same when the page is known."""
        return replace(self, number=str(page), words=_joined(self.words, str(page)), pending=False)

    def paint(self, canvas: Canvas, top: float) -> None:
        style, right = self.text.style, self.place.right
        last = top - self.text.height + style.leading
        canvas.write(going_on(self.text.lines), style, self.text.place.x, top)
        if self.quiet:
            canvas.write(going_on(self.quiet), self.small, self.quiet_x, top - self.quiet_down)
        canvas.write_line(self.number, style, right, last, 1.0)
        end = right - line_width(self.number, style) - 8
        if end > self.dots:
            canvas.dots(self.dots, end, last - style.rise + 0.6)
        canvas.link(self.key, self.place.box(top, self.height), self.words)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents. `page` counts from 1. `shorter` is its line where there is little room, and less."""

    title: str
    line: str
    page: int
    key: str
    shorter: tuple[str, ...] = ()


def contents_pages(
    document: Document, chapters: Sequence[tuple[str, Sequence[ContentsEntry]]], paper: Paper
) -> list[PageColumn]:
    """The contents, set once all page numbers are known: closer and smaller where they would not stand on two pages."""
    pages: list[PageColumn] = []
    count = sum(len(entries) for _title, entries in chapters)
    for close, style in enumerate(s.CONTENTS_LINES):
        if close < _CLOSEST and count * paper.style(style).leading > _MOST_PAGES * paper.room:
            continue  # not even a line each would stand on them
        pages = fill(_contents_blocks(document, chapters, paper, close), paper.room)
        if len(pages) <= _MOST_PAGES:
            return pages
    return pages if paper.print == "large" else _in_columns(document, chapters, paper)


def _in_columns(
    document: Document, chapters: Sequence[tuple[str, Sequence[ContentsEntry]]], paper: Paper
) -> list[PageColumn]:
    """Two columns of the smallest lines on each page, and where that is not enough no days that need a line."""
    title = _title(document, paper)
    above = title.height + title.after
    halves: list[list[PageColumn]] = []
    for shorter in (_short, _shortest):
        halves = [
            fill(_lines(document, _said(chapters, half, shorter), half, _CLOSEST), paper.room - above)
            for half in half_papers(paper)
        ]
        if len(halves[0]) <= 2 * _MOST_PAGES:
            break
    pages: list[PageColumn] = []
    for number in range(len(halves[0])):
        if number % 2 == 0:
            pages.append(fill([title] if not pages else [], paper.room)[0])
        pages[-1].append(halves[number % 2][number], above)
    return pages


_Shorter = Callable[[ContentsEntry, Paper], str]


def _said(
    chapters: Sequence[tuple[str, Sequence[ContentsEntry]]], half: Paper, shorter: _Shorter
) -> list[tuple[str, list[ContentsEntry]]]:
    return [(title, [replace(each, line=shorter(each, half)) for each in entries]) for title, entries in chapters]


def _short(entry: ContentsEntry, _half: Paper) -> str:
    return entry.shorter[0] if entry.shorter else entry.line


def _shortest(entry: ContentsEntry, half: Paper) -> str:
    """The first that stands beside the title; else the last."""
    place = Place(of_document(Role.ENTRY, ""), half.left, half.column)
    lines = [contents_line(replace(entry, line=line), place, half, _CLOSEST) for line in entry.shorter]
    fitting = [said for said, line in zip(entry.shorter, lines, strict=True) if line.height == line.text.height]
    return (fitting or entry.shorter[-1:] or [entry.line])[0]


def _title(document: Document, paper: Paper) -> TextBlock:
    place = _place(Role.TITLE, document, paper)
    return TextBlock.of(document.furniture.contents, paper.style(s.TITLE), place, keep=True)


def _contents_blocks(
    document: Document, chapters: Sequence[tuple[str, Sequence[ContentsEntry]]], paper: Paper, close: int
) -> Iterator[Block]:
    yield _title(document, paper)
    yield from _lines(document, chapters, paper, close)


def _lines(
    document: Document, chapters: Sequence[tuple[str, Sequence[ContentsEntry]]], paper: Paper, close: int
) -> Iterator[Block]:
    for title, entries in chapters:
        if title:
            place = _place(Role.HEADING, document, paper)
            style = replace(paper.style(s.CONTENTS_CHAPTER), before=_ABOVE_CHAPTERS[close])
            yield TextBlock.of(title, style, place, keep=True)
        for number, entry in enumerate(entries, 1):
            line = contents_line(entry, _place(Role.ENTRY, document, paper), paper, close)
            yield replace(line, keep=number < len(entries) and number in (1, len(entries) - 1))  # none is alone


def _place(role: Role, document: Document, paper: Paper) -> Place:
    return Place(of_document(role, document.language), paper.left, paper.column)


def contents_line(entry: ContentsEntry, place: Place, paper: Paper, close: int) -> ContentsLine:
    """A line of the contents, in one of their three settings (0 is the usual one, 2 the closest)."""
    style, small = paper.style(s.CONTENTS_LINES[close]), paper.style(s.CONTENTS_QUIET)
    narrower = place.sized(place.width * _FOR_WORDS)
    text = TextBlock.of(entry.title, style, narrower)
    quiet = break_text(entry.line, small, narrower.width)[0] if entry.line else []
    beside = place.x + line_width(text.lines[-1], style) + 8
    after = beside + line_width(quiet[0], small) + 8 if quiet else beside
    fits = len(quiet) == 1 and after <= place.right - line_width(str(entry.page), style)
    same_base = text.height - style.leading + style.rise - small.rise
    below = not fits and bool(quiet)
    return ContentsLine(
        place=place,
        text=text,
        quiet=quiet,
        quiet_x=beside if fits else place.x,
        quiet_down=same_base if fits else text.height,
        dots=after if fits else beside,
        number=str(entry.page or ""),
        key=entry.key,
        words=_joined(entry.title, entry.line, str(entry.page or "")),
        small=small,
        height=text.height + (len(quiet) * small.leading if below else 0.0),
        before=text.before,
        after=style.after + (2.0 if below else 0.0),
    )


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def draw_title_page(canvas: Canvas, document: Document, paper: Paper) -> None:
    """A quiet cover: the title in the upper third, a short rule, what it is."""
    style = paper.style(s.COVER)
    title = TextBlock.of(document.title, style, _place(Role.TITLE, document, paper))
    top = paper.height * 0.66 + title.height / 2
    canvas.rectangle(Box(paper.left, top + 20, paper.left + 46, top + 22.6), Shape(fill=s.ACCENT))
    title.draw(canvas, top)
    if document.subtitle:
        below = top - title.height - style.after
        second = TextBlock.of(document.subtitle, paper.style(s.COVER_SECOND), _place(Role.PARAGRAPH, document, paper))
        second.draw(canvas, below)


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
