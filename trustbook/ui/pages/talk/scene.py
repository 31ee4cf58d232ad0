"""What is on the talk table at one moment, as plain data: what is read, and which keys do what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from trustbook.domain.people import Partner

CHOOSE: Final = "choose"
"""Goes from one choice to the next."""
TAKE: Final = "take"
"""Takes the choice that has the focus; where none has it, the first gets it."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that does something now. `cap` is what is printed on it."""

    does: str
    cap: str
    words: str
    likely: bool = False
    shown: bool = True
    """False: it works, and there is no room to say so."""


@dataclass(frozen=True, slots=True)
class SceneChoice:
    """One of several answers."""

    does: str
    words: str


@dataclass(frozen=True, slots=True)
class SceneText:
    """A line below the hairline."""

    text: str
    spoken: bool = False
    soft: bool = False


@dataclass(frozen=True, slots=True)
class SceneInput:
    """One line to write in. `writing`: the cursor is in it from the start."""

    question: str
    text: str
    writing: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is shown but for the ring of the clock, which moves by itself."""

    subject: str
    head: str
    keys: tuple[Key, ...]
    place: str = ""
    """Which turn it is, or what time."""
    who: Partner | None = None
    how: str = ""
    spoken: bool = False
    other: str = ""
    other_who: Partner | None = None
    lines: tuple[SceneText, ...] = ()
    line: SceneInput | None = None
    choices: tuple[SceneChoice, ...] = ()
    none_first: bool = False
    """No choice has the focus at first: none of them is nearer."""
    clock: bool = False
    raised: bool = False
    preparing: bool = False
    """It is read before anybody speaks, close to the keys: its lines stand together, above the line to write in."""

    @property
    def words(self) -> str:
        """All of it that is read aloud."""
        return "\n".join(self._words())

    def _words(self) -> Iterator[str]:
        yield from filter(None, (self.head, self.how, self.other))
        yield from (each.text for each in self.lines)
        if self.none_first:
            yield from (each.words for each in self.choices)
        yield from filter(None, (self.place, self.subject))
