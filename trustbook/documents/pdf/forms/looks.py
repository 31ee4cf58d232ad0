"""How fields look in the file: empty rooms, and marks that are set. Lengths in points."""

from __future__ import annotations

from typing import Final

from trustbook.documents.pdf.forms.font import NAME, TypedFont
from trustbook.documents.pdf.raw import Objects
from trustbook.documents.pdf.style import ACCENT, INK, WHITE, Colour, greyed

_CURVE: Final = 0.5523
"""How far the handles of a quarter of a circle reach, as a share of its radius."""
_TICK: Final = ((0.22, 0.52), (0.42, 0.30), (0.78, 0.74))
"""Its corners as shares of the box."""


class Looks:
    """Appearances in a file, each written once. `fonts` is what they say of its fonts."""

    def __init__(self, objects: Objects, font: TypedFont, fonts: str, *, grey: bool = False) -> None:
        self._objects = objects
        self._font = font
        self._fonts = fonts
        self._accent, self._ink = (greyed(ACCENT), greyed(INK)) if grey else (ACCENT, INK)
        self._made: dict[tuple[str, float, float], int] = {}

    def typed(self, size: float) -> str:
        """How readers are to draw what is typed."""
        return f"/{NAME} {size:g} Tf {_colour(self._ink)} rg"

    def empty(self, width: float, height: float) -> str:
        """The reference to a room in which nothing stands."""
        return self._look("/Tx BMC EMC", width, height)

    def unset(self, width: float, height: float) -> str:
        """A mark that is not set: what the page has drawn there is all of it."""
        return self._look("", width, height)

    def set(self, width: float, height: float, side: float, *, circle: bool, number: str = "") -> str:
        """A mark that is set: filled, with a tick or with its number. `side` is how wide the drawn one is."""
        left, bottom = (width - side) / 2, (height - side) / 2
        shape = (
            _circle(width / 2, height / 2, side / 2) if circle else f"{left:.2f} {bottom:.2f} {side:.2f} {side:.2f} re"
        )
        sign = self._number(number, width, height, side) if number else _tick(left, bottom, side)
        return self._look(f"{_colour(self._accent)} rg {shape} f {sign}", width, height)

    def _number(self, words: str, width: float, height: float, side: float) -> str:
        font, size = self._font, side * 0.5
        x, y = (width - font.width(words) * size) / 2, height / 2 - size * 0.35
        return f"BT {_colour(WHITE)} rg /{NAME} {size:.2f} Tf {x:.2f} {y:.2f} Td {font.text(words)} Tj ET"

    def _look(self, code: str, width: float, height: float) -> str:
        key = (code, round(width, 2), round(height, 2))
        number = self._made.get(key)
        if number is None:
            kind = f"/Type/XObject/Subtype/Form/BBox[0 0 {width:.2f} {height:.2f}]/Resources{self._fonts}"
            number = self._made[key] = self._objects.stream(kind, code.encode("ascii"))
        return f"{number} 0 R"


def _colour(colour: Colour) -> str:
    return " ".join(f"{part:g}" for part in colour)


def _tick(left: float, bottom: float, side: float) -> str:
    corners = [f"{left + x * side:.2f} {bottom + y * side:.2f}" for x, y in _TICK]
    return f"{_colour(WHITE)} RG {side / 7:.2f} w 1 J 1 j {corners[0]} m {corners[1]} l {corners[2]} l S"


def _circle(x: float, y: float, radius: float) -> str:
    handle = radius * _CURVE
    quarters = [(1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)]
    code = [f"{x + radius:.2f} {y:.2f} m"]
    for from_x, from_y, to_x, to_y in quarters:
        points = (
            x + radius * from_x + handle * to_x,
            y + radius * from_y + handle * to_y,
            x + radius * to_x + handle * from_x,
            y + radius * to_y + handle * from_y,
            x + radius * to_x,
            y + radius * to_y,
        )
        code.append(" ".join(f"{point:.2f}" for point in points) + " c")
    return " ".join(code)
