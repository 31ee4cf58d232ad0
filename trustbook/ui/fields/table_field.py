"""A field with rows and columns. Where columns would get too narrow, each row becomes a small block instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from trustbook.domain.answers import is_empty
from trustbook.exercises.day_text import how_to_write_a_day
from trustbook.exercises.fields import TableColumn, TableField
from trustbook.language import _, number
from trustbook.ui.fields.arranged import ArrangedField
from trustbook.ui.fields.cells import CellEditor, make_cell
from trustbook.ui.fields.table_arrangement import (
    TableRowEditors,
    arrange_blocks,
    arrange_grid,
    least_characters,
    new_grid,
    tab_stops,
)
from trustbook.ui.kit import Space, TextLabel, link_button, row


class TableWidget(ArrangedField):
    """Tab goes from cell to cell, Enter and the up and down arrows go to the same column of the next row."""

    def __init__(self, field: TableField, today: Callable[[], date]) -> None:
        super().__init__(field)
        self._table = field
        self._today = today
        self._rows: list[TableRowEditors] = []
        self._unknown_rows: list[Any] = []
        self._stacked = False
        self._heads = {column.id: TextLabel(column.label, "hint") for column in field.columns}
        self._body = QWidget()
        self._grid = new_grid()
        self._body.setLayout(self._grid)
        self.add(self._body)
        self._add_row = link_button(_("Add a row"), self._on_add)
        self.name_control(self._add_row, _("Add a row"))
        if field.rows:
            self._add_row.hide()
        self._here: TableRowEditors | None = None
        """The row in which somebody is, or was before going on to what stands below the rows."""
        self._remove = link_button("", self._on_remove)
        self._remove.hide()
        self.add(row(self._add_row, self._remove, None, spacing=Space.PART))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        self.put_help_last()
        self._show_rows([])
        self.room_changed.connect(self._choose_arrangement)

    # --- the value

    @property
    def help_text(self) -> str:
        assert isinstance(self.field, TableField)
        has_days = any(column.kind == "date" for column in self.field.columns)
        return "\n".join(filter(None, (super().help_text, how_to_write_a_day() if has_days else "")))

    def value(self) -> Any:
        found = [{"row": each.row_id, "cells": each.said()} for each in self._rows]
        if not self._table.rows:
            while found and is_empty(found[-1]):
                found.pop()
        else:
            found = [each for each in found if not is_empty(each)]
        return [*found, *self._unknown_rows] or None

    def set_value(self, value: Any) -> None:
        rows = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        self._show_rows(rows)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._add_row.setVisible(not read_only and not self._table.rows)
        for each in self._rows:
            self._apply_read_only(each)

    def take_focus(self) -> None:
        self.cell(0, 0).setFocus()

    def cell(self, place: int, column: int) -> CellEditor:
        """The control at a row and a column, both from 0."""
        return self._rows[place].cells[self._table.columns[column].id]

    @property
    def row_count(self) -> int:
        """How many rows stand there, empty ones too."""
        return len(self._rows)

    def _apply_read_only(self, each: TableRowEditors) -> None:
        for cell in each.cells.values():
            cell.set_read_only(self.read_only)

    # --- rows

    def _show_rows(self, values: list[dict[str, Any]]) -> None:
        if self._table.rows:
            fixed = [each.id for each in self._table.rows]
            by_row = {value.get("row"): value for value in values}
            self._unknown_rows = [value for value in values if value.get("row") not in fixed]
            values = [by_row.get(name, {}) for name in fixed]
        wanted = max(len(values), len(self._table.rows) or min(3, self._table.blank_rows))
        changed = wanted != len(self._rows)
        while len(self._rows) > wanted:
            self._drop(self._rows.pop())
        while len(self._rows) < wanted:
            self._append()
        for place, each in enumerate(self._rows):
            self._fill(each, values[place] if place < len(values) else {})
        if changed:
            self._arrange()

    def _fill(self, each: TableRowEditors, value: dict[str, Any]) -> None:
        cells = value.get("cells")
        cells = cells if isinstance(cells, dict) else {}
        each.unknown = {name: said for name, said in cells.items() if name not in each.cells}
        for name, cell in each.cells.items():
            cell.set_value(cells.get(name))

    def _append(self) -> None:
        place = len(self._rows)
        fixed = self._table.rows[place] if self._table.rows else None
        name = fixed.label if fixed else _row_name(place)
        each = TableRowEditors(
            fixed.id if fixed else "",
            {column.id: self._make_cell(column, name) for column in self._table.columns},
            TextLabel(fixed.label if fixed else number(place + 1), "" if fixed else "note"),
        )
        each.captions = {column.id: TextLabel(column.label, "hint") for column in self._table.columns}
        if fixed is None:
            each.head.setWordWrap(False)  # a number takes its own width only
        for widget in each.widgets():
            widget.setParent(self._body)
        for column_id, cell in each.cells.items():
            cell.typed.connect(partial(self._on_typed, each, column_id))
            cell.stepped.connect(lambda step, key=column_id: self._go(self._rows.index(each) + step, key))
        self._rows.append(each)
        self._apply_read_only(each)

    def _on_typed(self, of: TableRowEditors, column_id: str, step: str) -> None:
        self._offer_removing()
        self.edited.emit(f"{self._rows.index(of)} {column_id}" if step else "")

    def _make_cell(self, column: TableColumn, row_name: str) -> CellEditor:
        cell = make_cell(column, self._today)
        cell.set_name(
            _("{question}: {column}, {row}").format(question=self.field.label, column=column.label, row=row_name)
        )
        cell.left.connect(self.left)
        return cell

    @staticmethod
    def _drop(each: TableRowEditors) -> None:
        for widget in each.widgets():
            widget.hide()
            widget.deleteLater()

    def _on_add(self) -> None:
        self._append()
        self._arrange()
        self.cell(self.row_count - 1, 0).setFocus()

    def _on_focus(self, _old: QWidget | None, focused: QWidget | None) -> None:
        if focused is None or focused.window() is not self.window():
            return  # somebody comes back, from the calendar or another window
        inside = next((each for each in self._rows if each.holds(focused)), None)
        if inside is not None or not self.isAncestorOf(focused):
            self._here = inside
            self._offer_removing()

    def _offer_removing(self) -> None:
        """An empty row is no answer, and needs no removing."""
        here = self._here if self._here in self._rows and not self._table.rows and not self.read_only else None
        if here is not None and here.said():
            words = _("Remove {row}").format(row=_row_name(self._rows.index(here)))
            self._remove.setText(words)
            self.name_control(self._remove, words)
            self._remove.show()
            self.order_tabs()
        else:
            self._remove.hide()

    def _on_remove(self) -> None:
        here = self._here
        if here is None or here not in self._rows:
            return
        place = self._rows.index(here)
        self._show_rows([{"row": each.row_id, "cells": each.said()} for each in self._rows if each is not here])
        self.cell(min(place, self.row_count - 1), 0).setFocus()
        self._offer_removing()
        self.edited.emit("")

    def _go(self, place: int, column_id: str) -> None:
        if 0 <= place < len(self._rows):
            self._rows[place].cells[column_id].setFocus()
        elif place == len(self._rows) and not self._table.rows and not is_empty(self._rows[-1].said()):
            self._on_add()

    # --- where things stand

    def _choose_arrangement(self) -> None:
        characters = sum(least_characters(column) for column in self._table.columns)
        characters += len(self._table.columns) + 10  # the gaps, and what stands at both sides
        stacked = characters * self.fontMetrics().averageCharWidth() > self.width()
        if stacked != self._stacked:
            self._stacked = stacked
            self._arrange()

    def _arrange(self) -> None:
        grid = self._grid
        while grid.takeAt(0) is not None:
            pass
        for place in range(grid.columnCount()):
            grid.setColumnStretch(place, 0)
            grid.setColumnMinimumWidth(place, 0)
        for head in self._heads.values():
            head.setParent(self._body)
            head.setVisible(not self._stacked)
        if self._stacked:
            arrange_blocks(grid, self._table, self._rows)
        else:
            arrange_grid(grid, self._table, self._rows, self._heads)
        for each in self._rows:
            each.show()
        self.order_tabs()

    def order_tabs(self) -> None:
        """Row by row. To removing the row that one is in leads Shift and Tab from its first cell: whoever fills in
        rows by Tab never comes to it, and no blank that is typed takes a row away."""
        stops: list[QWidget] = []
        for each in self._rows:
            if each is self._here:
                stops.append(self._remove)
            stops += [control for column in self._table.columns for control in tab_stops(each.cells[column.id])]
        for first, second in pairwise([*stops, self._add_row]):
            QWidget.setTabOrder(first, second)


def _row_name(place: int) -> str:
    return _("row {number}").format(number=number(place + 1))
