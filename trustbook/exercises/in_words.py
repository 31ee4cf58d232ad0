"""Every answer in words: for the screen, paper, pocket cards, copies and finding. The only place that says them.

What does not fit its field (another program's, or an older definition's) is said as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from trustbook.domain.answers import is_empty, texts
from trustbook.domain.letter_text import letter_pieces, letter_whole
from trustbook.domain.values import Cells, Line, as_it_is, day_of, is_whole, lines_of, listed
from trustbook.exercises.fields import (
    ChecklistField,
    ChoiceField,
    DateField,
    FeelingsField,
    Field,
    FixedRow,
    LetterField,
    ListField,
    LongField,
    MultiField,
    Option,
    PairsField,
    ScaleField,
    ShortField,
    SignoffField,
    TableColumn,
    TableField,
    TimerField,
    YesNoField,
)
from trustbook.language import _, long_date, number

NOTHING = "–"
"""Stands in a cell that was left open, and before a line whose row the definition does not have."""

_Single = LongField | ShortField | LetterField | ScaleField | ChoiceField | YesNoField | DateField | TimerField


@dataclass(frozen=True, slots=True)
class _Said:
    """The pieces of an answer: `dash` before each, `between` them, and `closely` where there is little room."""

    pieces: tuple[str, ...]
    dash: str = ""
    between: str = "\n"
    closely: str = "\n"


def in_words(field: Field, value: Any) -> str:
    """An answer to be read, one line for each thing that it says. "" for an empty one."""
    said = _said(field, value)
    return said.between.join(said.dash + piece for piece in said.pieces)


def in_few_words(field: Field, value: Any) -> str:
    """The same where there is little room."""
    said = _said(field, value)
    return said.closely.join(said.pieces)


def written(field: Field, value: Any) -> Iterator[str]:
    """What people wrote in their own words: no options, no marks, and no days that the program put there."""
    match field:
        case LongField() | ShortField() | ListField():
            yield from texts(value)
        case LetterField():
            yield from letter_pieces(value)
        case TableField():
            days = {column.id for column in field.columns if column.kind == "date"}
            chosen = {column.id for column in field.columns if column.kind != "short"} - days
            cells = [(name, cell) for line in lines_of(value)[0] for name, cell in line.cells.items()]
            yield from texts(
                [cell for name, cell in cells if (name in days and is_no_day(cell)) or name not in chosen | days]
            )
        case SignoffField():
            yield from texts([each.get("name") for each in listed(value) if isinstance(each, Mapping)])
        case ChecklistField():
            for line in lines_of(value)[0]:
                yield from texts([line.cells.get("text"), *filter(is_no_day, [line.cells.get("on")])])
        case DateField():
            yield from texts(value if is_no_day(value) else None)
        case ScaleField() | ChoiceField() | MultiField() | YesNoField():
            return
        case TimerField() | FeelingsField() | PairsField():
            return
        case _:
            assert_never(field)


def _said(field: Field, value: Any) -> _Said:
    if is_empty(value):
        return _Said(())
    match field:
        case ListField():
            return _Said(tuple(map(as_it_is, listed(value))), dash="– ")
        case MultiField():
            return _Said(chosen_in_words(field.options, value), closely=", ")
        case FeelingsField():
            return _Said(feelings_in_words(field, value), between=", ", closely=", ")
        case SignoffField():
            return _Said(tuple(map(signature_in_words, listed(value))))
        case TableField():
            return _lines(value, lambda line: _table_line(field, line))
        case PairsField():
            return _lines(value, lambda line: _pair(field, line))
        case ChecklistField():
            return _lines(value, lambda line: str(tick(row_in_words(field.items, line.row), line.cells)))
        case _:
            return _Said((_one(field, value),))


def _one(field: _Single, value: Any) -> str:
    match field:
        case LongField() | ShortField():
            return as_it_is(value)
        case LetterField():
            return letter_whole(value)
        case ScaleField():
            return rating_in_words(field, value)
        case ChoiceField():
            return option_in_words(field.options, value)
        case YesNoField():
            return yes_or_no(value)
        case DateField():
            return day_in_words(value)
        case TimerField():
            return done_or_not(value)
        case _:
            assert_never(field)


def _lines(value: Any, in_words_of: Callable[[Line], str]) -> _Said:
    lines, odd = lines_of(value)
    said = (in_words_of(line) for line in lines if not is_empty(line.cells))
    return _Said((*(words for words in said if words), *odd))


# --- one value


def yes_or_no(value: Any) -> str:
    """Yes for True and No for False, and for nothing else."""
    return _("Yes") if value is True else _("No") if value is False else as_it_is(value)


def done_or_not(value: Any) -> str:
    """Whether something was done."""
    return _("Done") if value is True else _("Not done") if value is False else as_it_is(value)


def day_in_words(value: Any) -> str:
    """A stored day, such as “3 May 2026”."""
    day = day_of(value)
    return as_it_is(value) if day is None else long_date(day)


def is_no_day(value: Any) -> bool:
    """Whether words stand where a day is asked for, and mean none."""
    return isinstance(value, str) and day_of(value) is None


def option_in_words(options: Iterable[Option], value: Any) -> str:
    """The label of the option with this id."""
    return next((option.label for option in options if option.id == value), as_it_is(value))


def mark_in_words(field: ScaleField | PairsField, value: int) -> str:
    """A number of the scale, at its ends with what it means: “0, not at all”."""
    ends = {field.minimum: field.low, field.maximum: field.high}
    if value in ends:
        return _("{number}, {meaning}").format(number=number(value), meaning=ends[value])
    return number(value)


def rating_in_words(field: ScaleField | PairsField, value: Any) -> str:
    """A chosen number with what it is measured by: “4 of 10”."""
    if not is_whole(value) or not field.minimum <= value <= field.maximum:
        return as_it_is(value)
    if value in (field.minimum, field.maximum):
        return mark_in_words(field, value)
    return _("{number} of {highest}").format(number=number(value), highest=number(field.maximum))


def cell_in_words(column: TableColumn, value: Any) -> str:
    """A cell of a table; "" for an empty one."""
    if is_empty(value):
        return ""
    match column.kind:
        case "choice":
            return option_in_words(column.options, value)
        case "yes-no":
            return yes_or_no(value)
        case "date":
            return day_in_words(value)
        case "scale":
            return number(value) if is_whole(value) else as_it_is(value)
        case "short":
            return as_it_is(value)


# --- several values


def chosen_in_words(options: Sequence[Option], value: Any) -> tuple[str, ...]:
    """The chosen options in the order of the definition, then what it does not have."""
    chosen = listed(value)
    known = (option.label for option in options if option.id in chosen)
    return (*known, *not_among(options, value))


def not_among(options: Iterable[Option], value: Any) -> tuple[str, ...]:
    """What was chosen and is none of these options, as it is."""
    known = {option.id for option in options}
    return tuple(as_it_is(each) for each in listed(value) if not (isinstance(each, str) and each in known))


def feelings_in_words(field: FeelingsField, value: Any) -> tuple[str, ...]:
    """The chosen words in the order of the list."""
    return chosen_in_words([option for group in field.groups for option in group.options], value)


def signature_in_words(value: Any) -> str:
    """Who said that it stands, and when."""
    name, on = (value.get("name"), value.get("on")) if isinstance(value, Mapping) else (None, None)
    if is_empty(name) and is_empty(on):
        return as_it_is(value)
    said = NOTHING if is_empty(name) else as_it_is(name)
    return said if is_empty(on) else _("{name}, {day}").format(name=said, day=day_in_words(on))


def signatures_ended() -> str:
    """What stands in place of signatures that ended."""
    return _("The words were changed. Nobody has agreed to the new ones yet.")


def row_in_words(rows: Iterable[FixedRow], row: str) -> str:
    """The label of a fixed row; "" for a line of one's own."""
    return next((fixed.label for fixed in rows if fixed.id == row), NOTHING if row else "")


