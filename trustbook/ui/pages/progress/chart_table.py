"""The marks as a table: the equal of the chart, and a real table to a screen reader."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from trustbook.language import _, day_words, number
from trustbook.ui.kit.rows_as_shown import RowsAsShown
from trustbook.ui.kit.scale import grown
from trustbook.workbook.pages.chart_views import PersonLine, PulseView

_LEFT_OUT: Final = "–"
_LEAST_COLUMN: Final = 96
"""In pixels at 100 % text; where they do not fit, the table scrolls sideways."""
_AROUND: Final = 12
"""What a cell has around its words, in pixels at 100 % text."""
_MOST_ROWS: Final = 10
"""More than these scroll."""

_Index = QModelIndex | QPersistentModelIndex


class PulseModel(QAbstractTableModel):
    """Rows are weeks, the newest first; columns are the questions of each person, then the one word of each."""

    def __init__(self, view: PulseView) -> None:
        super().__init__()
        self._view = view
        self._columns = [
            (person, question)
            for question in view.questions
            for person in view.lines
            if any(mark is not None for mark in person.line.marks(question.id))
        ]
        self._words = [person for person in view.lines if any(pulse and pulse.word for pulse in person.line.weeks)]

    def place(self, row: int) -> int:
        """Which of the weeks stands in this row."""
        return len(self._view.weeks) - 1 - row

    def long_rows(self, metrics: QFontMetrics, width: int) -> list[int]:
        """Rows with a word that is wider than so many pixels."""
        return [
            row
            for row in range(self.rowCount())
            for pulse in (person.line.weeks[self.place(row)] for person in self._words)
            if pulse is not None and pulse.word and metrics.horizontalAdvance(pulse.word) > width
        ]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._view.weeks)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._columns) + len(self._words)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return day_words(self._view.day(self.place(section)), self._view.today)
        if section < len(self._columns):
            person, question = self._columns[section]
            alone = sum(other == question for _person, other in self._columns) == 1
            return question.label if alone and person.mine else _headed(question.label, person)
        person = self._words[section - len(self._columns)]
        return _("One word") if len(self._words) == 1 and person.mine else _headed(_("One word"), person)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() < len(self._columns):
            return Qt.AlignmentFlag.AlignCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        words = self._said(index.row(), index.column())
        if words:
            return words
        return _("no mark") if role == Qt.ItemDataRole.AccessibleTextRole else _LEFT_OUT

    def _said(self, row: int, column: int) -> str:
        place = self.place(row)
        if column >= len(self._columns):
            pulse = self._words[column - len(self._columns)].line.weeks[place]
            return pulse.word if pulse is not None else ""
        person, question = self._columns[column]
        mark = person.line.marks(question.id)[place]
        return "" if mark is None else number(mark)


def _headed(words: str, person: PersonLine) -> str:
    return _("{question}, {name}").format(question=words, name=_("you") if person.mine else person.partner.name)


class PulseTable(RowsAsShown, QTableView):
    """Enter opens the page of the week, T goes back to the chart. It is filled once it is looked at."""

    opened = Signal(int)
    chart_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Weekly pulse, as a table"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self._waiting: PulseView | None = None

    def show_view(self, view: PulseView) -> None:
        """Show these weeks."""
        self._waiting = view
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        self._fill()
        super().showEvent(event)

    def _fill(self) -> None:
        view, self._waiting = self._waiting, None
        if view is None:
            return
        before, model = self.model(), PulseModel(view)
        model.setParent(self)
        self.setModel(model)
        if before is not None:
            before.deleteLater()
        head = self.horizontalHeader()
        head.setMinimumSectionSize(grown(_LEAST_COLUMN))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
        head.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 14)
        self._measure_rows(model)
        rows = min(_MOST_ROWS, model.rowCount())
        self.setFixedHeight(head.height() + rows * self.verticalHeader().defaultSectionSize() + grown(24))
        if model.rowCount() and model.columnCount():
            self.setCurrentIndex(model.index(0, 0))

    def _measure_rows(self, model: PulseModel) -> None:
        """One height for all, and more only for a row with a word that needs it: of ten years, few."""
        side = self.verticalHeader()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(self.fontMetrics().lineSpacing() + grown(_AROUND))
        for row in model.long_rows(self.fontMetrics(), self.horizontalHeader().minimumSectionSize() - grown(_AROUND)):
            self.resizeRowToContents(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_T or event.key() == Qt.Key.Key_Escape:
            self.chart_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        model = self.model()
        if isinstance(model, PulseModel) and row >= 0:
            self.opened.emit(model.place(row))
