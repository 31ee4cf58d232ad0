"""The charts themselves: all questions in a row, or one large. One place for the keyboard, and for the pointer."""

from __future__ import annotations

import html
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from trustbook.language import _
from trustbook.ui.kit import Space, colour
from trustbook.ui.kit.announcing import announce
from trustbook.ui.kit.scale import grown
from trustbook.ui.pages.progress.chart_plot import (
    PLOT_HIGH,
    Plot,
    height_around,
    paint_chosen,
    paint_frame,
    paint_line,
    paint_names,
)
from trustbook.ui.pages.progress.chart_words import about, scale_words, week_words
from trustbook.workbook.pages.chart_views import PulseQuestion, PulseView

_WIDEST_PLOT: Final = 204
_LEAST_CHART: Final = 190
"""Less than this for each, and one is shown at a time, in pixels at 100 % text."""
_LEAST_WEEK: Final = 1.5
"""Pixels from one week to the next in a small chart; with more weeks than that, one chart takes the whole width."""
_NAMES: Final = 50
_LARGE_HIGH: Final = 165
_EDGE: Final = 6
"""Room for the ring of the focus."""
_CHANGES: Final = (
    QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange,
)  # fmt: skip


class PulseCanvas(QLabel):
    """Left and Right choose a week, Home and End the ends, Enter opens its page, 1 to 5 show one large, T the table."""

    chosen = Signal(int)
    """The place of a week, -1 for none."""
    opened = Signal(int)
    shown_large = Signal(str)
    """Id of the question that is to be large; "" for all in a row."""
    table_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: PulseView | None = None
        self._place = -1
        self._large = ""
        self._names = False
        """Whether somebody else has a mark: else nobody has to be told apart, and no name needs room."""
        self._picture: QPixmap | None = None
        self.setPixmap(QPixmap(1, 1))  # a label with a picture is a graphic to a screen reader
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Weekly pulse, chart"))

    @property
    def place(self) -> int:
        """The chosen week, -1 while none is."""
        return self._place

    @property
    def fits_in_a_row(self) -> bool:
        """Whether all questions have room beside each other, and their weeks too."""
        if self._view is None:
            return True
        weeks = grown(_LEAST_CHART) >= _LEAST_WEEK * len(self._view.weeks)
        return weeks and self.width() >= len(self._view.questions) * grown(_LEAST_CHART)

    @property
    def questions(self) -> tuple[PulseQuestion, ...]:
        """Those that are shown now."""
        if self._view is None:
            return ()
        asked = self._view.questions
        if not self._large and self.fits_in_a_row:
            return asked
        return tuple(each for each in asked if each.id == self._large) or asked[:1]

    @property
    def _titled(self) -> bool:
        """Where one of several is shown at a time, what chooses it says its name."""
        return self._view is None or len(self._view.questions) == 1 or len(self.questions) > 1

    def show_view(self, view: PulseView) -> None:
        """Show these weeks. No week is chosen at first."""
        self._view = view
        self._names = _somebody_else_is_seen(view)
        self._choose(-1)
        self.setAccessibleDescription(about(view.questions))
        self._anew()

    def show_large(self, question: str) -> None:
        """One question large; "" for all in a row, where there is room."""
        self._large = question
        self._anew()

    def week_words(self, place: int) -> str:
        """What is said of a week: its day, and each mark with its question."""
        return "" if self._view is None or place < 0 else week_words(self._view, self.questions, place)

    # --- sizes

    def sizeHint(self) -> QSize:
        above, below = height_around(titled=self._titled)
        return QSize(grown(_LEAST_CHART), round(above + self._high() + below + 2 * _EDGE))

    def minimumSizeHint(self) -> QSize:
        return QSize(grown(120), self.sizeHint().height())

    def _high(self) -> float:
        return grown(_LARGE_HIGH if self._large and self.fits_in_a_row else PLOT_HIGH)

    def plots(self) -> list[Plot]:
        """Where each chart stands, in the order of the questions that are shown."""
        view, asked = self._view, self.questions
        if view is None or not asked:
            return []
        above, _below = height_around(titled=self._titled)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        whole, names = (self.width() - 2 * _EDGE) / len(asked), grown(_NAMES) if self._names else 0
        gap = names if names else (Space.STEP if len(asked) > 1 else 0)
        wide = whole - gap if len(asked) == 1 else min(whole - gap, grown(_WIDEST_PLOT))
        plots = []
        for number in range(len(asked)):
            left = _EDGE + number * whole
            box = QRectF(left, above + _EDGE / 2, wide, self._high())
            if mirrored:
                box.moveRight(self.width() - left)
            plots.append(Plot(box, len(view.weeks), mirrored))
        return plots

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._anew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _CHANGES:
            self._anew()

    def _anew(self) -> None:
        """Nothing of what was painted is of use."""
        self._picture = None
        self.updateGeometry()
        self.update()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._view is not None:
            painter.drawPixmap(0, 0, self._painted(self._view))
            if 0 <= self._place < len(self._view.weeks):
                for plot, question in zip(self.plots(), self.questions, strict=True):
                    paint_chosen(painter, plot, self._view.lines, question, self._place)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _painted(self, view: PulseView) -> QPixmap:
        """The charts without what is chosen: kept, for ten years have five thousand dots, and a pointer moves often."""
        picture, ratio = self._picture, self.devicePixelRatioF()
        if picture is None or picture.devicePixelRatio() != ratio:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(colour("paper", self))
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words may be in another language
            for plot, question in zip(self.plots(), self.questions, strict=True):
                self._paint_chart(painter, plot, question, view)
            painter.end()
            self._picture = picture
        return picture

    def _paint_chart(self, painter: QPainter, plot: Plot, question: PulseQuestion, view: PulseView) -> None:
        paint_frame(painter, plot, question, view, titled=self._titled)
        for person in view.lines:
            paint_line(painter, plot, person, question.id)
        shown = [each for each in view.lines if any(mark is not None for mark in each.line.marks(question.id))]
        if any(not each.mine for each in shown):
            names = [(each, _("you") if each.mine else each.partner.name) for each in shown]
            paint_names(painter, plot, names, question.id)

    # --- choosing

    def _choose(self, place: int) -> None:
        if place != self._place:
            self._place = place
            words = self.week_words(place)
            self.setAccessibleDescription(words or about(self.questions))
            self.chosen.emit(place)
            if self.hasFocus():
                announce(self, words)
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        view = self._view
        if view is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._took(event, view):
            super().keyPressEvent(event)

    def _took(self, event: QKeyEvent, view: PulseView) -> bool:
        last, key = len(view.weeks) - 1, Qt.Key(event.key())
        forward = Qt.Key.Key_Left if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        back = Qt.Key.Key_Right if forward == Qt.Key.Key_Left else Qt.Key.Key_Left
        before = last + 1 if self._place < 0 else self._place
        steps = {forward: min(last, before + 1), back: max(0, before - 1), Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        number = event.key() - Qt.Key.Key_1
        if key in steps:
            self._choose(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._place >= 0:
            self.opened.emit(self._place)
        elif key == Qt.Key.Key_T:
            self.table_wanted.emit()
        elif 0 <= number < len(view.questions):
            question = view.questions[number].id
            self.shown_large.emit("" if question == self._large and self.fits_in_a_row else question)
        elif key == Qt.Key.Key_Escape and self._large and self.fits_in_a_row:
            self.shown_large.emit("")
        else:
            return False
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        plot = self._plot_at(event.position())
        if plot is not None:
            self._choose(plot.place_at(event.position().x()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            inside = zip(self.plots(), self.questions, strict=True)
            at = QPointF(event.pos())
            found = next((each for plot, each in inside if plot.box.left() <= at.x() <= plot.box.right()), None)
            QToolTip.showText(event.globalPos(), "" if found is None else html.escape(scale_words(found)), self)
            return True
        return super().event(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._plot_at(event.position()) is not None and self._place >= 0:
            self.opened.emit(self._place)

    def _plot_at(self, at: QPointF) -> Plot | None:
        return next(
            (plot for plot in self.plots() if plot.count and plot.box.left() <= at.x() <= plot.box.right()), None
        )

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._choose(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


def _somebody_else_is_seen(view: PulseView) -> bool:
    others = [person for person in view.lines if not person.mine]
    shown = (mark for person in others for question in view.questions for mark in person.line.marks(question.id))
    return any(mark is not None for mark in shown)
