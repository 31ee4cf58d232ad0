"""What a private book keeps of signing keys: a copy of its owner's own, and the public key of each person as first met.

Both lie in hidden settings. The copy is there so that an older key file that is put back does not lead to another key.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from trustbook.domain.people import Partner
from trustbook.domain.problems import DamagedBook
from trustbook.storage.keys.keys import SIGNING_KEY_BYTES

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

_OWN_KEY: Final = ".signing-key"
_KNOWN: Final = ".known-key-"
"""And the id of a partner."""


def own_key(private: Book) -> bytes:
    """The copy of the owner's key; empty when there is none."""
    try:
        key = base64.b64decode(private.settings.get(_OWN_KEY), validate=True)
    except ValueError:
        return b""
    return key if len(key) == SIGNING_KEY_BYTES else b""


def keep_own_key(private: Book, key: bytes) -> None:
    """Keep the copy; nothing is written when it is there. Raises as a save does."""
    if key and own_key(private) != key:
        private.settings.put(_OWN_KEY, base64.b64encode(key).decode("ascii"))


def met_keys(private: Book | None) -> dict[str, str]:
    """Public keys by partner id."""
    settings: dict[str, str] = {}
    if private is not None:
        with suppress(DamagedBook):  # then as announced
            settings = private.settings.all()
    return {name.removeprefix(_KNOWN): key for name, key in settings.items() if name.startswith(_KNOWN) and key}


def meet_keys(private: Book, people: Iterable[Partner]) -> None:
    """Keep the keys of those that were not met before. Raises as a save does."""
    met = met_keys(private)
    for partner in people:
        if partner.signing_key and partner.id not in met:
            private.settings.put(_KNOWN + partner.id, partner.signing_key)
