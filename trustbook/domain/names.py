"""Which display names there can be: the one rule for the window, the command line and imported files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from trustbook.domain.folding import folded, without_invisible
from trustbook.domain.problems import UnusableName

LONGEST_NAME: Final = 200
"""Most characters of a name."""

_JOINERS = "\u200c\u200d"
"""Letters of some scripts join or part by them, so they stay inside a name."""


def usable_name(typed: str, others: Iterable[str] = ()) -> str:
    """The name that was meant: in Unicode normal form C, on one line, one blank between words, nothing unseen in it.

    Raises UnusableName when no letter can be seen, when it is longer than `LONGEST_NAME`, and when it looks the same as
    one of `others`.
    """
    name = " ".join(_seen(unicodedata.normalize("NFC", typed)).split())
    if not any(unicodedata.category(letter).startswith("L") for letter in without_invisible(name)):
        raise UnusableName("no-letter")
    if len(name) > LONGEST_NAME:
        raise UnusableName("too-long")
    if any(same_name(name, other) for other in others):
        raise UnusableName("taken")
    return name


def same_name(first: str, second: str) -> bool:
    """Whether two names look the same to a person."""
    return _compared(first) == _compared(second)


def _compared(name: str) -> str:
    return " ".join(folded(name).split())


def _seen(text: str) -> str:
    return "".join(letter if _is_kept(letter) else " " if letter.isspace() else "" for letter in text)


def _is_kept(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in ("Cc", "Cf", "Cs")
