"""A block of a letter: text in calm lines on the bare sheet, without a box."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout, QScrollArea

from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.kit.text import TextLabel

_PITCH: Final = 29 / 17
"""From one line to the next, by the size of the letters."""
_GAP: Final = 14 / 17
"""What an empty line between two paragraphs is high, likewise."""
_LOWEST: Final = 2 / 3
"""The line that is being written stays above the lower third of what is seen."""
_ABOVE: Final = 3
"""So many lines are kept in sight above it."""


class LetterLines(QPlainTextDocumentLayout):
    """Lines with room between them. An empty line between paragraphs is a gap; the last one is a line to write on.

    Qt sets lines of plain text as close as the letters allow, so they are moved after Qt has broken them.
    """

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = super().blockBoundingRect(block)
        size = self.document().defaultFont().pixelSize()
        layout, pitch = block.layout(), size * _PITCH
        count = layout.lineCount()
        if not count:
            return rect
        ends = not block.next().isValid()
        if block.length() <= 1 and not ends and block.position() and not layout.preeditAreaText():
            rect.setHeight(round(size * _GAP))
            return rect
        first = layout.lineAt(0)
        start = round((pitch - first.height()) / 2)
        last = layout.lineAt(count - 1)
        if last.y() != start + round((count - 1) * pitch):
            for number in range(count):
                line = layout.lineAt(number)
                place = line.position()
                place.setY(start + round(number * pitch))
                line.setPosition(place)
        rect.setHeight(round(count * pitch) + (self.document().documentMargin() if ends else 0))
        return rect


class LetterEdit(AnswerEdit):
    """Grows with what is written. `at_end`: lines end where a line ends.

    `hint` is told to a screen reader; `BlockHint` shows it.
    """

    def __init__(
        self,
        name: str,
        hint: str = "",
        *,
        one_paragraph: bool = False,
        at_end: bool = False,
    ) -> None:
        super().__init__(1, one_paragraph=one_paragraph)
        self._is_short = one_paragraph
        self._use_lines_of_a_letter()
        self.setProperty("role", "letter")
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        if at_end:
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignTrailing)
            self.document().setDefaultTextOption(option)

    def _use_lines_of_a_letter(self) -> None:
        """A document has to have its layout before it is given to Qt, which ties itself to it then.

        Both are held here: Qt's parents do not keep them from Python's collector, which would delete them in use.
        """
        self._document = QTextDocument(self)
        self._lines_of_it = LetterLines(self._document)
        self._document.setDefaultFont(self.font())
        self._document.setDocumentLayout(self._lines_of_it)
        self._document.setDocumentMargin(self.document().documentMargin())
        self._document.setUndoRedoEnabled(False)
        self.setDocument(self._document)

    def keep_in_sight(self, page: QScrollArea, place: QPoint, line: int) -> None:
        bar, seen = page.verticalScrollBar(), page.viewport().height()
        if not bar.value() and place.y() + line <= seen and (self._is_short or not self.text()):
            return  # a letter is begun below what to take care of, which stays whole in sight
        top = place.y() - bar.value()
        lowest, highest = round(seen * _LOWEST) - line, _ABOVE * line
        if top > lowest:
            bar.setValue(place.y() - lowest)
        elif top < highest:
            bar.setValue(place.y() - min(highest, lowest))


class BlockHint(TextLabel):
    """What could stand in a block, below it, while it is empty. `at_cursor`: only while somebody is there, too.

    One at the cursor keeps its room, so that nothing moves when somebody comes there.
    """

    def __init__(self, edit: LetterEdit, words: str, *, at_cursor: bool) -> None:
        super().__init__(words, "hint")
        self._edit, self._at_cursor = edit, at_cursor
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(at_cursor)
        self.setSizePolicy(policy)
        edit.textChanged.connect(self._show_if_empty)
        edit.installEventFilter(self)
        self._show_if_empty()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_if_empty(there=event.type() == QEvent.Type.FocusIn)
        return False

    def _show_if_empty(self, *, there: bool | None = None) -> None:
        is_there = self._edit.hasFocus() if there is None else there
        self.setVisible(not self._edit.text() and (is_there or not self._at_cursor))
