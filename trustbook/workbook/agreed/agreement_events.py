"""What is said of an agreement under exactly its words, and who may say it now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from trustbook.domain.agreement_types import Act, Seat
from trustbook.domain.agreements import may
from trustbook.domain.answers import canonical
from trustbook.domain.entries import Entry, Event, EventKind, RevisionReason
from trustbook.domain.problems import NotAsItStands, NotForThisSeat
from trustbook.workbook.agreed.agreement_form import AGREEMENT, digest_of_words
from trustbook.workbook.agreed.agreement_reading import AgreementReader, FoundAgreement
from trustbook.workbook.sitting.freezing import Freezer
from trustbook.workbook.sitting.session_context import SessionContext
from trustbook.workbook.sitting.signing import signed_event

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book
    from trustbook.storage.keys.keys import Unlocked


def kept_version(book: Book, freezer: Freezer, entry: Entry) -> str:
    """The id of the version that says what `entry` says now, frozen if there is none yet."""
    freezer.freeze(book, entry, RevisionReason.PLACED)
    same = [each for each in book.revisions.of_entry(entry.id) if canonical(each.answers) == canonical(entry.answers)]
    return same[-1].id


def said(
    context: SessionContext,
    kind: EventKind,
    entry: Entry,
    revision_id: str | None,
    *,
    more: Mapping[str, Any] | None = None,
    by: Unlocked | None = None,
) -> Event:
    """That somebody said this under exactly the words of `entry`, which this version keeps."""
    at: Seat = "together" if context.viewer.is_together else "own"
    payload = {"words": digest_of_words(entry.answers), "at": at, **(more or {})}
    today = context.clock.today()
    return signed_event(context, Event(context.ids(), kind, today, entry.id, None, revision_id, payload), by)


def words_change(context: SessionContext, freezer: Freezer, shelf: Book, stored: Entry, entry: Entry) -> None:
    """Called within the transaction that writes `entry` over `stored` in the shared book, after it was written.

    Whoever changes words under which something was agreed ends what was agreed, in whatever way they change. The
    words as they were are kept. Raises NotForThisSeat for the limit of somebody else, NotAsItStands once it is over.
    """
    if entry.exercise_id != AGREEMENT or digest_of_words(stored.answers) == digest_of_words(entry.answers):
        return
    before = AgreementReader(context).as_it_stands(shelf, stored)
    if not before.events:
        return
    must(before, Act.CHANGE, context.viewer.partner_id)
    freezer.freeze(shelf, stored, RevisionReason.LEAVING)
    shelf.events.add(said(context, EventKind.CHANGED, entry, kept_version(shelf, freezer, entry)))


def must(found: FoundAgreement, act: Act, person: str | None) -> None:
    """Raises NotForThisSeat where this is the other one's to do, NotAsItStands where nobody can do it now."""
    if act in may(found.now, person):
        return
    if found.now.is_limit and person != found.now.owner:
        raise NotForThisSeat
    raise NotAsItStands
