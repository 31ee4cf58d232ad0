"""Where the cells of a table stand: in rows and columns, or in a block for each row where these get too narrow."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from trustbook.exercises.fields import TableColumn, TableField
from trustbook.ui.fields.cells import MOST_CHARACTERS, CellEditor
from trustbook.ui.kit import TextLabel

_NARROWEST = {"short": 13, "choice": 7, "date": 30, "scale": 8, "yes-no": 11}
"""Least width of a column by kind, in characters, without the words to choose from."""


class TableRowEditors:
    """The controls of one row. `row_id` is "" for a row that the person added."""

    def __init__(self, row_id: str, cells: dict[str, CellEditor], head: TextLabel) -> None:
        self.row_id = row_id
        self.cells = cells
        self.head = head
        self.captions: dict[str, TextLabel] = {}
        self.unknown: dict[str, Any] = {}
        """Cells of columns that an older definition had."""

    def widgets(self) -> list[QWidget]:
        return [self.head, *self.cells.values(), *self.captions.values()]

    def said(self) -> dict[str, Any]:
        """The cells that say something."""
        said = {name: cell.value() for name, cell in self.cells.items()}
        return {**self.unknown, **{name: value for name, value in said.items() if value is not None}}

    def show(self) -> None:
        """Show what was put into a place."""
        self.head.show()
        for cell in self.cells.values():
            cell.show()

    def holds(self, widget: QWidget) -> bool:
        """Whether this is one of its controls."""
        return any(cell.isAncestorOf(widget) for cell in self.cells.values())


def arrange_grid(
    grid: QGridLayout, table: TableField, rows: list[TableRowEditors], heads: dict[str, TextLabel]
) -> None:
    """Columns beside each other, with their names on top."""
    for place, column in enumerate(table.columns):
        grid.addWidget(heads[column.id], 0, place + 1, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(place + 1, 0 if column.kind == "date" else column.width)  # a day needs no more room
        if column.kind == "short":
            letter = heads[column.id].fontMetrics().averageCharWidth()
            grid.setColumnMinimumWidth(place + 1, letter * _NARROWEST["short"])
    if table.rows:
        grid.setColumnStretch(0, 3)
    for line, each in enumerate(rows, start=1):
        each.head.setContentsMargins(0, 7, 4, 0)
        grid.addWidget(each.head, line, 0, Qt.AlignmentFlag.AlignTop)
        for place, column in enumerate(table.columns):
            each.captions[column.id].hide()
            grid.addWidget(each.cells[column.id], line, place + 1)


def arrange_blocks(grid: QGridLayout, table: TableField, rows: list[TableRowEditors]) -> None:
    """One row below the other, each cell below its column's name. A number stands beside the first of these names."""
    line = 0
    grid.setColumnStretch(1, 1)
    for each in rows:
        above = 14 if line else 0
        each.head.setContentsMargins(0, above, 4, 0)
        if table.rows:
            grid.addWidget(each.head, line, 0, 1, 3)
            line += 1
        else:
            grid.addWidget(each.head, line, 0, Qt.AlignmentFlag.AlignBottom)
        for place, column in enumerate(table.columns):
            beside_number = place == 0 and not table.rows
            caption = each.captions[column.id]
            caption.setContentsMargins(0, above if beside_number else 0, 0, 0)
            at, wide = (1, 1) if beside_number else (0, 3)
            grid.addWidget(caption, line, at, 1, wide, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(each.cells[column.id], line + 1, 0, 1, 3)
            caption.show()
            line += 2


def tab_stops(cell: QWidget) -> list[QWidget]:
    """What Tab comes to in a cell; Qt does not order the cells themselves, which hold more than one control."""
    inside = [each for each in cell.findChildren(QWidget) if each.window() is cell.window()]  # no popups
    return [each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None]


def least_characters(column: TableColumn) -> int:
    """Least width of a column, in average characters."""
    longest = max((len(option.label) for option in column.options), default=0)
    return _NARROWEST[column.kind] + min(longest, MOST_CHARACTERS)


def new_grid() -> QGridLayout:
    """An empty place for rows and columns."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(6)
    return grid
