"""From one field and its answer to neutral nodes: a label, and below it the answer or room to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from trustbook.documents import nodes
from trustbook.documents.composing import compose_kinds as kinds
from trustbook.documents.text import printable
from trustbook.domain.answers import Answers, is_empty
from trustbook.domain.values import Cells, Line, as_it_is, is_whole, lines_of, listed
from trustbook.exercises import fields
from trustbook.exercises.hints import hint_in_words
from trustbook.exercises.in_words import NOTHING, cell_in_words, day_in_words, in_rows, not_among, yes_or_no
from trustbook.language import _


def field_nodes(
    field: fields.Field, answers: Answers | None, *, letter: bool = False, solo: bool = False
) -> Iterator[nodes.Node]:
    """Nodes of one field: blank when `answers` is None. `letter` sets a long text like a letter.

    `solo`: one person works alone.
    """
    if answers is None:
        yield nodes.Label(text=printable(field.label), hint=hint_words(field), field=field.id)
        yield from _blank(field, letter=letter, solo=solo)
        return
    yield nodes.Label(text=printable(field.label), field=field.id)
    value = answers.get(field.id)
    if is_empty(value):
        yield nodes.Unanswered(text=_("Left open"), field=field.id)
        return
    yield from _filled(field, value, letter=letter)


def hint_words(field: fields.Field) -> str:
    """What stands below the question: an example, or a word on what can be chosen."""
    return printable(hint_in_words(field))


def to_read(field: fields.Field) -> Iterator[nodes.Node]:
    """What a field asks, with nothing to mark and no answer."""
    match field:
        case fields.ChoiceField() | fields.MultiField():
            yield nodes.Label(text=printable(field.label), hint=hint_words(field), field=field.id)
            yield nodes.Bullets(items=tuple(printable(option.label) for option in field.options), field=field.id)
        case fields.YesNoField():
            yield nodes.Bullets(items=(printable(field.label),), field=field.id)
        case fields.LongField() | fields.ShortField() | fields.LetterField() | fields.ListField() | fields.TableField():
            yield _asked(field)
        case fields.ScaleField() | fields.PairsField() | fields.FeelingsField() | fields.ChecklistField():
            yield _asked(field)
        case fields.DateField() | fields.TimerField() | fields.SignoffField():
            yield _asked(field)
        case _:
            assert_never(field)


def _asked(field: fields.Field) -> nodes.Node:
    return nodes.Paragraph(text=printable(field.label), tone="reading", field=field.id)


def _blank(field: fields.Field, *, letter: bool, solo: bool) -> Iterator[nodes.Node]:
    match field:
        case fields.LongField() | fields.ShortField():
            yield nodes.WritingSpace(lines=field.lines, fill=letter, alternative=_("Room to write"), field=field.id)
        case fields.ListField():
            yield nodes.WritingSpace(lines=field.rows, numbered=True, alternative=_("Room to write"), field=field.id)
        case fields.TableField():
            yield _table(field, None)
        case fields.ScaleField():
            yield _scale(field, None)
        case fields.ChoiceField() | fields.MultiField():
            yield _options(field, frozenset())
        case fields.YesNoField():
            yield _yes_no(field.id, None)
        case fields.DateField():
            words = (nodes.Named(_("Day"), "day"), nodes.Named(_("Month"), "month"), nodes.Named(_("Year"), "year"))
            yield nodes.Blanks(words=words, widths=(0.18, 0.3, 0.22), alternative=_("Room for a date"), field=field.id)
        case _:
            yield from kinds.blank(field, solo=solo)


def _filled(field: fields.Field, value: Any, *, letter: bool) -> Iterator[nodes.Node]:
    match field:
        case fields.LongField() | fields.ShortField():
            yield nodes.Answer(text=printable(as_it_is(value)), letter=letter, field=field.id)
        case fields.ListField():
            items = tuple(printable(as_it_is(item)) for item in listed(value))
            yield nodes.AnswerList(items=items, field=field.id)
        case fields.TableField():
            yield from _filled_table(field, value)
        case fields.ScaleField():
            yield from _filled_scale(field, value)
        case fields.ChoiceField() | fields.MultiField():
            yield _options(field, frozenset(each for each in listed(value) if isinstance(each, str)))
            yield from kinds.as_text(field, not_among(field.options, value))
        case fields.YesNoField():
            known = isinstance(value, bool)
            yield _yes_no(field.id, value if known else None)
            yield from kinds.as_text(field, () if known else (yes_or_no(value),))
        case fields.DateField():
            yield nodes.Answer(text=printable(day_in_words(value)), field=field.id)
        case _:
            yield from kinds.filled(field, value)


def _scale(field: fields.ScaleField, chosen: int | None) -> nodes.Scale:
    low, high = printable(field.low), printable(field.high)
    words = _("Scale from {minimum} ({low}) to {maximum} ({high}).").format(
        minimum=field.minimum, low=low, maximum=field.maximum, high=high
    )
    if chosen is not None:
        words += " " + _("Marked: {number}.").format(number=chosen)
    return nodes.Scale(
        minimum=field.minimum,
        maximum=field.maximum,
        low=low,
        high=high,
        chosen=chosen,
        alternative=words,
        field=field.id,
    )


def _filled_scale(field: fields.ScaleField, value: Any) -> Iterator[nodes.Node]:
    """The scale with its mark. A number outside of it (from an older definition) is given as text."""
    if is_whole(value) and field.minimum <= value <= field.maximum:
        yield _scale(field, value)
    else:
        yield nodes.Answer(text=printable(as_it_is(value)), field=field.id)


def _options(field: fields.ChoiceField | fields.MultiField, chosen: frozenset[str]) -> nodes.Options:
    options = tuple(
        nodes.OptionBox(printable(option.label), option.id in chosen, option.id) for option in field.options
    )
    return _marked(options, many=isinstance(field, fields.MultiField), field=field.id)


def _yes_no(field_id: str, value: bool | None) -> nodes.Options:
    return _marked(_yes_and_no(value), many=False, field=field_id)


def _yes_and_no(value: bool | None = None) -> tuple[nodes.OptionBox, ...]:
    ids = {True: "yes", False: "no"}
    return tuple(nodes.OptionBox(yes_or_no(each), value is each, name, ours=True) for each, name in ids.items())


def _marked(options: tuple[nodes.OptionBox, ...], *, many: bool, field: str) -> nodes.Options:
    chosen = ", ".join(option.text for option in options if option.chosen)
    words = _("Marked: {options}.").format(options=chosen) if chosen else _("Nothing is marked.")
    return nodes.Options(options=options, many=many, alternative=words, field=field)


def _filled_table(field: fields.TableField, value: Any) -> Iterator[nodes.Node]:
    lines, odd = lines_of(value)
    yield _table(field, lines)
    yield from kinds.as_text(field, odd)


def _table(field: fields.TableField, lines: Iterable[Line] | None) -> nodes.Table:
    headed = bool(field.rows)
    columns = tuple(nodes.Named(printable(column.label), column.id) for column in field.columns)
    widths = tuple(float(column.width) for column in field.columns)
    if headed:
        columns, widths = (nodes.Named(""), *columns), (max(2.5, sum(widths) / 4), *widths)
    rows = _blank_rows(field) if lines is None else _filled_rows(field, lines)
    return nodes.Table(columns=columns, widths=widths, rows=tuple(rows), blank=lines is None, field=field.id)


def _blank_rows(field: fields.TableField) -> Iterator[nodes.Row]:
    cells = tuple(_blank_cell(column) for column in field.columns)
    if field.rows:
        for row in field.rows:
            yield nodes.Row((nodes.Cell(printable(row.label), heading=True), *cells), row.id)
    else:
        for _row in range(field.blank_rows):
            yield nodes.Row(cells)


def _blank_cell(column: fields.TableColumn) -> nodes.Cell:
    if column.kind == "yes-no":
        return nodes.Cell(options=_yes_and_no())
    options = tuple(nodes.OptionBox(printable(option.label), id=option.id) for option in column.options)
    return nodes.Cell(options=options)


def _filled_rows(field: fields.TableField, lines: Iterable[Line]) -> Iterator[nodes.Row]:
    if not field.rows:
        yield from (nodes.Row(_filled_row(field, line.cells)) for line in lines)
        return
    for label, line in in_rows(field.rows, lines):
        yield nodes.Row((nodes.Cell(printable(label), heading=True), *_filled_row(field, line.cells)), line.row)


def _filled_row(field: fields.TableField, cells: Cells) -> tuple[nodes.Cell, ...]:
    words = (printable(cell_in_words(column, cells.get(column.id))) for column in field.columns)
    return tuple(nodes.Cell(each or NOTHING) for each in words)
