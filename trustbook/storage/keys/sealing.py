"""Sealing a few bytes with AES-256-GCM, as key files and backups do."""

from __future__ import annotations

import secrets
from typing import Annotated

import msgspec
from msgspec import Meta


class Sealed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """12-byte nonce; ciphertext followed by its 16-byte tag."""

    nonce: Annotated[bytes, Meta(min_length=12, max_length=12)]
    data: Annotated[bytes, Meta(min_length=16, max_length=16 * 1024)]

    def __repr__(self) -> str:
        return "Sealed(…)"


def seal(key: bytes, content: bytes, associated: bytes) -> Sealed:
    """Encrypt and sign `content`; `associated` is signed along and must be the same when it is opened."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(12)
    return Sealed(nonce=nonce, data=AESGCM(key).encrypt(nonce, content, associated))


def unseal(key: bytes, sealed: Sealed, associated: bytes) -> bytes | None:
    """The content; None when the key does not fit or something was changed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(sealed.nonce, sealed.data, associated)
    except InvalidTag:
        return None


def key_for(purpose: str, key: bytes) -> bytes:
    """A key of its own for one purpose, from the key of a book (HKDF with SHA-256, no salt)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(key)


def filled_up(content: bytes, step: int = 1024) -> bytes:
    """JSON with spaces behind it up to a whole step, so that the length tells nothing about what is in it."""
    return content.ljust(-(-len(content) // step) * step)
