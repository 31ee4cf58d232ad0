"""How somebody had paper set last: a hidden note of their private book. Never what stood on it, never a password.

The size of paper is the one of this device until another one is chosen; it holds until the device's is changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from trustbook.documents.document import Margins
from trustbook.workbook.paper_choice import PaperLook

if TYPE_CHECKING:
    from trustbook.storage.book import Book

NOTE: Final = ".paper"
PaperSize = Literal["a4", "letter"]


class _LookNote(msgspec.Struct, frozen=True):
    paper: PaperSize = "a4"
    usual: PaperSize = "a4"
    large: bool = False
    margins: Margins = "usual"
    grey: bool = False
    with_steps: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class KeptLook:
    """What was chosen last, where `usual` was the size of paper of the device."""

    look: PaperLook
    usual: PaperSize

    def on(self, usual: PaperSize) -> PaperLook:
        """The same on a device whose usual size of paper is this one."""
        return self.look if usual == self.usual else replace(self.look, paper=usual)


def kept_look(book: Book) -> KeptLook:
    """What was noted; the usual where there is nothing, or something that is no such note."""
    try:
        note = msgspec.json.decode(book.settings.get(NOTE) or "{}", type=_LookNote)
    except (msgspec.DecodeError, RecursionError):
        note = _LookNote()
    look = PaperLook(note.paper, note.large, note.margins, note.grey, note.with_steps, note.named)
    return KeptLook(look, note.usual)


def keep_look(book: Book, kept: KeptLook) -> None:
    """Note it. Raises as a save does."""
    look = kept.look
    note = _LookNote(look.paper, kept.usual, look.large, look.margins, look.grey, look.with_steps, look.named)
    book.settings.put(NOTE, msgspec.json.encode(note).decode())
