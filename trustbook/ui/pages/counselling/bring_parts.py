"""What of one page goes along: a tick for each question that was answered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, Space, clear_layout, column, label
from trustbook.workbook.counselling.bring_views import BroughtPage


class BringParts(QWidget):
    """`changed` carries the ids of the questions that stay out, after a tick of the person."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.marks: dict[str, CheckMark] = {}
        """By id of the question."""
        self._rows = column(spacing=Space.STATE)
        self.setLayout(column(label(_("What of this page goes along")), self._rows, spacing=Space.STATE))

    def show_page(self, brought: BroughtPage) -> None:
        """Show the questions of this page. A tick that had the focus keeps it."""
        if list(self.marks) != [question.field_id for question in brought.questions]:
            clear_layout(self._rows)
            self.marks = {question.field_id: self._mark(question.label) for question in brought.questions}
            for question in brought.questions:
                self._rows.addWidget(MarkRow(self.marks[question.field_id], question.label))
        for question in brought.questions:
            self.marks[question.field_id].setChecked(not question.left_out)

    def take_focus(self) -> None:
        """Put the focus on the first tick."""
        for mark in self.marks.values():
            mark.setFocus()
            return

    def _mark(self, words: str) -> CheckMark:
        mark = CheckMark()
        mark.setAccessibleName(words)
        mark.clicked.connect(lambda _checked: self._on_clicked())
        return mark

    def _on_clicked(self) -> None:
        self.changed.emit(frozenset(name for name, mark in self.marks.items() if not mark.isChecked()))
