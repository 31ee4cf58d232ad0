"""A field with two ratings beside each other for each row, to see where they are apart."""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from trustbook.domain.values import is_whole
from trustbook.exercises.fields import FixedRow, PairsField
from trustbook.exercises.in_words import mark_in_words
from trustbook.language import _
from trustbook.ui.fields.arranged import ArrangedField
from trustbook.ui.fields.marks import OneOf
from trustbook.ui.fields.row_buttons import row_button
from trustbook.ui.fields.scale_field import NumberMark
from trustbook.ui.kit import TextLabel, column, row

_SIDES: tuple[Literal["first", "second"], ...] = ("first", "second")
_BETWEEN = 24
_MARK_GAP = 2
_PER_ROW = 11


class _Rating(QWidget):
    """One scale with what it asks above it."""

    chosen = Signal()
    left = Signal()

    def __init__(self, question: str, field: PairsField, name: str) -> None:
        super().__init__()
        marks = {str(value): NumberMark(value) for value in range(field.minimum, field.maximum + 1)}
        grid = QGridLayout()
        grid.setSpacing(_MARK_GAP)
        for place, (value, mark) in enumerate(marks.items()):
            grid.addWidget(mark, place // _PER_ROW, place % _PER_ROW)
            said = mark_in_words(field, int(value))
            mark.setAccessibleName(_("{question}: {detail}").format(question=name, detail=said))
        self._marks = list(marks.values())
        self.one = OneOf(list(marks.items()), self)
        self.one.chosen.connect(lambda _name: self.chosen.emit())
        self.one.left.connect(self.left)
        self.setLayout(column(TextLabel(question, "hint"), grid, spacing=2))

    def value(self) -> int | None:
        name = self.one.current()
        return int(name) if name else None

    def set_value(self, value: Any) -> None:
        self.one.choose(str(value) if is_whole(value) else "")

    def least_width(self) -> int:
        """Least width at which the numbers stand in one line, in pixels."""
        across = self._marks[:_PER_ROW]
        return sum(mark.minimumSizeHint().width() + _MARK_GAP for mark in across)


class _PairRow:
    """A row of the field with its two ratings. `unknown` are cells that an older definition had."""

    def __init__(self, field: PairsField, place: FixedRow) -> None:
        self.id = place.id
        self.unknown: dict[str, Any] = {}
        self.ratings: dict[str, _Rating] = {}
        for side, question in zip(_SIDES, (field.first, field.second), strict=True):
            name = _("{question}: {column}, {row}").format(question=field.label, column=question, row=place.label)
            self.ratings[side] = _Rating(question, field, name)
        self.beside = row(*self.ratings.values(), spacing=_BETWEEN)
        for number_of_side in range(len(_SIDES)):
            self.beside.setStretch(number_of_side, 1)

    def said(self) -> dict[str, Any]:
        cells = {side: rating.value() for side, rating in self.ratings.items()}
        return {**self.unknown, **{side: value for side, value in cells.items() if value is not None}}

    def show(self, cells: Any) -> None:
        cells = cells if isinstance(cells, dict) else {}
        self.unknown = {name: value for name, value in cells.items() if name not in self.ratings}
        for side, rating in self.ratings.items():
            rating.set_value(cells.get(side))


class PairsWidget(ArrangedField):
    """Tab goes from scale to scale, the arrows walk along one, Delete takes a number back.

    Where there is little room the second scale stands below the first. Rows of an older definition are kept.
    """

    def __init__(self, field: PairsField) -> None:
        super().__init__(field)
        self._rows = [_PairRow(field, each) for each in field.rows]
        self._clears: dict[str, QWidget] = {}
        self._unknown_rows: list[Any] = []
        ends = _("{low} – {high}").format(
            low=mark_in_words(field, field.minimum), high=mark_in_words(field, field.maximum)
        )
        self.add(TextLabel(ends, "hint"))
        for each, place in zip(self._rows, field.rows, strict=True):
            self.add(self._line(each, place.label))
        self.room_changed.connect(self._choose_arrangement)

    def value(self) -> Any:
        said = [{"row": each.id, "cells": each.said()} for each in self._rows]
        return [*(line for line in said if line["cells"]), *self._unknown_rows] or None

    def set_value(self, value: Any) -> None:
        lines = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        known = {each.id for each in self._rows}
        self._unknown_rows = [line for line in lines if line.get("row") not in known]
        cells = {line["row"]: line.get("cells") for line in lines if line.get("row") in known}
        for each in self._rows:
            each.show(cells.get(each.id))
        self._show_clears()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        for each in self._rows:
            for rating in each.ratings.values():
                rating.one.set_enabled(not read_only)
        self._show_clears()

    def take_focus(self) -> None:
        self._rows[0].ratings["first"].one.take_focus()

    def _line(self, each: _PairRow, label: str) -> QWidget:
        for rating in each.ratings.values():
            rating.chosen.connect(self._on_chosen)
            rating.left.connect(self.left)
        clear = row_button(_("Clear"), _("Clear {row}").format(row=label), lambda: self._on_clear(each))
        self._clears[each.id] = clear
        head = row(TextLabel(label), clear, spacing=4)
        head.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(column(4, head, each.beside, spacing=2))
        return holder

    def _on_chosen(self) -> None:
        self._show_clears()
        self.edited.emit("")

    def _on_clear(self, each: _PairRow) -> None:
        each.show(each.unknown)
        each.ratings["first"].one.take_focus()
        self._on_chosen()

    def _show_clears(self) -> None:
        for each in self._rows:
            said = any(rating.value() is not None for rating in each.ratings.values())
            self._clears[each.id].setVisible(said and not self.read_only)

    # --- where things stand

    def _choose_arrangement(self) -> None:
        needed = sum(rating.least_width() for rating in self._rows[0].ratings.values()) + _BETWEEN
        direction = QBoxLayout.Direction.TopToBottom if needed > self.width() else QBoxLayout.Direction.LeftToRight
        for each in self._rows:
            each.beside.setDirection(direction)
            each.beside.setSpacing(6 if direction == QBoxLayout.Direction.TopToBottom else _BETWEEN)
