"""A list of what can go on paper; a long one is narrowed down by typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from trustbook.domain.folding import folded
from trustbook.domain.spots import looked_for
from trustbook.language import _
from trustbook.ui.kit import LineInput, TextLabel, column
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.kit.rows_as_shown import PlainList
from trustbook.ui.kit.whole_lines import WholeLinesDelegate

_MOST_AT_A_GLANCE: Final = 6
"""Lines that need no search."""
_OF_MANY: Final = 3
"""Lines of a long list that are in sight."""
_ID = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """One line. `also`: other words that it is found by."""

    id: str
    label: str
    also: tuple[str, ...] = ()


class ScopeList(QWidget):
    """One of the lines is always chosen. `chosen` says that the person chose another."""

    chosen = Signal()

    def __init__(self, name: str, lines: tuple[ScopeLine, ...], first: str) -> None:
        """`name` is what a screen reader calls the list."""
        super().__init__()
        self.line = LineInput(_("Type to find a page"), asked_above=True)
        many = len(lines) > _MOST_AT_A_GLANCE
        if not many:
            self.line.hide()  # shown before it has its place, it would be a window of its own for a moment
        self.line.changed.connect(lambda _text: self._narrow())
        self.line.entered.connect(self._on_entered)
        self.nothing = StatusLabel("", "hint")
        self.nothing.hide()
        self.list = PlainList()
        self.list.setProperty("role", "lines")  # its line has the ring
        self.list.setAccessibleName(name)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(WholeLinesDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in lines:
            item = QListWidgetItem(each.label, self.list)
            item.setData(_ID, each.id)
            item.setData(_WORDS, folded("\n".join((each.label, *each.also))))
        self._show(first)
        self.list.currentRowChanged.connect(self._on_row)
        above = TextLabel(_("{name}? Type to find it").format(name=name) if many else name, "label")
        self.setLayout(column(above, self.line, self.nothing, self.list, spacing=4))
        self.setFocusProxy(self.line if many else self.list)
        self._fit(len(lines))

    def current(self) -> str:
        """Id of the line that is chosen."""
        return str(self.list.currentItem().data(_ID))

    def current_label(self) -> str:
        """What the line that is chosen says."""
        return self.list.currentItem().text()

    def ids(self) -> tuple[str, ...]:
        """Of all lines, in order."""
        return tuple(str(self.list.item(row).data(_ID)) for row in range(self.list.count()))

    def shown_labels(self) -> tuple[str, ...]:
        """What the lines say that fit what was typed."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.text() for item in items if not item.isHidden())

    def choose(self, scope_id: str) -> None:
        """Let this line be chosen, as if somebody had."""
        self._show(scope_id)

    def _show(self, scope_id: str) -> None:
        ids = self.ids()
        self.list.setCurrentRow(ids.index(scope_id) if scope_id in ids else 0)

    def _on_row(self, _row: int) -> None:
        self.nothing.hide()
        self.chosen.emit()

    def _narrow(self) -> None:
        """Show the lines that fit; where the chosen one is not among them, the first of them is chosen."""
        wanted = looked_for(self.line.text())
        fitting = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not all(word in str(item.data(_WORDS)) for word in wanted))
            if not item.isHidden():
                fitting.append(row)
        self.nothing.setVisible(not fitting)
        if not fitting:
            words = _("Nothing is called so. “{title}” stays chosen.")
            self.nothing.say(words.format(title=self.current_label()))
        elif self.list.currentRow() not in fitting:
            self.list.setCurrentRow(fitting[0])
        self.list.scrollToItem(self.list.currentItem())

    def _on_entered(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self, lines: int) -> None:
        high = self.list.sizeHintForRow(0) if lines else 0
        shown = lines if lines <= _MOST_AT_A_GLANCE else _OF_MANY
        self.list.setFixedHeight(high * shown + 2 * self.list.frameWidth() + 4)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit(self.list.count())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit(self.list.count())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.edit.hasFocus():
            return  # it goes to the list; it presses no button
        if event.key() == Qt.Key.Key_Down and self.line.edit.hasFocus() and self.shown_labels():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
