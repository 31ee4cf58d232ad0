"""A letter in the full window, to be read aloud: a few lines at a time, in letters that can be read from a chair.

While it is there the idle lock waits: who listens touches no key.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustbook.domain.letter_text import LetterText
from trustbook.language import _
from trustbook.ui.kit import FlowLayout, Rule, Space, column
from trustbook.ui.kit.announcing import announce
from trustbook.ui.kit.far import Far, FarText, KeyButton, far_font, use_far_sizes
from trustbook.ui.runtime.idle_watch import ALL, Holding
from trustbook.ui.services import Services

LINES = 8
"""Most lines that show at a time."""
_FORTH = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_PageUp, Qt.Key.Key_Up)


def lines_of(text: str, width: int, height: int) -> list[tuple[int, str]]:
    """The lines of a text in far letters for a window of this height, `width` pixels long, each with where it begins.

    Every line end of the text is one; a paragraph of nothing is an empty line.
    """
    found: list[tuple[int, str]] = []
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    start = 0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, far_font(Far.SENTENCE, height))
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            piece = paragraph[line.textStart() : line.textStart() + line.textLength()]
            found.append((start + line.textStart(), piece.rstrip()))
        layout.endLayout()
        start += len(paragraph) + 1
    return found


def pages_of(lines: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """The lines in pages; none begins or ends with an empty line."""
    pages: list[list[tuple[int, str]]] = []
    page: list[tuple[int, str]] = []
    for line in lines:
        if not page and not line[1]:
            continue
        page.append(line)
        if len(page) == LINES:
            pages.append(page)
            page = []
    pages += [page] if page else []
    for each in pages:
        while each and not each[-1][1]:
            each.pop()
    return pages


class ReadAloudPage(QWidget):
    """`left`: the workbook is to be shown again. `help_requested`: F1."""

    left = Signal()
    help_requested = Signal()

    def __init__(self, services: Services, letter: LetterText) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        self._holding = holding = Holding(services.watch)
        self.destroyed.connect(lambda: holding.use(""))
        self._text = letter.whole
        self._pages: list[list[tuple[int, str]]] = []
        self._page = 0
        self.words = FarText("", Far.SENTENCE)
        self.words.setWordWrap(False)
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._next = KeyButton(_("Space"), _("go on"), self._forth, likely=True)
        self._back = KeyButton("←", _("back"), self._backwards)
        leave = KeyButton(_("Esc"), _("leave"), self.left.emit)
        layout = column(self.words, Rule(), FlowLayout(self._next, self._back, leave, spacing=Space.COLUMN))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setAccessibleName(_("A letter, to read aloud"))

    @property
    def shown(self) -> tuple[str, ...]:
        """The lines that show now."""
        return tuple(line for _start, line in self._pages[self._page]) if self._pages else ()

    # --- turning over

    def _forth(self) -> None:
        if self._page + 1 < len(self._pages):
            self._turn(self._page + 1)
        else:
            self.left.emit()

    def _backwards(self) -> None:
        if self._page:
            self._turn(self._page - 1)

    def _turn(self, page: int) -> None:
        self._page = page
        self._show()
        announce(self, " ".join(self.shown))

    def _show(self) -> None:
        self.words.setText("\n".join(self.shown))
        self._next.say(_("go on") if self._page + 1 < len(self._pages) else _("to the end, and back to the letters"))
        self._back.setVisible(self._page > 0)

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margin = Space.WIDE if self.width() >= 1000 else Space.COLUMN
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(margin, margin // 2, margin, margin // 2)
        use_far_sizes(self, self.height())
        first = self._pages[self._page][0][0] if self._pages else 0
        self._pages = pages_of(lines_of(self._text, self.width() - 2 * margin, self.height()))
        pages = range(len(self._pages))
        self._page = max((number for number in pages if self._pages[number][0][0] <= first), default=0)
        self._show()

    # --- keys and the idle lock

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        forth, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if mirrored else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        if key == Qt.Key.Key_F1:
            self.help_requested.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (*_FORTH, forth):
            self._forth()
        elif key in (*_BACK, back):
            self._backwards()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._holding.use(ALL)
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._holding.use("")
