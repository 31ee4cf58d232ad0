"""Whose key is which: by it the shared book tells what was signed by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustbook.storage.workbook_folder import OpenBooks


def know_keys(books: OpenBooks) -> None:
    """Tell the shared book whose key is which: at a person's seat as that person met it first, else as announced."""
    from trustbook.storage.books.met_keys import met_keys
    from trustbook.storage.leaving import former_partners

    known = (*former_partners(books.shared), *books.shared.partners.all())
    keys = {partner.id: partner.signing_key for partner in known}
    books.shared.known_keys.know(keys | met_keys(books.private))
