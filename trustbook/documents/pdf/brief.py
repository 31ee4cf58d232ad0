"""A session brief: exactly one page, whatever was written. Lengths in points.

Places and sizes of type are fixed. Where the text is long, each block of it keeps so many lines that the page holds all
of them, ends with a number, and stands whole under this number in an appendix. The box for next time never gives way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from trustbook.documents import nodes
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.agreed import FramedBlock, HairlineBlock
from trustbook.documents.pdf.beside import rule
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.flow import PageColumn, Placed, fill
from trustbook.documents.pdf.lines import break_text
from trustbook.documents.pdf.meaning import Box, Meaning, Origin, meaning_of, of_document
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.small_chart import chart_block, chart_height
from trustbook.documents.pdf.style import Paper, TextStyle

_SIDE: Final = 60.0
_TOP: Final = 48.0
_BOTTOM: Final = 36.0
_GAP: Final = 22.0
"""Between two columns."""
_INSET: Final = 14.0
"""From the rule of a person to the words."""
_ABOVE: Final = 15.0
"""Between two sections."""
_PARAGRAPH: Final = 5.0
_LEAST_BOX: Final = 90.0
_LEAST_HALF: Final = 3
"""Lines for which a half has room even when it is empty."""
_NUMBER: Final = 38.0
_NUMBER_LARGE: Final = 76.0
"""Room for the number of the page, beside the foot."""
_PAD: Final = 4.0
"""Above and below the words of a row."""


@dataclass(frozen=True, slots=True)
class _Styles:
    title: TextStyle
    head: TextStyle
    text: TextStyle
    cell: TextStyle
    label: TextStyle
    note: TextStyle


_USUAL: Final = _Styles(s.BRIEF_TITLE, s.BRIEF_HEAD, s.BRIEF_TEXT, s.BRIEF_CELL, s.BRIEF_LABEL, s.BRIEF_NOTE)
_LARGE: Final = _Styles(
    s.BRIEF_TITLE,
    replace(s.BRIEF_HEAD, size=18, leading=24),
    replace(s.BRIEF_TEXT, size=18, leading=24),
    replace(s.BRIEF_CELL, size=15, leading=19),
    replace(s.BRIEF_LABEL, size=15, leading=19),
    replace(s.BRIEF_NOTE, size=15, leading=19),
)


@dataclass(frozen=True, slots=True)
class Cap:
    """How much of what is long stands on the page: lines of a text, rows, lines of a row, and the charts or not."""

    lines: int
    rows: int
    row_lines: int
    charts: bool = True


_CAPS: Final = (
    Cap(10_000, 10_000, 10_000),
    *(Cap(lines, max(3, lines), 2 if lines > 3 else 1) for lines in range(24, 1, -1)),
    *(Cap(1, rows, 1) for rows in (3, 2, 1)),
    *(Cap(lines, rows, 1, charts=False) for lines, rows in ((3, 3), (2, 2), (1, 1), (1, 0))),
)


def brief_columns(node: nodes.BriefPaper, paper: Paper, origin: Origin) -> list[PageColumn]:
    """The page, and those of its appendix; `down` counts from the upper edge of the usual column of this paper."""
    room = paper.height - _TOP - _BOTTOM
    made = page = _Page(node, paper, origin, _CAPS[-1])
    for cap in _CAPS:
        page = _Page(node, paper, origin, cap)
        page.set_down()
        made = page
        if page.down <= room:
            break
    column = made.column(room, paper)
    column.placed[0] = replace(column.placed[0], block=replace(column.placed[0].block, anchor=origin.sheet))
    return [column, *_appendix(made, paper)]


def draw_brief_number(canvas: Canvas, page_of: str, paper: Paper, node: nodes.BriefPaper, language: str) -> None:
    """The number of the page, at the right of its foot."""
    style = _LARGE.note if node.large else _USUAL.note
    right, top = paper.width - _SIDE, _BOTTOM + style.leading
    with canvas.part(of_document(Role.DECORATION, language), Box(right - _NUMBER_LARGE, _BOTTOM, right, top)):
        canvas.write_line(page_of, style, right, top, 1.0)


@dataclass
class _Page:
    """Sets the page down to its foot. `down` is then how high all of it is, with the least box."""

    node: nodes.BriefPaper
    paper: Paper
    origin: Origin
    cap: Cap
    down: float = 0.0
    placed: list[Placed] = field(default_factory=list)
    further: list[nodes.BriefText] = field(default_factory=list)
    """What stands in the appendix, by its number."""
    box_at: float = 0.0

    @property
    def styles(self) -> _Styles:
        return _LARGE if self.node.large else _USUAL

    @property
    def whole(self) -> Place:
        return Place(meaning_of(self.node, self.origin), _SIDE, self.paper.width - 2 * _SIDE)

    def halves(self, count: int) -> list[Place]:
        """As many places of one width beside each other, or one over the whole width."""
        width = (self.whole.width - _GAP * (count - 1)) / count
        return [self.whole.moved(number * (width + _GAP)).sized(width) for number in range(count)]

    def set_down(self) -> None:
        """All but the box and the foot, whose room is counted."""
        self._head()
        self._section([self.node.named] if self.node.named.paragraphs else [])
        self._people()
        self._homework()
        self._charts()
        self._section(list(self.node.pair))
        self._section([self.node.question] if self.node.question.paragraphs else [])
        self.box_at = self.down + _ABOVE
        self.down = self.box_at + _LEAST_BOX + _ABOVE + self._foot().height

    def column(self, room: float, paper: Paper) -> PageColumn:
        """The page, its box grown to the foot; its upper edge lies above that of the usual column."""
        foot = self._foot()
        foot_at = room - foot.height
        box = self.whole.with_meaning(self._meaning(Role.GROUP))
        height = max(_LEAST_BOX, foot_at - _ABOVE - self.box_at)
        label = self._text(self.node.box, self.styles.label, box.inset(12), Role.LABEL)
        self._put(FramedBlock(place=box, height=height, frames=(box,), texts=((label, 9.0),)), self.box_at)
        line = self.whole.with_meaning(self._meaning(Role.DECORATION))
        self._put(HairlineBlock(place=line, height=1), foot_at - 6)
        self._put(foot, foot_at)
        lifted = _TOP - paper.top
        return PageColumn([replace(item, down=item.down + lifted) for item in self.placed])

    def _meaning(self, role: Role) -> Meaning:
        return self.whole.meaning.part(role, ours=True, number=len(self.placed))

    def _text(self, words: str, style: TextStyle, place: Place, role: Role) -> TextBlock:
        return TextBlock.of(words, style, place.with_meaning(self._meaning(role)))

    def _put(self, block: Block, down: float) -> None:
        self.placed.append(Placed(block, down))

    def _below(self, block: Block, gap: float = 0.0) -> None:
        self._put(block, self.down + gap)
        self.down += gap + block.height

    def _foot(self) -> TextBlock:
        place = self.whole.sized(self.whole.width - (_NUMBER_LARGE if self.node.large else _NUMBER))
        return self._text(self.node.foot, self.styles.note, place, Role.NOTE)

    def _head(self) -> None:
        self._below(self._text(self.node.title, self.styles.title, self.whole, Role.TITLE))
        line = self.whole.with_meaning(self._meaning(Role.DECORATION))
        self._below(HairlineBlock(place=line, height=1), 4)
        words = "  ".join(each for each in (self.node.who, self.node.when) if each)
        lines = 10_000 if self.cap.lines > 24 else 2
        note = self.styles.note
        shown = self._cut((words,), note, self.whole.width, lines, self.node.title)
        self._below(self._text(shown[0], note, self.whole, Role.NOTE), 4)

    def _section(self, texts: Sequence[nodes.BriefText]) -> None:
        """One section over the whole width, or two beside each other."""
        if not texts:
            return
        top, ends = self.down + _ABOVE, []
        for text, place in zip(texts, self.halves(len(texts)), strict=True):
            ends.append(self._column_of(text, place, top, self.cap.lines))
        self.down = max(ends)

    def _people(self) -> None:
        """Each person's half, with the rule of that person; both are equally high."""
        node, styles, top = self.node, self.styles, self.down + _ABOVE
        if not node.halves or (len(node.halves) == 1 and not node.halves[0].paragraphs):
            return
        room = 2 if node.large else _LEAST_HALF
        ends = [top + styles.head.leading + room * styles.text.leading]
        places = self.halves(len(node.halves))
        for text, place in zip(node.halves, places, strict=True):
            ends.append(self._column_of(text, place.inset(_INSET), top, max(room, self.cap.lines)))
        self.down = max(ends)
        for number, place in enumerate(places):
            edge = place.with_meaning(self._meaning(Role.DECORATION))
            self._put(_RuleBlock(place=edge, height=self.down - top, double=number == 1), top)

    def _column_of(self, text: nodes.BriefText, place: Place, top: float, most: int) -> float:
        """Heading and paragraphs; gives where they end."""
        styles = self.styles
        head = self._text(text.heading, styles.head, place, Role.HEADING)
        self._put(head, top)
        down = top + head.height
        shown = self._cut(text.paragraphs, styles.text, place.width, most, text.heading)
        for number, words in enumerate(shown):
            block = self._text(words, styles.text, place, Role.PARAGRAPH)
            down += _PARAGRAPH if number else 0.0
            self._put(block, down)
            down += block.height
        return down

    def _cut(self, texts: Sequence[str], style: TextStyle, width: float, most: int, about: str) -> list[str]:
        """As many lines as there may be. What is longer ends with the number under which all of it stands."""
        count = sum(len(break_text(text, style, width)[0]) for text in texts)
        if count <= most:
            return list(texts)
        self.further.append(nodes.BriefText(about, tuple(texts)))
        return cut(texts, self._more(), _lines_of(style, width), most)

    def _more(self) -> str:
        return self.node.more.format(number=len(self.further))

    def _homework(self) -> None:
        node, styles, cap = self.node, self.styles, self.cap
        if not node.rows:
            return
        self._below(self._text(node.homework, styles.head, self.whole, Role.HEADING), _ABOVE)
        places = self._columns()
        rows = [nodes.BriefRow(node.columns), *node.rows[: cap.rows]]
        fits = len(node.rows) <= cap.rows and all(
            len(break_text(words, styles.cell, place.width)[0]) <= cap.row_lines
            for row in node.rows
            for words, place in zip(row.cells, places, strict=True)
        )
        if not fits:
            said = [" · ".join(each for each in row.cells if each) for row in node.rows]
            self.further.append(nodes.BriefText(node.homework, tuple(said)))
        for number, row in enumerate(rows):
            self._row(row, places, number)
        if not fits:
            self._below(self._text(f"… {self._more()}", styles.cell, self.whole, Role.NOTE), _PAD)

    def _columns(self) -> list[Place]:
        """What, how far, what got in the way."""
        whole, shares, places, x = self.whole, ((0.44, 0.24, 0.32) if self.node.large else (0.58, 0.14, 0.28)), [], 0.0
        for share in shares:
            places.append(whole.moved(x).sized(whole.width * share - 8))
            x += whole.width * share
        return places

    def _row(self, row: nodes.BriefRow, places: Sequence[Place], number: int) -> None:
        style = self.styles.cell if number else self.styles.label
        made, most = [], self.cap.row_lines if number else 10_000
        for words, place in zip(row.cells, places, strict=True):
            shown = cut((words,), "", _lines_of(style, place.width), most)
            made.append(self._text("\n".join(shown), style, place, Role.CELL if number else Role.COLUMN_HEAD))
        top = self.down + _PAD
        for block in made:
            self._put(block, top)
        self.down = top + max(block.height for block in made) + _PAD
        line = self.whole.with_meaning(self._meaning(Role.DECORATION))
        self._put(HairlineBlock(place=line, height=1), self.down)

    def _charts(self) -> None:
        charts, styles = self.node.charts, self.styles
        if not charts:
            return
        if not self.cap.charts:
            values = tuple(line.values for chart in charts for line in chart.lines)
            self.further.append(nodes.BriefText(", ".join(chart.title for chart in charts), values))
            (words,) = cut((self.further[-1].heading + " ",), "", _lines_of(styles.text, self.whole.width - 90), 1)
            self._below(self._text(f"{words} … {self._more()}", styles.text, self.whole, Role.NOTE), _ABOVE)
            return
        top, ends = self.down + _ABOVE, []
        for chart, place in zip(charts, self.halves(max(2, len(charts))), strict=False):
            block = chart_block(chart, styles.label, styles.note, place.with_meaning(self._meaning(Role.FIGURE)))
            self._put(block, top)
            down = top + chart_height(chart, styles.label, styles.note, place.width)
            values = tuple(line.values for line in chart.lines)
            most = 10_000 if self.cap.lines > 24 else 2 * len(values)
            for words in self._cut(values, styles.note, place.width, most, chart.title):
                text = self._text(words, styles.note, place, Role.NOTE)
                self._put(text, down)
                down += text.height
            ends.append(down)
        self.down = max(ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class _RuleBlock(Block):
    """Single or double: whose words stand beside it."""

    double: bool

    def paint(self, canvas: Canvas, top: float) -> None:
        rule(canvas, self.place.x, top, self.height, double=self.double)


_Lines = Callable[[str], int]
"""How many lines a text takes."""


def _lines_of(style: TextStyle, width: float) -> _Lines:
    return lambda text: len(break_text(text, style, width)[0])


def cut(texts: Sequence[str], more: str, lines_of: _Lines, most: int) -> list[str]:
    """As much of the texts as takes `most` lines. Where that is not all, an ellipsis and `more` end them."""
    shown: list[str] = []
    left = most
    for number, text in enumerate(texts):
        count, is_last = lines_of(text), number == len(texts) - 1
        if count < left or (is_last and count <= left):
            shown.append(text)
            left -= count
            continue
        shown.append(_cut_one(text, f"… {more}".rstrip(), lines_of, left))
        break
    return shown


def _cut_one(text: str, end: str, lines_of: _Lines, most: int) -> str:
    """The longest beginning, up to a word's end where there is one, that takes `most` lines together with `end`."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if lines_of(_ended(text[:middle], end)) <= most:
            low = middle
        else:
            high = middle - 1
    kept = text[:low]
    space = max(kept.rfind(" "), kept.rfind("\n"))
    if low < len(text) and not text[low : low + 1].isspace() and space > low // 2:
        kept = kept[:space]
    return _ended(kept, end)


def _ended(kept: str, end: str) -> str:
    return f"{kept.rstrip()}{end}" if kept.strip() else end


def _appendix(page: _Page, paper: Paper) -> list[PageColumn]:
    if not page.further:
        return []
    lifted = _TOP - paper.top
    pages = fill(_appendix_blocks(page), paper.height - _TOP - _BOTTOM - 40)
    return [PageColumn([replace(item, down=item.down + lifted) for item in each.placed]) for each in pages]


def _appendix_blocks(page: _Page) -> Iterator[Block]:
    styles, whole = page.styles, page.whole
    meaning = whole.meaning

    def place(role: Role, number: int) -> Place:
        return whole.with_meaning(meaning.part(role, ours=True, number=1000 + number))

    yield TextBlock.of(page.node.appendix, replace(styles.head, after=4), place(Role.HEADING, 0), keep=True)
    number = 0
    for count, text in enumerate(page.further, 1):
        number += 1
        head = replace(styles.head, before=18, after=2)
        yield TextBlock.of(f"{count}  {text.heading}", head, place(Role.HEADING, number), keep=True)
        for words in text.paragraphs:
            number += 1
            yield TextBlock.of(words, replace(styles.text, before=2, after=5), place(Role.PARAGRAPH, number))
