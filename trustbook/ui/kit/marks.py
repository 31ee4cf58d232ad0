"""Radio buttons, check boxes and drop-down lists, drawn so that every state can be told by its shape too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QRadioButton, QSizePolicy

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_CORNER = 3.5
_ROOM = 8
"""Room for the focus ring around the mark, in pixels, both sides together."""


class RadioMark(QRadioButton):
    """A round mark without words; its accessible name says what it stands for."""

    def __init__(self) -> None:
        super().__init__()
        _prepare(self)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, ink = _begin(self, round_edge=True)
        if self.isChecked():
            inset = box.width() * 0.3
            painter.setBrush(ink)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        painter.end()


class CheckMark(QCheckBox):
    """A square mark without words; its accessible name says what it stands for."""

    def __init__(self) -> None:
        super().__init__()
        _prepare(self)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, ink = _begin(self, round_edge=False)
        if self.isChecked():
            _draw_tick(painter, box, ink)
        painter.end()


class DropDown(QComboBox):
    """A list to choose from. The mouse wheel scrolls the page, never the choice. `left`: the focus went elsewhere."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._put_label_beside()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._put_label_beside()

    def setAccessibleName(self, name: str) -> None:
        """Qt on Unix says the chosen text as the name of a list; only a label beside it says what is asked."""
        super().setAccessibleName(name)
        self._label.setText(name)
        self._put_label_beside()

    def _put_label_beside(self) -> None:
        place = self.parentWidget()
        labels = place.findChildren(QLabel, options=_DIRECT) if place is not None else []
        asked = any(label.buddy() is self and label is not self._label for label in labels)
        if place is None or asked or not self._label.text():
            self._label.setBuddy(None)  # type: ignore[arg-type]  # Qt takes no widget, too
            return
        if self._label.parentWidget() is not place:
            self._label.setParent(place)
            self._label.hide()
        self._label.setBuddy(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.fontMetrics().height() * 0.32
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 13.0 if mirrored else self.width() - 13.0
        y = self.height() / 2
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 1.6))
        arrow = [QPointF(x - wide / 2, y - wide / 4), QPointF(x, y + wide / 4), QPointF(x + wide / 2, y - wide / 4)]
        painter.drawPolyline(QPolygonF(arrow))
        painter.end()


def _prepare(mark: QAbstractButton) -> None:
    mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    mark.setCursor(Qt.CursorShape.PointingHandCursor)


def _size(mark: QAbstractButton) -> QSize:
    side = round(mark.fontMetrics().height() * 0.95) + _ROOM
    return QSize(side, side)


def paint_check_mark(painter: QPainter, box: QRectF, palette: QPalette, *, checked: bool) -> None:
    """Draw a `CheckMark` without its focus ring, for a line of a list."""
    _draw_box(painter, box, palette, _CORNER, chosen=checked)
    if checked:
        _draw_tick(painter, box, palette.color(QPalette.ColorRole.HighlightedText))


def _draw_box(painter: QPainter, box: QRectF, palette: QPalette, corner: float, *, chosen: bool) -> None:
    edge = QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Dark
    painter.setPen(QPen(palette.color(edge), 1.4))
    painter.setBrush(palette.color(QPalette.ColorRole.Highlight if chosen else QPalette.ColorRole.Base))
    painter.drawRoundedRect(box, corner, corner)


def _draw_tick(painter: QPainter, box: QRectF, ink: QColor) -> None:
    wide = box.width()
    tick = ((0.22, 0.52), (0.43, 0.73), (0.80, 0.28))
    painter.setPen(QPen(ink, wide * 0.13, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF([QPointF(box.left() + x * wide, box.top() + y * wide) for x, y in tick]))


def _begin(mark: QAbstractButton, *, round_edge: bool) -> tuple[QPainter, QRectF, QColor]:
    """Draw edge, ground and focus ring; give back the painter, the box of the mark, and the colour of its sign."""
    palette = mark.palette()
    painter = QPainter(mark)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(mark.width(), mark.height()) - _ROOM
    box = QRectF((mark.width() - side) / 2, (mark.height() - side) / 2, side, side)
    corner = side / 2 if round_edge else _CORNER
    if mark.hasFocus():
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2))
        painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), corner + 3, corner + 3)
    _draw_box(painter, box, palette, corner, chosen=mark.isChecked())
    return painter, box, palette.color(QPalette.ColorRole.HighlightedText)
