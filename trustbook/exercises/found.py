"""What a search finds in what there is to read. Here by itself: who only shows it need not load what searches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page whose title, other words or lead say what was looked for. `word`: the first that was, folded."""

    exercise_id: str
    title: str
    lead: str
    name: str
    """The other word for it that was looked for; "" where the title says it."""
    word: str


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text of the guide that holds the words. `before`, `match`, `after`: an excerpt, empty where the title does."""

    kind: Literal["chapter", "text"]
    id: str
    title: str
    before: str
    match: str
    after: str
    word: str
    """The first that was looked for, folded."""
