"""Key files: one per partner. A passphrase or a recovery code opens the partner key, which opens the keyring.

No name and no key stands in a key file in clear. FORMAT.md describes the file.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from trustbook.domain.problems import (
    DamagedKeyFile,
    ForeignKeyFile,
    MissingKeys,
    PassphraseTaken,
    Problem,
    RefusedKeyFile,
    WrongPassphrase,
    WrongRecoveryCode,
)
from trustbook.domain.times import random_id
from trustbook.domain.typed_secret import readings, usable_secret
from trustbook.storage.files.files import write_beside
from trustbook.storage.keys import kdf
from trustbook.storage.keys.fresh_secrets import normal_code
from trustbook.storage.keys.keyfile import ID, KeyFileData, Slot, SlotKind, StoredKdf, read_key_file, to_bytes
from trustbook.storage.keys.sealing import Sealed, filled_up, seal, unseal

KEYS_FOLDER: Final = "keys"
MOST_KEY_FILES: Final = 16
SIGNING_KEY_BYTES: Final = 32
"""Of an Ed25519 key, private or public."""
_SLOT_VERSION: Final = 1
"""Of the seal of a slot. It stays when the keyring gets a newer version: not every secret is at hand then."""
_KEY_FILE_NAME: Final = re.compile(rf"{ID}\.json")
_ShortText = Annotated[str, Meta(min_length=1, max_length=64)]
_BookKey = Annotated[bytes, Meta(min_length=kdf.KEY_BYTES, max_length=kdf.KEY_BYTES)]


class Keyring(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What one partner holds. Never shown: its repr tells nothing."""

    workbook_id: _ShortText
    partner_id: _ShortText
    name: str
    colour: _ShortText
    private_book: Annotated[str, Meta(pattern=rf"^{ID}\Z")]
    """File id of this partner's private book."""
    private_keys: Annotated[tuple[_BookKey, ...], Meta(min_length=1, max_length=8)]
    """Newest first. More than one while a change of secrets is not finished, none at Together."""
    shared_key: _BookKey
    signing_key: Annotated[bytes, Meta(max_length=SIGNING_KEY_BYTES)] = b""
    """What this partner places with both is signed with it. Empty at Together, and until the owner of a keyring of
    version 1 has signed in."""
    older_shared_keys: Annotated[tuple[_BookKey, ...], Meta(max_length=7)] = ()
    """While the shared book gets a new key: those that it, or one in a backup, may still have."""

    def __repr__(self) -> str:
        return "Keyring(…)"

    @property
    def shared_keys(self) -> tuple[bytes, ...]:
        """Newest first: one of them opens the shared book, here and in each kept backup."""
        return (self.shared_key, *self.older_shared_keys)


class KeyFile(msgspec.Struct, frozen=True):
    """A key file that was read and validated."""

    path: Path
    data: KeyFileData

    def __repr__(self) -> str:
        return "KeyFile(…)"

    @property
    def has_recovery(self) -> bool:
        """Whether a recovery code opens it."""
        return any(slot.kind == "recovery" for slot in self.data.slots)


class Unlocked(msgspec.Struct, frozen=True):
    """An opened key file."""

    keyring: Keyring
    key_file: KeyFile
    partner_key: bytes
    slot_kind: SlotKind
    slot_key: bytes
    """The key derived from the secret that opened it, so that its slot can be sealed again."""

    def __repr__(self) -> str:
        return "Unlocked(…)"


def read_key_files(folder: Path) -> tuple[list[KeyFile], list[Problem]]:
    """The usable key files and what is wrong with the others. Raises MissingKeys when there is none at all.

    More than anybody has are not looked at: each costs time, and somebody may have put them there.
    """
    good: list[KeyFile] = []
    paths = key_file_paths(folder)
    problems: list[Problem] = [RefusedKeyFile(path) for path in paths[MOST_KEY_FILES:][:1]]
    for path in paths[:MOST_KEY_FILES]:
        try:
            good.append(KeyFile(path, read_key_file(path)))
        except Problem as problem:
            problems.append(problem)
    if not good and not problems:
        raise MissingKeys(folder / KEYS_FOLDER)
    return good, problems


