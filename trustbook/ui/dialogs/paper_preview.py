"""The finished pages as they will look, one at a time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from trustbook.language import _, number
from trustbook.ui.kit import Button, TextLabel, button, column, link_button, row
from trustbook.ui.printing.pictures import page_picture
from trustbook.ui.runtime.worker import Task, WorkerPool

_MARGIN = 12


class _Sheet(QWidget):
    """The picture of a page, as large as its place allows."""

    resized = Signal()

    def __init__(self, *, small: bool = False) -> None:
        super().__init__()
        self._at_top = small
        self._wanted = QSize(280, 400) if small else QSize(300, 300)
        self.picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 240)

    def sizeHint(self) -> QSize:
        return self._wanted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self.size() - QSize(_MARGIN, _MARGIN)
        size = self.picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        box = self.rect().adjusted(0, 0, -1, -1)
        box.setSize(size)
        box.moveCenter(self.rect().center())
        if self._at_top:
            box.moveTop(_MARGIN // 2)
        painter.drawImage(box, self.picture)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(box.adjusted(-1, -1, 0, 0))
        painter.end()


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
        self.sheet = _Sheet(small=small)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(80)
        self._later.timeout.connect(self._draw)
        self.sheet.resized.connect(self._later.start)
        self.words = TextLabel("", "soft")
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back = self._turn(_("Previous page"), "‹", -1)
        self._on = self._turn(_("Next page"), "›", 1)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Pages that are ready"))
        self._stop = link_button(_("Stop"), self.stop_requested.emit)
        pages = row(self._back, self.words, self._on)
        pages.setStretch(1, 1)
        working = row(self.progress, self._stop)
        working.setStretch(0, 1)
        layout = column(self.sheet, pages, working, spacing=8)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.show_words("")

    def _turn(self, words: str, arrow: str, by: int) -> Button:
        def turn() -> None:
            self.show_page(self._page + by)

        made = link_button(arrow, turn) if self._small else button(words, turn)
        made.setAccessibleName(words)
        return made

    def show_pdf(self, pdf: bytes, pages: int) -> None:
        """Show this PDF; the page number stays as far as there is such a page."""
        self._pdf, self._pages = pdf, pages
        self.show_working(False)
        self.show_page(min(self._page, pages - 1))

    def show_page(self, page: int) -> None:
        """Show page `page`, from 0."""
        self._page = max(0, min(page, self._pages - 1))
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page < self._pages - 1)
        for turn in (self._back, self._on):
            turn.show()
        said = _("{page} of {pages}") if self._small else _("Page {page} of {pages}")
        text = said.format(page=number(self._page + 1), pages=number(self._pages))
        self.words.setText(text)
        self.sheet.setAccessibleName(text)
        self._draw()

    def show_words(self, text: str) -> None:
        """There is no page to show; say why."""
        self._pdf, self._pages = b"", 0
        self.sheet.picture = QImage()
        self.sheet.update()
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

    def _draw(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if not self._pdf:
            return
        pdf, page = self._pdf, self._page
        ratio = self.devicePixelRatioF()
        dots = max(36.0, min(200.0, (self.sheet.height() - _MARGIN) * ratio / 11.2))
        self._task = self._pool.do(lambda: page_picture(pdf, page, dots), self._show, None, self)

    def _show(self, picture: QImage) -> None:
        self.sheet.picture = picture
        self.sheet.update()
