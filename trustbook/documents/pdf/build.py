"""From neutral nodes to blocks for one paper size. A new kind of node gets its drawing here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final

from trustbook.documents import nodes
from trustbook.documents.nodes import Role
from trustbook.documents.pdf import style as s
from trustbook.documents.pdf.agreed import cards_blocks, framed_word_blocks, title_blocks, words_blocks
from trustbook.documents.pdf.beside import RULE_INSET, LineBlock, beside_blocks, names_blocks, of_person
from trustbook.documents.pdf.blocks import BadgeBlock, Block, BulletBlock, RuleBlock, TextBlock
from trustbook.documents.pdf.charts import charts_blocks
from trustbook.documents.pdf.entries import filled_table
from trustbook.documents.pdf.fonts import chain
from trustbook.documents.pdf.kinds import checks_block, words_block
from trustbook.documents.pdf.large_tables import in_large_print
from trustbook.documents.pdf.lines import break_text, line_width
from trustbook.documents.pdf.marks import BlanksBlock, BlankWord, OptionLine, OptionsBlock, WritingBlock
from trustbook.documents.pdf.meaning import Anchor, Origin
from trustbook.documents.pdf.pairs import pairs_block
from trustbook.documents.pdf.panels import panel_block
from trustbook.documents.pdf.place import Place, Spot
from trustbook.documents.pdf.scales import ScaleRows, scale_block, scale_rows_block
from trustbook.documents.pdf.style import Paper
from trustbook.documents.pdf.weeks import weeks_blocks

_TONES: Final = {
    "lead": s.LEAD,
    "body": s.BODY,
    "reading": s.READING,
    "quiet": s.QUIET,
    "care": s.CARE,
    "large": s.LARGE,
    "part": s.PART_SMALL,
}
_MARK_INDENT: Final = 16.0
_CLOSE_INDENT: Final = 10.0
_DASH_INDENT: Final = 12.0
_STEP_INDENT: Final = 27.0
_BADGE: Final = 8.0
_OPTION_GAP: Final = 22.0
_IN_LARGE_PRINT: Final = 2
"""Words with room to write after them that stand in one line of large print."""
_BESIDE_GAP: Final = 10.0
_WHOLE_LARGE: Final = 190.0
"""Height up to which boxes to tick in large print stand on one page: there each is read by itself."""
_NOT_LONE: Final = 3
"""Lines of an item that may be alone on a page."""


def blocks_of(node: nodes.Node, paper: Paper, origin: Origin) -> Iterator[Block]:
    """Blocks of one node, with what it means. The title of a sheet carries its anchor."""
    spot = Spot.of(node, paper, origin)
    if isinstance(node, nodes.Heading) and node.level == 1:
        yield from _title(node, spot, origin.sheet)
        return
    yield from _BUILDERS[type(node)](node, spot)


def _title(node: nodes.Heading, spot: Spot, anchor: Anchor) -> Iterator[Block]:
    place, style = spot.place, spot.style
    if node.again:
        rule = place.with_meaning(place.meaning.part(Role.DECORATION))
        yield RuleBlock(place=rule, height=1, after=8, keep=True)
        yield replace(TextBlock.of(node.text, style(s.TITLE_AGAIN), place, keep=True), anchor=anchor)
        return
    yield replace(TextBlock.of(node.text, style(s.TITLE), place, keep=True), anchor=anchor)
    if node.quiet:
        quiet = place.with_meaning(place.meaning.part(Role.HINT, ours=True))
        yield TextBlock.of(node.quiet, style(s.QUIET), quiet, keep=True)


def _heading(node: nodes.Heading, spot: Spot) -> Iterator[Block]:
    above = TextBlock.of(node.text, spot.style(s.PART), spot.place, keep=True)
    quiet = spot.place.with_meaning(spot.meaning.part(Role.HINT, ours=True))
    yield from _with_quiet_words(above, node.quiet, spot.style(s.PART_QUIET), quiet)


def _paragraph(node: nodes.Paragraph, spot: Spot) -> Iterator[Block]:
    yield TextBlock.of(node.text, spot.style(_TONES[node.tone]), spot.text, keep=node.leads)


def _bullets(node: nodes.Bullets, spot: Spot) -> Iterator[Block]:
    indent = _CLOSE_INDENT if spot.paper.print == "close" else _MARK_INDENT * spot.paper.zoom
    for number, item in enumerate(node.items, 1):
        place = spot.text.with_meaning(spot.meaning.part(Role.ITEM, number=number))
        text = TextBlock.of(item, spot.style(s.READING_ITEM), place.inset(indent))
        bullet = BulletBlock(place=place, text=text, height=text.height, before=text.before, after=text.after)
        yield replace(bullet, keep=len(text.lines) < _NOT_LONE and _leads(number, len(node.items)))


def _leads(number: int, items: int) -> bool:
    """Whether an item stays with the next one: neither the first nor the last of a list is alone on a page."""
    return number < items and number in (1, items - 1)


def _note(node: nodes.Note, spot: Spot) -> Iterator[Block]:
    panel = panel_block(node, spot)
    if panel.height > spot.paper.room / 2:
        yield from panel.texts
    else:
        yield panel


def _step(node: nodes.Step, spot: Spot) -> Iterator[Block]:
    style = spot.style(s.STEP_QUIET if node.quiet else s.STEP_LEADS if node.leads else s.STEP)
    zoom, number = spot.paper.zoom, spot.style(s.STEP_NUMBER)
    text = TextBlock.of(node.text, style, spot.text.inset(_STEP_INDENT * zoom, spot.meaning.part(Role.PARAGRAPH)))
    yield BadgeBlock(
        place=spot.text,
        text=text,
        number=str(node.number),
        number_style=replace(number, colour=s.SOFT) if node.quiet else number,
        quiet=node.quiet,
        radius=min(_BADGE * zoom, (style.leading + 1) / 2),
        height=text.height,
        before=style.before,
        after=style.after,
        keep=node.leads,
        rests=node.leads,
    )


def _label(node: nodes.Label, spot: Spot) -> Iterator[Block]:
    above = TextBlock.of(node.text, spot.style(s.LABEL), spot.text, keep=True)
    hint = spot.text.with_meaning(spot.meaning.part(Role.HINT))
    yield from _with_quiet_words(above, node.hint, spot.style(s.HINT), hint)


def _with_quiet_words(above: TextBlock, quiet: str, style: s.TextStyle, place: Place) -> Iterator[Block]:
    """A text with quiet words below, which may come up beside it where both fit on one line."""
    yield above
    if not quiet:
        return
    below = TextBlock.of(quiet, style, place, keep=True)
    start = line_width(above.lines[0], above.style) + _BESIDE_GAP
    fits = len(above.lines) == len(below.lines) == 1 and start + line_width(below.lines[0], style) <= place.width
    yield replace(below, beside=place.x + start) if fits else below


def _answer(node: nodes.Answer, spot: Spot) -> Iterator[Block]:
    place = spot.text
    if node.letter:
        yield TextBlock.of(node.text, spot.style(s.LETTER_TEXT), place)
        return
    yield TextBlock.of(node.text, spot.style(s.ANSWER), place)


def _answer_list(node: nodes.AnswerList, spot: Spot) -> Iterator[Block]:
    style = replace(spot.style(s.ANSWER), before=1, after=3)
    for number, item in enumerate(node.items, 1):
        place = spot.text.with_meaning(spot.meaning.part(Role.ITEM, ours=node.ours, number=number))
        text = TextBlock.of(item, style, place.inset(_DASH_INDENT * spot.paper.zoom))
        bullet = BulletBlock(place=place, text=text, mark="–", height=text.height, before=text.before, after=text.after)
        yield replace(bullet, keep=_leads(number, len(node.items)))


def _unanswered(node: nodes.Unanswered, spot: Spot) -> Iterator[Block]:
    yield TextBlock.of(node.text, spot.style(s.OPEN), spot.text)


def _room(node: nodes.WritingSpace, spot: Spot) -> Iterator[Block]:
    yield WritingBlock(
        place=spot.place,
        lines=node.lines,
        pitch=spot.paper.pitch,
        number_style=spot.style(s.BLANK_WORD),
        first=1 if node.numbered else None,
        fill=node.fill,
        scrolls=node.scrolls,
        opening=node.opening,
        closing=node.closing,
        height=node.lines * spot.paper.pitch,
        after=8,
    )


def _blanks(node: nodes.Blanks, spot: Spot) -> Iterator[Block]:
    if not node.field and len(node.words) > _IN_LARGE_PRINT and spot.paper.print == "large":
        first, rest = node.words[:_IN_LARGE_PRINT], node.words[_IN_LARGE_PRINT:]
        shares = sum(node.widths[:_IN_LARGE_PRINT])
        widths = tuple(share / shares for share in node.widths[:_IN_LARGE_PRINT])
        yield from _blanks(replace(node, words=first, widths=widths), spot)
        yield from _blanks(replace(node, words=rest, widths=(1.0 / len(rest),) * len(rest)), spot)
        return
    style, column = spot.style(s.BLANK_WORD), spot.place
    left, placed = column.x, []
    for word, share in zip(node.words, node.widths, strict=True):
        end = left + column.width * share
        start = left + chain(style.font).width(word.text) * style.size + 6
        gap = 10 if end < column.right - 1 else 0
        line = break_text(word.text, style, column.width)[0][0]
        placed.append(BlankWord(line, word.id, left, start, max(start + 20, end - gap)))
        left = max(end, start + 30)
    yield BlanksBlock(
        place=column.with_meaning(
            spot.meaning.part(node.role, ours=True, number=node.number, alternative=node.alternative)
        ),
        words=tuple(placed),
        style=style,
        height=max(26.0, spot.paper.pitch),
        before=2,
        after=10,
        keep=node.leads,
    )


def _options(node: nodes.Options, spot: Spot) -> Iterator[Block]:
    place, zoom = spot.place, spot.paper.zoom
    indent, usual = _MARK_INDENT * zoom, spot.style(s.OPTION)
    styles = [spot.style(s.OPTION_CHOSEN) if option.chosen else usual for option in node.options]
    naturals = [
        indent + chain(style.font).width(option.text) * style.size + _OPTION_GAP
        for option, style in zip(node.options, styles, strict=True)
    ]
    if sum(naturals) - _OPTION_GAP <= place.width:
        widths, per_row, width = naturals, len(naturals), place.width
    else:
        per_row = max(1, min(3, int((place.width + _OPTION_GAP) / max(naturals))))
        width = place.width / per_row
        widths = [width] * len(naturals)
    lines: list[OptionLine] = []
    for index, (option, style) in enumerate(zip(node.options, styles, strict=True)):
        start = index - index % per_row
        broken = break_text(option.text, style, width - indent)[0]
        x = place.x + sum(widths[start:index])
        lines.append(OptionLine(tuple(broken), style, x, min(widths[index], place.right - x), option))
    rows = tuple(tuple(lines[start : start + per_row]) for start in range(0, len(lines), per_row))
    heights = tuple(max(len(option.lines) for option in row) * usual.leading + 4.5 for row in rows)
    yield OptionsBlock(
        place=place,
        rows=rows,
        heights=heights,
        many=node.many,
        least=_WHOLE_LARGE if node.many and spot.paper.print == "large" else s.WHOLE,
        mark=9.0 * zoom,
        indent=indent,
        height=sum(heights),
        before=4,
        after=10,
    )


def _table(node: nodes.Table, spot: Spot) -> Iterator[Block]:
    yield in_large_print(node, spot) if spot.paper.print == "large" else filled_table(node, spot)


def _said(node: nodes.Said, spot: Spot) -> Iterator[Block]:
    """The node further in, with the rule of its person beside it."""
    yield from of_person(_BUILDERS[type(node.inner)](node.inner, spot.further_in(RULE_INSET)), spot, node)


def _hairline(node: nodes.Hairline, spot: Spot) -> Iterator[Block]:
    yield LineBlock(place=spot.place, height=1, before=14, after=4, keep=True)


_BUILDERS: Final[dict[type[nodes.Node], Callable[[Any, Spot], Iterator[Block]]]] = {
    nodes.Heading: _heading,
    nodes.Paragraph: _paragraph,
    nodes.Bullets: _bullets,
    nodes.Note: _note,
    nodes.Step: _step,
    nodes.Label: _label,
    nodes.Answer: _answer,
    nodes.AnswerList: _answer_list,
    nodes.Beside: beside_blocks,
    nodes.BesideNames: names_blocks,
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
    nodes.LargeTitle: title_blocks,
    nodes.AgreedWords: words_blocks,
    nodes.AgreedCards: cards_blocks,
    nodes.FramedWord: framed_word_blocks,
    nodes.Charts: charts_blocks,
    nodes.Said: _said,
    nodes.Hairline: _hairline,
    nodes.Weeks: weeks_blocks,
}
