"""Levels of headings: none is ever left out, whatever a page begins with."""

from __future__ import annotations

from typing import Final

from trustbook.documents.nodes import Role
from trustbook.documents.pdf.meaning import Meaning

_RANKS: Final = {Role.TITLE: 1, Role.HEADING: 2, Role.LABEL: 3}


class Headings:
    """Counts levels down a sheet: what stands below the title is one deeper, be it a part or at once a question."""

    def __init__(self) -> None:
        self._above: list[int] = []

    def begin_sheet(self) -> None:
        """Nothing is above what comes next."""
        self._above.clear()

    def level(self, role: Role) -> int:
        """The level of the heading that comes now, from 1."""
        rank = _RANKS[role]
        while self._above and self._above[-1] >= rank:
            self._above.pop()
        self._above.append(rank)
        return len(self._above)


def is_heading(meaning: Meaning, *, alone: bool) -> bool:
    """Titles, parts, and what is asked; not the words beside a box or a blank, nor whose the words below are.

    `alone`: it stands in nothing else.
    """
    if meaning.role is not Role.LABEL:
        return meaning.role in _RANKS
    finer = meaning.row or meaning.column or meaning.option or meaning.number is not None
    asked = bool(meaning.field) or (alone and not meaning.ours)
    return asked and not finer
