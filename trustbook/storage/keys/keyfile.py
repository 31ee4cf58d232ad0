"""The shape of a key file, and reading one that may be damaged or made to harm."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path
from typing import Annotated, ClassVar, Final, Literal

import msgspec
from msgspec import Meta

from trustbook.domain.problems import DamagedKeyFile, MissingKeys, NewerFormat, RefusedKeyFile
from trustbook.storage.files.files import open_regular
from trustbook.storage.keys.kdf import SALT_BYTES, Cost
from trustbook.storage.keys.sealing import Sealed

FORMAT: Final = "trustbook-keys"
ID: Final = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
"""How the id of a key file or a private book is written: it is part of a file name, and never a path."""
SlotKind = Literal["passphrase", "recovery"]
_MOST_BYTES: Final = 64 * 1024


class _KeyFilePart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


class StoredKdf(_KeyFilePart, frozen=True, kw_only=True):
    """How a slot's key is derived."""

    name: Literal["argon2id"] = "argon2id"
    memory_kib: int
    passes: int
    lanes: int
    salt: Annotated[bytes, Meta(min_length=SALT_BYTES, max_length=64)]

    @classmethod
    def new(cls, cost: Cost) -> StoredKdf:
        """The cost with a new random salt."""
        salt = secrets.token_bytes(SALT_BYTES)
        return cls(memory_kib=cost.memory_kib, passes=cost.passes, lanes=cost.lanes, salt=salt)

    @property
    def cost(self) -> Cost:
        """What deriving costs; whoever runs it asks `is_bearable` first."""
        return Cost(self.memory_kib, self.passes, self.lanes)


class Slot(_KeyFilePart, frozen=True, kw_only=True):
    """One way in: the partner key, sealed with a key derived from a secret."""

    kind: SlotKind
    kdf: StoredKdf
    sealed: Sealed


class KeyFileData(_KeyFilePart, frozen=True, kw_only=True, omit_defaults=True):
    """The whole file but for its format and checksum. Programs before version 2 did not write the version in here."""

    VERSION: ClassVar[int] = 3
    """The highest that is read. One of this version holds more than one key of the shared book."""
    USUAL_VERSION: ClassVar[int] = 2

    version: int = 1
    workbook: Annotated[str, Meta(max_length=64)]
    id: Annotated[str, Meta(pattern=rf"^{ID}\Z")]
    slots: Annotated[tuple[Slot, ...], Meta(min_length=1, max_length=4)]
    keyring: Sealed


class _KeyFile(_KeyFilePart, frozen=True, kw_only=True):
    format: Literal["trustbook-keys"]
    version: int
    checksum: str
    """SHA-256 of the canonical `keys`. Finds damage, proves nothing: the seals do that."""
    keys: KeyFileData


class _KeyFileOutline(msgspec.Struct):
    format: str = ""
    version: int = 0


def to_bytes(data: KeyFileData) -> bytes:
    """The file's content."""
    whole = _KeyFile(format="trustbook-keys", version=data.version, checksum=_checksum(data), keys=data)
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def read_key_file(path: Path) -> KeyFileData:
    """A key file, validated. Raises MissingKeys, DamagedKeyFile, RefusedKeyFile, NewerFormat."""
    return from_bytes(key_file_bytes(path), path)


def from_bytes(content: bytes, path: Path) -> KeyFileData:
    """As `read_key_file`, for content that lies or lay at `path`."""
    try:
        outline = msgspec.json.decode(content, type=_KeyFileOutline)
        if outline.format == FORMAT and outline.version > KeyFileData.VERSION:
            raise NewerFormat(path, outline.version)
        file = msgspec.json.decode(content, type=_KeyFile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DamagedKeyFile(path) from None
    if not all(slot.kdf.cost.is_bearable() for slot in file.keys.slots):
        raise RefusedKeyFile(path)
    if file.checksum != _checksum(file.keys) or file.version != file.keys.version or file.version < 1:
        raise DamagedKeyFile(path)
    return file.keys


def key_file_bytes(path: Path) -> bytes:
    """What lies there, if it is a file of a bearable size. Raises MissingKeys, DamagedKeyFile, RefusedKeyFile."""
    try:
        with open_regular(path) as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise MissingKeys(path) from None
    except OSError:
        raise DamagedKeyFile(path) from None
    if len(content) > _MOST_BYTES:
        raise RefusedKeyFile(path)
    return content


def _checksum(data: KeyFileData) -> str:
    return hashlib.sha256(msgspec.json.encode(data, order="sorted")).hexdigest()
