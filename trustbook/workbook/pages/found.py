"""What was found: frozen plain objects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trustbook.exercises.found import FoundPage, FoundText


@dataclass(frozen=True, slots=True)
class Found:
    """One place where the words were found. `before`, `match`, `after` are a short excerpt."""

    exercise_id: str
    entry_id: str
    title: str
    on: date
    field_label: str
    before: str
    match: str
    after: str
    where: Literal["mine", "our-page", "shared"]
    author: str = ""
    """Name of the partner who placed it, for shared copies."""
    field_id: str = ""
    """The field that holds it; "" where its definition is lost."""


@dataclass(frozen=True, slots=True)
class FoundAll:
    """Everything that was found, by kind: pages by name, texts of the guide, and what was written, newest first."""

    pages: tuple[FoundPage, ...] = ()
    guide: tuple[FoundText, ...] = ()
    written: tuple[Found, ...] = ()
    more_pages: bool = False
    """Whether there are more than these."""
    more_guide: bool = False
    help_first: FoundText | None = None
    """“Getting help”, where who typed this may be in danger. It stands above all else."""
