"""How somebody had paper set last: a hidden note of their private book. Never what stood on it, never a password.

The size of paper is the one of this device until another one is chosen; it holds until the device's is changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from trustbook.workbook.paper.paper_choice import PaperLook

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

NOTE: Final = ".paper"
PaperSize = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class KeptLook:
    """What was chosen last, where `usual` was the size of paper of the device. It is noted as it stands here."""

    look: PaperLook = field(default_factory=PaperLook)
    usual: PaperSize = "a4"

    def on(self, usual: PaperSize) -> PaperLook:
        """The same on a device whose usual size of paper is this one."""
        return self.look if usual == self.usual else replace(self.look, paper=usual)


def kept_look(book: Book) -> KeptLook:
    """What was noted; the usual where there is nothing, or something that is no such note."""
    try:
        return msgspec.json.decode(book.settings.get(NOTE) or "{}", type=KeptLook)
    except (msgspec.DecodeError, RecursionError):
        return KeptLook()


def keep_look(book: Book, kept: KeptLook) -> None:
    """Note it. Raises as a save does."""
    book.settings.put(NOTE, msgspec.json.encode(kept).decode())
