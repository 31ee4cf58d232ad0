"""From neutral nodes to blocks for one paper size. A new kind of node gets its drawing here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from trustbook.documents import nodes
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.blocks import (
    Anchor,
    BadgeBlock,
    Block,
    BulletBlock,
    RuleBlock,
    TextBlock,
)
from trustbook.documents.pdf.fonts import chain
from trustbook.documents.pdf.kinds import checks_block, pairs_block, words_block
from trustbook.documents.pdf.lines import break_text, line_width
from trustbook.documents.pdf.marks import BlanksBlock, OptionLine, OptionsBlock, WritingBlock
from trustbook.documents.pdf.panels import panel_block
from trustbook.documents.pdf.scales import ScaleRows, scale_block, scale_rows_block
from trustbook.documents.pdf.style import Paper
from trustbook.documents.pdf.tables import table_block

_TONES: Final = {"lead": s.LEAD, "body": s.BODY, "reading": s.READING, "quiet": s.QUIET, "large": s.LARGE}
_BAR: Final = 12.0
_MARK_INDENT: Final = 16.0
_OPTION_GAP: Final = 22.0
_BESIDE_GAP: Final = 10.0


def blocks_of(node: nodes.Node, paper: Paper, anchor: Anchor) -> Iterator[Block]:
    """Blocks of one node. The title of a sheet carries `anchor`."""
    if isinstance(node, nodes.Heading) and node.level == 1:
        yield from _title(node, paper, anchor)
        return
    yield from _BUILDERS[type(node)](node, paper)


def _title(node: nodes.Heading, paper: Paper, anchor: Anchor) -> Iterator[Block]:
    if node.again:
        yield RuleBlock(x=paper.left, width=paper.column, height=1, after=8, keep=True)
        block = TextBlock.of(node.text, s.TITLE_AGAIN, paper.left, paper.column, keep=True)
        yield replace(block, anchor=anchor)
        return
    yield replace(TextBlock.of(node.text, s.TITLE, paper.left, paper.column, keep=True), anchor=anchor)
    if node.quiet:
        yield TextBlock.of(node.quiet, s.QUIET, paper.left, paper.column, keep=True)


def _heading(node: nodes.Heading, paper: Paper) -> Iterator[Block]:
    yield from _with_quiet_words(node.text, s.PART, node.quiet, s.PART_QUIET, paper)


def _paragraph(node: nodes.Paragraph, paper: Paper) -> Iterator[Block]:
    yield TextBlock.of(node.text, _TONES[node.tone], paper.left, paper.column, keep=node.leads)


def _bullets(node: nodes.Bullets, paper: Paper) -> Iterator[Block]:
    for item in node.items:
        text = TextBlock.of(item, s.READING_ITEM, paper.left + _MARK_INDENT, paper.column - _MARK_INDENT)
        yield BulletBlock(text=text, x=paper.left, height=text.height, before=text.before, after=text.after)


def _note(node: nodes.Note, paper: Paper) -> Iterator[Block]:
    panel = panel_block(node.title, node.text, paper, strong=node.strong)
    if panel.height > paper.room / 2:
        yield from panel.texts
    else:
        yield panel


def _step(node: nodes.Step, paper: Paper) -> Iterator[Block]:
    style = s.STEP_QUIET if node.quiet else s.STEP_LEADS if node.leads else s.STEP
    text = TextBlock.of(node.text, style, paper.left, paper.column)
    number = replace(s.CELL_HEAD, size=7.5, colour=s.SOFT) if node.quiet else replace(s.CELL_HEAD, colour=s.ACCENT)
    yield BadgeBlock(
        text=text,
        number=str(node.number),
        number_style=number,
        x=paper.margin,
        quiet=node.quiet,
        height=text.height,
        before=style.before,
        after=style.after,
        keep=node.leads,
    )


def _label(node: nodes.Label, paper: Paper) -> Iterator[Block]:
    yield from _with_quiet_words(node.text, s.LABEL, node.hint, s.HINT, paper)


def _with_quiet_words(
    text: str, style: s.TextStyle, quiet: str, quiet_style: s.TextStyle, paper: Paper
) -> Iterator[Block]:
    """A text with quiet words below, which may come up beside it where both fit on one line."""
    above = TextBlock.of(text, style, paper.left, paper.column, keep=True)
    yield above
    if not quiet:
        return
    below = TextBlock.of(quiet, quiet_style, paper.left, paper.column, keep=True)
    start = line_width(above.lines[0], style) + _BESIDE_GAP
    fits = len(above.lines) == len(below.lines) == 1 and start + line_width(below.lines[0], quiet_style) <= paper.column
    yield replace(below, beside=paper.left + start) if fits else below


def _answer(node: nodes.Answer, paper: Paper) -> Iterator[Block]:
    if node.letter:
        yield TextBlock.of(node.text, s.LETTER, paper.left, paper.column)
        return
    yield TextBlock.of(node.text, s.ANSWER, paper.left + _BAR, paper.column - _BAR, bar=paper.left + 1.5)


def _answer_list(node: nodes.AnswerList, paper: Paper) -> Iterator[Block]:
    style = replace(s.ANSWER, before=1, after=3)
    for item in node.items:
        yield TextBlock.of(item, style, paper.left + _BAR, paper.column - _BAR, bar=paper.left + 1.5)


def _unanswered(node: nodes.Unanswered, paper: Paper) -> Iterator[Block]:
    yield TextBlock.of(node.text, s.OPEN, paper.left, paper.column)


def _room(node: nodes.WritingSpace, paper: Paper) -> Iterator[Block]:
    yield WritingBlock(
        lines=node.lines,
        pitch=paper.pitch,
        x=paper.left,
        width=paper.column,
        number_style=s.BLANK_WORD,
        first=1 if node.numbered else None,
        fill=node.fill,
        opening=node.opening,
        closing=node.closing,
        height=node.lines * paper.pitch,
        after=8,
    )


def _blanks(node: nodes.Blanks, paper: Paper) -> Iterator[Block]:
    style, left = s.BLANK_WORD, paper.left
    placed = []
    for word, share in zip(node.words, node.widths, strict=True):
        end = left + paper.column * share
        start = left + chain(style.font).width(word.text) * style.size + 6
        gap = 10 if end < paper.left + paper.column - 1 else 0
        placed.append((break_text(word.text, style, paper.column)[0][0], left, start, max(start + 20, end - gap)))
        left = max(end, start + 30)
    yield BlanksBlock(words=tuple(placed), style=style, height=26 / paper.share, before=2, after=10, keep=node.leads)


def _options(node: nodes.Options, paper: Paper) -> Iterator[Block]:
    styles = [s.OPTION_CHOSEN if option.chosen else s.OPTION for option in node.options]
    naturals = [
        _MARK_INDENT + chain(style.font).width(option.text) * style.size + _OPTION_GAP
        for option, style in zip(node.options, styles, strict=True)
    ]
    if sum(naturals) - _OPTION_GAP <= paper.column:
        places, per_row, width = naturals, len(naturals), paper.column
    else:
        per_row = max(1, min(3, int((paper.column + _OPTION_GAP) / max(naturals))))
        width = paper.column / per_row
        places = [width] * len(naturals)
    lines: list[OptionLine] = []
    for index, (option, style) in enumerate(zip(node.options, styles, strict=True)):
        start = index - index % per_row
        broken = break_text(option.text, style, width - _MARK_INDENT)[0]
        lines.append(OptionLine(tuple(broken), style, paper.left + sum(places[start:index]), option.chosen))
    rows = tuple(tuple(lines[start : start + per_row]) for start in range(0, len(lines), per_row))
    heights = tuple(max(len(option.lines) for option in row) * s.OPTION.leading + 4.5 for row in rows)
    yield OptionsBlock(rows=rows, heights=heights, many=node.many, height=sum(heights), before=4, after=10)


def _table(node: nodes.Table, paper: Paper) -> Iterator[Block]:
    yield table_block(node, paper.left, paper.column, share=paper.share)


_BUILDERS: Final[dict[type[nodes.Node], Callable[[Any, Paper], Iterator[Block]]]] = {
    nodes.Heading: _heading,
    nodes.Paragraph: _paragraph,
    nodes.Bullets: _bullets,
    nodes.Note: _note,
    nodes.Step: _step,
    nodes.Label: _label,
    nodes.Answer: _answer,
    nodes.AnswerList: _answer_list,
    nodes.Unanswered: _unanswered,
    nodes.WritingSpace: _room,
    nodes.Blanks: _blanks,
    nodes.Options: _options,
    nodes.Scale: scale_block,
    ScaleRows: scale_rows_block,
    nodes.Table: _table,
    nodes.Checks: checks_block,
    nodes.Words: words_block,
    nodes.Pairs: pairs_block,
}
