"""How much of what is long stands on a session brief, and how a text ends that goes on elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from trustbook.documents.pdf.lines import break_text
from trustbook.documents.pdf.style import TextStyle


@dataclass(frozen=True, slots=True)
class Cap:
    """How much of what is long stands on the page: lines of a text, rows, lines of a row, and the charts or not."""

    lines: int
    rows: int
    row_lines: int
    charts: bool = True


CAPS: Final = (
    Cap(10_000, 10_000, 10_000),
    *(Cap(lines, max(3, lines), 2 if lines > 3 else 1) for lines in range(24, 1, -1)),
    *(Cap(1, rows, 1) for rows in (3, 2, 1)),
    *(Cap(lines, rows, 1, charts=False) for lines, rows in ((3, 3), (2, 2), (1, 1), (1, 0))),
)


_FIRST_LETTERS: Final = 256
"""How much of a text is looked at first: breaking all of a long one for its first lines took most of the time."""

Lines = Callable[[str], int]
"""How many lines a text takes."""


class LineCounter:
    """Counts the lines of each text once: a page is set many times with less and less of the same texts.

    It lives as long as one page is set, for what it knows is what people wrote.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, TextStyle, float], int] = {}

    def of(self, style: TextStyle, width: float) -> Lines:
        """Counts in this style and width, in points."""

        def count(text: str) -> int:
            key = (text, style, width)
            if key not in self._known:
                self._known[key] = len(break_text(text, style, width)[0])
            return self._known[key]

        return count


def cut(texts: Sequence[str], more: str, count: Lines, most: int) -> list[str]:
    """As much of the texts as takes `most` lines. Where that is not all, an ellipsis and `more` end them."""
    shown: list[str] = []
    left = most
    for number, text in enumerate(texts):
        lines, is_last = count(text), number == len(texts) - 1
        if lines < left or (is_last and lines <= left):
            shown.append(text)
            left -= lines
            continue
        shown.append(shortened(text, f"… {more}".rstrip(), count, left))
        break
    return shown


def shortened(text: str, end: str, count: Lines, most: int) -> str:
    """The longest beginning, up to a word's end where there is one, that takes `most` lines together with `end`."""
    low, high = 0, min(len(text), _FIRST_LETTERS)
    while high < len(text) and count(_ended(text[:high], end)) <= most:
        low, high = high, min(len(text), 2 * high)
    while low < high:
        middle = (low + high + 1) // 2
        if count(_ended(text[:middle], end)) <= most:
            low = middle
        else:
            high = middle - 1
    kept = text[:low]
    space = max(kept.rfind(" "), kept.rfind("\n"))
    if low < len(text) and not text[low : low + 1].isspace() and space > low // 2:
        kept = kept[:space]
    return _ended(kept, end)


def _ended(kept: str, end: str) -> str:
    return f"{kept.rstrip()}{end}" if kept.strip() else end
