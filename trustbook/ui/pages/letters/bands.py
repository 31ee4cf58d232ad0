"""A band of letters on the desk: what only I see, or what lies between the two of us."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.kit import PrivacySign, Rule, Sees, Space, column, link_button, row, soft
from trustbook.ui.kit.cards import CardGrid
from trustbook.ui.kit.letter_sheet import LetterSheet, labelled

MOST: Final = 4
"""Letters of a band that are in sight at once, side by side; the others are earlier ones."""

_NARROWEST: Final = 220
"""Least width of a sheet where all of them stand side by side, in pixels at 100 % text."""


@dataclass(frozen=True, slots=True)
class LetterGroup:
    """Letters in one place of a band, the newest first, each as what makes its sheet. `hidden`: among the earlier ones
    however few there are.
    """

    name: str
    sheets: Sequence[Callable[[], LetterSheet]]
    hidden: Sequence[Callable[[], LetterSheet]] = ()


def shares(counts: Sequence[int], most: int = MOST) -> list[int]:
    """How many of each place are in sight: one of each where any lie there, then more of the first places."""
    shown = [min(1, count) for count in counts]
    for place, count in enumerate(counts):
        shown[place] += max(0, min(count - shown[place], most - sum(shown)))
    return shown


class Band(QWidget):
    """Its heading says who sees it. `turned` is called when somebody wants all of it, or less again."""

    def __init__(
        self,
        sees: Sees,
        words: str,
        places: Sequence[LetterGroup],
        *,
        empty: str,
        all_shown: bool,
        turned: Callable[[], object],
    ) -> None:
        super().__init__()
        head = column(PrivacySign(sees, words, "subheading"), Rule(), spacing=Space.FIELD)
        layout = column(head, spacing=Space.FIELD)
        counts = [len(place.sheets) for place in places]
        total, few = sum(counts) + sum(len(place.hidden) for place in places), shares(counts)
        shown = counts if all_shown else few
        cells = [
            labelled(place.name if number == 0 else " ", make())
            for place, count in zip(places, shown, strict=True)
            for number, make in enumerate([*place.sheets[:count], *(place.hidden if all_shown else ())])
        ]
        if cells:
            grid = CardGrid(cells, spacing=Space.PART, widest=MOST, narrowest=_NARROWEST, alike=True)
            layout.addWidget(grid)
        if not total:
            layout.addWidget(soft(empty))
        if total > sum(few):
            words = _("Fewer letters") if all_shown else _("Earlier letters")
            layout.addLayout(row(link_button(words, turned), None))
        self.setLayout(layout)
