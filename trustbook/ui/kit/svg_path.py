"""Reads the few kinds of lines that the signs are drawn with. Everything else in an SVG file is refused."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

_COMMAND: Final = re.compile(r"([MmLlHhVvCcQqAaZz])([^A-Za-z]*)")
_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?")
_FLAG: Final = re.compile(r"[01]")
_GAP: Final = re.compile(r"[\s,]*")
_COUNTS: Final = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7, "Z": 0}
_ATTRIBUTE: Final = re.compile(r'([\w-]+)="([^"]*)"')
_ELEMENT: Final = re.compile(r"<(path|rect|circle)\b([^>]*)/>")


def read_svg(text: str) -> QPainterPath:
    """Everything that a file draws, in its own measure. Raises ValueError for a line that is not known here."""
    whole = QPainterPath()
    for kind, written in _ELEMENT.findall(text):
        told: dict[str, str] = dict(_ATTRIBUTE.findall(written))
        if kind == "path":
            whole.addPath(read_path(told["d"]))
        elif kind == "rect":
            box = QRectF(float(told["x"]), float(told["y"]), float(told["width"]), float(told["height"]))
            corner = float(told.get("rx", "0"))
            whole.addRoundedRect(box, corner, corner)
        else:
            radius = float(told["r"])
            whole.addEllipse(QPointF(float(told["cx"]), float(told["cy"])), radius, radius)
    if whole.isEmpty():
        raise ValueError("the file draws nothing that is known here")
    return whole


def read_path(data: str) -> QPainterPath:
    """The lines of a `d` attribute. Raises ValueError for a command that is not known, or numbers that are missing."""
    if _COMMAND.sub("", data).strip():
        raise ValueError(f"not a known line: {_COMMAND.sub('', data).strip()[:20]}")
    pen = _Pen()
    for letter, rest in _COMMAND.findall(data):
        for index, numbers in enumerate(_groups(letter.upper(), rest)):
            pen.draw(letter, numbers, repeated=index > 0)
    return pen.path


def _groups(letter: str, text: str) -> Iterator[list[float]]:
    count = _COUNTS[letter]
    if count == 0:
        yield []
        return
    place, found = _after_gap(text, 0), 0
    while place < len(text) or not found:
        numbers: list[float] = []
        for index in range(count):
            shape = _FLAG if letter == "A" and index in (3, 4) else _NUMBER
            match = shape.match(text, place)
            if match is None:
                raise ValueError(f"a number is missing in {text[:20]!r}")
            numbers.append(float(match.group()))
            place = _after_gap(text, match.end())
        found += 1
        yield numbers


def _after_gap(text: str, place: int) -> int:
    gap = _GAP.match(text, place)
    return place if gap is None else gap.end()


class _Pen:
    """Draws command after command; a small letter counts from where the pen is."""

    def __init__(self) -> None:
        self.path = QPainterPath()
        self._at = QPointF(0, 0)
        self._start = QPointF(0, 0)
        self._ways: dict[str, Callable[[list[QPointF]], None]] = {
            "M": self._move,
            "L": lambda points: self.path.lineTo(points[0]),
            "C": lambda points: self.path.cubicTo(points[0], points[1], points[2]),
            "Q": lambda points: self.path.quadTo(points[0], points[1]),
        }

    def draw(self, letter: str, numbers: list[float], *, repeated: bool) -> None:
        base = self._at if letter.islower() else QPointF(0, 0)
        kind = letter.upper()
        if kind == "Z":
            self.path.closeSubpath()
            self._at = self._start
            return
        if kind == "A":
            end = base + QPointF(numbers[5], numbers[6])
            _arc(self.path, self._at, end, (numbers[0], numbers[1]), large=bool(numbers[3]), sweep=bool(numbers[4]))
            self._at = end
            return
        if kind in "HV":
            along = base.x() + numbers[0] if kind == "H" else base.y() + numbers[0]
            points = [QPointF(along, self._at.y()) if kind == "H" else QPointF(self._at.x(), along)]
            kind = "L"
        else:
            points = [base + QPointF(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        self._ways["L" if kind == "M" and repeated else kind](points)
        self._at = points[-1]

    def _move(self, points: list[QPointF]) -> None:
        self.path.moveTo(points[0])
        self._start = points[0]


def _arc(
    path: QPainterPath, start: QPointF, end: QPointF, radii: tuple[float, float], *, large: bool, sweep: bool
) -> None:
    """An upright arc of an ellipse between two points, as SVG 1.1 counts it (implementation notes, F.6.5)."""
    across, down = radii
    half = (start - end) / 2
    grow = (half.x() / across) ** 2 + (half.y() / down) ** 2
    if grow > 1:
        across, down = across * math.sqrt(grow), down * math.sqrt(grow)
        grow = 1.0
    length = math.sqrt(max(0.0, 1 / grow - 1)) * (-1 if large == sweep else 1)
    middle = (start + end) / 2 + QPointF(length * across * half.y() / down, -length * down * half.x() / across)
    first = _angle(start - middle, across, down)
    turn = _angle(end - middle, across, down) - first
    if sweep and turn > 0:
        turn -= 360
    elif not sweep and turn < 0:
        turn += 360
    path.arcTo(QRectF(middle.x() - across, middle.y() - down, 2 * across, 2 * down), first, turn)


def _angle(point: QPointF, across: float, down: float) -> float:
    """Where a point lies on an ellipse, in degrees as Qt counts them: against the clock from three o'clock."""
    return math.degrees(math.atan2(-point.y() / down, point.x() / across))
