"""Answers to read: frozen copies, our page, earlier versions, and what is to be shared. Without empty fields."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeGuard

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from trustbook.domain.answers import Answers, is_empty
from trustbook.exercises.fields import (
    ChecklistField,
    ChoiceField,
    Column,
    DateField,
    FeelingsField,
    Field,
    MultiField,
    Option,
    PairsField,
    Row,
    ScaleField,
    SignoffField,
    TableField,
    TimerField,
    YesNoField,
)
from trustbook.exercises.model import Exercise
from trustbook.language import _, long_date, number
from trustbook.ui.fields.date_field import day_of
from trustbook.ui.fields.signoff_field import words_changed
from trustbook.ui.kit import TextLabel, column, soft


class AnswersView(QWidget):
    """Every answered field of `exercise` (of the parts in `part_ids`, if given) with its question. To read only.

    Of the fields in `to_sign_anew` it says that signatures ended.
    """

    def __init__(
        self,
        exercise: Exercise,
        answers: Answers,
        part_ids: Collection[str] | None = None,
        to_sign_anew: Collection[str] = (),
    ) -> None:
        super().__init__()
        layout = column(spacing=3)
        for part, field in exercise.fields():
            value = answers.get(field.id)
            ended = is_empty(value) and field.id in to_sign_anew
            if (is_empty(value) and not ended) or (part_ids is not None and part.id not in part_ids):
                continue
            if layout.count():
                layout.addSpacing(10)
            layout.addWidget(TextLabel(field.label, "label"))
            layout.addWidget(soft(words_changed()) if ended else _answer(field, value))
        if not layout.count():
            layout.addWidget(soft(_("Nothing is written here.")))
        self.setLayout(layout)


def _answer(field: Field, value: Any) -> QWidget:
    return _table(field, value) if isinstance(field, TableField) else _reading(in_words(field, value))


def in_words(field: Field, value: Any) -> str:
    """An answer as text, whatever its kind. Something that does not fit the field is shown as it is."""
    if isinstance(field, ScaleField) and _is_whole(value):
        return _rating(field, value)
    if isinstance(field, ChoiceField):
        return _option(field.options, value)
    if isinstance(field, YesNoField):
        return _yes_no(value)
    if isinstance(field, TimerField):
        return _("Done") if value is True else str(value)
    if isinstance(field, DateField):
        return _day(value)
    if isinstance(value, list):
        return _list_in_words(field, value)
    return str(value)


def _list_in_words(field: Field, value: list[Any]) -> str:
    lines = [each for each in value if isinstance(each, dict)]
    match field:
        case MultiField():
            return "\n".join(_option(field.options, each) for each in value)
        case FeelingsField():
            words = tuple(option for group in field.groups for option in group.options)
            return ", ".join(_option(words, each) for each in value)
        case TableField():
            return "\n".join(_line(field, each) for each in lines)
        case SignoffField():
            return "\n".join(_signature(each) for each in lines)
        case PairsField():
            return "\n".join(_pair(field, each) for each in lines)
        case ChecklistField():
            said = (_item(field, each) for each in lines if not is_empty(each))
            return "\n".join(said)
        case _:
            return "\n".join(f"– {each}" for each in value if each)


def cell_in_words(column_of: Column, value: Any) -> str:
    """A cell of a table as text."""
    if value is None:
        return ""
    if column_of.kind == "choice":
        return _option(column_of.options, value)
    if column_of.kind == "yes-no":
        return _yes_no(value)
    if column_of.kind == "date":
        return _day(value)
    return number(value) if _is_whole(value) else str(value)


def _is_whole(value: Any) -> TypeGuard[int]:
    """Whether it is a whole number; Python counts True and False among them."""
    return isinstance(value, int) and not isinstance(value, bool)


def _reading(text: str) -> TextLabel:
    return TextLabel(text, "reading", selectable=True)


def _line(field: TableField, line: dict[str, Any]) -> str:
    cells = _cells(line)
    said = [cell_in_words(each, cells.get(each.id)) for each in field.columns]
    head = next((fixed.label for fixed in field.rows if fixed.id == line.get("row")), "")
    return " · ".join(piece for piece in (head, *said) if piece)


def _rating(field: ScaleField | PairsField, value: int) -> str:
    ends = {field.minimum: field.low, field.maximum: field.high}
    if value in ends:
        return _("{number}, {meaning}").format(number=number(value), meaning=ends[value])
    return _("{number} of {highest}").format(number=number(value), highest=number(field.maximum))


def _signature(line: dict[str, Any]) -> str:
    return _("{name}, {day}").format(name=line.get("name", ""), day=_day(line.get("on", "")))


def _pair(field: PairsField, line: dict[str, Any]) -> str:
    """Both ratings of a row: “Honesty: How much it matters 9 of 10 · How I live it 4 of 10”."""
    cells = _cells(line)
    said = []
    for side, question in (("first", field.first), ("second", field.second)):
        value = cells.get(side)
        if _is_whole(value):
            said.append(_("{question}: {detail}").format(question=question, detail=_rating(field, value)))
    return _("{question}: {detail}").format(question=_row_label(field.rows, line), detail=" · ".join(said))


def _item(field: ChecklistField, line: dict[str, Any]) -> str:
    """One thing of a list: whether it is done, what it is, and when."""
    cells = _cells(line)
    label = str(cells.get("text") or "") or _row_label(field.items, line)
    day = _day(cells["on"]) if cells.get("on") else ""
    return " · ".join(piece for piece in (("✓ " if cells.get("done") is True else "– ") + label, day) if piece)


def _cells(line: dict[str, Any]) -> dict[str, Any]:
    cells = line.get("cells")
    return cells if isinstance(cells, dict) else {}


def _row_label(rows: tuple[Row, ...], line: dict[str, Any]) -> str:
    return next((fixed.label for fixed in rows if fixed.id == line.get("row")), str(line.get("row") or ""))


def _table(field: TableField, value: Any) -> QWidget:
    holder = QWidget()
    if not isinstance(value, list) or len(field.columns) > 4:
        holder.setLayout(column(_reading(in_words(field, value))))
        return holder
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    labels = {fixed.id: fixed.label for fixed in field.rows}
    first = 1 if labels else 0
    for place, each in enumerate(field.columns):
        grid.addWidget(TextLabel(each.label, "hint"), 0, place + first)
        grid.setColumnStretch(place + first, each.width)
    if labels:
        grid.setColumnStretch(0, 3)
    for line, said in enumerate((each for each in value if isinstance(each, dict)), start=1):
        if labels:
            head = TextLabel(labels.get(said.get("row", ""), ""))
            head.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(head, line, 0)
        for place, each in enumerate(field.columns):
            cells = _cells(said)
            words = _reading(cell_in_words(each, cells.get(each.id)))
            words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, line, place + first)
    return holder


def _option(options: tuple[Option, ...], value: Any) -> str:
    return next((option.label for option in options if option.id == value), str(value))


def _yes_no(value: Any) -> str:
    return _("Yes") if value is True else _("No") if value is False else str(value)


def _day(value: Any) -> str:
    day = day_of(value)
    return str(value) if day is None else long_date(day)
