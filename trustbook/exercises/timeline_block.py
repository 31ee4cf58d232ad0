"""The `timeline` blocks of a definition: what an entry of it puts on the line through time, and on which day."""

from __future__ import annotations

from typing import Final, Literal

from trustbook.exercises.shapes import Data, Id

LineKind = Literal[
    "check-in",
    "page",
    "talk",
    "milestone",
    "setback",
    "good-thing",
    "celebration",
    "appointment",
    "session",
]
MOST_BLOCKS: Final = 3


class TimelineBlock(Data, frozen=True, kw_only=True):
    """One thing that an entry puts on the line. It names fields of the definition; it holds no text.

    The first block of a definition is the entry itself, and stands there also where its day is left open. Every
    further one stands there once its day is answered.
    """

    kind: LineKind
    day: Id | None = None
    """The date field with the day on which it happened. None: the day of the entry."""
    words: Id | None = None
    """The short, long or list field whose words stand on the line. None: its title does."""
    more: Id | None = None
    """A second one, behind it: what was learned of a setback."""
    own_words: bool = False
    """The words are so short that they are the entry: its writer sees them also while nobody else does."""
