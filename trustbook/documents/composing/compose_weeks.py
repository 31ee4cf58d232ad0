"""Short pages that come again and again as one table over the weeks: a row for each day, or marks by the week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any, Final

from trustbook.documents import nodes
from trustbook.documents.composing.column_shares import shared
from trustbook.documents.composing.compose_marks import weeks
from trustbook.documents.composing.compose_words import answer_text, is_told_in_words
from trustbook.documents.composing.occasions import day_of
from trustbook.documents.sheets import Sheet
from trustbook.documents.text import printable
from trustbook.domain.answers import is_empty
from trustbook.domain.values import is_whole
from trustbook.exercises.fields import Field, LetterField, ScaleField, TableField
from trustbook.language import _, day_words

_LEAST: Final = 3
"""Fewer pages stand one below the other."""
_SHORT: Final = 420
"""Characters that one page has on the average, at most."""
_MOST_COLUMNS: Final = 3
_LEFT_OUT: Final = 3
"""Weeks in a row that are each shown as left out."""
_A_WORD: Final = 24
"""Characters: such answers stand in one line, each with its day."""
_TIED: Final = "\u00a0"
"""A space at which no line ends."""
_MOMENTS: Final = ("talk", "milestone", "letter")
"""Lifecycles of pages that are read one by one, however many there are."""


def is_recurring(sheets: Sequence[Sheet]) -> bool:
    """Whether sheets of one exercise are told in a table: several short ones, all by both or all by one of them."""
    exercise = sheets[0].exercise
    if exercise.repeat != "dated" or exercise.lifecycle in _MOMENTS or len({sheet.on for sheet in sheets}) < _LEAST:
        return False
    if len({bool(sheet.by) for sheet in sheets}) > 1 or any(sheet.to_sign_anew for sheet in sheets):
        return False
    told = _asked(sheets)
    if any(isinstance(field, LetterField) for field in told):
        return False
    return sum(len(_words(sheet, field)) for sheet in sheets for field in told) <= _SHORT * len(sheets)


def week_nodes(sheets: Sequence[Sheet]) -> Iterator[nodes.Node]:
    """All of them in one table; marks on scales in a table of their own, with what was said below."""
    ordered, told = sorted(sheets, key=day_of), _asked(sheets)
    scales = [field for field in told if isinstance(field, ScaleField)]
    one_writer = len({sheet.by for sheet in sheets}) == 1
    if len(scales) > 1 and one_writer:
        yield _marks(ordered, scales)
        for field in told:
            if field not in scales:
                yield from _by_day(ordered, field)
    elif len(told) == 1 and not one_writer and all(len(_words(sheet, told[0])) <= _A_WORD for sheet in ordered):
        yield from _words_by_person(ordered, told[0])
    elif len(told) == 1 and not one_writer:
        yield _by_person(ordered, told[0])
    else:
        yield _by_question(ordered, told, named=not one_writer)


# --- what was asked, and what was said


def _asked(sheets: Sequence[Sheet]) -> list[Field]:
    """Every question that any of them answers, in the order of the newest definition."""
    newest = max(sheets, key=day_of)
    told = {
        field.id: field
        for sheet in sorted(sheets, key=day_of)
        for part, field in sheet.exercise.fields()
        if part.id in sheet.part_ids and not is_empty(_value(sheet, field.id))
    }
    return [told[name] for name in sorted(told, key=newest.place)]


def _value(sheet: Sheet, field_id: str) -> Any:
    shown = any(field.id == field_id and part.id in sheet.part_ids for part, field in sheet.exercise.fields())
    return (sheet.answers or {}).get(field_id) if shown else None


def _words(sheet: Sheet, field: Field) -> str:
    return answer_text(field, _value(sheet, field.id))


def _day(sheet: Sheet, last: date) -> str:
    return printable(day_words(sheet.on, last, short=True)) if sheet.on else ""


# --- a row for each day


def _by_question(sheets: Sequence[Sheet], told: Sequence[Field], *, named: bool) -> nodes.Table:
    """A column for each main question; what else was said stands below what it goes with."""
    last = day_of(sheets[-1])
    main = _main(told)
    rows = [
        (
            nodes.Cell(_day(sheet, last), heading=True),
            *((nodes.Cell(printable(sheet.by)),) if named else ()),
            *(_column(sheet, field, told, main) for field in main),
        )
        for sheet in sheets
    ]
    heads = [nodes.Named(_("Day"), ours=True), *([nodes.Named(_("Who"), ours=True)] if named else [])]
    columns = (*heads, *(nodes.Named(printable(field.label), field.id) for field in main))
    return _table(columns, rows)


def _main(told: Sequence[Field]) -> list[Field]:
    """The questions that have a column."""
    core = [field for field in told if field.core]
    return (core or list(told))[:_MOST_COLUMNS]


def _column(sheet: Sheet, main: Field, told: Sequence[Field], every: Sequence[Field]) -> nodes.Cell:
    """What was said to a main question, then what goes with it, each with what was asked."""
    more = tuple(
        _besides(field, words)
        for field in told
        if field not in every and _goes_with(field, told, every) is main and (words := _listed(sheet, field))
    )
    return nodes.Cell(_words(sheet, main), more=more)


def _besides(field: Field, words: str) -> nodes.Besides:
    """What was asked, and what was said to it; a day or a choice stands on the same line."""
    asked = printable(field.label)
    line = "" if is_told_in_words(field) else _("{question}: {detail}").format(question=asked, detail=words)
    return nodes.Besides(asked, words, line)


def _listed(sheet: Sheet, field: Field) -> str:
    """Rows of a table as a list, all else as it reads."""
    words = _words(sheet, field)
    lines = words.split("\n")
    return "\n".join(f"– {line}" for line in lines) if isinstance(field, TableField) and len(lines) > 1 else words


def _goes_with(field: Field, told: Sequence[Field], every: Sequence[Field]) -> Field:
    """The main question of the same step; else words go with the first, and a day or a choice with the one before.

    Words never go with a mere day.
    """
    fitting = [each for each in every if is_told_in_words(each)] if is_told_in_words(field) else []
    open_to_it = fitting or every
    same = next((each for each in open_to_it if each.step is not None and each.step == field.step), None)
    before = [each for each in open_to_it if told.index(each) < told.index(field)]
    return same or (before[-1] if before and not fitting else open_to_it[0])


def _words_by_person(sheets: Sequence[Sheet], field: Field) -> Iterator[nodes.Node]:
    """One question that takes a word: those of each person in a line, each with its day."""
    last = day_of(sheets[-1])
    yield nodes.Label(text=printable(field.label), field=field.id)
    for second, name in sorted({(sheet.second, printable(sheet.by)) for sheet in sheets}):
        told = [
            (_words(sheet, field), _day(sheet, last))
            for sheet in sheets
            if (sheet.second, printable(sheet.by)) == (second, name)
        ]
        yield nodes.said(nodes.Label(text=name, ours=True, role=nodes.Role.PARAGRAPH), second=second)
        yield nodes.said(nodes.Answer(text=_in_a_line(told), field=field.id), second=second)


def _in_a_line(told: Sequence[tuple[str, str]]) -> str:
    """Words with their days; a line ends between two of them only."""
    tied = (_("{words} ({detail})").format(words=words, detail=on).replace(" ", _TIED) for words, on in told if words)
    return f"{3 * _TIED} ".join(tied)


def _by_person(sheets: Sequence[Sheet], field: Field) -> nodes.Table:
    """One question only: a column for each of the two."""
    last = day_of(sheets[-1])
    names = sorted({(sheet.second, printable(sheet.by)) for sheet in sheets})
    rows = []
    for on in sorted({day_of(sheet) for sheet in sheets}):
        here = [sheet for sheet in sheets if day_of(sheet) == on]
        said = (
            nodes.Cell("\n".join(_words(sheet, field) for sheet in here if (sheet.second, printable(sheet.by)) == name))
            for name in names
        )
        rows.append((nodes.Cell(_day(here[0], last), heading=True), *said))
    label = nodes.Label(text=printable(field.label), field=field.id)
    columns = (nodes.Named(_("Day"), ours=True), *(nodes.Named(name, ours=True) for _second, name in names))
    return _table(columns, rows, title=label.text)


def _table(columns: tuple[nodes.Named, ...], rows: Sequence[tuple[nodes.Cell, ...]], title: str = "") -> nodes.Table:
    made = tuple(map(nodes.Row, rows))
    table = nodes.Table(
        columns=columns,
        widths=(1.0,) * len(columns),
        rows=made,
        blank=False,
        continued=_("{what}, continued"),
        alternative=title,
    )
    return shared([table])[0]


# --- marks by the week


def _marks(sheets: Sequence[Sheet], scales: Sequence[ScaleField]) -> nodes.Weeks:
    ends = (min(field.minimum for field in scales), max(field.maximum for field in scales))
    columns = list(_columns(sheets))
    rows = tuple(
        nodes.WeekRow(printable(field.label), tuple(_mark(sheet, field) for _on, sheet in columns), field.id)
        for field in scales
    )
    return weeks(rows, [on for on, _sheet in columns], ends)


def _columns(sheets: Sequence[Sheet]) -> Iterator[tuple[date, Sheet | None]]:
    """Each page with its day. Where they come week by week, one that was left out has a place too; of a long pause the
    first.
    """
    days = [day_of(sheet) for sheet in sheets]
    gaps = [(after - before).days for before, after in pairwise(days)]
    weekly = bool(gaps) and median(gaps) in range(6, 9)
    for sheet, gap in zip(sheets, [*gaps, 0], strict=True):
        yield day_of(sheet), sheet
        missing = round(gap / 7) - 1 if weekly else 0
        for number_of in range(1, 1 + (missing if missing <= _LEFT_OUT else 1)):
            yield day_of(sheet) + timedelta(weeks=number_of), None


def _mark(sheet: Sheet | None, field: ScaleField) -> int | None:
    value = None if sheet is None else _value(sheet, field.id)
    return value if is_whole(value) else None


def _by_day(sheets: Sequence[Sheet], field: Field) -> Iterator[nodes.Node]:
    """Words in a line, each with its day; what is longer one below the other."""
    last = day_of(sheets[-1])
    told = [(words, _day(sheet, last)) for sheet in sheets if (words := _words(sheet, field))]
    yield nodes.Label(text=printable(field.label), field=field.id)
    if all(len(words) <= _A_WORD for words, _on in told):
        yield nodes.Answer(text=_in_a_line(told), field=field.id)
    else:
        items = tuple(_("{question}: {detail}").format(question=on, detail=words) for words, on in told)
        yield nodes.AnswerList(items=items, field=field.id)
