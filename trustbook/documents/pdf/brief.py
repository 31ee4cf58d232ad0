"""A session brief: exactly one page, whatever was written. Lengths in points.

Places and sizes of type are fixed. Where the text is long, each block of it keeps so many lines that the page holds all
of them, ends with a number, and stands whole under this number in an appendix. The box for next time never gives way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from trustbook.documents import nodes
from trustbook.documents.nodes import Role
from trustbook.documents.pdf.agreed import FramedBlock, HairlineBlock
from trustbook.documents.pdf.blocks import Block, TextBlock
from trustbook.documents.pdf.brief_appendix import AppendixWords, appendix
from trustbook.documents.pdf.brief_cut import CAPS, Cap, LineCounter, cut, shortened
from trustbook.documents.pdf.brief_style import (
    ABOVE,
    BOTTOM,
    GAP,
    INSET,
    LARGE,
    LEAST_BOX,
    LEAST_HALF,
    NUMBER,
    NUMBER_LARGE,
    PAD,
    PARAGRAPH,
    SIDE,
    TOP,
    USUAL,
    PersonRule,
    RowBlock,
    Styles,
)
from trustbook.documents.pdf.canvas import Canvas
from trustbook.documents.pdf.flow import PageColumn, PlacedBlock
from trustbook.documents.pdf.meaning import Box, Meaning, Origin, meaning_of, of_document
from trustbook.documents.pdf.place import Place
from trustbook.documents.pdf.small_chart import chart_block, chart_height
from trustbook.documents.pdf.style import Paper, TextStyle


def brief_columns(node: nodes.BriefPaper, paper: Paper, origin: Origin, continued: str) -> list[PageColumn]:
    """The page, and those of its appendix; `down` counts from the upper edge of the usual column of this paper.

    `continued` has the place {what}: it stands above what goes on overleaf.
    """
    room = paper.height - TOP - BOTTOM
    counter = LineCounter()
    made = page = _Page(node, paper, origin, CAPS[-1], counter)
    for cap in CAPS:
        page = _Page(node, paper, origin, cap, counter)
        page.set_down()
        made = page
        if page.down <= room:
            break
    column, words = made.column(room, paper), AppendixWords(node.appendix, continued)
    column.placed[0] = replace(column.placed[0], block=replace(column.placed[0].block, anchor=origin.sheet))
    return [column, *appendix(made.further, words, made.styles, made.whole, paper)]


def draw_brief_number(canvas: Canvas, page_of: str, paper: Paper, node: nodes.BriefPaper, language: str) -> None:
    """The number of the page, at the right of its foot."""
    style = LARGE.note if node.large else USUAL.note
    right, top = paper.width - SIDE, BOTTOM + style.leading
    with canvas.part(of_document(Role.DECORATION, language), Box(right - NUMBER_LARGE, BOTTOM, right, top)):
        canvas.write_line(page_of, style, right, top, 1.0)


@dataclass
class _Page:
    """Sets the page down to its foot. `down` is then how high all of it is, with the least box."""

    node: nodes.BriefPaper
    paper: Paper
    origin: Origin
    cap: Cap
    counter: LineCounter
    down: float = 0.0
    placed: list[PlacedBlock] = field(default_factory=list)
    further: list[nodes.BriefText] = field(default_factory=list)
    """What stands in the appendix, by its number."""
    box_at: float = 0.0

    @property
    def styles(self) -> Styles:
        return LARGE if self.node.large else USUAL

    @property
    def whole(self) -> Place:
        return Place(meaning_of(self.node, self.origin), SIDE, self.paper.width - 2 * SIDE)

    def halves(self, count: int) -> list[Place]:
        """As many places of one width beside each other, or one over the whole width."""
        width = (self.whole.width - GAP * (count - 1)) / count
        return [self.whole.moved(number * (width + GAP)).sized(width) for number in range(count)]

    def set_down(self) -> None:
        """All but the box and the foot, whose room is counted."""
        self._head()
        self._section([self.node.named] if self.node.named.paragraphs else [])
        self._people()
        self._homework()
        self._charts()
        self._section(list(self.node.pair))
        self._section([self.node.question] if self.node.question.paragraphs else [])
        self.box_at = self.down + ABOVE
        self.down = self.box_at + LEAST_BOX + ABOVE + self._foot().height

    def column(self, room: float, paper: Paper) -> PageColumn:
        """The page, its box grown to the foot; its upper edge lies above that of the usual column."""
        foot = self._foot()
        foot_at = room - foot.height
        box = self.whole.with_meaning(self._meaning(Role.GROUP))
        height = max(LEAST_BOX, foot_at - ABOVE - self.box_at)
        label = self._text(self.node.box, self.styles.label, box.inset(12), Role.LABEL)
        self._put(FramedBlock(place=box, height=height, frames=(box,), texts=((label, 9.0),)), self.box_at)
        line = self.whole.with_meaning(self._meaning(Role.DECORATION))
        self._put(HairlineBlock(place=line, height=1), foot_at - 6)
        self._put(foot, foot_at)
        lifted = TOP - paper.top
        return PageColumn([replace(item, down=item.down + lifted) for item in self.placed])

    def _meaning(self, role: Role) -> Meaning:
        return self.whole.meaning.part(role, ours=True, number=len(self.placed))

    def _text(self, words: str, style: TextStyle, place: Place, role: Role) -> TextBlock:
        return TextBlock.of(words, style, place.with_meaning(self._meaning(role)))

    def _put(self, block: Block, down: float) -> None:
        self.placed.append(PlacedBlock(block, down))

    def _below(self, block: Block, gap: float = 0.0) -> None:
        self._put(block, self.down + gap)
        self.down += gap + block.height

    def _foot(self) -> TextBlock:
        place = self.whole.sized(self.whole.width - (NUMBER_LARGE if self.node.large else NUMBER))
        return self._text(self.node.foot, self.styles.note, place, Role.NOTE)

    def _head(self) -> None:
        self._below(self._text(self.node.title, self.styles.title, self.whole, Role.TITLE))
        line = self.whole.with_meaning(self._meaning(Role.DECORATION))
        self._below(HairlineBlock(place=line, height=1), 4)
        words = " ".join(each for each in (self.node.who, self.node.when) if each)
        lines = 10_000 if self.cap.lines > 24 else 2
        note = self.styles.note
        shown = self._cut((words,), note, self.whole.width, lines, self.node.title)
        self._below(self._text(shown[0], note, self.whole, Role.NOTE), 4)

    def _section(self, texts: Sequence[nodes.BriefText]) -> None:
        """One section over the whole width, or two beside each other."""
        if not texts:
            return
        top, ends = self.down + ABOVE, []
        for text, place in zip(texts, self.halves(len(texts)), strict=True):
            ends.append(self._column_of(text, place, top, self.cap.lines))
        self.down = max(ends)

    def _people(self) -> None:
        """Each person's half, with the rule of that person; both are equally high."""
        node, styles, top = self.node, self.styles, self.down + ABOVE
        if not node.halves or (len(node.halves) == 1 and not node.halves[0].paragraphs):
            return
        room = 2 if node.large else LEAST_HALF
        ends = [top + styles.head.leading + room * styles.text.leading]
        places = self.halves(len(node.halves))
        for text, place in zip(node.halves, places, strict=True):
            ends.append(self._column_of(text, place.inset(INSET), top, max(room, self.cap.lines)))
        self.down = max(ends)
        for number, place in enumerate(places):
            edge = place.with_meaning(self._meaning(Role.DECORATION))
            self._put(PersonRule(place=edge, height=self.down - top, double=number == 1), top)

    def _column_of(self, text: nodes.BriefText, place: Place, top: float, most: int) -> float:
        """Heading and paragraphs; gives where they end."""
        styles = self.styles
        head = self._text(text.heading, styles.head, place, Role.HEADING)
        self._put(head, top)
        down = top + head.height
        shown = self._cut(text.paragraphs, styles.text, place.width, most, text.heading)
        for number, words in enumerate(shown):
            block = self._text(words, styles.text, place, Role.PARAGRAPH)
            down += PARAGRAPH if number else 0.0
            self._put(block, down)
            down += block.height
        return down

    def _cut(self, texts: Sequence[str], style: TextStyle, width: float, most: int, about: str) -> list[str]:
        """As many lines as there may be. What is longer ends with the number under which all of it stands."""
        count = self.counter.of(style, width)
        if sum(map(count, texts)) <= most:
            return list(texts)
        self.further.append(nodes.BriefText(about, tuple(texts)))
        return cut(texts, self._more(), count, most)

    def _more(self) -> str:
        return self.node.more.format(number=len(self.further))

    def _homework(self) -> None:
        node, styles, cap = self.node, self.styles, self.cap
        if not node.rows:
            return
        self._below(self._text(node.homework, styles.head, self.whole, Role.HEADING), ABOVE)
        places = self._columns()
        rows = [nodes.BriefRow(node.columns), *node.rows[: cap.rows]]
        fits = len(node.rows) <= cap.rows and all(
            self.counter.of(styles.cell, place.width)(words) <= cap.row_lines
            for row in node.rows
            for words, place in zip(row.cells, places, strict=True)
        )
        if not fits:
            said = [" · ".join(each for each in row.cells if each) for row in node.rows]
            self.further.append(nodes.BriefText(node.homework, tuple(said)))
        for number, row in enumerate(rows):
            self._row(row, places, number)
        if not fits:
            self._below(self._text(f"… {self._more()}", styles.cell, self.whole, Role.NOTE), PAD)

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
            shown = cut((words,), "", self.counter.of(style, place.width), most)
            made.append(self._text("\n".join(shown), style, place, Role.CELL if number else Role.COLUMN_HEAD))
        whole = self.whole.with_meaning(self._meaning(Role.ROW))
        height = max(block.height for block in made)
        self._below(RowBlock(place=whole, cells=tuple(made), height=height), PAD)
        self.down += PAD
        line = self.whole.with_meaning(self._meaning(Role.DECORATION))
        self._put(HairlineBlock(place=line, height=1), self.down)

    def _chart_names(self, charts: Sequence[nodes.BriefChart]) -> None:
        """Where there is no room for them: each by its name, with the number under which its values stand."""
        style, top = self.styles.text, self.down + ABOVE
        for chart, place in zip(charts, self.halves(max(2, len(charts))), strict=False):
            self.further.append(nodes.BriefText(chart.title, tuple(line.values for line in chart.lines)))
            words = shortened(chart.title, f"… {self._more()}", self.counter.of(style, place.width), 1)
            self._put(self._text(words, style, place, Role.NOTE), top)
        self.down = top + style.leading

    def _charts(self) -> None:
        charts, styles = self.node.charts, self.styles
        if not charts:
            return
        if not self.cap.charts:
            self._chart_names(charts)
            return
        top, ends = self.down + ABOVE, []
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
