"""Secrets made at random: passphrases, recovery codes, keys of books. All from the system's source of randomness."""

from __future__ import annotations

import base64
import re
import secrets
import unicodedata
from typing import Final

from trustbook.domain.problems import WrongRecoveryCode
from trustbook.locations import resources
from trustbook.storage.keys import kdf

_LEFT_OUT: Final = resources() / "wording" / "not-in-passphrases.txt"
_CODE_BYTES: Final = 15
_CODE_LOOKALIKES: Final = str.maketrans("018", "OIB")


def generate_passphrase(words: int = 5) -> str:
    """So many words at random from a list of about 6,200: 12.6 bits each. None of them can hurt who types it."""
    listed = passphrase_words()
    return " ".join(secrets.choice(listed) for _ in range(words))


def passphrase_words() -> list[str]:
    """What passphrases are drawn from: a common list without what nobody should type on the evening they found out."""
    from xkcdpass import xkcd_password

    listed = xkcd_password.generate_wordlist(xkcd_password.locate_wordfile("eff-long"), min_length=3, max_length=9)
    left_out = set(_LEFT_OUT.read_text(encoding="utf-8").splitlines())
    return [word for word in listed if word not in left_out]


def new_book_key() -> bytes:
    """A new random book key."""
    return secrets.token_bytes(kdf.KEY_BYTES)


def new_recovery_code() -> str:
    """A new code of 120 random bits in six groups of four letters and digits."""
    letters = base64.b32encode(secrets.token_bytes(_CODE_BYTES)).decode("ascii")
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def normal_code(typed: str) -> str:
    """The code as it is derived from, forgiving case, spaces, hyphens, what cannot be seen, and 0, 1, 8 for O, I, B.

    Raises WrongRecoveryCode when it cannot be one.
    """
    seen = "".join(c for c in unicodedata.normalize("NFKC", typed) if unicodedata.category(c) not in ("Cc", "Cf"))
    letters = re.sub(r"[\s\-‐-―.]", "", seen).upper().translate(_CODE_LOOKALIKES)
    if not re.fullmatch(r"[A-Z2-7]{24}", letters):
        raise WrongRecoveryCode
    return letters
