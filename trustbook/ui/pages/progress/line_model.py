"""The rows of the line: a month, then its items. What a row says is made when it is drawn or heard, not before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trustbook.domain.timeline import LineItem, Month
from trustbook.workbook.progress.timeline_words import LineWords

_Index = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_NOWHERE: Final = QModelIndex()
_SAID: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_WALKED: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LineModel(QAbstractListModel):
    """Each row is a month, as its first day, or an `LineItem`. The arrow keys pass months by."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[date | LineItem] = []
        self._months: list[date] = []
        """Of each row the month that it stands in."""
        self._words: LineWords | None = None
        self._open = -1
        """The row that somebody stands on: own words show there alone."""
        self._added = ("", "")
        """Id of what was just added, and what is said of it."""

    def show(self, months: Iterable[Month], words: LineWords) -> None:
        """These, in this order."""
        self.beginResetModel()
        self._words, self._open = words, -1
        self._rows, self._months = [], []
        for month in months:
            self._rows += [month.first_day, *month.items]
            self._months += [month.first_day] * (1 + len(month.items))
        self.endResetModel()

    def item_at(self, row: int) -> LineItem | None:
        """The item of a row; None for a month."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, LineItem) else None

    def month_at(self, row: int) -> str:
        """The name of the month that a row stands in; "" for a row that is not there."""
        if self._words is None or not 0 <= row < len(self._months):
            return ""
        return self._words.month(self._months[row])

    def row_of(self, entry_id: str, on: date | None = None) -> int:
        """The row of what leads to this entry, that of the day if there are several; -1 where there is none."""
        rows = [n for n, row in enumerate(self._rows) if isinstance(row, LineItem) and row.target.entry_id == entry_id]
        same_day = [n for n in rows if (item := self.item_at(n)) is not None and item.on == on]
        return next(iter(same_day or rows), -1)

    def open_row(self, row: int) -> None:
        """Somebody stands on this row now; -1 for none."""
        before, self._open = self._open, row
        for each in {before, row} - {-1}:
            self._tell_changed(each)

    def mark_added(self, entry_id: str, words: str) -> None:
        """Say this in the row that leads to this entry, until something else is added."""
        before, self._added = self._added, (entry_id, words)
        for each in {self.row_of(before[0]), self.row_of(entry_id)} - {-1}:
            self._tell_changed(each)

    def note(self, row: int) -> str:
        """What is said of a row that was just added; "" of all others."""
        item = self.item_at(row)
        entry_id, words = self._added
        return words if item is not None and item.target.entry_id == entry_id else ""

    def _tell_changed(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)

    def texts(self, row: int) -> tuple[str, str, str, str]:
        """Day, kind, text and person of an item, as they are drawn; of a month only its name, as the first."""
        item, words = self.item_at(row), self._words
        if words is None or item is None:
            return (self.month_at(row), "", "", "")
        return (words.day(item), words.kind(item), words.text(item, chosen=row == self._open), words.person(item))

    # --- what Qt asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in _SAID:
            return self._sentence(index.row())
        return self._rows[index.row()] if role == ROW_ROLE else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _WALKED if self.item_at(index.row()) is not None else Qt.ItemFlag.NoItemFlags

    def _sentence(self, row: int) -> str:
        item = self.item_at(row)
        if item is None or self._words is None:
            return self.month_at(row)
        return " ".join(filter(None, (self._words.sentence(item, chosen=row == self._open), self.note(row))))
