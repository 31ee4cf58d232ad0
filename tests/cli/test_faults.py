"""What is wrong with a workbook is told by every command in a sentence of its own, and no file is harmed by asking."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from tests.cli.conftest import Done, Trustbook
from tests.ready_workbooks import ANA
from tests.storage.other_user import NOBODY, can_be_run_by, needs_root
from tests.storage.support import every_file
from trustbook.cli import passphrases
from trustbook.exercises.library import Library
from trustbook.storage.keys.keys import unlock
from trustbook.storage.sqlite import connection
from trustbook.storage.sqlite.connection import connect
from trustbook.workbook.opener import WorkbookOpener
from trustbook.workbook.session import Session

pytestmark = pytest.mark.sweep

BOOK = Path("Ours.trustbook")
SHARED = BOOK / "shared.book"
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
COMMANDS = {
    "check": ["check", BOOK],
    "export": ["export", BOOK, "out.pdf"],
    "data-export": ["data-export", BOOK, "out.json"],
    "data-import": ["data-import", BOOK, "in.json"],
    "backup": ["backup", BOOK, "stick"],
}
each_command = pytest.mark.parametrize("command", COMMANDS)


def flip(place: int) -> Callable[[], None]:
    def change() -> None:
        content = bytearray(SHARED.read_bytes())
        content[place] ^= 1
        SHARED.write_bytes(content)

    return change


def filling(content: bytes) -> Callable[[], None]:
    def change() -> None:
        SHARED.write_bytes(content)

    return change


def plain() -> None:
    SHARED.unlink()
    raw = dbapi2.connect(SHARED)
    raw.execute("CREATE TABLE entries (id)")
    raw.close()


def with_sql(statement: str) -> Callable[[], None]:
    def change() -> None:
        raw = connect(SHARED, unlock(BOOK, ANA).keyring.shared_key, "rw")
        raw.execute(statement)
        raw.close()

    return change


def every_key_file(change: Callable[[dict[str, object]], object]) -> Callable[[], None]:
    def write() -> None:
        for path in (BOOK / "keys").iterdir():
            whole = json.loads(path.read_bytes())
            change(whole)
            path.write_text(json.dumps(whole), encoding="utf-8")

    return write


def costly(whole: dict[str, object]) -> None:
    keys = whole["keys"]
    assert isinstance(keys, dict)
    keys["slots"][0]["kdf"]["memory_kib"] = 1 << 40


def super_journal() -> None:
    magic = bytes.fromhex("d9d505f920a163d7")
    Path(f"{SHARED}-journal").write_bytes(magic.ljust(512, b"\0") + magic)


def no_key_files() -> None:
    for path in (BOOK / "keys").iterdir():
        path.unlink()


def a_link() -> None:
    SHARED.rename("elsewhere")
    SHARED.symlink_to(Path("elsewhere").absolute())


FAULTS: dict[str, tuple[Callable[[], object], str]] = {
    "first page damaged": (flip(2000), "damaged, your passphrase is right"),
    "salt damaged": (flip(3), "damaged, your passphrase is right"),
    "key file damaged": (every_key_file(lambda whole: whole.update(checksum="x")), "key file is damaged"),
    "key file no JSON": (lambda: [p.write_bytes(b"\xff{") for p in (BOOK / "keys").iterdir()], "key file is damaged"),
    "key file asks too much": (every_key_file(costly), "key file was refused"),
    "no key files": (no_key_files, "no keys here"),
    "no keys folder": (lambda: shutil.rmtree(BOOK / "keys"), "no keys here"),
    "empty": (filling(b""), "not a workbook"),
    "one byte": (filling(b"x"), "not a workbook"),
    "cut": (lambda: os.truncate(SHARED, 4096 * 3 + 100), "incomplete"),
    "missing": (SHARED.unlink, "missing"),
    "a link": (a_link, "missing"),
    "plain SQLite": (plain, "not encrypted"),
    "a journal that names a file": (super_journal, "another program"),
    "newer": (with_sql("PRAGMA user_version = 7"), "newer Trustbook"),
    "newer keys": (every_key_file(lambda whole: whole.update(version=7)), "newer Trustbook"),
}


def asked(trustbook: Trustbook, command: str, who: str = "ana") -> Done:
    Path("in.json").write_text('{"format": "trustbook-data", "version": 1, "entries": []}', encoding="utf-8")
    return trustbook(*COMMANDS[command], "--passphrase-file", who)


def is_one_line(text: str) -> bool:
    return text.startswith("trustbook: ") and text.count("\n") == 1


@each_command
@pytest.mark.parametrize(("change", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_each_fault_is_told_in_its_own_words_and_every_file_stays(
    ours: Trustbook, change: Callable[[], object], words: str, command: str
) -> None:
    change()
    before = every_file(BOOK)
    done = asked(ours, command)
    assert done.status == 1 and words in done.err, done.err
    assert command == "check" or is_one_line(done.err), done.err
    assert every_file(BOOK) == before
    assert not any(Path(name).exists() for name in ("out.pdf", "out.json", "stick"))


def test_what_another_program_put_into_a_book_never_runs_and_what_is_there_can_still_be_taken_out(
    ours: Trustbook,
) -> None:
    with_sql("CREATE TRIGGER more AFTER UPDATE ON settings BEGIN DELETE FROM events; END")()
    before = every_file(BOOK)

    checked = asked(ours, "check")
    assert checked.status == 1 and "Another program" in checked.err, checked.err
    assert asked(ours, "data-export").status == 0
    assert asked(ours, "backup").status == 0
    assert every_file(BOOK) == before


@each_command
def test_a_wrong_passphrase_is_told_and_every_file_stays(ours: Trustbook, command: str) -> None:
    before = every_file(BOOK)
    done = asked(ours, command, "wrong")
    assert done.status == 1 and "did not open" in done.err and is_one_line(done.err), done.err
    assert every_file(BOOK) == before


HOLDER = """
import sys, time
from pathlib import Path
from trustbook.domain.times import SystemClock, random_id
from trustbook.exercises.content import Content
from trustbook.workbook.opener import WorkbookOpener
session = WorkbookOpener(Content(), SystemClock(), random_id).sign_in(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
time.sleep(60)
"""


@pytest.fixture
def other_window(ours: Trustbook) -> Iterator[None]:
    """Another process in which the workbook is open."""
    command = [sys.executable, "-c", HOLDER, str(BOOK), ANA]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)
    try:
        assert process.stdout is not None and process.stdout.readline() == "open\n"
        yield
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits seconds for a lock that will not go."""

    def connecting(path: Path, key: bytes, mode: connection.Mode, _wait_seconds: float = 0.0) -> dbapi2.Connection:
        return connect(path, key, mode, 0.05)

    monkeypatch.setattr(connection, "connect", connecting)


@pytest.mark.usefixtures("other_window", "impatient")
def test_an_open_window_is_told_by_every_command_and_every_file_stays(ours: Trustbook) -> None:
    before = every_file(BOOK)
    for command in COMMANDS:
        done = asked(ours, command, "ben")
        assert done.status == 1 and "already open" in done.err and is_one_line(done.err), done.err
        assert every_file(BOOK) == before


def each_met(ours: Trustbook) -> None:
    """At the first sign-in since the other joined, the other's public key is kept; then reading changes no file."""
    assert asked(ours, "check").status == 0


def test_a_sync_tools_copies_are_named_and_never_used(ours: Trustbook) -> None:
    each_met(ours)
    key = next((BOOK / "keys").iterdir())
    for name in ("shared (conflicted copy).book", f"keys/{key.stem} 2.json", "shared.sync-conflict-20260101.book"):
        (BOOK / name).write_bytes(b"an older one")
    before = every_file(BOOK)
    done = asked(ours, "check")
    assert done.status == 1 and done.err.count("\n") == 3 and "conflicted copy" in done.err
    assert every_file(BOOK) == before
    assert asked(ours, "data-export").status == 0


def test_a_folder_that_is_moved_meanwhile_is_told_and_keeps_its_files(
    ours: Trustbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    each_met(ours)
    page = {"id": "11111111-1111-4111-8111-111111111111", "exercise": "weekly-meeting", "role": "joint"}
    form = {"format": "trustbook-data", "version": 1, "entries": [page | {"on": "2026-01-01", "answers": {}}]}
    Path("in.json").write_text(json.dumps(form), encoding="utf-8")
    really = passphrases.sign_in

    def sign_in(opener: WorkbookOpener, workbook: Path, files: Sequence[str], name: str | None = None) -> Session:
        session = really(opener, workbook, files, name)
        BOOK.rename("moved.trustbook")
        return session

    before = every_file(BOOK)
    monkeypatch.setattr(passphrases, "sign_in", sign_in)
    done = ours("data-import", BOOK, "in.json", "--passphrase-file", "ana")
    assert done.status == 1 and "moved" in done.err and is_one_line(done.err), done.err
    assert every_file(Path("moved.trustbook")) == before and not BOOK.exists()


AS_ANOTHER = "import sys; from trustbook.cli import run; sys.exit(run(sys.argv[1:]))"


@needs_root
def test_a_read_only_workbook_is_read_copied_and_not_written(
    ours: Trustbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", ENVIRONMENT["PYTHONPATH"])
    if not can_be_run_by(NOBODY):
        pytest.skip("the other user cannot reach the program")
    place = Path("/tmp") / f"trustbook-test-{os.urandom(6).hex()}"
    shutil.copytree(tmp_path, place)
    try:
        for path in place.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
        place.chmod(0o755)
        out = place / "out"
        out.mkdir(mode=0o777)
        out.chmod(0o777)
        (place / "in.json").write_text('{"format": "trustbook-data", "version": 1, "entries": []}', encoding="utf-8")
        before = every_file(place / BOOK)
        told = {}
        for command, words in COMMANDS.items():
            names = [out / word if word in ("out.pdf", "out.json", "stick") else word for word in words]
            options = ["--overwrite"] if command.endswith("export") else []
            call = [sys.executable, "-c", AS_ANOTHER, *map(str, names), "--passphrase-file", "ana", *options]
            told[command] = subprocess.run(call, user=NOBODY, cwd=place, capture_output=True, text=True, check=False)
            assert every_file(place / BOOK) == before
        assert [done.returncode for done in told.values()] == [0, 1, 0, 1, 0], told
        assert "only be read" in told["data-import"].stderr, told["data-import"].stderr
        assert (out / "stick").stat().st_size > 0
    finally:
        shutil.rmtree(place)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("cannot mount a small disk here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@needs_root
def test_a_full_disk_is_told_and_what_was_there_stays(ours: Trustbook, small_disk: Path) -> None:
    workbook = small_disk / BOOK
    shutil.copytree(BOOK, workbook)
    page = {"id": "11111111-1111-4111-8111-111111111111", "exercise": "unsent-letter", "role": "own"}
    field = next(field.id for _part, field in Library().exercise("unsent-letter").fields())
    entry = page | {"on": "2026-01-01", "answers": {field: "word " * 1_000_000}}
    form = {"format": "trustbook-data", "version": 1, "entries": [entry]}
    Path("huge.json").write_text(json.dumps(form), encoding="utf-8")
    done = ours("data-import", workbook, "huge.json", "--as", "Ana", "--passphrase-file", "ana")
    assert done.status == 1 and "full" in done.err and is_one_line(done.err), done.err
    assert ours("check", workbook, "--passphrase-file", "ana", "--passphrase-file", "ben").status == 0
    (small_disk / "old.pdf").write_bytes(b"old")
    (small_disk / "filler").write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 4096))
    before = every_file(workbook)
    again = ["export", "--blank", small_disk / "old.pdf", "--overwrite"]
    for words in (again, ["export", "--blank", small_disk / "out.pdf"], ["backup", workbook, small_disk / "stick"]):
        done = ours(*words, *([] if "--blank" in words else ["--passphrase-file", "ana"]))
        assert done.status == 1 and "full" in done.err and is_one_line(done.err), done.err
    assert every_file(workbook) == before
    assert {path.name for path in small_disk.iterdir()} == {BOOK.name, "filler", "old.pdf"}
    assert (small_disk / "old.pdf").read_bytes() == b"old"


@pytest.mark.parametrize("place", ["shared.book", "keys/new.json", "backups/stick", "new"])
@pytest.mark.parametrize("command", ["export", "data-export", "backup"])
def test_no_command_writes_its_file_into_a_workbook_not_even_when_told_to(
    ours: Trustbook, command: str, place: str
) -> None:
    before = every_file(BOOK)
    overwrite = [] if command == "backup" else ["--overwrite"]
    Path("by another way").symlink_to(BOOK.absolute())
    for folder in (BOOK, Path("by another way")):
        done = ours(command, BOOK, folder / place, "--passphrase-file", "ana", *overwrite)
        assert done.status == 2 and "another place" in done.err, done.err
    assert every_file(BOOK) == before
