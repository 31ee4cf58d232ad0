"""A field with things to tick off, and room for lines of one's own."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from trustbook.exercises.fields import ChecklistField, FixedRow
from trustbook.language import _, number
from trustbook.ui.fields.arranged import ArrangedField
from trustbook.ui.fields.check_line import CheckLineEditor
from trustbook.ui.fields.date_field import Today
from trustbook.ui.kit import column, link_button, row

_BESIDE = 58
"""Least width at which the day stands beside the words, in characters."""
_MOST_OWN_AT_FIRST = 3


class ChecklistWidget(ArrangedField):
    """Tab goes from line to line; in own lines Enter goes to the next and Ctrl+Delete removes one.

    Lines of an older definition are kept.
    """

    def __init__(self, field: ChecklistField, today: Today) -> None:
        super().__init__(field)
        self._listed = field
        self._today = today
        self._unknown_lines: list[Any] = []
        self._own: list[CheckLineEditor] = []
        self._place = column(spacing=4)
        self.add(self._place)
        self._fixed = [self._make(item) for item in field.items]
        self._least = 0 if field.items or not field.own else min(_MOST_OWN_AT_FIRST, max(1, field.blank_rows))
        self._add_line = link_button(_("Add a line"), self._on_add)
        self.name_control(self._add_line, _("Add a line"))
        self.add(row(self._add_line, None))
        self._add_line.setVisible(field.own)
        self._show_own([])
        self.room_changed.connect(self._choose_arrangement)

    # --- the value

    def value(self) -> Any:
        fixed = [{"row": line.row_id, "cells": line.said()} for line in self._fixed]
        own = [{"row": "", "cells": line.said()} for line in self._own]
        while own and not own[-1]["cells"]:
            own.pop()
        return [*(line for line in fixed if line["cells"]), *self._unknown_lines, *own] or None

    def set_value(self, value: Any) -> None:
        lines = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        known = {line.row_id for line in self._fixed}
        cells = {line["row"]: line.get("cells") for line in lines if line.get("row") in known}
        own = [line for line in lines if line.get("row") == "" and self._listed.own]
        self._unknown_lines = [line for line in lines if line.get("row") not in known and line not in own]
        for line in self._fixed:
            line.show_cells(cells.get(line.row_id))
        self._show_own([line.get("cells") for line in own])

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        for line in self._lines():
            line.set_read_only(read_only)
        self._add_line.setVisible(self._listed.own and not read_only)

    def take_focus(self) -> None:
        lines = self._lines()
        if not lines:
            self._add_line.setFocus()
            return
        first = lines[0]
        (first.edit or first.mark).setFocus()

    def own_lines(self) -> list[CheckLineEditor]:
        """The lines of one's own, empty ones too."""
        return list(self._own)

    def fixed_lines(self) -> list[CheckLineEditor]:
        """The lines that the exercise brings."""
        return list(self._fixed)

    def _lines(self) -> list[CheckLineEditor]:
        return [*self._fixed, *self._own]

    # --- lines

    def _make(self, item: FixedRow | None) -> CheckLineEditor:
        line = CheckLineEditor(item, self._today)
        name = item.label if item else _("own line {number}").format(number=number(len(self._own) + 1))
        line.set_names(self.field.label, name)
        line.set_read_only(self.read_only)
        line.set_stacked(self._is_narrow())
        line.typed.connect(lambda cell: self._on_typed(line, cell))
        line.left.connect(self.left)
        line.remove_wanted.connect(lambda: self._on_remove(line))
        line.stepped.connect(lambda step: self._go(line, step))
        line.mark.installEventFilter(self)
        if line.edit is not None:
            line.edit.installEventFilter(self)
        self._place.addWidget(line)
        return line

    def _show_own(self, cells: list[Any]) -> None:
        wanted = max(len(cells), self._least)
        while len(self._own) > wanted:
            gone = self._own.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._own) < wanted:
            self._own.append(self._make(None))
        for place, line in enumerate(self._own):
            line.show_cells(cells[place] if place < len(cells) else None)
        self.order_tabs()

    def order_tabs(self) -> None:
        stops = [stop for line in self._lines() for stop in line.tab_stops()]
        for first, second in pairwise([*stops, self._add_line]):
            QWidget.setTabOrder(first, second)

    def _on_typed(self, line: CheckLineEditor, cell: str) -> None:
        key = f"{self._lines().index(line)} {cell}"
        self.edited.emit(key if cell not in ("", "done") else "")

    def _on_add(self) -> None:
        self._own.append(self._make(None))
        self.order_tabs()
        self._write_in(self._own[-1])

    def _on_remove(self, line: CheckLineEditor) -> None:
        if self.read_only:
            return
        place, said = self._own.index(line), bool(line.said())
        self._show_own_without(line)
        rest = self._own[min(place, len(self._own) - 1)] if self._own else None
        if rest is not None:
            self._write_in(rest)
        else:
            self._add_line.setFocus()
        if said:
            self.edited.emit("")

    def _show_own_without(self, line: CheckLineEditor) -> None:
        """The lines below move up by one, so that each keeps its number."""
        cells = [other.said() for other in self._own if other is not line]
        self._show_own(cells)

    def _go(self, line: CheckLineEditor, step: int) -> None:
        place = self._own.index(line) + step
        if 0 <= place < len(self._own):
            self._write_in(self._own[place])
        elif place == len(self._own) and line.said() and not self.read_only:
            self._on_add()

    @staticmethod
    def _write_in(line: CheckLineEditor) -> None:
        (line.edit or line.mark).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        line = next((each for each in self._own if each.edit is watched), None)
        if line is None:
            if event.type() == QEvent.Type.FocusOut:
                self.left.emit()
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(line, event)
        return False

    def _on_key(self, line: CheckLineEditor, event: QKeyEvent) -> bool:
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Delete and with_control:
            self._on_remove(line)
            return True
        if event.key() == Qt.Key.Key_Backspace and not line.said() and len(self._own) > self._least:
            self._on_remove(line)
            return True
        return False

    # --- where things stand

    def _is_narrow(self) -> bool:
        return self.width() < self.fontMetrics().averageCharWidth() * _BESIDE

    def _choose_arrangement(self) -> None:
        for line in self._lines():
            line.set_stacked(self._is_narrow())
