"""Who wrote what lies with both: signing it, and knowing by whose key it must be signed.

Each person signs what they place with both. The key that checks it is announced in the shared book; the other person's
private book keeps the first one that it met, because the shared book can be changed by either. What this does not
show: words that were changed before the key was known here, and a shared book that was put back to an older state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from trustbook.domain.answers import canonical
from trustbook.domain.entries import Entry, EntryRole, Event, EventKind
from trustbook.domain.letters import NotedStep
from trustbook.domain.problems import NotForThisSeat, WrongPassphrase
from trustbook.workbook.sitting.known_keys import know_keys
from trustbook.workbook.sitting.presence import who_shows

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book
    from trustbook.storage.keys.keys import Unlocked
    from trustbook.storage.workbook_folder import OpenBooks
    from trustbook.workbook.sitting.session_context import SessionContext


def signed_copy(context: SessionContext, copy: Entry) -> Entry:
    """The copy with the signature of the person at the seat. What is signed is what a book gives back."""
    from trustbook.storage.books.signing import copy_content, sign

    return replace(copy, signature=sign(context.books.keyring.signing_key, copy_content(copy)))


def happened(
    context: SessionContext,
    kind: EventKind,
    entry_id: str | None = None,
    *,
    event_id: str | None = None,
    payload: Mapping[str, Any] | None = None,
) -> Event:
    """That the person at the seat did this today, signed; at Together nobody by name."""
    event = Event(id=event_id or context.ids(), kind=kind, on=context.clock.today(), entry_id=entry_id)
    return signed_event(context, replace(event, payload=payload or {}))


def signed_event(context: SessionContext, event: Event, by: Unlocked | None = None) -> Event:
    """The event as one of the person at the seat; at Together of nobody by name, or of whoever showed that it is them.

    `by`: of `shown_by`.
    """
    from trustbook.storage.books.signing import event_content, sign

    keyring = context.books.keyring if by is None else by.keyring
    event = replace(event, actor=context.viewer.partner_id if by is None else keyring.partner_id)
    return replace(event, signature=sign(keyring.signing_key, event_content(event)))


def shown_by(context: SessionContext, partner_id: str | None, passphrase: str) -> Unlocked:
    """At Together: the opened key file of the person whose passphrase it is, if that is this partner.

    Raises WrongPassphrase, also for the passphrase of the other one, UnusablePassphrase, and NotForThisSeat.
    """
    if not context.seat(context.viewer).viewer.is_together:
        raise NotForThisSeat
    unlocked = context.books.held.unlock(context.books.folder, passphrase)
    if who_shows(context, unlocked).id != partner_id:
        raise WrongPassphrase
    return unlocked


def letter_note(context: SessionContext, noted: NotedStep, entry_id: str | None = None) -> Event:
    """A step of a letter, for the private book of the person at the seat. `entry_id`: of an own letter."""
    payload = {"step": noted.step.value}
    if noted.until is not None:
        payload["until"] = noted.until.isoformat()
    if noted.about:
        payload["about"] = noted.about
    me = context.viewer.partner_id
    return Event(context.ids(), EventKind.LETTER, context.clock.today(), entry_id, me, payload=payload)


def take_up_keys(context: SessionContext) -> None:
    """At a person's seat: see that they have a key and that the other knows it, and keep the key of the other.

    A keyring of version 1 gets one. What its owner had shared before is signed now, unless it is other than their own
    book says. Raises as a save does.
    """
    books = context.books
    if context.viewer.is_together or books.private is None or books.private.database.read_only:
        return
    _take_up_own(context, books.private)
    if context.is_couple() and not books.shared.database.read_only:
        _announce(books, books.private)
    know_keys(books)


def _take_up_own(context: SessionContext, own: Book) -> None:
    from trustbook.storage.books.met_keys import keep_own_key, own_key
    from trustbook.storage.books.signing import new_signing_key
    from trustbook.storage.keys.keys import reseal_keyring

    if context.unlocked is None:
        return
    key = context.unlocked.keyring.signing_key or own_key(own) or new_signing_key()
    keep_own_key(own, key)
    if context.unlocked.keyring.signing_key != key:
        keyring = msgspec.structs.replace(context.unlocked.keyring, signing_key=key)
        context.unlocked = reseal_keyring(context.unlocked, keyring)
        context.books.held.prove(context.unlocked)
    context.books.keyring = msgspec.structs.replace(context.books.keyring, signing_key=key)


def _announce(books: OpenBooks, own: Book) -> None:
    from trustbook.storage.books.met_keys import meet_keys, met_keys
    from trustbook.storage.opening import profile

    me, there = profile(books.keyring), books.shared.partners.all()
    told = next((partner.signing_key for partner in there if partner.id == me.id), None)
    if told is not None and told != me.signing_key:
        with books.shared.database.transaction():
            if not told and me.id not in met_keys(own):
                _sign_what_was_shared(books, own, me.id)
            books.shared.partners.put(me)
    meet_keys(own, (me if partner.id == me.id else partner for partner in there))


def _sign_what_was_shared(books: OpenBooks, own: Book, me: str) -> None:
    from trustbook.storage.books.signing import copy_content, sign

    placed = {note.copy_id: canonical(note.answers) for note in own.share_notes.all()}
    for copy in books.shared.entries.all(role=EntryRole.COPY):
        words = canonical(copy.answers)
        if copy.author == me and not copy.signature and placed.get(copy.id, words) == words:
            books.shared.entries.sign(copy.id, sign(books.keyring.signing_key, copy_content(copy)))