def key_file_paths(folder: Path) -> list[Path]:
    """Paths of the files in `keys/` that have the name of a key file. Links and copies made by a sync tool have not."""
    try:
        named = [path for path in (folder / KEYS_FOLDER).iterdir() if _KEY_FILE_NAME.fullmatch(path.name)]
    except OSError:
        raise MissingKeys(folder / KEYS_FOLDER) from None
    return sorted(path for path in named if not path.is_symlink())


def is_key_file(place: str) -> bool:
    """Whether this is the place of a key file in a workbook, written with a slash."""
    folder, _slash, name = place.partition("/")
    return folder == KEYS_FOLDER and _KEY_FILE_NAME.fullmatch(name) is not None


def seal_new(
    folder: Path, keyring: Keyring, passphrase: str, recovery_code: str | None, *, replacing: KeyFile | None = None
) -> Unlocked:
    """A new partner key in new slots. `replacing` is swapped for it in one step."""
    slot_key_of: dict[SlotKind, tuple[StoredKdf, bytes]] = {"passphrase": _derive_new(usable_secret(passphrase))}
    if recovery_code is not None:
        slot_key_of["recovery"] = _derive_new(normal_code(recovery_code))
    return _write(folder, keyring, slot_key_of, "passphrase", replacing)


def seal_again(folder: Path, keyring: Keyring, unlocked: Unlocked, recovery_code: str | None) -> Unlocked:
    """A new partner key under the secret that is in use, with a new recovery code or none."""
    kept = next(slot for slot in unlocked.key_file.data.slots if slot.kind == unlocked.slot_kind)
    slot_key_of: dict[SlotKind, tuple[StoredKdf, bytes]] = {unlocked.slot_kind: (kept.kdf, unlocked.slot_key)}
    if recovery_code is not None:
        slot_key_of["recovery"] = _derive_new(normal_code(recovery_code))
    return _write(folder, keyring, slot_key_of, unlocked.slot_kind, unlocked.key_file)


def reseal_keyring(unlocked: Unlocked, keyring: Keyring) -> Unlocked:
    """Replace what the key file holds; slots and partner key stay. Raises DiskFull, CannotWriteFile."""
    old, version = unlocked.key_file, _version_for(keyring)
    sealed = _seal_keyring(unlocked.partner_key, keyring, old.data.workbook)
    data = KeyFileData(
        version=version, workbook=old.data.workbook, id=old.data.id, slots=old.data.slots, keyring=sealed
    )
    write_beside(old.path, to_bytes(data), overwrite=True)
    return msgspec.structs.replace(unlocked, keyring=keyring, key_file=KeyFile(old.path, data))


def unlock(folder: Path, passphrase: str) -> Unlocked:
    """Try a passphrase on every partner's slot, one after another; then, where it differs, exactly as it was typed.

    Raises UnusablePassphrase, MissingKeys, WrongPassphrase; DamagedKeyFile, RefusedKeyFile, NewerFormat when a key
    file could not be tried, or is damaged behind a slot that opened.
    """
    return _try_slots(folder, "passphrase", readings(passphrase), WrongPassphrase())


def unlock_with_recovery(folder: Path, code: str) -> Unlocked:
    """Try a recovery code on every partner's slot. Raises WrongRecoveryCode, and as `unlock`."""
    return _try_slots(folder, "recovery", (normal_code(code),), WrongRecoveryCode())


def refuse_taken(folder: Path, passphrase: str, partner_id: str) -> None:
    """Raises PassphraseTaken when it opens the workbook for anybody but this partner; UnusablePassphrase.

    Raises also what keeps it from telling, as `unlock` does.
    """
    try:
        found = unlock(folder, passphrase)
    except WrongPassphrase:
        return
    if found.keyring.partner_id != partner_id:
        raise PassphraseTaken


def unlock_held(files: list[KeyFile], passphrase: str) -> Unlocked:
    """As `unlock`, with key files that were read before. Raises UnusablePassphrase, WrongPassphrase."""
    return _try_files(files, [], "passphrase", readings(passphrase), WrongPassphrase())


def _try_slots(folder: Path, kind: SlotKind, secrets_: tuple[str, ...], otherwise: Problem) -> Unlocked:
    files, problems = read_key_files(folder)
    return _try_files(files, problems, kind, secrets_, otherwise)


