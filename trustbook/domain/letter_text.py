"""The five blocks of a letter: date, salutation, text, closing and name.

A letter that is only a text is stored as that text, as letters were from the beginning. One that has more is stored as
`{"text": …, "date": …, "salutation": …, "closing": …, "name": …}` without what is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import Any, Final

from trustbook.domain.answers import is_empty
from trustbook.domain.values import as_it_is

BLOCKS: Final = ("date", "salutation", "text", "closing", "name")
"""Ids of the blocks in reading order. They are permanent."""


@dataclass(frozen=True, slots=True)
class LetterText:
    """What stands in each block, "" for nothing. All of it is plain text as it was written."""

    date: str = ""
    salutation: str = ""
    text: str = ""
    closing: str = ""
    name: str = ""

    @classmethod
    def of(cls, value: Any) -> LetterText:
        """A stored letter. What has not the shape of one stands in the text as it is, so that nothing is dropped."""
        if is_empty(value):
            return cls()
        if isinstance(value, Mapping) and is_letter(value):
            return cls(**{block: value.get(block, "") for block in BLOCKS})
        return cls(text=as_it_is(value))

    @property
    def value(self) -> str | dict[str, str] | None:
        """The letter as it is stored; None where nobody wrote anything: a day and a name alone are no letter."""
        if not (self.salutation or self.text or self.closing):
            return None
        kept = {block: words for block, words in zip(BLOCKS, astuple(self), strict=True) if words}
        return self.text if kept.keys() == {"text"} else kept

    @property
    def is_begun_only(self) -> bool:
        """Whether nobody has written anything yet but whom it is to."""
        return not (self.text or self.closing)

    @property
    def pieces(self) -> tuple[str, ...]:
        """What is written, block after block, without the empty ones."""
        return tuple(words for words in astuple(self) if words)

    @property
    def whole(self) -> str:
        """All of it as one text, an empty line between the blocks."""
        return "\n\n".join(self.pieces)


def is_letter(value: Any) -> bool:
    """Whether a value has the shape of a stored letter."""
    if isinstance(value, str):
        return True
    return isinstance(value, Mapping) and all(
        block in BLOCKS and isinstance(words, str) for block, words in value.items()
    )


def letter_whole(value: Any) -> str:
    """A stored letter as one text."""
    return LetterText.of(value).whole


def letter_pieces(value: Any) -> Iterator[str]:
    """What is written in a stored letter, block after block."""
    return iter(LetterText.of(value).pieces)
