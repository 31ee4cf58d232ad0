"""Answers to read: frozen copies, our page, earlier versions, and what is to be shared. Without empty fields."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from trustbook.domain.answers import Answers, is_empty
from trustbook.domain.values import lines_of
from trustbook.exercises.fields import Field, TableField
from trustbook.exercises.in_words import cell_in_words, in_words, row_in_words, signatures_ended
from trustbook.exercises.model import Exercise
from trustbook.language import _
from trustbook.ui.kit import TextLabel, column, note

_MOST_BESIDE: Final = 4
"""So many columns of a table stand beside each other."""


class AnswersView(QWidget):
    """Every answered field of `exercise` (of the parts in `part_ids`, if given) with its question. To read only.

    Of the fields in `to_sign_anew` it says that signatures ended, and what was signed.
    """

    def __init__(
        self,
        exercise: Exercise,
        answers: Answers,
        part_ids: Collection[str] | None = None,
        to_sign_anew: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        anew = to_sign_anew or {}
        layout = column(spacing=3)
        for part, field in exercise.fields():
            value = answers.get(field.id)
            ended = is_empty(value) and field.id in anew
            if (is_empty(value) and not ended) or (part_ids is not None and part.id not in part_ids):
                continue
            if layout.count():
                layout.addSpacing(10)
            layout.addWidget(note(field.label))
            layout.addWidget(note(signatures_ended()) if ended else answer_to_read(field, value))
            if ended and anew[field.id]:
                layout.addWidget(note(anew[field.id]))
        if not layout.count():
            layout.addWidget(note(_("Nothing is written here.")))
        self.setLayout(layout)


def answer_to_read(field: Field, value: Any) -> QWidget:
    """One answer, without its question."""
    return _table(field, value) if isinstance(field, TableField) else _reading(in_words(field, value))


def _reading(text: str) -> TextLabel:
    return TextLabel(text, "reading", selectable=True)


def _table(field: TableField, value: Any) -> QWidget:
    lines, odd = lines_of(value)
    holder = QWidget()
    if not lines or odd or len(field.columns) > _MOST_BESIDE:
        holder.setLayout(column(_reading(in_words(field, value))))
        return holder
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    first = 1 if field.rows else 0
    for place, each in enumerate(field.columns):
        grid.addWidget(TextLabel(each.label, "hint"), 0, place + first)
        grid.setColumnStretch(place + first, each.width)
    if first:
        grid.setColumnStretch(0, 3)
    for place_of_line, line in enumerate(lines, start=1):
        words = [_reading(cell_in_words(each, line.cells.get(each.id))) for each in field.columns]
        cells = [TextLabel(row_in_words(field.rows, line.row)), *words] if first else words
        for place, cell in enumerate(cells):
            cell.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(cell, place_of_line, place)
    return holder
