"""What stands in the fields of a form for one field of a definition, and which of it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar

from trustbook.documents.forms.names import number_of

OFF: Final = "Off"
"""What PDF calls a mark that is not set."""

Parts = tuple[str, ...]
"""What follows the field's id in a name."""
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Unread:
    """A value that its field cannot hold, such as “soon” for a day. `field` is the id of what was asked."""

    name: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class _Piece:
    number: int
    name: str
    text: str


@dataclass(slots=True)
class Given:
    """The values of one field. What was taken counts as read."""

    field_id: str
    unread: list[Unread] = field(default_factory=list)
    _found: dict[Parts, list[_Piece]] = field(default_factory=dict)

    def put(self, parts: Parts, piece: int, name: str, text: str) -> None:
        """Adds a value. `piece` counts the rooms in which one text goes on."""
        self._found.setdefault(parts, []).append(_Piece(piece, name, text))

    def lines(self) -> list[str]:
        """The parts that stand for lines of one's own, in their order."""
        numbers = {parts[0]: number_of(parts[0]) for parts in self._found if parts}
        return sorted((part for part, number in numbers.items() if number), key=lambda part: numbers[part] or 0)

    def text(self, *parts: str) -> str:
        """What stands there, "" for nothing."""
        pieces = sorted(self._found.get(parts, ()), key=lambda piece: piece.number)
        return "\n".join(piece.text for piece in pieces)

    def mark(self, *parts: str) -> str:
        """The mark that is set there, "" for none."""
        text = self.text(*parts)
        return "" if text == OFF else text

    def take(self, *parts: str) -> str:
        """What stands there, "" for nothing."""
        text = self.text(*parts)
        self._found.pop(parts, None)
        return text

    def take_as(self, parts: Parts, meaning: Callable[[str], _Value | None]) -> _Value | None:
        """What it means. A text that means nothing is told as unread."""
        value = meaning(text) if (text := self.text(*parts)) else None
        if text and value is None:
            self.refuse(*parts)
        self.take(*parts)
        return value

    def take_mark(self, parts: Parts, meaning: Callable[[str], _Value | None]) -> _Value | None:
        """What the mark means, likewise."""
        if self.mark(*parts):
            return self.take_as(parts, meaning)
        self.take(*parts)
        return None

    def refuse(self, *parts: str) -> None:
        """Tells as unread what stands there."""
        self.unread += (Unread(piece.name, self.field_id, piece.text) for piece in self._found.pop(parts, ()))

    def left(self) -> Iterator[str]:
        """Names of all values that nobody took."""
        return (piece.name for pieces in self._found.values() for piece in pieces if piece.text != OFF)
