"""Key files that somebody else has put there, or changed: each has a sentence, and none costs more than seconds."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from tests.storage.support import ANA, BEN, CHEAP, CLOCK, every_file, make_backup, sign_in, solo
from trustbook.domain.problems import (
    DamagedKeyFile,
    ForeignDatabase,
    ForeignKeyFile,
    Problem,
    RefusedKeyFile,
    TooLittleMemory,
    WrongPassphrase,
)
from trustbook.domain.times import random_id
from trustbook.storage.backups.backups import list_backups
from trustbook.storage.folder.held_keys import HeldKeys
from trustbook.storage.inspection import inspect_folder
from trustbook.storage.keys import kdf, keys
from trustbook.storage.keys.fresh_secrets import new_book_key
from trustbook.storage.keys.keyfile import KeyFileData, StoredKdf, to_bytes
from trustbook.storage.keys.keys import Keyring, seal_new, unlock
from trustbook.storage.keys.sealing import Sealed, seal
from trustbook.storage.secrets_change import change_secrets
from trustbook.storage.sqlite.connection import journal_of
from trustbook.storage.workbook_folder import OpenBooks

pytestmark = pytest.mark.sweep

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
SOME_ID = "00000000-0000-4000-8000-000000000000"


@needs_pipes
@pytest.mark.timeout(60)
def test_a_pipe_with_a_name_of_ours_is_told_and_nothing_waits_for_it(ana_alone: OpenBooks) -> None:
    folder = ana_alone.folder
    pipe = folder / "keys" / f"{SOME_ID}.json"
    for place in (pipe, folder / f"{SOME_ID}.book", journal_of(folder / f"{SOME_ID}.book"), folder / "backups" / "b"):
        os.mkfifo(place)
    make_backup(ana_alone, CLOCK)
    kept = list_backups(folder, ana_alone.keyring.shared_key)[0].path
    ana_alone.close()
    for odd in (journal_of(folder / "shared.book"), folder / "shared.book-wal"):
        os.mkfifo(odd)
        with pytest.raises(ForeignDatabase) as refused:
            sign_in(folder)
        assert refused.value.path == odd
        odd.unlink()
    with pytest.raises(DamagedKeyFile) as caught:
        unlock(folder, BEN)
    assert caught.value.path == pipe
    assert pipe in [getattr(problem, "path", None) for problem in inspect_folder(folder).problems]
    (kept / "backup.json").unlink()
    os.mkfifo(kept / "backup.json")
    assert kept not in [info.path for info in list_backups(folder, ana_alone.keyring.shared_key)]


@needs_pipes
@pytest.mark.timeout(60)
def test_a_pipe_in_place_of_a_key_file_is_put_aside_for_what_the_sitting_holds(ana_alone: OpenBooks) -> None:
    path = unlock(ana_alone.folder, ANA).key_file.path
    path.unlink()
    os.mkfifo(path)
    make_backup(ana_alone, CLOCK)
    assert unlock(ana_alone.folder, ANA).keyring.name == "Ana"


def crafted(folder: Path, number: int, cost: kdf.Cost = CHEAP) -> Path:
    """One more key file that no passphrase opens."""
    data = unlock(folder, ANA).key_file.data
    name = f"{number:08x}-0000-4000-8000-000000000000"
    slot = replace(data.slots[0], kdf=StoredKdf.new(cost))
    path = folder / "keys" / f"{name}.json"
    path.write_bytes(to_bytes(replace(data, id=name, slots=(slot,) * 4)))
    return path


def test_more_key_files_than_anybody_has_are_not_tried(ana_alone: OpenBooks, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [crafted(ana_alone.folder, 0xFFFFFF00 + number) for number in range(200)]
    derived = []
    real = kdf.derive

    def derive(secret: str, salt: bytes, cost: kdf.Cost) -> bytes:
        derived.append(cost)
        return real(secret, salt, cost)

    monkeypatch.setattr(kdf, "derive", derive)
    assert unlock(ana_alone.folder, ANA).keyring.name == "Ana"
    del derived[:]
    with pytest.raises(RefusedKeyFile) as caught:
        unlock(ana_alone.folder, "wrong")
    assert caught.value.path in files
    assert len(derived) <= keys.MOST_KEY_FILES * 4


def test_key_files_that_cost_too_much_together_are_refused(
    ana_alone: OpenBooks, monkeypatch: pytest.MonkeyPatch
) -> None:
    costly = kdf.Cost(memory_kib=256 * 1024, passes=4, lanes=4)
    for number in range(10):
        crafted(ana_alone.folder, 0xFFFFFF00 + number, costly)
    work = []

    def derive(_secret: str, _salt: bytes, cost: kdf.Cost) -> bytes:
        work.append(cost.work)
        return bytes(32)

    monkeypatch.setattr(kdf, "derive", derive)
    with pytest.raises(RefusedKeyFile):
        unlock(ana_alone.folder, "wrong")
    assert sum(work) <= kdf.MOST_WORK


def test_two_people_with_two_slots_each_are_far_from_any_bound() -> None:
    assert 4 * kdf.STRONG.work * 2 <= kdf.MOST_WORK and kdf.STRONG.is_bearable()


def test_too_little_memory_is_told(ana_alone: OpenBooks, monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.hazmat.primitives.kdf import argon2

    class Poor:
        def __init__(self, **_: object) -> None:
            pass

        def derive(self, _secret: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(argon2, "Argon2id", Poor)
    with pytest.raises(TooLittleMemory):
        unlock(ana_alone.folder, ANA)


@pytest.mark.skipif(sys.platform != "linux", reason="bounds memory as Linux does")
def test_too_little_memory_is_told_by_the_library_too() -> None:
    import subprocess

    program = (
        "import resource\n"
        "from trustbook.domain.problems import TooLittleMemory\n"
        "from trustbook.storage.keys import kdf\n"
        "kdf.derive('warm', b's' * 16, kdf.Cost(64, 1, 1))\n"
        "used = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (used + (64 << 20),) * 2)\n"
        "try:\n    kdf.derive('x', b's' * 16, kdf.STRONG)\nexcept TooLittleMemory:\n    print('told')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout == "told\n", done.stderr


def sealed_keyring(partner_key: bytes, content: bytes, workbook: str) -> Sealed:
    """As the program seals it, whatever it says."""
    return seal(partner_key, content, keys.associated(workbook, "keyring", KeyFileData.USUAL_VERSION))


def test_a_key_file_of_another_workbook_is_told_as_that(ana_alone: OpenBooks, tmp_path: Path) -> None:
    other = solo(tmp_path / "Other.trustbook")
    theirs = unlock(other.folder, ANA).key_file.path
    other.close()
    mine = unlock(ana_alone.folder, ANA).key_file.path
    ana_alone.close()
    mine.rename(tmp_path / mine.name)
    shutil.copy(theirs, mine.parent / theirs.name)
    before = every_file(ana_alone.folder)
    with pytest.raises(ForeignKeyFile):
        sign_in(ana_alone.folder)
    assert every_file(ana_alone.folder) == before


def test_a_keyring_that_names_another_workbook_than_its_file_is_told_as_that(ana_alone: OpenBooks) -> None:
    unlocked = unlock(ana_alone.folder, ANA)
    content = msgspec.json.encode(replace(unlocked.keyring, workbook_id="another"))
    sealed = sealed_keyring(unlocked.partner_key, content, unlocked.key_file.data.workbook)
    unlocked.key_file.path.write_bytes(to_bytes(replace(unlocked.key_file.data, keyring=sealed)))
    with pytest.raises(ForeignKeyFile):
        unlock(ana_alone.folder, ANA)


@pytest.mark.parametrize("name", ["../outside", f"{SOME_ID}\n", "/elsewhere", "", "x" * 36, SOME_ID.upper() + "G"])
def test_an_id_is_an_id_and_never_a_path(ana_alone: OpenBooks, tmp_path: Path, name: str) -> None:
    unlocked = unlock(ana_alone.folder, ANA)
    path, data = unlocked.key_file.path, unlocked.key_file.data
    before = sorted(p.name for p in tmp_path.iterdir())
    path.write_bytes(to_bytes(replace(data, id=name)))
    with pytest.raises(DamagedKeyFile):
        unlock(ana_alone.folder, ANA)
    content = msgspec.json.encode(replace(unlocked.keyring, private_book=name))
    sealed = sealed_keyring(unlocked.partner_key, content, data.workbook)
    path.write_bytes(to_bytes(replace(data, keyring=sealed)))
    with pytest.raises(DamagedKeyFile):
        sign_in(ana_alone.folder)
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_new_secrets_go_into_the_file_that_was_opened_whatever_id_it_tells(ana_alone: OpenBooks) -> None:
    unlocked = unlock(ana_alone.folder, ANA)
    path = unlocked.key_file.path
    path.write_bytes(to_bytes(replace(unlocked.key_file.data, id=SOME_ID)))
    change_secrets(ana_alone, unlock(ana_alone.folder, ANA), "another one", None)
    assert not (path.parent / f"{SOME_ID}.json").exists()
    assert unlock(ana_alone.folder, "another one").key_file.path == path
    with pytest.raises(WrongPassphrase):
        unlock(ana_alone.folder, ANA)


ODD = ("huge", "folder", "device", "not ours")


@pytest.mark.timeout(120)
@pytest.mark.parametrize("place", ["keys", ".", "backups", "set-aside", "kept"])
@pytest.mark.parametrize("kind", ODD)
def test_whatever_lies_in_a_folder_of_ours_is_told_in_a_sentence_or_left_alone(
    ana_and_ben: OpenBooks, place: str, kind: str
) -> None:
    folder = ana_and_ben.folder
    make_backup(ana_and_ben, CLOCK)
    kept = list_backups(folder, ana_and_ben.keyring.shared_key)[0].path
    where = kept / "keys" if place == "kept" else folder / place
    where.mkdir(exist_ok=True)
    put(where, kind)
    make_backup(ana_and_ben, CLOCK)
    ana_and_ben.close()
    inspect_folder(folder)
    for passphrase in (ANA, BEN):
        books, unlocked = sign_in(folder, passphrase)
        make_backup(books, CLOCK)
        HeldKeys(unlocked).look(folder)
        books.close()
    books, unlocked = sign_in(folder)
    with suppress(Problem):  # what keeps it from telling whether the other one has this passphrase
        unlock(folder, "wrong")
        change_secrets(books, unlocked, "new one", None)
    books.close()


def put(where: Path, kind: str) -> None:
    """Something under each name that we would use."""
    for name in (f"{SOME_ID}.json", f"{SOME_ID}.book", f"{SOME_ID}.book-journal", "backup.json", ".x.unfinished"):
        path = where / name
        if os.path.lexists(path):
            continue
        match kind:
            case "huge":
                with path.open("wb") as file:
                    file.truncate(1 << 36)
            case "folder":
                (path / "deeper").mkdir(parents=True)
            case "device":
                path.symlink_to("/dev/zero")
            case "not ours":
                path.write_bytes(os.urandom(8192))
            case _:
                raise AssertionError(kind)


def test_a_key_file_that_was_written_is_read_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    keyring = Keyring(
        workbook_id="w",
        partner_id="p",
        name="Ana",
        colour="first",
        private_book=random_id(),
        private_keys=(new_book_key(),),
        shared_key=new_book_key(),
    )
    made = seal_new(tmp_path, keyring, ANA, None).key_file
    assert made.data == unlock(tmp_path, ANA).key_file.data
    assert unlock(tmp_path, ANA).keyring == keyring
