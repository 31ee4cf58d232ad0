"""Signatures (Ed25519) under what one person places with both: only who holds that person's key can have written it.

Both hold the key of the shared book, so its seals say nothing about who wrote in it. The key of a person lies in the
sealed keyring; what checks it is announced in the shared book and kept by the other one in the own private book.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import assert_never

from trustbook.domain.answers import canonical
from trustbook.domain.entries import Entry, EntryRole, Event, EventKind
from trustbook.storage.books.rows import moment_columns


def matters_to_both(kind: EventKind) -> bool:
    """Whether an event of this kind needs a signature where its actor is named and their key is known."""
    if not kind.is_known:
        return False
    match kind:
        case EventKind.SHARED | EventKind.WITHDRAWN | EventKind.GIVEN:
            return True
        case EventKind.OFFERED | EventKind.AGREED | EventKind.REFUSED | EventKind.NOT_NOW | EventKind.TAKEN_BACK:
            return True
        case EventKind.TOLD | EventKind.KEPT | EventKind.CHANGED | EventKind.REVIEW_MOVED | EventKind.ENDED:
            return True
        case EventKind.SAID | EventKind.PROMISE | EventKind.JAR | EventKind.CONSENT | EventKind.BRIEF:
            return True
        case EventKind.PLACED | EventKind.JOINED | EventKind.OPENED | EventKind.CHECK_IN | EventKind.LETTER:
            return False
        case EventKind.MILESTONE | EventKind.SETBACK | EventKind.APPOINTMENT | EventKind.COUNSELLING:
            return False
        case _:
            assert_never(kind)


def new_signing_key() -> bytes:
    """A private key, raw."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes_raw()


def announced(signing_key: bytes) -> str:
    """The public key of a private one, in hexadecimal digits; "" of none."""
    if not signing_key:
        return ""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(signing_key).public_key().public_bytes_raw().hex()


def sign(signing_key: bytes, content: bytes) -> str:
    """The signature, in hexadecimal digits; "" without a key."""
    if not signing_key:
        return ""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(signing_key).sign(content).hex()


def is_signed(public_key: str, content: bytes, signature: str) -> bool:
    """Whether whoever holds the private key of this public one has signed exactly this."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def copy_content(copy: Entry) -> bytes:
    """The bytes of a shared copy that are signed. FORMAT.md describes them."""
    utc, zone = moment_columns(copy.saved)
    return _canonical(
        "trustbook-copy|1",
        {
            "answers": canonical(copy.answers),
            "author": copy.author,
            "definition": copy.definition,
            "exercise_id": copy.exercise_id,
            "id": copy.id,
            "on_date": copy.on.isoformat(),
            "saved_utc": utc,
            "saved_zone": zone,
        },
    )


def event_content(event: Event) -> bytes:
    """The bytes of an event that are signed. FORMAT.md describes them."""
    return _canonical(
        "trustbook-event|1",
        {
            "actor": event.actor,
            "entry_id": event.entry_id,
            "id": event.id,
            "kind": event.kind.value,
            "on_date": event.on.isoformat(),
            "payload": event.payload,
            "revision_id": event.revision_id,
        },
    )


class KnownKeys:
    """Public keys by partner id. What somebody of these did not sign is not theirs."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def know(self, keys: Mapping[str, str]) -> None:
        """From now on these keys, and no others. A partner with "" has none."""
        self._keys = {partner_id: key for partner_id, key in keys.items() if key}

    def is_genuine_entry(self, entry: Entry) -> bool:
        """False for a shared copy of somebody whose key is known, without their signature under just this."""
        key = self._keys.get(entry.author or "") if entry.role is EntryRole.COPY else None
        return key is None or is_signed(key, copy_content(entry), entry.signature)

    def has_signed(self, event: Event) -> bool:
        """Whether its actor, whose key is known, signed just this."""
        key = self._keys.get(event.actor or "")
        return key is not None and is_signed(key, event_content(event), event.signature)

    def is_genuine_event(self, event: Event) -> bool:
        """As `is_genuine_entry`, for events that matter to the other one."""
        key = self._keys.get(event.actor or "") if matters_to_both(event.kind) else None
        return key is None or is_signed(key, event_content(event), event.signature)


def _canonical(purpose: str, content: Mapping[str, object]) -> bytes:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{purpose}|{text}".encode()
