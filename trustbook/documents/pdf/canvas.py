"""The surface that blocks draw on. It knows what it draws: every text stands in a part with a meaning.

Shapes are decoration, but for those that a hand marks. Lengths in points from the lower left corner of the paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from reportlab.pdfbase.pdfdoc import LinkAnnotation

from trustbook.documents.pdf.file import PdfFile
from trustbook.documents.pdf.fonts import chain, drawing_chain
from trustbook.documents.pdf.lines import Line, line_width
from trustbook.documents.pdf.listening import Listener, Rooms
from trustbook.documents.pdf.meaning import Box, Meaning
from trustbook.documents.pdf.shaping.fonts_in_file import FontsInFile
from trustbook.documents.pdf.shaping.turning import TurnedLine, anywhere, turned
from trustbook.documents.pdf.shaping.writing import LineWriter
from trustbook.documents.pdf.style import RULE, Colour, TextStyle, greyed, strengthened

_PRINTED: Final = 4
"""The flag of an annotation that is no thing of the screen only."""
_STRONGER: Final = 1.6
"""By how much lines are broader in large print."""
LinkAnnotation.permitted = (*LinkAnnotation.permitted, "StructParent")  # ReportLab knows no tags


class Shape(NamedTuple):
    """How an area is drawn. `fill` also is the colour that stays when it is not `filled`.

    `told` says that it is no decoration: a hand marks it.
    """

    stroke: Colour | None = None
    width: float = 0.5
    fill: Colour | None = None
    filled: bool = True
    told: bool = False

    @property
    def painting(self) -> str:
        """The operator that draws a path so."""
        if self.fill is None or not self.filled:
            return "n" if self.stroke is None else "S"
        return "f" if self.stroke is None else "B"


@cache
def _filling(colour: Colour) -> str:
    red, green, blue = colour
    if red == green == blue:
        return f"{red:.4g} g"
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"


@cache
def _stroking(colour: Colour, width: float) -> str:
    red, green, blue = colour
    if red == green == blue:
        return f"{red:.4g} G {width:g} w"
    return f"{red:.4g} {green:.4g} {blue:.4g} RG {width:g} w"


class Canvas:
    """A page to draw on, by ReportLab's canvas, which ships without types."""

    def __init__(
        self,
        pen: PdfFile,
        listener: Listener | None = None,
        rooms: Rooms | None = None,
        *,
        grey: bool = False,
        strong: bool = False,
    ) -> None:
        self._pen: Any = pen
        self._grey = grey
        self._strong = strong
        self._lines = LineWriter(FontsInFile(pen.document))
        self._rooms = rooms
        self._listener = listener
        self._circles: dict[float, str] = {}
        self._links = 0
        self._moved = 0.0
        self._part = OpenPart(listener)

    def _colour(self, colour: Colour) -> Colour:
        strong = strengthened(colour) if self._strong else colour
        return greyed(strong) if self._grey else strong

    def _width(self, width: float) -> float:
        return width * _STRONGER if self._strong else width

    # --- what is drawn

    def part(self, meaning: Meaning, box: Box) -> OpenPart:
        """What is drawn inside the `with` belongs to this."""
        if self._listener is not None:
            self._listener.begin(meaning, self._on_paper(box))
        return self._part

    def move(self, right: float) -> None:
        """Everything on this page from now on stands so far to the right."""
        if right:
            self._pen.translate(right, 0)
            self._moved += right

    def _on_paper(self, box: Box) -> Box:
        moved = self._moved
        return box._replace(left=box.left + moved, right=box.right + moved) if moved else box

    # --- text

    def paragraph(self, *, goes_on: bool = False) -> None:
        """What is written next is a paragraph of its own, or goes on with one of the page before."""
        if self._listener is not None:
            self._listener.paragraph(goes_on=goes_on)

    def write(
        self, lines: Sequence[Line], style: TextStyle, x: float, top: float, insets: Sequence[float] = ()
    ) -> None:
        """Lines of text, one below the other, from the upper edge `top` down; each so far in, where that is said."""
        if self._listener is not None:
            for line in lines:
                self._listener.text(line)
        self._pen.addLiteral(_filling(self._colour(style.colour)))
        y = top - style.rise
        if any(insets):
            for number, (line, inset) in enumerate(zip(lines, insets, strict=True)):
                across, down = x + inset, y - style.leading * number
                self._pen.addLiteral(
                    f"BT 1 0 0 1 {across:.2f} {down:.2f} Tm {self._line(line, style, across, down)} ET"
                )
            return
        drawn = " T*\n".join([self._line(line, style, x, y - style.leading * n) for n, line in enumerate(lines)])
        self._pen.addLiteral(f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {style.leading:g} TL {drawn} ET")

    def _line(self, words: Line, style: TextStyle, x: float, y: float) -> str:
        """Operators for a line; one that goes from right to left ends where its room does."""
        if not words:
            return ""
        line = turned(words)
        drawn = self._lines.line(line, drawing_chain(style.font, line), style.size)
        if not isinstance(line, TurnedLine) or not line.rtl or not line.room:
            return drawn
        spaces = (len(line) - len(line.rstrip(" "))) * chain(style.font).space * style.size
        start = x + line.room - line_width(line, style) - spaces
        return f"1 0 0 1 {start:.2f} {y:.2f} Tm {drawn} 1 0 0 1 {x:.2f} {y:.2f} Tm"

    def write_line(self, line: Line, style: TextStyle, x: float, top: float, align: float = 0.0) -> None:
        """One line; nothing when it is empty.

        `align` is the share of its width that lies left of `x` (0 left, 0.5 centred, 1 right).
        """
        if line:
            self.write((anywhere(line),), style, x - align * line_width(line, style) if align else x, top)

    # --- shapes

    def hairline(self, x1: float, x2: float, y: float, colour: Colour = RULE, width: float = 0.5) -> None:
        """A thin level line."""
        self.line(Box(x1, y, x2, y), colour, width)

    def line(self, ends: Box, colour: Colour = RULE, width: float = 0.5) -> None:
        """A straight line from one corner of the box to the other."""
        if self._rooms is not None and self._rooms.is_room:
            return
        if self._listener is not None:
            self._listener.decoration(self._on_paper(ends))
        x1, y1, x2, y2 = ends
        self._pen.addLiteral(
            f"{_stroking(self._colour(colour), self._width(width))} {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S"
        )

    def dots(self, x1: float, x2: float, y: float) -> None:
        """A dotted level line, which leads the eye."""
        self._pen.saveState()
        self._pen.setDash(0.6, 3.2)
        self._pen.setLineCap(1)
        self.hairline(x1, x2, y, RULE, 0.7)
        self._pen.restoreState()

    def rectangle(self, box: Box, look: Shape, radius: float = 0.0) -> None:
        """An area, with round corners if there is a radius."""
        self._tell(box, look, round=False)
        self._set(look)
        x, y, width, height = box.left, box.bottom, box.right - box.left, box.top - box.bottom
        if radius:
            path = self._pen.beginPath()
            path.roundRect(x, y, width, height, radius)
            self._pen.addLiteral(f"{path.getCode()} {look.painting}")
        else:
            self._pen.addLiteral(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re {look.painting}")

    def circle(self, x: float, y: float, radius: float, look: Shape) -> None:
        """A circle around (x, y)."""
        if self._listener is not None:
            self._tell(Box(x - radius, y - radius, x + radius, y + radius), look, round=True)
        self._set(look)
        path = self._circles.get(radius)
        if path is None:  # the same few sizes come thousands of times, and their numbers are dear to write
            drawn = self._pen.beginPath()
            drawn.circle(0, 0, radius)
            path = self._circles[radius] = drawn.getCode()
        self._pen.addLiteral(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {path} {look.painting} Q")

    def _tell(self, box: Box, look: Shape, *, round: bool) -> None:
        if self._listener is None:
            return
        if look.told:
            self._listener.shape(self._on_paper(box), round=round, made=look.filled)
        else:
            self._listener.decoration(self._on_paper(box))

    def _set(self, look: Shape) -> None:
        if look.stroke is not None:
            self._pen.addLiteral(_stroking(self._colour(look.stroke), self._width(look.width)))
        if look.fill is not None:
            self._pen.addLiteral(_filling(self._colour(look.fill)))

    # --- pages

    def link(self, key: str, box: Box, words: str) -> None:
        """An area that leads to the bookmark `key`. `words` say where it leads, for who does not see it."""
        self._links += 1
        name = f"link-{self._links}"
        number = self._listener.annotation(f"Annot.{name}") if self._listener is not None else None
        way = {} if number is None else {"StructParent": number}
        self._pen.linkRect(words, key, self._on_paper(box), relative=0, thickness=0, name=name, F=_PRINTED, **way)

    def bookmark(self, key: str, top: float) -> None:
        """A place on this page that links and the outline lead to."""
        self._pen.bookmarkPage(key, fit="XYZ", left=0, top=top)

    def show_page(self) -> None:
        """The page is done; what is drawn from now on stands on the next one."""
        self.move(-self._moved)
        for box in self._rooms.frames() if self._rooms is not None else ():
            self.rectangle(box, Shape(stroke=RULE), radius=2.0)
        if self._listener is not None:
            self._listener.page()
        self._pen.showPage()


class OpenPart:
    """Ends the part that began last, whatever happens in it."""

    __slots__ = ("_listener",)

    def __init__(self, listener: Listener | None) -> None:
        self._listener = listener

    def __enter__(self) -> None:
        """It has begun already."""

    def __exit__(self, *_raised: object) -> None:
        if self._listener is not None:
            self._listener.end()