def _try_files(
    files: list[KeyFile], problems: list[Problem], kind: SlotKind, secrets_: tuple[str, ...], otherwise: Problem
) -> Unlocked:
    work = 0
    for secret, (key_file, slot) in product(secrets_, _slots(files, kind)):
        work += slot.kdf.cost.work
        if work > kdf.MOST_WORK * len(secrets_):
            raise RefusedKeyFile(key_file.path)
        slot_key = kdf.derive(secret, slot.kdf.salt, slot.kdf.cost)
        partner_key = unseal(slot_key, slot.sealed, associated(key_file.data.workbook, kind, _SLOT_VERSION))
        if partner_key is not None:
            return Unlocked(_keyring(key_file, partner_key), key_file, partner_key, kind, slot_key)
    raise problems[0] if problems else otherwise


def _slots(files: list[KeyFile], kind: SlotKind) -> Iterator[tuple[KeyFile, Slot]]:
    for key_file in files:
        for slot in key_file.data.slots:
            if slot.kind == kind:
                yield key_file, slot


def _keyring(key_file: KeyFile, partner_key: bytes) -> Keyring:
    data = key_file.data
    opened = unseal(partner_key, data.keyring, associated(data.workbook, "keyring", data.version))
    if opened is None:
        raise DamagedKeyFile(key_file.path)
    try:
        keyring = msgspec.json.decode(opened, type=Keyring)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DamagedKeyFile(key_file.path) from None
    if keyring.workbook_id != key_file.data.workbook:
        raise ForeignKeyFile(key_file.path)
    return keyring


def _keyring_bytes(keyring: Keyring) -> bytes:
    """JSON, filled up with spaces, so that the length of the file tells nothing about the name."""
    return filled_up(msgspec.json.encode(keyring))


def _derive_new(secret: str) -> tuple[StoredKdf, bytes]:
    stored = StoredKdf.new(kdf.new_slots)
    return stored, kdf.derive(secret, stored.salt, stored.cost)


def _write(
    folder: Path,
    keyring: Keyring,
    slot_key_of: dict[SlotKind, tuple[StoredKdf, bytes]],
    used: SlotKind,
    replacing: KeyFile | None,
) -> Unlocked:
    workbook = keyring.workbook_id
    partner_key = secrets.token_bytes(kdf.KEY_BYTES)
    slots = tuple(
        Slot(kind=kind, kdf=stored, sealed=_seal_slot(slot_key, partner_key, workbook, kind))
        for kind, (stored, slot_key) in slot_key_of.items()
    )
    file_id = replacing.data.id if replacing else random_id()
    sealed = _seal_keyring(partner_key, keyring, workbook)
    data = KeyFileData(version=_version_for(keyring), workbook=workbook, id=file_id, slots=slots, keyring=sealed)
    path = replacing.path if replacing else folder / KEYS_FOLDER / f"{file_id}.json"
    try:
        write_beside(path, to_bytes(data), overwrite=replacing is not None)
    except Problem:
        if replacing is None or not _is_at(path, data):
            raise
        # it is in force, though maybe not durable: whoever goes on from here has to make it so
    return Unlocked(keyring, KeyFile(path, data), partner_key, used, slot_key_of[used][1])


def _is_at(path: Path, data: KeyFileData) -> bool:
    try:
        return read_key_file(path) == data
    except Problem:
        return False


def associated(workbook: str, kind: SlotKind | Literal["keyring"], version: int) -> bytes:
    """What a seal in a key file is bound to, so that it opens nowhere else. FORMAT.md describes it."""
    return f"trustbook-keys|{version}|{workbook}|{kind}".encode()


def _seal_slot(key: bytes, partner_key: bytes, workbook: str, kind: SlotKind) -> Sealed:
    return seal(key, partner_key, associated(workbook, kind, _SLOT_VERSION))


def _seal_keyring(partner_key: bytes, keyring: Keyring, workbook: str) -> Sealed:
    return seal(partner_key, _keyring_bytes(keyring), associated(workbook, "keyring", _version_for(keyring)))


def _version_for(keyring: Keyring) -> int:
    """So that a program which knows nothing of a second key of the shared book says that a newer one wrote this."""
    return KeyFileData.VERSION if keyring.older_shared_keys else KeyFileData.USUAL_VERSION
