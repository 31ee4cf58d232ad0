"""Reads a workbook without any of our code: only what FORMAT.md says, `cryptography` and `sqlcipher3`.

python tests/storage/plain_reader.py "Our workbook.trustbook"
"""

from __future__ import annotations

import base64
import getpass
import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlcipher3 import dbapi2

Rows = list[dict[str, Any]]


def keyring(folder: Path, passphrase: str) -> dict[str, Any] | None:
    """What the passphrase opens in `keys/`; None when it opens nothing."""
    for path in sorted((folder / "keys").glob("*.json")):
        keys = json.loads(path.read_text(encoding="utf-8"))["keys"]
        for slot in keys["slots"]:
            if slot["kind"] != "passphrase":
                continue
            slot_key = Argon2id(
                salt=base64.b64decode(slot["kdf"]["salt"]),
                length=32,
                iterations=slot["kdf"]["passes"],
                lanes=slot["kdf"]["lanes"],
                memory_cost=slot["kdf"]["memory_kib"],
            ).derive(unicodedata.normalize("NFC", passphrase).encode("utf-8"))
            try:
                partner_key = unsealed(slot_key, slot["sealed"], f"1|{keys['workbook']}|passphrase")
            except InvalidTag:
                continue
            sealed_for = f"{keys.get('version', 1)}|{keys['workbook']}|keyring"
            opened: dict[str, Any] = json.loads(unsealed(partner_key, keys["keyring"], sealed_for))
            return opened
    return None


def unsealed(key: bytes, sealed: dict[str, str], sealed_for: str) -> bytes:
    """The content of a seal. Raises InvalidTag."""
    associated = f"trustbook-keys|{sealed_for}".encode()
    return AESGCM(key).decrypt(base64.b64decode(sealed["nonce"]), base64.b64decode(sealed["data"]), associated)


def tables(path: Path, key: bytes) -> dict[str, Rows]:
    """Every table of a book with all its rows. Raises sqlcipher3 errors when the key does not fit."""
    database = dbapi2.connect(path)
    try:
        database.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        database.row_factory = dbapi2.Row
        names = [row["name"] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')] for name in names}
    finally:
        database.close()


def read(folder: Path, passphrase: str) -> dict[str, dict[str, Rows]]:
    """The shared book and this person's private book. Raises KeyError when the passphrase opens nothing."""
    ring = keyring(folder, passphrase)
    if ring is None:
        raise KeyError("This passphrase opens no key file.")
    own = folder / f"{ring['private_book']}.book"
    return {
        "shared": tables(folder / "shared.book", base64.b64decode(ring["shared_key"])),
        "private": tables(own, base64.b64decode(ring["private_keys"][0])),
    }


def everything(folder: Path, passphrase: str) -> Iterator[str]:
    """All texts of all books that any key of this passphrase opens, tried on every book."""
    ring = keyring(folder, passphrase)
    keys = [] if ring is None else [base64.b64decode(key) for key in (*ring["private_keys"], ring["shared_key"])]
    for path in sorted(folder.glob("*.book")):
        for key in keys:
            try:
                found = tables(path, key)
            except dbapi2.DatabaseError:
                continue
            for rows in found.values():
                for row in rows:
                    yield "|".join(map(str, row.values())) + "|"


if __name__ == "__main__":
    print(json.dumps(read(Path(sys.argv[1]), getpass.getpass()), ensure_ascii=False, indent=1, default=str))
