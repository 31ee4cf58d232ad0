"""The finished pages as they will look: whole ones, side by side where there is room, or one large enough to read."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from trustbook.language import _, number
from trustbook.ui.dialogs.paper_sheet import PaperSheet
from trustbook.ui.kit import Button, FlowLayout, Space, TextLabel, button, column, link_button, row
from trustbook.ui.kit.lazy_scroll_area import LazyScrollArea
from trustbook.ui.printing.pictures import page_picture
from trustbook.ui.runtime.worker import Task, WorkerPool


class PaperPreview(QWidget):
    """Pictures are made in the pool, at the size at which they are shown."""

    stop_requested = Signal()

    def __init__(self, pool: WorkerPool, *, small: bool = False) -> None:
        """`small`: it stands beside something else, with little room below the page."""
        super().__init__()
        self._pool = pool
        self._small = small
        self._pdf = b""
        self._pages = 0
        self._page = 0
        self._task: Task | None = None
        self._larger = False
        self.sheet = PaperSheet(small=small)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(80)
        self._later.timeout.connect(self._on_resized)
        self.sheet.resized.connect(self._later.start)
        self.words = TextLabel("", "soft")
        if small:
            self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back = self._turn(_("Previous page"), "‹", -1)
        self._on = self._turn(_("Next page"), "›", 1)
        self._size = link_button(_("Larger"), self._on_size)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Pages that are ready"))
        self._stop = link_button(_("Stop"), self.stop_requested.emit)
        working = row(self.progress, self._stop)
        working.setStretch(0, 1)
        layout = column(self._place(), self._turning(), working, spacing=8)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.show_words("")

    def _place(self) -> QWidget:
        """Where pages lie; a large one is scrolled."""
        self._scroll = LazyScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if self._small:
            return self.sheet
        self._scroll.setWidget(self.sheet)
        return self._scroll

    def _turning(self) -> QWidget:
        """What turns pages."""
        line = QWidget()
        if self._small:
            pages = row(None, self._back, self.words, self._on, None, spacing=Space.CARD)
            self._size.hide()
            line.setLayout(pages)
        else:
            line.setLayout(FlowLayout(self._back, self._on, self._size, self.words, spacing=Space.CARD))
        return line

    def _turn(self, words: str, arrow: str, by: int) -> Button:
        def turn() -> None:
            self.show_page(self._page + by * self._shown())

        made = button(arrow if self._small else words, turn)
        made.setAccessibleName(words)
        return made

    def show_pdf(self, pdf: bytes, pages: int) -> None:
        """Show this PDF; the page number stays as far as there is such a page."""
        self._pdf, self._pages = pdf, pages
        self.show_working(False)
        self.show_page(min(self._page, pages - 1))

    def show_page(self, page: int) -> None:
        """Show page `page`, from 0, and those beside it."""
        self._page = max(0, min(page, self._pages - 1))
        last = min(self._page + self._shown(), self._pages)
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(last < self._pages)
        for turn in (self._back, self._on):
            turn.show()
        self._size.setVisible(not self._small)
        text = self._said(self._page + 1, last)
        self.words.setText(text)
        self.sheet.setAccessibleName(text)
        self._scroll.setAccessibleName(text)
        self._draw()

    def _said(self, first: int, last: int) -> str:
        pages = number(self._pages)
        if self._small:
            return _("{page} of {pages}").format(page=number(first), pages=pages)
        if last > first:
            said = _("Pages {page} and {next} of {pages}")
            return said.format(page=number(first), next=number(last), pages=pages)
        return _("Page {page} of {pages}").format(page=number(first), pages=pages)

    def _shown(self) -> int:
        """How many pages show at once."""
        return 1 if self._small or self._larger else min(self.sheet.side_by_side(), max(self._pages, 1))

    def _on_size(self) -> None:
        """As large as there is width, or whole pages again."""
        self._larger = not self._larger
        self._size.setText(_("Whole pages") if self._larger else _("Larger"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._larger else Qt.FocusPolicy.NoFocus)
        self._scroll.verticalScrollBar().setValue(0)
        self._fit()
        if self._pages:
            self.show_page(self._page)

    def _fit(self) -> None:
        self.sheet.fill_width(self._scroll.viewport().width() if self._larger else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_words(self, text: str) -> None:
        """There is no page to show; say why."""
        self._pdf, self._pages = b"", 0
        self.sheet.show_pictures(())
        self._size.hide()
        self.words.setText(text)
        for turn in (self._back, self._on):
            turn.setEnabled(False)
            turn.setVisible(not text)
        self.show_working(False)

    def show_working(self, working: bool) -> None:
        """Show, or hide, that pages are being made."""
        self.progress.setRange(0, 0)
        for item in (self.progress, self._stop):
            item.setVisible(working)

    def show_progress(self, done: int, whole: int) -> None:
        """Show how far it is."""
        self.progress.setRange(0, max(whole, 1))
        self.progress.setValue(done)

    def _on_resized(self) -> None:
        """Another number of pages may have room now."""
        if self._pages:
            self.show_page(self._page)

    def _draw(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if not self._pdf:
            return
        pdf, first, dots = self._pdf, self._page, self.sheet.dots(self.devicePixelRatioF())
        pages = range(first, min(first + self._shown(), self._pages))

        def pictures() -> list[QImage]:
            return [page_picture(pdf, page, dots) for page in pages]

        self._task = self._pool.do(pictures, self.sheet.show_pictures, None, self)
