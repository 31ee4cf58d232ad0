"""Decrypts the pages of a SQLCipher 4 file without SQLCipher, free pages and journals included.

Page: ciphertext, 16-byte IV, 64-byte HMAC-SHA512. The first 16 bytes of the file are the salt of the HMAC key.
Source: zetetic.net, SQLCipher design.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
RESERVED = 80


def decrypted_pages(path: Path, key: bytes) -> list[bytes]:
    """Every page in clear. Raises ValueError when the seal of one is broken."""
    content = path.read_bytes()
    salt = content[:16]
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    pages = [content[start : start + PAGE] for start in range(0, len(content), PAGE)]
    return [_decrypted(page, number, key, mac_key) for number, page in enumerate(pages, 1)]


def _decrypted(page: bytes, number: int, key: bytes, mac_key: bytes) -> bytes:
    start = 16 if number == 1 else 0
    body, iv = page[start : PAGE - RESERVED], page[PAGE - RESERVED : PAGE - RESERVED + 16]
    seal = hmac.new(mac_key, body + iv + number.to_bytes(4, "little"), "sha512").digest()
    if seal != page[PAGE - 64 :]:
        raise ValueError(f"page {number}")
    decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return decryptor.update(body) + decryptor.finalize()
