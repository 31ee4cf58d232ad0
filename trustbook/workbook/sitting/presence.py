"""Who has shown by a passphrase that they are here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustbook.domain.people import Partner
from trustbook.domain.problems import DamagedBook, WrongPassphrase

if TYPE_CHECKING:
    from trustbook.storage.keys.keys import Unlocked
    from trustbook.workbook.sitting.session_context import SessionContext


def who_shows(context: SessionContext, unlocked: Unlocked) -> Partner:
    """Whose key file it is, as the open workbook knows its people. Raises WrongPassphrase when it is nobody's here, and
    DamagedBook where the book of both does not say any more who its people are: the passphrase may be right then.

    Whoever can write into the folder can put a key file there that names anybody: it must hold the key that this
    person signs with, and the key of the shared book.
    """
    from trustbook.storage.opening import profile

    shown = profile(unlocked.keyring)
    known = next((each for each in context.partners() if each.id == shown.id), None)
    if known is None or (known.signing_key and shown.signing_key != known.signing_key):
        shared = context.books.shared
        raise DamagedBook(shared.database.path) if shared.salvage.has_odd_rows else WrongPassphrase()
    if unlocked.keyring.shared_key != context.books.keyring.shared_key:
        raise WrongPassphrase
    return known
