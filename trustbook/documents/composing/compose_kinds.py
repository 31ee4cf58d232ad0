"""Letters, turns, names under an agreement, words for feelings, paired ratings and checklists as neutral nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, assert_never

from trustbook.documents import nodes
from trustbook.documents.text import printable
from trustbook.domain.answers import is_empty
from trustbook.domain.letter_text import letter_whole
from trustbook.domain.values import Line, as_it_is, lines_of, listed
from trustbook.exercises import fields
from trustbook.exercises import in_words as words_of
from trustbook.language import _, ngettext

Kinds = (
    fields.LetterField
    | fields.TimerField
    | fields.SignoffField
    | fields.FeelingsField
    | fields.PairsField
    | fields.ChecklistField
)


def blank(field: Kinds, *, solo: bool) -> Iterator[nodes.Node]:
    """Room to write, to mark or to sign. `solo`: one person works alone."""
    match field:
        case fields.LetterField():
            yield letter_page(field)
        case fields.TimerField():
            yield turns(field)
        case fields.SignoffField():
            yield from signatures(field, solo=solo)
        case fields.FeelingsField():
            yield words(field)
        case fields.PairsField():
            yield pairs(field)
        case fields.ChecklistField():
            yield checks(field)
        case _:
            assert_never(field)


def filled(field: Kinds, value: Any) -> Iterator[nodes.Node]:
    """What was written, marked or confirmed."""
    match field:
        case fields.LetterField():
            yield nodes.Answer(text=printable(letter_whole(value)), letter=True, field=field.id)
        case fields.TimerField():
            yield nodes.Answer(text=printable(words_of.done_or_not(value)), field=field.id)
        case fields.SignoffField():
            yield from as_text(field, [words_of.signature_in_words(each) for each in listed(value)])
        case fields.FeelingsField():
            yield from as_text(field, [", ".join(words_of.feelings_in_words(field, value))], ours=False)
        case fields.PairsField():
            yield from rated(field, value)
        case fields.ChecklistField():
            yield from checked(field, value)
        case _:
            assert_never(field)


def as_text(field: fields.Field, items: Sequence[str], *, ours: bool = True) -> Iterator[nodes.Node]:
    """Answers in words one below the other; nothing where there are none. `ours`: they are no words of the field."""
    if items:
        yield nodes.AnswerList(items=tuple(printable(each) for each in items), ours=ours, field=field.id)


# --- letter


def letter_page(field: fields.LetterField) -> nodes.Node:
    """A ruled page with quiet words where a letter begins and ends."""
    return nodes.WritingSpace(
        lines=field.lines,
        fill=True,
        opening=printable(field.greeting),
        closing=printable(field.closing),
        alternative=_("Room to write a letter"),
        field=field.id,
    )


# --- timer


def turns(field: fields.TimerField) -> nodes.Node:
    """A box to tick for each turn, what it is for, and how long it is."""
    minutes = ngettext("{number} minute", "{number} minutes", field.minutes).format(number=field.minutes)
    checks = tuple(nodes.Check(_turn(field, number), beside=minutes) for number in range(1, field.turns + 1))
    words = ngettext("{turns} turn of {minutes}.", "{turns} turns of {minutes} each.", field.turns)
    return nodes.Checks(checks=checks, alternative=words.format(turns=field.turns, minutes=minutes), field=field.id)


def _turn(field: fields.TimerField, number: int) -> str:
    prompt = ""
    if field.prompts:
        prompt = field.prompts[number - 1] if len(field.prompts) == field.turns else field.prompts[0]
    if field.turns == 1:
        return printable(prompt) or _("Done")
    turn = _("Turn {number}").format(number=number)
    return _("{turn}: {prompt}").format(turn=turn, prompt=printable(prompt)) if prompt else turn


# --- signoff


def signatures(field: fields.SignoffField, *, solo: bool) -> Iterator[nodes.Node]:
    """A line for name and day: one for each person."""
    people = 1 if solo else 2
    for number in range(1, people + 1):
        yield nodes.Blanks(
            words=(nodes.Named(_("Name"), "name"), nodes.Named(_("Day"), "on")),
            widths=(0.6, 0.4),
            leads=number < people,
            number=number,
            alternative=_("Room for a name and a day"),
            field=field.id,
        )


# --- feelings


def words(field: fields.FeelingsField) -> nodes.Node:
    """All words, with a small box before each."""
    groups = tuple(
        nodes.BoxedWords(
            printable(group.label),
            tuple(nodes.OptionBox(printable(option.label), id=option.id) for option in group.options),
            group.id,
        )
        for group in field.groups
    )
    told = " ".join(f"{group.title}: {', '.join(word.text for word in group.words)}." for group in groups)
    return nodes.Words(groups=groups, alternative=told or _("Nothing is marked."), field=field.id)


# --- pairs


def pairs(field: fields.PairsField) -> nodes.Node:
    """Circles for two ratings of each row."""
    rows = tuple(nodes.Named(printable(row.label), row.id) for row in field.rows)
    first, second = printable(field.first), printable(field.second)
    low, high = printable(field.low), printable(field.high)
    told = _(
        "Two scales from {minimum} ({low}) to {maximum} ({high}) for each of: {rows}. First: {first}. Then: {second}."
    )
    return nodes.Pairs(
        rows=rows,
        first=first,
        second=second,
        minimum=field.minimum,
        maximum=field.maximum,
        low=low,
        high=high,
        alternative=told.format(
            minimum=field.minimum,
            low=low,
            maximum=field.maximum,
            high=high,
            rows="; ".join(row.text for row in rows),
            first=first,
            second=second,
        ),
        field=field.id,
    )


def rated(field: fields.PairsField, value: Any) -> Iterator[nodes.Node]:
    """Both ratings of each row, with what they mean above them."""
    given, odd = lines_of(value)
    first, second = printable(field.first), printable(field.second)
    lines = [
        (nodes.Named(printable(label), line.row), _rating(line.cells.get("first")), _rating(line.cells.get("second")))
        for label, line in words_of.in_rows(field.rows, given)
    ]
    told = _("{row}: {first} {number}, {second} {other}.")
    yield nodes.Table(
        columns=(nodes.Named(_scale_words(field)), nodes.Named(first, "first"), nodes.Named(second, "second")),
        widths=(4.0, 3.0, 3.0),
        rows=tuple(
            nodes.Row((nodes.Cell(row.text, heading=True), nodes.Cell(one), nodes.Cell(two)), row.id)
            for row, one, two in lines
        ),
        blank=False,
        alternative=" ".join(
            told.format(row=row.text, first=first, number=one, second=second, other=two) for row, one, two in lines
        ),
        field=field.id,
    )
    yield from as_text(field, odd)


def _scale_words(field: fields.PairsField) -> str:
    words = _("{minimum} = {low}, {maximum} = {high}")
    return words.format(
        minimum=field.minimum, low=printable(field.low), maximum=field.maximum, high=printable(field.high)
    )


def _rating(value: Any) -> str:
    return words_of.NOTHING if is_empty(value) else printable(as_it_is(value))


# --- checklist


def checks(field: fields.ChecklistField) -> nodes.Node:
    """Boxes with the items and room for days, then empty lines for own items."""
    items = [nodes.Check(printable(item.label), day=_("on"), id=item.id) for item in field.items]
    own = max(field.blank_rows, 0 if field.items else 1) if field.own else 0
    items += [nodes.Check(day=_("on"))] * own
    return nodes.Checks(checks=tuple(items), alternative=_("A list to tick off"), field=field.id)


def checked(field: fields.ChecklistField, value: Any) -> Iterator[nodes.Node]:
    """The items as they are ticked, with days, then the own ones."""
    lines, odd = lines_of(value)
    given = [line for line in lines if line.row or not is_empty(line.cells)]
    given.sort(key=lambda line: not line.row)
    found = tuple(_checked(label, line) for label, line in words_of.in_rows(field.items, given))
    done = "; ".join(" ".join(filter(None, (check.text, check.beside))) for check in found if check.done)
    told = _("Done: {items}.").format(items=done) if done else _("Nothing is marked.")
    yield nodes.Checks(checks=found, alternative=told, field=field.id)
    yield from as_text(field, odd)


def _checked(label: str, line: Line) -> nodes.Check:
    said = words_of.tick(label, line.cells)
    beside = printable(said.beside)
    return nodes.Check(printable(said.text), done=said.done, beside=beside, id=line.row, ours=not line.row)
