"""What counts of a secret that was typed, pasted or read from a file: the one rule for the window and the command line.

Blanks, line ends, control characters and invisible marks at the ends do not count: nobody sees them, and they come
along when a line is copied. Blanks between words do. The text is taken in Unicode normal form C, so that é is the
same on any system. Inside, nothing is taken away.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from trustbook.domain.problems import UnusablePassphrase

LONGEST: Final = 64 * 1024
"""Most characters of a secret: as many as a file of them may hold."""

_UNSEEN: Final = {"Cc", "Cf", "Zl", "Zp", "Zs"}
_NOT_INSIDE: Final = {"Cc", "Zl", "Zp"}
"""Line ends and control characters: a line cannot be typed with them, and a file of secrets cannot hold them."""


def usable_secret(typed: str) -> str:
    """The secret that was meant.

    Raises UnusablePassphrase when nothing is left, when it is longer than `LONGEST`, and when it holds a line end, a
    control character or a lone surrogate.
    """
    secret = without_unseen_ends(unicodedata.normalize("NFC", typed))
    if not secret or len(secret) > LONGEST or _is_broken(secret):
        raise UnusablePassphrase
    if any(unicodedata.category(letter) in _NOT_INSIDE for letter in secret):
        raise UnusablePassphrase
    return secret


def readings(typed: str) -> tuple[str, ...]:
    """What a typed secret may open, to be tried in this order.

    Secrets that were made before this rule hold whatever was pasted, so that comes second, and only where it differs:
    each reading costs a derivation. Raises UnusablePassphrase when there is none.
    """
    found: list[str] = []
    older = unicodedata.normalize("NFC", typed)
    try:
        found.append(usable_secret(typed))
    except UnusablePassphrase:
        if not older.strip() or len(older) > LONGEST:
            raise
    if older not in found and "\0" not in older and not _is_broken(older) and len(older) <= LONGEST:
        found.append(older)
    if not found:
        raise UnusablePassphrase
    return tuple(found)


def without_unseen_ends(text: str) -> str:
    """The text without blanks, line ends, control characters and invisible marks at its ends."""
    begin, end = 0, len(text)
    while begin < end and _is_unseen(text[begin]):
        begin += 1
    while end > begin and _is_unseen(text[end - 1]):
        end -= 1
    return text[begin:end]


def is_blank(typed: str) -> bool:
    """Whether nothing was typed that counts."""
    return not without_unseen_ends(typed)


def same_secret(first: str, second: str) -> bool:
    """Whether two typed lines mean the same secret. Not a check whether it can be used."""
    return _meant(first) == _meant(second)


def _meant(typed: str) -> str:
    return without_unseen_ends(unicodedata.normalize("NFC", typed))


def _is_unseen(letter: str) -> bool:
    return unicodedata.category(letter) in _UNSEEN


def _is_broken(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)
