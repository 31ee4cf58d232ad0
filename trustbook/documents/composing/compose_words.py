"""One answer as text that reads on: only what was chosen, ticked or filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, assert_never

from trustbook.documents import nodes
from trustbook.documents.composing.column_shares import shared
from trustbook.documents.composing.compose_fields import field_nodes
from trustbook.documents.composing.compose_marks import marks_nodes
from trustbook.documents.text import printable
from trustbook.domain.answers import is_empty
from trustbook.domain.values import as_it_is, is_whole, lines_of, listed
from trustbook.exercises import fields
from trustbook.exercises.in_words import NOTHING, chosen_in_words, in_rows, in_words, tick
from trustbook.language import _

_ONE_LINE: Final = 60
"""Characters up to which what was chosen stands in one line."""


def is_grid(field: fields.Field) -> bool:
    """Whether its answer has rows and columns."""
    match field:
        case fields.TableField() | fields.PairsField():
            return True
        case fields.LongField() | fields.ShortField() | fields.LetterField() | fields.ListField() | fields.ScaleField():
            return False
        case fields.ChoiceField() | fields.MultiField() | fields.YesNoField() | fields.DateField():
            return False
        case fields.TimerField() | fields.SignoffField() | fields.FeelingsField() | fields.ChecklistField():
            return False
        case _:
            assert_never(field)


def is_told_in_words(field: fields.Field) -> bool:
    """Whether people answer it in their own words, or with several of ours: not with one mark, one choice or a day."""
    match field:
        case fields.LongField() | fields.ShortField() | fields.LetterField() | fields.ListField() | fields.TableField():
            return True
        case fields.MultiField() | fields.FeelingsField() | fields.ChecklistField() | fields.PairsField():
            return True
        case fields.ChoiceField() | fields.YesNoField() | fields.DateField() | fields.ScaleField():
            return False
        case fields.TimerField() | fields.SignoffField():
            return False
        case _:
            assert_never(field)


def answer_text(field: fields.Field, value: Any) -> str:
    """An answer in words; "" for none."""
    if is_empty(value):
        return ""
    match field:
        case fields.MultiField():
            return printable(_in_a_line(chosen_in_words(field.options, value)))
        case fields.ScaleField():
            return printable(_rating(field, value))
        case fields.ChecklistField():
            return printable("\n".join(_ticked(field, value)))
        case fields.LongField() | fields.ShortField() | fields.LetterField() | fields.ListField() | fields.TableField():
            return printable(in_words(field, value))
        case fields.ChoiceField() | fields.YesNoField() | fields.DateField() | fields.TimerField():
            return printable(in_words(field, value))
        case fields.SignoffField() | fields.FeelingsField() | fields.PairsField():
            return printable(in_words(field, value))
        case _:
            assert_never(field)


def texts_beside(field: fields.Field, values: Sequence[Any]) -> list[str]:
    """The answers of two people to one question, set alike: all in a line, or all as lists."""
    several: list[Sequence[str]] = []
    match field:
        case fields.MultiField():
            several = [chosen_in_words(field.options, value) for value in values]
            if all(sum(map(len, items)) <= _ONE_LINE for items in several):
                return [printable(", ".join(items)) for items in several]
        case fields.ListField():
            several = [tuple(map(as_it_is, listed(value))) for value in values]
        case fields.ChecklistField():
            several = [_ticked(field, value) for value in values]
        case (
            fields.LongField() | fields.ShortField() | fields.LetterField() | fields.TableField() | fields.PairsField()
        ):
            pass
        case fields.ScaleField() | fields.ChoiceField() | fields.YesNoField() | fields.DateField():
            pass
        case fields.TimerField() | fields.SignoffField() | fields.FeelingsField():
            pass
        case _:
            assert_never(field)
    if several:
        return [printable(_dashed(items)) for items in several]
    return [answer_text(field, value) for value in values]


def _dashed(items: Sequence[str]) -> str:
    return "\n".join(f"– {item}" for item in items) if len(items) > 1 else "".join(items)


def answer_nodes(field: fields.Field, value: Any, *, letter: bool = False) -> Iterator[nodes.Node]:
    """An answer below its question. `letter` sets it like a letter."""
    match field:
        case fields.ListField():
            yield from _items(field, [as_it_is(item) for item in listed(value)])
        case fields.MultiField():
            yield from _items(field, chosen_in_words(field.options, value), ours=False)
        case fields.ChecklistField():
            yield from _items(field, _ticked(field, value))
        case fields.SignoffField():
            yield from _items(field, in_words(field, value).split("\n"))
        case fields.TableField() | fields.PairsField():
            _label, *filled = field_nodes(field, {field.id: value})
            yield from marks_nodes(field, value) or (_without_holes(node) for node in filled)
        case fields.ChoiceField() | fields.FeelingsField():
            yield nodes.Answer(text=answer_text(field, value), ours=False, brief=True, field=field.id)
        case fields.ScaleField() | fields.YesNoField() | fields.DateField() | fields.TimerField():
            yield nodes.Answer(text=answer_text(field, value), brief=True, field=field.id)
        case fields.LongField() | fields.ShortField() | fields.LetterField():
            yield nodes.Answer(text=answer_text(field, value), letter=letter, field=field.id)
        case _:
            assert_never(field)


def _items(field: fields.Field, items: Sequence[str], *, ours: bool = True) -> Iterator[nodes.Node]:
    """Short ones in a line, else one below the other."""
    told = [printable(item) for item in items if item]
    if len(told) == 1 or (not ours and sum(map(len, told)) <= _ONE_LINE):
        yield nodes.Answer(text=", ".join(told), ours=ours, brief=not ours, field=field.id)
    elif told:
        yield nodes.AnswerList(items=tuple(told), ours=ours, field=field.id)


def _rating(field: fields.ScaleField, value: Any) -> str:
    """A mark with what it is measured by; at an end of the scale its words say that."""
    said = in_words(field, value)
    if not is_whole(value) or not field.minimum < value < field.maximum:
        return said
    words = _("{rating}, from “{low}” to “{high}”")
    return words.format(rating=said, low=field.low, high=field.high)


def _in_a_line(items: Sequence[str]) -> str:
    return ", ".join(items) if sum(map(len, items)) <= _ONE_LINE else _dashed(items)


def _ticked(field: fields.ChecklistField, value: Any) -> list[str]:
    """What is done, and what has a day or words of its own beside it."""
    lines, odd = lines_of(value)
    told = [
        (each, line)
        for label, line in in_rows(field.items, [line for line in lines if line.row or not is_empty(line.cells)])
        if (each := tick(label, line.cells)).done or each.beside or not line.row or not is_empty(line.cells.get("text"))
    ]
    said = ((each.text, each.beside, "" if each.done else _("not yet")) for each, _line in told)
    return [*(" · ".join(filter(None, words)) for words in said), *odd]


def _without_holes(node: nodes.Node) -> nodes.Node:
    """A table without rows and columns in which nothing was said."""
    if not isinstance(node, nodes.Table):
        return node
    rows = [row for row in node.rows if any(_says(cell) for cell in row.cells)]
    kept = [
        number
        for number in range(len(node.columns))
        if any(_says(row.cells[number]) or row.cells[number].heading for row in rows)
    ]
    if not rows or not kept:
        return node
    full = replace(
        node,
        columns=tuple(node.columns[number] for number in kept),
        widths=tuple(node.widths[number] for number in kept),
        rows=tuple(nodes.Row(tuple(_cell(row.cells[number]) for number in kept), row.id) for row in rows),
    )
    return shared([full])[0]


def _says(cell: nodes.Cell) -> bool:
    return not cell.heading and cell.text not in ("", NOTHING)


def _cell(cell: nodes.Cell) -> nodes.Cell:
    return replace(cell, text="") if cell.text == NOTHING and not cell.heading else cell
