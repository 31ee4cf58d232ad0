"""What looks the same to a person is the same: the one folding for finding words and for comparing names.

Capitals, accents, vowel points, soft hyphens and zero-width characters do not count; quotes and dashes of all kinds are
one, and so are full-width letters and the plain ones, ł and l, ø and o, œ and oe, æ and ae, ß and ss.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_APOSTROPHES = (
    "\u2018\u2019\u201a\u201b\u2032\u2035\u2039\u203a\u275b\u275c\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u055a\u05f3\ua78c"
)
_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u2036\u275d\u275e\u301d\u301e\u301f\u00ab\u00bb\u02ba\u05f4"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\u02d7\u058a\u05be\ufe58\ufe63\uff0d"
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_ACCENTS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_LEFT_OUT = re.compile(f"[{_UNSEEN}{_ACCENTS}]+")
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
_ALIKE: Final = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | {"æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ȷ": "j", "ŋ": "n", "ĸ": "k"}
)
_OTHER = re.compile("[^\x00-\x7f]+")
_STRUCK = re.compile("LATIN SMALL LETTER ([A-Z]) WITH ")


def folded(text: str) -> str:
    """`text` as it is compared. A character may become none, one or several; what each becomes depends on it alone."""
    if text.isascii():
        return text.lower().replace("`", "'")
    try:
        western = text.encode("latin-1").translate(_WESTERN, b"\xad").decode("latin-1")
    except UnicodeEncodeError:
        return _OTHER.sub(_fold_run, text).lower().replace("`", "'")
    for letter, fold in _LONGER:
        western = western.replace(letter, fold)
    return western


def without_invisible(text: str) -> str:
    """`text` without the characters that draw nothing, wherever they stand."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def _fold_run(run: re.Match[str]) -> str:
    text = run.group()
    return _fold_letter(text) if len(text) == 1 else "".join(map(_fold_letter, text))


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter.translate(_ALIKE)).casefold()
    plain = _LEFT_OUT.sub("", unicodedata.normalize("NFKD", plain).translate(_ALIKE))
    return "".join(map(_without_stroke, plain)) if not plain.isascii() else plain


def _without_stroke(letter: str) -> str:
    """ø and ł have no accent that could be taken off: their names say which letter they are drawn over."""
    struck = _STRUCK.match(unicodedata.name(letter, ""))
    return struck.group(1).lower() if struck else letter


def _western_letters() -> tuple[bytes, tuple[tuple[str, str], ...]]:
    """A table for the first 256 characters, many times faster than letter by letter, and those that become several."""
    folds = ["'" if code == ord("`") else _fold_letter(chr(code)) for code in range(256)]
    short = bytes(ord(fold) if len(fold) == 1 and ord(fold) < 256 else code for code, fold in enumerate(folds))
    longer = {chr(code): fold for code, fold in enumerate(folds) if fold and (len(fold) > 1 or ord(fold) > 255)}
    return short, tuple(longer.items())


_WESTERN, _LONGER = _western_letters()