def in_rows(rows: Sequence[FixedRow], lines: Iterable[Line]) -> list[tuple[str, Line]]:
    """Each row of the definition with its label, also where nothing is answered, then every other line."""
    rest = list(lines)
    found: list[tuple[str, Line]] = []
    for fixed in rows:
        line = next((each for each in rest if each.row == fixed.id), None)
        if line is not None:
            rest.remove(line)
        found.append((fixed.label, line or Line(fixed.id, {})))
    return [*found, *((row_in_words(rows, each.row) or NOTHING, each) for each in rest)]


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing of a checklist: what it is, whether it is done, and what stands beside it: the day."""

    text: str
    done: bool
    beside: str

    def __str__(self) -> str:
        return " · ".join(words for words in (("✓ " if self.done else "– ") + self.text, self.beside) if words)


def tick(label: str, cells: Cells) -> Tick:
    """One line of a checklist. `label` is that of its row; a line of one's own has its text."""
    done, on, text = cells.get("done"), cells.get("on"), cells.get("text")
    odd = "" if isinstance(done, bool) or is_empty(done) else as_it_is(done)
    day = "" if is_empty(on) else day_in_words(on)
    said = label if is_empty(text) else as_it_is(text)
    return Tick(said, done is True, " · ".join(words for words in (odd, day) if words))


def _table_line(field: TableField, line: Line) -> str:
    said = (cell_in_words(column, line.cells.get(column.id)) for column in field.columns)
    head = row_in_words(field.rows, line.row)
    return " · ".join(piece for piece in (head, *said) if piece)


def _pair(field: PairsField, line: Line) -> str:
    """Both ratings of a row: “Honesty: How much it matters: 9 of 10 · How I live it: 4 of 10”."""
    said = [
        _("{question}: {detail}").format(question=question, detail=rating_in_words(field, line.cells[side]))
        for side, question in (("first", field.first), ("second", field.second))
        if not is_empty(line.cells.get(side))
    ]
    return _("{question}: {detail}").format(question=row_in_words(field.rows, line.row), detail=" · ".join(said))
