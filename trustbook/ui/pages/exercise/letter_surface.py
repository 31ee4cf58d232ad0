"""The desk that a letter is written on: the sheet, and beside it the guide, which can be put away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.kit import DeskPage, Space, column, grown, link_button, row
from trustbook.ui.kit.scale import has_columns
from trustbook.ui.kit.scrolling import take_role
from trustbook.ui.pages.exercise.letter_form import LetterForm
from trustbook.ui.pages.exercise.letter_guide import LetterGuide
from trustbook.ui.pages.exercise.writing_sheet import WritingSheet

_SHEET: Final = 640
_TEXT: Final = 496
_PADDING: Final = 90
"""What the sheet has around its text anyway."""
_EDGE: Final = 1
"""The line around the sheet, in pixels."""
_TOP: Final = 48
_GUIDE: Final = 300
_BESIDE: Final = 8
"""Between the sheet and the guide, beside the room that the guide has around it; in pixels."""


class LetterSurface(QWidget):
    """Decides by the room that there is whether the guide stands beside the sheet, or folded above it."""

    folds = Signal(bool)
    """Whether the guide is folded above the sheet, because it has no room beside it."""

    def __init__(self, form: LetterForm, guide: LetterGuide) -> None:
        super().__init__()
        self.sheet = WritingSheet(_SHEET - _PADDING, runs_out=True)
        self._care = guide.care
        self._care.hide()
        self.sheet.content.addWidget(self._care)
        self.sheet.content.addWidget(form)
        self.sheet.content.addStretch(1)
        self._form = form
        self._wanted = True
        self._unfolded = False
        self._beside = True
        self._guide = DeskPage(column(guide))
        self._guide.setParent(self)
        self._guide.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fold = link_button(_("The guide"), self._on_fold)
        self._above = QWidget()
        line = row(self.fold, None)
        line.setContentsMargins(Space.STEP, Space.STATE, Space.STEP, Space.STATE)
        self._above.setLayout(line)
        self._folded = column(self._above, spacing=0)
        layout = column(self._folded, self.sheet, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.sheet.sheet.installEventFilter(self)
        form.installEventFilter(self)

    def show_guide(self, shown: bool) -> None:
        """Show it, or put it away; the sheet then lies in the middle."""
        self._wanted = shown
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._form:
            if event.type() == QEvent.Type.Resize:
                self._give_paper()
            return False
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place_guide()
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._form.take_focus()  # the bare paper is there to be written on
        return False

    def _on_fold(self) -> None:
        self._unfolded = not self._unfolded
        self._arrange()

    def _arrange(self) -> None:
        wide = grown(_GUIDE) + 2 * Space.COLUMN
        was, self._beside = self._beside, self.width() >= grown(_SHEET) + wide + 3 * Space.PART
        if was != self._beside:
            self.folds.emit(not self._beside)
        shown = self._wanted if self._beside else self._unfolded
        self._above.setVisible(not self._beside)
        take_role(self._above, "desk" if has_columns(self.window().width()) else "paper")  # as the sheet below it
        self._care.setVisible(not self._beside)
        self._guide.setVisible(shown)
        if self._beside or not shown:
            self._folded.removeWidget(self._guide)
        elif self._folded.indexOf(self._guide) < 0:
            self._folded.addWidget(self._guide)
        self._guide.setMaximumHeight(16_777_215 if self._beside else self.height() // 2)
        if not self._beside and shown:
            self._guide.setMinimumHeight(self.height() // 3)
        else:
            self._guide.setMinimumHeight(0)
        self.sheet.keep_free(wide if shown and self._beside else 0)
        self._give_paper()
        self._place_guide()

    def _give_paper(self) -> None:
        """However much is written, the sheet goes on below the window."""
        seen = self.sheet.viewport().height()
        side = grown(_SHEET - _TEXT) // 2 - _EDGE if self.width() >= grown(_SHEET) + 3 * Space.PART else Space.PART
        below = max(seen // 2, seen - _TOP - self._form.sizeHint().height())
        self.sheet.content.setContentsMargins(side, _TOP, side, below)

    def _place_guide(self) -> None:
        if self._guide.isHidden() or not self._beside:
            return
        paper = self.sheet.sheet
        corner = paper.mapTo(self.sheet, QPoint(0, 0))
        wide = grown(_GUIDE) + 2 * Space.COLUMN
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = corner.x() - wide - _BESIDE if mirrored else corner.x() + paper.width() + _BESIDE
        self._guide.setGeometry(left, self.sheet.y(), wide, self.sheet.height())
        self._guide.raise_()
