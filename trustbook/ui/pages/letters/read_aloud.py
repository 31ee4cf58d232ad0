"""A letter in the full window, to be read aloud: a few lines at a time, in letters that can be read from a chair."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustbook.domain.letter_text import LetterText
from trustbook.language import _
from trustbook.ui.kit import FlowLayout, Rule, Space, column
from trustbook.ui.kit.announcing import announce
from trustbook.ui.kit.far import Far, FarText, KeyButton, far_font
from trustbook.ui.pages.far_page import FarPage
from trustbook.ui.services import Services

LINES = 8
"""Most lines that show at a time."""


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


class ReadAloudPage(FarPage):
    """A few lines, then the next ones."""

    def __init__(self, services: Services, letter: LetterText) -> None:
        super().__init__(services, _("A letter, to read aloud"))
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

    def _reader(self) -> QWidget:
        return self.words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        first = self._pages[self._page][0][0] if self._pages else 0
        self._pages = pages_of(lines_of(self._text, self.width() - 2 * self._margin(), self.height()))
        pages = range(len(self._pages))
        self._page = max((number for number in pages if self._pages[number][0][0] <= first), default=0)
        self._show()
