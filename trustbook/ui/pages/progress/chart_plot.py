"""Where the marks of one question stand, and painting them: the same scale and the same weeks in every chart.

Painted by hand, as measured: pyqtgraph adds 0.8 s to the first look, 55 MB of memory and 63 MB on the disk; QtCharts is
under the GPL, in a wheel of 59 MB; neither draws on paper. This adds 0.02 s and no licence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from trustbook.domain.pulse import HIGHEST, runs
from trustbook.domain.spread import apart
from trustbook.language import month_name
from trustbook.ui.kit import colour, font
from trustbook.ui.kit.scale import CONTROL, NOTE, grown
from trustbook.workbook.pages.chart_views import AxisKind, AxisMark, PersonLine, PulseQuestion, PulseView

PLOT_HIGH: Final = 92
"""From 0 to 10 in a small chart, in pixels at 100 % text."""
_AXIS_BELOW: Final = 26
_SIGN: Final = 8
_BETWEEN: Final = 4
"""Least room between two signs on the axis, in pixels."""
_DOT: Final = 2.5
_LINE: Final = 2.0
_EDGE: Final = 1.5
"""Of a dot, in pixels at 100 % text."""
_LEAST_STEP: Final = 3
"""From one week to the next, for a dot at each."""
_NAME_GAP: Final = 6
_BELOW_SCALE: Final = 2
"""From the scale down to the words of its lower end."""


@dataclass(frozen=True, slots=True)
class Plot:
    """A place for one chart: `box` has the scale from 0 (lower edge) to 10, and all weeks from side to side."""

    box: QRectF
    count: int
    mirrored: bool = False

    def x(self, place: int) -> float:
        """The middle of a week."""
        inset = grown(_DOT * 2)
        step = (self.box.width() - 2 * inset) / max(1, self.count - 1)
        across = inset + step * place if self.count > 1 else self.box.width() / 2
        return self.box.right() - across if self.mirrored else self.box.left() + across

    def y(self, mark: float) -> float:
        """The height of a mark."""
        return self.box.bottom() - self.box.height() * mark / HIGHEST

    def place_at(self, x: float) -> int:
        """The week that lies nearest to there."""
        return min(range(self.count), key=lambda place: abs(self.x(place) - x))

    @property
    def axis(self) -> float:
        """How far down the axis lies."""
        return self.box.bottom() + grown(_AXIS_BELOW)


def height_around(*, titled: bool = True) -> tuple[float, float]:
    """What a chart needs above and below its plot, in pixels: title and upper words, lower words, axis and months."""
    title = QFontMetricsF(font(CONTROL, bold=True)).height() if titled else 0
    words = QFontMetricsF(font(NOTE)).height()
    return title + words + 4, grown(_AXIS_BELOW) + grown(_SIGN) + words + 2


def paint_frame(
    painter: QPainter, plot: Plot, question: PulseQuestion, view: PulseView, *, titled: bool = True
) -> None:
    """What stands around the lines: the question, the words at both ends, and the axis with what happened."""
    box, note = plot.box, QFontMetricsF(font(NOTE))
    above = box.top() - note.height() - 4
    if titled:
        title = font(CONTROL, bold=True)
        _paint_words(painter, plot, (question.label, above - QFontMetricsF(title).height()), title, "ink")
    for words, top in ((question.high, above), (question.low, box.bottom() + _BELOW_SCALE)):
        _paint_words(painter, plot, (words, top), font(NOTE), "ink-soft")
    painter.setPen(QPen(colour("rule"), 1))
    painter.drawLine(box.topLeft(), box.topRight())
    painter.drawLine(QPointF(box.left(), plot.axis), QPointF(box.right(), plot.axis))
    painter.setPen(QPen(colour("rule"), 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(box.left(), plot.y(5)), QPointF(box.right(), plot.y(5)))
    _paint_months(painter, plot, view.weeks)
    for kind, x in axis_signs(plot, view.axis):
        paint_axis_sign(painter, kind, QPointF(x, plot.axis))


def _paint_words(painter: QPainter, plot: Plot, line: tuple[str, float], letters: QFont, role: str) -> None:
    """One line of words and its top, from the side where reading begins; what has no room ends with an ellipsis."""
    words, top = line
    metrics, wide = QFontMetricsF(letters), plot.box.width()
    side = Qt.AlignmentFlag.AlignRight if plot.mirrored else Qt.AlignmentFlag.AlignLeft
    painter.setFont(letters)
    painter.setPen(colour(role))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, wide)
    painter.drawText(QRectF(plot.box.left(), top, wide, metrics.height()), side | Qt.AlignmentFlag.AlignAbsolute, shown)


def axis_signs(plot: Plot, marks: Sequence[AxisMark]) -> list[tuple[AxisKind, float]]:
    """What stands on the axis, and where: side by side what happened in one week, none over another.

    Where so much happened that there is no room for all, of one kind in a place there is one.
    """
    pitch, half = grown(_SIGN) + _BETWEEN, grown(_SIGN) / 2
    low, high = plot.box.left() + half, plot.box.right() - half
    wanted = sorted((plot.x(mark.place), mark.kind) for mark in marks)
    if len(wanted) * pitch > high - low:
        wanted = sorted({(round(x / pitch), kind): (x, kind) for x, kind in reversed(wanted)}.values())
    places = apart([x for x, _kind in wanted], pitch, low, high)
    return [(kind, x) for (_x, kind), x in zip(wanted, places, strict=True)]


def _paint_months(painter: QPainter, plot: Plot, weeks: Sequence[date]) -> None:
    metrics, last = QFontMetricsF(font(NOTE)), None
    painter.setFont(font(NOTE))
    painter.setPen(colour("ink-soft"))
    top = plot.axis + grown(_SIGN)
    for place, words in _months(weeks):
        wide, x = metrics.horizontalAdvance(words), plot.x(place)
        left = min(max(x - wide / 2, plot.box.left()), plot.box.right() - wide)
        if last is None or abs(x - last) > wide + 10:
            painter.drawText(QRectF(left, top, wide + 2, metrics.height()), Qt.AlignmentFlag.AlignLeft, words)
            last = x


def _months(weeks: Sequence[date]) -> Iterator[tuple[int, str]]:
    """The first week of each month, of a long time the first one of each year."""
    years = len(weeks) > 2 * 53
    for place, week in enumerate(weeks):
        before = weeks[place - 1] if place else None
        if years and (before is None or before.year != week.year):
            yield place, str(week.year)
        elif not years and before is not None and before.month != week.month:
            yield place, month_name(week)


def paint_axis_sign(painter: QPainter, kind: AxisKind, at: QPointF) -> None:
    """A filled triangle, an open circle or an open diamond: told apart by their shape."""
    half = grown(_SIGN) / 2
    painter.setPen(QPen(colour("ink-soft"), 1.2))
    if kind == "milestone":
        painter.setBrush(colour("ink-soft"))
        corners = [QPointF(0, -half), QPointF(half, half), QPointF(-half, half)]
    elif kind == "setback":
        painter.setBrush(colour("paper"))
        painter.drawEllipse(at, half - 0.5, half - 0.5)
        return
    else:
        painter.setBrush(colour("paper"))
        corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
    painter.drawPolygon(QPolygonF([at + corner for corner in corners]))


def paint_line(painter: QPainter, plot: Plot, person: PersonLine, question: str) -> None:
    """The first person's line is solid with filled dots, the second one's dashed with open ones. A gap is a gap.

    Where weeks lie so close that dots would be one block, the line is thin, and only a lonely week has one.
    """
    second = person.partner.colour == "second"
    shade = colour(person.partner.colour)
    radius, close = _dot(plot), plot.box.width() < grown(_LEAST_STEP) * plot.count
    for run in runs(person.line.marks(question)):
        points = [QPointF(plot.x(place), plot.y(mark)) for place, mark in run]
        pen = QPen(shade, grown(_LINE) / 2 if close else grown(_LINE))
        if second:
            pen.setDashPattern([2.5, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        if close and len(points) > 1:
            continue
        painter.setPen(QPen(shade, grown(_EDGE * 2) / 2))
        painter.setBrush(colour("paper") if second else shade)
        for point in points:
            painter.drawEllipse(point, radius, radius)


def _dot(plot: Plot) -> float:
    step = plot.box.width() / max(1, plot.count)
    return max(0.6, min(grown(_DOT * 2) / 2 * (1.3 if plot.box.height() > grown(PLOT_HIGH) else 1.0), step * 0.4))


def paint_names(painter: QPainter, plot: Plot, lines: Sequence[tuple[PersonLine, str]], question: str) -> None:
    """Whose line it is, at its end; one above the other where both end at one height."""
    metrics = QFontMetricsF(font(NOTE))
    pitch = metrics.height()
    ends: list[tuple[float, PersonLine, str]] = []
    for person, name in lines:
        marks = [mark for mark in person.line.marks(question) if mark is not None]
        if marks:
            ends.append((plot.y(marks[-1]), person, name))
    ends.sort(key=lambda each: each[0])
    last = None
    painter.setFont(font(NOTE))
    for y, person, name in ends:
        down = y if last is None else max(y, last + pitch)
        last = down
        painter.setPen(colour(person.partner.colour))
        room = QRectF(plot.box.right() + _NAME_GAP, down - pitch / 2, grown(60), pitch)
        side = Qt.AlignmentFlag.AlignLeft
        if plot.mirrored:
            room.moveRight(plot.box.left() - _NAME_GAP)
            side = Qt.AlignmentFlag.AlignRight
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignAbsolute, shown)


def low_words_box(plot: Plot, words: str) -> QRectF:
    """Where the words below the scale stand."""
    metrics = QFontMetricsF(font(NOTE))
    wide = min(metrics.horizontalAdvance(words), plot.box.width())
    left = plot.box.right() - wide if plot.mirrored else plot.box.left()
    return QRectF(left, plot.box.bottom() + _BELOW_SCALE, wide, metrics.height())


def chosen_lines(plot: Plot, words: str, place: int) -> list[tuple[float, float]]:
    """From where to where the hairline of a chosen week is drawn: never through the words below the scale."""
    x, top = plot.x(place), plot.box.top() - 2
    below = low_words_box(plot, words)
    if not below.left() - _BETWEEN <= x <= below.right() + _BETWEEN:
        return [(top, plot.axis)]
    rest = [(below.bottom(), plot.axis)] if below.bottom() < plot.axis else []
    return [(top, plot.box.bottom()), *rest]


def paint_chosen(
    painter: QPainter, plot: Plot, lines: Sequence[PersonLine], question: PulseQuestion, place: int
) -> None:
    """A hairline through the chosen week, and each value at its dot."""
    x, ring = plot.x(place), grown(2 * _DOT)
    painter.setPen(QPen(colour("focus"), 1))
    for top, bottom in chosen_lines(plot, question.low, place):
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    painter.setFont(font(NOTE, bold=True))
    metrics = QFontMetricsF(painter.font())
    told = [person.line.marks(question.id)[place] for person in lines]
    marks = sorted(mark for mark in told if mark is not None)
    for number, mark in enumerate(marks):  # of two the higher one is written above its dot, never into the other
        at = QPointF(x, plot.y(mark))
        painter.setPen(QPen(colour("focus"), 2))
        painter.setBrush(colour("paper"))
        painter.drawEllipse(at, ring, ring)
        words = str(mark)
        wide = metrics.horizontalAdvance(words) + 4
        room = QRectF(at.x() - wide / 2, at.y() + ring + 2, wide, metrics.height())
        if number:
            room.moveBottom(at.y() - ring - 2)
        painter.fillRect(room, colour("paper"))
        painter.setPen(colour("ink"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
