"""Text that is as high as what is written, however long that is, and a page around it that follows the caret.

Qt lays out text when it is drawn and tells heights of what it has not laid out yet as if each paragraph were one line.
So everything is laid out here before the height is set, and once more whenever the width changes.
"""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QInputMethodEvent, QKeyEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QSizePolicy, QWidget

_MOST_PIXELS: Final = (1 << 24) - 1
"""The highest that Qt lets a widget be; some million words. What is longer scrolls in itself."""
_SPARE: Final = 1
"""With less, Qt thinks that the last line does not fit, and would scroll to it; in pixels."""
_LEAST_EDGE: Final = 10
"""Border and padding above and below while they are not known, in pixels."""
_LINES_IN_SIGHT: Final = 3
"""So many lines are kept in sight above and below the caret."""
_ROUNDS: Final = 3
"""A greater height can bring a scroll bar, which takes from the width, which makes the text higher once more."""
_FIT: Final = QEvent.Type(QEvent.registerEventType())


class GrowingEdit(QPlainTextEdit):
    """Plain text without scroll bars, at least `lines` high."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = max(1, lines)
        self._is_due = False
        """Whether its height is to be looked at again."""
        self.document().setDocumentMargin(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._follow_caret)

    # --- height

    def use_lines(self, lines: int) -> None:
        """Be at least so many lines high from now on."""
        if lines != self._lines:
            self._lines = lines
            self._grow()

    def _grow(self) -> None:
        """Be as high as the text, now, with everything around."""
        if not self.isVisible():
            return  # it has no width yet
        must_settle = self._is_due
        for _round in range(_ROUNDS):
            self._is_due = False
            if not self._take_height() and not must_settle:
                break
            self._settle()
            must_settle = self._is_due
        self._follow_caret()

    def _take_height(self) -> bool:
        """Set the height; whether it is another one now."""
        bar = self.verticalScrollBar()
        wanted = min(max(self._least_height(), self._text_height()) + self._edge(), _MOST_PIXELS)
        is_new = wanted != self.height()
        if is_new:
            self.setFixedHeight(wanted)
        if wanted < _MOST_PIXELS and bar.value():
            bar.setValue(0)
        return is_new

    def _text_height(self) -> int:
        """Height of all that is written, in pixels."""
        end = self.blockBoundingGeometry(self.document().lastBlock()).bottom()
        if end > 2 * self.viewport().height():  # Qt counts no further than that
            end = self._laid_out()
        return ceil(end + self.document().documentMargin()) + _SPARE

    def _laid_out(self) -> float:
        """Lay out every paragraph and give the height of all of them."""
        height, layout, block = 0.0, self.document().documentLayout(), self.document().firstBlock()
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return height

    def _least_height(self) -> int:
        return ceil(QFontMetricsF(self.font()).lineSpacing()) * self._lines + self._margins()

    def _margins(self) -> int:
        return round(2 * self.document().documentMargin())

    def _edge(self) -> int:
        """Border and padding above and below, in pixels."""
        return self.height() - self.viewport().height() if self.isVisible() else _LEAST_EDGE

    def _settle(self) -> None:
        """Let everything up to the page take the new height at once, not when the event loop comes to it."""
        page, widget = self._page(), self.parentWidget()
        if page is None:
            return
        while widget is not None and widget is not page.viewport():
            layout = widget.layout()
            if layout is not None:
                layout.activate()
            widget = widget.parentWidget()
        QCoreApplication.sendPostedEvents(page.viewport(), QEvent.Type.LayoutRequest)

    def _grow_soon(self) -> None:
        """Take the new height now, and tell what is around of it before anything is drawn.

        What is being laid out just now would not hear of it.
        """
        self._take_height()
        if not self._is_due:
            self._is_due = True
            QCoreApplication.postEvent(self, QEvent(_FIT))

    def customEvent(self, event: QEvent) -> None:
        if event.type() == _FIT and self._is_due:
            self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow_soon()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._grow()  # what is being composed takes room and is no change of the text

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 20, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().lineSpacing() + self._margins() + self._edge())

    # --- the page around it

    def _page(self) -> QScrollArea | None:
        page: QWidget | None = self.parentWidget()
        while page is not None and not isinstance(page, QScrollArea):
            page = page.parentWidget()
        return page

    def _follow_caret(self) -> None:
        """Keep the line that is being written in sight of the page around it."""
        page = self._page()
        inside = page.widget() if page is not None else None
        if page is not None and inside is not None and self.hasFocus():
            caret = self.cursorRect()
            place = self.viewport().mapTo(inside, caret.center())
            self.keep_in_sight(page, place, caret.height())

    def keep_in_sight(self, page: QScrollArea, place: QPoint, line: int) -> None:
        """Scroll `page` so that the caret, at this place in it, is well in sight. `line`: its height, in pixels."""
        page.ensureVisible(place.x(), place.y(), 0, line * _LINES_IN_SIGHT)

    def take_page_key(self, event: QKeyEvent) -> bool:
        """Do what Page Up and Page Down ask. Tells whether it was one of them."""
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()), 0)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not pages or held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        self._turn_page(pages, select=bool(held))
        return True

    def _turn_page(self, pages: int, *, select: bool) -> None:
        """Move the caret by what the page around shows; Qt would move it by all that is written."""
        page, caret = self._page(), self.cursorRect()
        seen = page.viewport().height() if page is not None else self.viewport().height()
        step = max(caret.height(), seen - 2 * _LINES_IN_SIGHT * caret.height())
        target = caret.center().y() + pages * step
        cursor = self.textCursor()
        mode = QTextCursor.MoveMode.KeepAnchor if select else QTextCursor.MoveMode.MoveAnchor
        if target < 0:
            cursor.movePosition(QTextCursor.MoveOperation.Start, mode)
        elif target > self.viewport().height():
            cursor.movePosition(QTextCursor.MoveOperation.End, mode)
        else:
            cursor.setPosition(self.cursorForPosition(QPoint(caret.x(), target)).position(), mode)
        self.setTextCursor(cursor)
