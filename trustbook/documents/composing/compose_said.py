"""Each question with what was said to it, by one person or by two, as text that reads on. What is open stays away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from trustbook.documents import nodes
from trustbook.documents.composing.column_shares import shared
from trustbook.documents.composing.compose_fields import field_nodes, hint_words
from trustbook.documents.composing.compose_letters import letter_in
from trustbook.documents.composing.compose_steps import Steps
from trustbook.documents.composing.compose_words import answer_nodes, is_grid, texts_beside
from trustbook.documents.sheets import Sheet
from trustbook.documents.text import printable
from trustbook.domain.answers import is_empty
from trustbook.domain.values import is_whole
from trustbook.exercises import fields
from trustbook.exercises.in_words import signatures_ended
from trustbook.exercises.model import Part
from trustbook.language import _, number


@dataclass(frozen=True, slots=True)
class _Answered:
    """A question of a part, and what the sheets before it say to it; None where one says nothing."""

    part: Part
    field: fields.Field
    values: tuple[Any, ...]


def one_said(sheet: Sheet, *, with_steps: bool = False) -> Iterator[nodes.Node]:
    """What one sheet says. `with_steps`: with steps, hints, what was not ticked, and what was left open."""
    yield from _said((sheet,), with_steps=with_steps)


def both_said(first: Sheet, second: Sheet, *, with_steps: bool = False) -> Iterator[nodes.Node]:
    """What two sheets say to the same questions: one question, two answers."""
    yield from _said((first, second), with_steps=with_steps)


def _said(sheets: tuple[Sheet, ...], *, with_steps: bool) -> Iterator[nodes.Node]:
    found = _answered(sheets)
    steps = Steps(sheets[0])
    titled = len({each.part.id for each in found}) > 1
    part = ""
    for rating, several in groupby(found, key=_is_rating):
        run = list(several)
        if titled and run[0].part.id != part:
            part = run[0].part.id
            yield _part_title(run[0].part)
        if rating and len(run) > 1 and not with_steps:
            yield _ratings(run, sheets)
            continue
        for each in run:
            if titled and each.part.id != part:
                part = each.part.id
                yield _part_title(each.part)
            if with_steps:
                yield from steps.before_field(each.field)
            yield from _question(each, sheets, with_steps=with_steps)
    if with_steps:
        yield from _left_open(sheets)


def _part_title(part: Part) -> nodes.Node:
    """In small words: what was asked and said is louder."""
    return nodes.Paragraph(text=printable(part.title), tone="part", leads=True, role=nodes.Role.HEADING)


def _answered(sheets: tuple[Sheet, ...]) -> list[_Answered]:
    """What any of them answers, in the order of the definition."""
    told: dict[str, tuple[Part, fields.Field]] = {}
    for sheet in sheets:
        for part, field in sheet.exercise.fields():
            shown = part.id in sheet.part_ids
            if shown and (_value(sheet, field.id) is not None or field.id in sheet.to_sign_anew):
                told.setdefault(field.id, (part, field))
    order = sorted(told, key=sheets[0].place)
    return [_Answered(*told[name], tuple(_value(sheet, name) for sheet in sheets)) for name in order]


def _value(sheet: Sheet, field_id: str) -> Any:
    value = (sheet.answers or {}).get(field_id)
    shown = any(part.id in sheet.part_ids and field.id == field_id for part, field in sheet.exercise.fields())
    return None if is_empty(value) or not shown else value


def _question(each: _Answered, sheets: tuple[Sheet, ...], *, with_steps: bool) -> Iterator[nodes.Node]:
    field = each.field
    hint = hint_words(field) if with_steps else ""
    yield nodes.Label(text=printable(field.label), hint=hint, field=field.id)
    if len(sheets) == 1:
        yield from _of_one(each, sheets[0], with_steps=with_steps)
        return
    names = (printable(sheets[0].by), printable(sheets[1].by))
    if not is_grid(field):
        first, second = texts_beside(field, each.values)
        yield nodes.Beside(names=names, first=first, second=second, field=field.id)
        return
    made = [list(answer_nodes(field, value)) if value is not None else [] for value in each.values]
    alike = iter(shared([node for found in made for node in found if isinstance(node, nodes.Table)]))
    for name, found, sheet in zip(names, made, sheets, strict=True):
        if found:
            yield nodes.said(nodes.Label(text=name, ours=True, role=nodes.Role.PARAGRAPH), second=sheet.second)
        for node in found:
            yield nodes.said(next(alike) if isinstance(node, nodes.Table) else node, second=sheet.second)


def _of_one(each: _Answered, sheet: Sheet, *, with_steps: bool) -> Iterator[nodes.Node]:
    field, value = each.field, each.values[0]
    letter = field is letter_in(sheet.exercise, each.part)
    if value is None:
        yield nodes.Unanswered(text=signatures_ended(), field=field.id)
    elif with_steps:
        _label, *filled = field_nodes(field, {field.id: value}, letter=letter, solo=sheet.solo)
        yield from filled
    else:
        yield from answer_nodes(field, value, letter=letter)
    for line in sheet.to_sign_anew.get(field.id, "").splitlines():
        yield nodes.Unanswered(text=printable(line), field=field.id)


def _left_open(sheets: Sequence[Sheet]) -> Iterator[nodes.Node]:
    """One quiet line on what nobody answered."""
    said = {name for sheet in sheets for name, value in (sheet.answers or {}).items() if not is_empty(value)}
    asked = {
        field.id: field.label
        for sheet in sheets
        for part, field in sheet.exercise.fields()
        if part.id in sheet.part_ids and field.id not in said and field.id not in sheet.to_sign_anew
    }
    if asked:
        words = _("Left open: {questions}").format(questions="; ".join(map(printable, asked.values())))
        yield nodes.Unanswered(text=words)


# --- marks on scales, several in a row


def _is_rating(each: _Answered) -> bool:
    field = each.field
    return isinstance(field, fields.ScaleField) and all(
        value is None or (is_whole(value) and field.minimum <= value <= field.maximum) for value in each.values
    )


def _ratings(run: Sequence[_Answered], sheets: tuple[Sheet, ...]) -> nodes.Table:
    """Each with its mark, or with those of both."""
    scales = [each.field for each in run if isinstance(each.field, fields.ScaleField)]
    ends = {(scale.minimum, scale.low, scale.maximum, scale.high) for scale in scales}
    head = (
        _ends(scales[0]) if len(ends) == 1 else _span(scales[0]) if len({(a, c) for a, _l, c, _h in ends}) == 1 else ""
    )
    names = [nodes.Named(printable(sheet.by), ours=True) for sheet in sheets] if len(sheets) > 1 else [nodes.Named("")]
    rows = tuple(
        nodes.Row(
            (
                nodes.Cell(_rated(scale, told=len(ends) > 1), heading=True),
                *(nodes.Cell("" if value is None else number(value)) for value in each.values),
            ),
            scale.id,
        )
        for each, scale in zip(run, scales, strict=True)
    )
    widths = (6.0, *(1.5 for _name in names))
    return nodes.Table(columns=(nodes.Named(head), *names), widths=widths, rows=rows, blank=False)


def _rated(scale: fields.ScaleField, *, told: bool) -> str:
    label = printable(scale.label)
    if not told:
        return label
    words = _("{question}, from “{low}” to “{high}”")
    return words.format(question=label, low=printable(scale.low), high=printable(scale.high))


def _span(scale: fields.ScaleField) -> str:
    return _("{minimum} to {maximum}").format(minimum=number(scale.minimum), maximum=number(scale.maximum))


def _ends(scale: fields.ScaleField) -> str:
    words = _("{minimum} = {low}, {maximum} = {high}")
    return words.format(
        minimum=number(scale.minimum),
        low=printable(scale.low),
        maximum=number(scale.maximum),
        high=printable(scale.high),
    )
