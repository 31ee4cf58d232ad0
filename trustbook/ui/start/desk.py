"""What lies on the desk before a workbook is open: the workbooks, and what opens them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from trustbook.language import _
from trustbook.ui.kit import (
    ChoiceTile,
    FlowLayout,
    TextLabel,
    button,
    column,
    heading,
    link_button,
    note,
    primary_button,
    title,
)
from trustbook.ui.kit.scale import Space
from trustbook.ui.start.book import RING, BookButton, BookPicture
from trustbook.ui.start.folders import workbook_title
from trustbook.ui.start.spread import UNLIMITED, DeskSide

_WHOLE: Final = 1.0
_SEVERAL: Final = 0.6
_SMALL: Final = 0.29
_MOST_BOOKS: Final = 3
"""More than these are a list."""


class WorkbookDesk(DeskSide):
    """The workbooks on the start page. `first` is what the focus goes to.

    `open_workbook(path)`, `open_elsewhere()` and `begin()` are called for what was pressed.
    """

    def __init__(
        self,
        workbooks: tuple[Path, ...],
        open_workbook: Callable[[Path], object],
        open_elsewhere: Callable[[], object],
        begin: Callable[[], object],
    ) -> None:
        super().__init__()
        self._open = open_workbook
        elsewhere = link_button(_("Open one from another place"), open_elsewhere)
        elsewhere.setObjectName("open")
        self._books: list[BookButton | BookPicture] = []
        self.first: QWidget
        self._below: QWidget | None = None
        """What it takes to begin, as wide as the cloth of the book above it."""
        self._way_in: QWidget | None = None
        """What opens the one book, as wide as its cloth, whatever else stands below it."""
        self._beside: QWidget | None = None
        """The workbook's name, where its book is too small to carry one."""
        if not workbooks:
            lying = self._begin(begin, elsewhere)
        elif len(workbooks) == 1:
            lying = self._one(workbooks[0], elsewhere)
        else:
            lying = self._several(workbooks, elsewhere)
        self._lying = lying
        self._title = title(_("Trustbook"))
        side = RING if self._books else 0
        self._title.setContentsMargins(side, 0, side, 0)
        self._inside = inside = QWidget()
        inside.setLayout(column(self._title, lying, spacing=Space.PART))
        inside.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._outside = column(inside, None, spacing=0)
        self._outside.setAlignment(inside, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._outside)

    def arrange(self, *, as_strip: bool) -> None:
        margins = (Space.PART, Space.STEP) if as_strip else (Space.COLUMN, Space.WIDE)
        self._outside.setContentsMargins(margins[0], margins[1], margins[0], Space.STEP)
        side = Qt.AlignmentFlag.AlignLeading if as_strip else Qt.AlignmentFlag.AlignHCenter
        self._outside.setAlignment(self._inside, side | Qt.AlignmentFlag.AlignTop)
        self._lying.setDirection(QBoxLayout.Direction.LeftToRight if as_strip else QBoxLayout.Direction.TopToBottom)
        self._title.setVisible(not as_strip)
        if self._beside is not None:
            self._beside.setVisible(as_strip)
        whole = _WHOLE if len(self._books) == 1 else _SEVERAL
        for book in self._books:
            book.resize_to(_SMALL if as_strip else whole)
        if self._way_in is not None:
            least = self._way_in.sizeHint().width()
            self._way_in.setFixedWidth(least if as_strip else max(least, self._books[0].cloth))
        if self._below is not None:
            wide = self._books[0].cloth
            self._below.setMaximumWidth(UNLIMITED if as_strip else wide)
            self._below.setMinimumHeight(0 if as_strip else self._below.heightForWidth(wide))

    def _begin(self, begin: Callable[[], object], elsewhere: QWidget) -> QBoxLayout:
        book = BookPicture("")
        self._books = [book]
        start = primary_button(_("Begin a workbook"), begin)
        start.setObjectName("create")
        start.setAccessibleDescription(begin_words())
        self._below = note(begin_words())
        self.first = start
        holder = QWidget()
        holder.setLayout(_stacked(start, self._below, elsewhere))
        return column(book, holder, spacing=Space.PART)

    def _one(self, workbook: Path, elsewhere: QWidget) -> QBoxLayout:
        book = self._book(workbook, _WHOLE)
        self.first = book
        self._way_in = way_in = primary_button(_("Open"), lambda: self._open(workbook))
        self._beside = TextLabel(workbook_title(workbook), "heading")
        below = _stacked(self._beside, way_in, elsewhere)
        for widget in (way_in, elsewhere):
            below.setAlignment(widget, Qt.AlignmentFlag.AlignLeading)
        holder = QWidget()
        holder.setLayout(below)
        return column(book, holder, spacing=Space.PART)

    def _several(self, workbooks: tuple[Path, ...], elsewhere: QWidget) -> QBoxLayout:
        if len(workbooks) <= _MOST_BOOKS:
            shown: list[QWidget] = [self._book(each, _SEVERAL) for each in workbooks]
            lines: list[QWidget] = []
            for book, path in zip(shown, workbooks, strict=True):
                holder = QWidget()
                holder.setLayout(column(book, _name(path), _stacked(self._opens(path)), spacing=Space.FIELD))
                lines.append(holder)
            self.first = shown[0]
            place = QWidget()
            place.setLayout(FlowLayout(*lines, spacing=int(Space.STEP)))
            return column(place, elsewhere, spacing=Space.PART)
        tiles = [ChoiceTile(workbook_title(each), "", self._opening(each)) for each in workbooks]
        self.first = tiles[0]
        return column(heading(_("Your workbooks")), *tiles, int(Space.FIELD), elsewhere, spacing=Space.FIELD)

    def _opens(self, workbook: Path) -> QWidget:
        """What opens one of several: a book alone does not say that it can be pressed."""
        made = button(_("Open"), self._opening(workbook))
        made.setAccessibleName(_("Open {name}").format(name=workbook_title(workbook)))
        return made

    def _book(self, workbook: Path, factor: float) -> BookButton:
        book = BookButton(workbook_title(workbook), self._opening(workbook), factor)
        self._books.append(book)
        return book

    def _opening(self, workbook: Path) -> Callable[[], object]:
        return lambda: self._open(workbook)


class BookBesideForm(DeskSide):
    """The book where it lay, while its form is asked; an outline where a new one begins. A strip would be empty."""

    is_strip = False
    paper_begins = 60

    def __init__(self, name: str) -> None:
        super().__init__()
        self._book = BookPicture(name)
        kept_free = title(_("Trustbook"))  # as high as it is above the book that lay here
        kept_free.setContentsMargins(RING, 0, RING, 0)
        policy = kept_free.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        kept_free.setSizePolicy(policy)
        kept_free.hide()
        self._outside = column(kept_free, self._book, None, spacing=Space.PART)
        self.setLayout(self._outside)

    def arrange(self, *, as_strip: bool) -> None:
        self._outside.setContentsMargins(Space.PART, Space.WIDE, Space.PART, Space.CARD)
        self._outside.setAlignment(self._book, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


def begin_words() -> str:
    """What it takes to begin a workbook."""
    return _("One name and one passphrase. A partner can join later, or never.")


def _stacked(*items: QWidget) -> QBoxLayout:
    """Below a book, in line with its cloth."""
    made = column(*items, None, spacing=Space.CARD)
    made.setContentsMargins(RING, 0, RING, 0)
    return made


def _name(path: Path) -> QWidget:
    words = TextLabel(workbook_title(path), "label")
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return words
