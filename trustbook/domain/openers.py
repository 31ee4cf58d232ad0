"""Ways to begin a sentence, and an answer that is nothing but one of them: it is kept, and it says nothing yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from trustbook.domain.letter_text import LetterText

CONTINUES: Final = "…"
"""Stands in an opener where its writer goes on."""
_AS_TYPED: Final = "..."


def begun(opener: str) -> str:
    """As far as it is given: what follows its dots is for its writer to say. "" for one that is a whole sentence."""
    words, dots, _rest = opener.partition(CONTINUES)
    return words.rstrip() if dots else ""


def is_bare(text: str, openers: Iterable[str]) -> bool:
    """Whether a text is nothing but openers, one on a line, with or without their dots. Not an empty one."""
    known = {_folded(words) for opener in openers if begun(opener) for words in (opener, begun(opener))}
    lines = [_folded(line) for line in text.splitlines() if line.strip()]
    return bool(lines) and all(line in known for line in lines)


def said(value: Any, openers: Sequence[str]) -> Any:
    """What of an answer in words says something; None where all of it is openers.

    A letter of which only a sentence is begun says nothing, whatever stands above and below it.
    """
    if not openers:
        return value
    if isinstance(value, list | tuple):
        rest = [each for each in value if not (isinstance(each, str) and is_bare(each, openers))]
        return value if len(rest) == len(value) else rest or None
    return None if is_bare(LetterText.of(value).text, openers) else value


def _folded(line: str) -> str:
    words = " ".join(line.split()).replace(_AS_TYPED, CONTINUES)
    return words.rstrip(f" {CONTINUES}").casefold()
