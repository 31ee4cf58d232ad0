"""From one field and its answer to neutral nodes: a label, and below it the answer or room to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from trustbook.documents import compose_kinds as kinds
from trustbook.documents import nodes
from trustbook.documents.compose_values import by_row, cells_of, day_in_words, is_list, listed
from trustbook.documents.text import printable
from trustbook.domain.answers import Answers, is_empty
from trustbook.exercises import fields
from trustbook.exercises.hints import hint_is_example
from trustbook.language import _


def field_nodes(
    field: fields.Field, answers: Answers | None, *, letter: bool = False, solo: bool = False, open_words: str = ""
) -> Iterator[nodes.Node]:
    """Nodes of one field: blank when `answers` is None. `letter` sets a long text like a letter.

    `solo`: one person works alone. `open_words` stand where nothing is answered, in place of “Left open”.
    """
    if answers is None:
        yield nodes.Label(text=printable(field.label), hint=hint_words(field), field=field.id)
        yield from _blank(field, letter=letter, solo=solo)
        return
    yield nodes.Label(text=printable(field.label), field=field.id)
    value = answers.get(field.id)
    if is_empty(value):
        yield nodes.Unanswered(text=open_words or _("Left open"), field=field.id)
        return
    yield from _filled(field, value, letter=letter)


def hint_words(field: fields.Field) -> str:
    """What stands below the question: an example, or a word on what can be chosen."""
    if not field.hint or not hint_is_example(field):
        return printable(field.hint)
    return _("For example: {hint}").format(hint=printable(field.hint))


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
            yield nodes.Answer(text=printable(str(value)), letter=letter, field=field.id)
        case fields.ListField():
            items = listed(value)
            yield nodes.AnswerList(items=tuple(printable(str(item)) for item in items if item != ""), field=field.id)
        case fields.TableField():
            yield _table(field, value if is_list(value) else [])
        case fields.ScaleField():
            yield from _filled_scale(field, value)
        case fields.ChoiceField() | fields.MultiField():
            yield from _filled_options(field, value)
        case fields.YesNoField():
            yield _yes_no(field.id, bool(value))
        case fields.DateField():
            yield nodes.Answer(text=day_in_words(value), field=field.id)
        case _:
            yield kinds.filled(field, value)


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
    if isinstance(value, int) and field.minimum <= value <= field.maximum:
        yield _scale(field, value)
    else:
        yield nodes.Answer(text=printable(str(value)), field=field.id)


def _options(field: fields.ChoiceField | fields.MultiField, chosen: frozenset[str]) -> nodes.Options:
    options = tuple(
        nodes.OptionBox(printable(option.label), option.id in chosen, option.id) for option in field.options
    )
    return _marked(options, many=isinstance(field, fields.MultiField), field=field.id)


def _filled_options(field: fields.ChoiceField | fields.MultiField, value: Any) -> Iterator[nodes.Node]:
    """The options with their marks. Chosen ids that the definition does not have are given as text."""
    chosen = [str(item) for item in listed(value)]
    yield _options(field, frozenset(chosen))
    known = {option.id for option in field.options}
    unknown = [printable(item) for item in chosen if item not in known]
    if unknown:
        yield nodes.AnswerList(items=tuple(unknown), field=field.id)


def _yes_no(field_id: str, value: bool | None) -> nodes.Options:
    return _marked(_yes_and_no(value), many=False, field=field_id)


def _yes_and_no(value: bool | None = None) -> tuple[nodes.OptionBox, ...]:
    return (
        nodes.OptionBox(_("Yes"), value is True, "yes", ours=True),
        nodes.OptionBox(_("No"), value is False, "no", ours=True),
    )


def _marked(options: tuple[nodes.OptionBox, ...], *, many: bool, field: str) -> nodes.Options:
    chosen = ", ".join(option.text for option in options if option.chosen)
    words = _("Marked: {options}.").format(options=chosen) if chosen else _("Nothing is marked.")
    return nodes.Options(options=options, many=many, alternative=words, field=field)


def _table(field: fields.TableField, value: Sequence[Any] | None) -> nodes.Table:
    headed = bool(field.rows)
    columns = tuple(nodes.Named(printable(column.label), column.id) for column in field.columns)
    widths = tuple(float(column.width) for column in field.columns)
    if headed:
        columns, widths = (nodes.Named(""), *columns), (max(2.5, sum(widths) / 4), *widths)
    rows = _blank_rows(field) if value is None else _filled_rows(field, value)
    return nodes.Table(columns=columns, widths=widths, rows=tuple(rows), blank=value is None, field=field.id)


def _blank_rows(field: fields.TableField) -> Iterator[nodes.Row]:
    cells = tuple(_blank_cell(column) for column in field.columns)
    if field.rows:
        for row in field.rows:
            yield nodes.Row((nodes.Cell(printable(row.label), heading=True), *cells), row.id)
    else:
        for _row in range(field.blank_rows):
            yield nodes.Row(cells)


def _blank_cell(column: fields.Column) -> nodes.Cell:
    if column.kind == "yes-no":
        return nodes.Cell(options=_yes_and_no())
    options = tuple(nodes.OptionBox(printable(option.label), id=option.id) for option in column.options)
    return nodes.Cell(options=options)


def _filled_rows(field: fields.TableField, value: Sequence[Any]) -> Iterator[nodes.Row]:
    if not field.rows:
        yield from (nodes.Row(_filled_row(field, cells_of(row))) for row in value if isinstance(row, Mapping))
        return
    given = by_row(value)
    for fixed in field.rows:
        cells = _filled_row(field, given.pop(fixed.id, {}))
        yield nodes.Row((nodes.Cell(printable(fixed.label), heading=True), *cells), fixed.id)
    for name, older in given.items():  # rows of an older definition: their answers are not dropped
        yield nodes.Row((nodes.Cell("–", heading=True), *_filled_row(field, older)), name)


def _filled_row(field: fields.TableField, cells: Mapping[str, Any]) -> tuple[nodes.Cell, ...]:
    return tuple(nodes.Cell(_cell_text(column, cells.get(column.id))) for column in field.columns)


def _cell_text(column: fields.Column, value: Any) -> str:
    if is_empty(value):
        return "–"
    match column.kind:
        case "choice":
            labels = {option.id: option.label for option in column.options}
            return printable(labels.get(str(value), str(value)))
        case "yes-no":
            return _("Yes") if value is True else _("No") if value is False else printable(str(value))
        case "date":
            return day_in_words(value)
        case _:
            return printable(str(value))
