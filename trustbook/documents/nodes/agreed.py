"""Words to hang up where both see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trustbook.documents.nodes.base import Node, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeTitle(Node):
    """A title that is read from some steps away. `own`: words that people wrote, and not a title of the program."""

    text: str
    own: bool = False
    role: Role = Role.TITLE
    ours: bool = True

    def texts(self) -> Iterator[str]:
        yield self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedWords(Node):
    """Words in large letters, with a quiet line below, and a hairline under both."""

    text: str
    quiet: str = ""
    role: Role = Role.ANSWER
    ours: bool = True

    def texts(self) -> Iterator[str]:
        yield self.text
        yield self.quiet


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedCards(Node):
    """One or two of them side by side, to be cut out."""

    cards: tuple[AgreedWords, ...]
    role: Role = Role.LIST
    ours: bool = True

    def texts(self) -> Iterator[str]:
        for card in self.cards:
            yield from card.texts()


@dataclass(frozen=True, slots=True, kw_only=True)
class FramedWord(Node):
    """A word in a frame of its own, and beside it what it means."""

    word: str
    text: str
    role: Role = Role.NOTE
    ours: bool = True

    def texts(self) -> Iterator[str]:
        yield self.word
        yield self.text
