"""The current text of a page in a data form, kept as a version where the page is there already.

A file has no id for it, and two computers may bring in the same file. So everything that is said of it comes from the
file: it is one version, wherever and however often it is brought in.
"""

from __future__ import annotations

from hashlib import sha256
from uuid import UUID

from trustbook.domain.answers import Answers, canonical
from trustbook.domain.entries import HIGHEST_LAMPORT, Revision, RevisionReason, heads
from trustbook.domain.times import Moment
from trustbook.workbook.data.dataform import WrittenEntry


def version_of_text(written: WrittenEntry, answers: Answers, definition: str, made: Moment) -> Revision:
    """The version: later than all others in the file, and written over the newest of them.

    It has no number and no writer where the file tells none; the book gives them.
    """
    told = max((written.lamport, *(version.lamport for version in written.versions)))
    return Revision(
        id=id_of_text(written.id, answers),
        entry_id=written.id,
        made=made,
        reason=RevisionReason.IMPORTED,
        definition=definition,
        answers=answers,
        parents=heads(written.versions),
        lamport=min(told + 1, HIGHEST_LAMPORT) if told else 0,
        writer=written.writer,
    )


def id_of_text(entry_id: str, answers: Answers) -> str:
    """An id that follows from the words (RFC 9562, version 8)."""
    found = sha256(f"trustbook-text|{entry_id}|{canonical(answers)}".encode()).digest()
    return str(UUID(int=int.from_bytes(found[:16], "big") & ~(0xF << 76) & ~(3 << 62) | 8 << 76 | 2 << 62))
