"""One line of a checklist: a tick, its words or room for own ones, and the day when it was done."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QToolButton, QWidget

from trustbook.exercises.fields import FixedRow
from trustbook.language import _
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.date_field import DayEdit, Today
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.fields.row_buttons import row_button
from trustbook.ui.kit import CheckMark, column, row

_GAP = 6
_BESIDE_TEXT = 5
"""How far a tick stands below the top of the text beside it, in pixels."""
_CELLS = ("done", "on", "text")


class CheckLineEditor(QWidget):
    """`typed` carries what the person changed: "done", "on" or "text". With no `item` it is a line of one's own."""

    typed = Signal(str)
    left = Signal()
    remove_wanted = Signal()
    stepped = Signal(int)

    def __init__(self, item: FixedRow | None, today: Today) -> None:
        super().__init__()
        self.row_id = "" if item is None else item.id
        self._today = today
        self._unknown: dict[str, Any] = {}
        """Cells that an older definition had."""
        self._read_only = False
        self.mark = CheckMark()
        self.mark.clicked.connect(self._on_ticked)
        self.edit: AnswerEdit | None = None
        self.remove: QToolButton | None = None
        self.day = DayEdit("", today, keeps_words=True)
        self.day.typed.connect(lambda _key: self.typed.emit("on"))
        self.day.left.connect(self.left)
        words = self._words(item)
        self._day_place = row(self.day)
        self._line = row(words, self._day_place, spacing=8)
        self._line.setStretch(0, 1)
        if item is not None:
            self._line.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        self._line.setAlignment(self._day_place, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(self._line))
        self.show_cells({})

    def said(self) -> dict[str, Any]:
        """The cells that say something."""
        day, text = self.day.said(), self.edit.text() if self.edit is not None else ""
        found: dict[str, Any] = dict(self._unknown)
        found |= {"done": True} if self.mark.isChecked() else {}
        found |= {"on": day} if day is not None else {}
        return found | ({"text": text} if text else {})

    def show_cells(self, cells: Any) -> None:
        """Show what is said of this line; what does not fit is shown as nothing said."""
        cells = cells if isinstance(cells, dict) else {}
        known = _CELLS if self.edit is not None else _CELLS[:2]
        self._unknown = {name: value for name, value in cells.items() if name not in known}
        self.mark.setChecked(cells.get("done") is True)
        self.day.show_said(cells.get("on"))
        if self.edit is not None:
            text = cells.get("text")
            self.edit.show_text(text if isinstance(text, str) else "")
        self._show_day()

    def set_read_only(self, read_only: bool) -> None:
        """Only for looking at, or for writing again."""
        self._read_only = read_only
        self.mark.setEnabled(not read_only)
        self.day.set_read_only(read_only)
        if self.edit is not None:
            self.edit.setReadOnly(read_only)
        if self.remove is not None:
            self.remove.setVisible(not read_only)

    def set_names(self, question: str, line: str) -> None:
        """Say to a screen reader which line this is."""
        name = _("{question}: {detail}").format(question=question, detail=line)
        day = _("{question}: {detail}").format(question=name, detail=_("the day"))
        self.mark.setAccessibleName(name)
        self.day.line.setAccessibleName(day)
        self.day.pick.setAccessibleName(_("{question}: {detail}").format(question=day, detail=_("Calendar")))
        if self.edit is not None:
            self.edit.setAccessibleName(_("{question}: {detail}").format(question=name, detail=_("own words")))
        if self.remove is not None:
            remove = _("Remove {row}").format(row=line)
            self.remove.setAccessibleName(remove)
            self.remove.setToolTip(remove)

    def set_stacked(self, stacked: bool) -> None:
        """Put the day below the words, or beside them."""
        below = QBoxLayout.Direction.TopToBottom
        self._line.setDirection(below if stacked else QBoxLayout.Direction.LeftToRight)
        indent = self.mark.sizeHint().width() + _GAP if stacked else 0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._day_place.setContentsMargins(0 if mirrored else indent, 0, indent if mirrored else 0, 0)

    def tab_stops(self) -> list[QWidget]:
        """What Tab comes to, in order."""
        own = [self.edit] if self.edit is not None else []
        return [self.mark, *own, self.day.line, self.day.pick]

    def _words(self, item: FixedRow | None) -> QWidget:
        if item is not None:
            return MarkRow(self.mark, item.label)
        self.edit = AnswerEdit(1, one_paragraph=True)
        self.edit.typed.connect(self.typed)
        self.edit.left.connect(self.left)
        self.edit.stepped.connect(self.stepped)
        self.edit.entered.connect(lambda: self.stepped.emit(1))
        self.remove = row_button(_("Remove"), "", self.remove_wanted.emit)
        line = row(column(_BESIDE_TEXT, self.mark, None), self.edit, self.remove, spacing=_GAP)
        line.setStretch(1, 1)
        line.setAlignment(self.remove, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def _on_ticked(self, ticked: bool) -> None:
        """A tick takes today's day with it, which can be changed; taking the tick back takes the day back."""
        self.day.show_day(self._today() if ticked else None)
        self._show_day()
        self.typed.emit("done")

    def _show_day(self) -> None:
        self.day.setVisible(self.mark.isChecked() or self.day.said() is not None)
