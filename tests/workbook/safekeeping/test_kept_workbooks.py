"""A workbook of every format that was ever given to people opens, and nothing in it is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.world import ANA, BEN, TestClock
from trustbook.domain.problems import NewerFormat
from trustbook.domain.times import random_id
from trustbook.exercises.content import Content
from trustbook.storage.folder.layout import private_book_path
from trustbook.storage.keys.keys import unlock
from trustbook.storage.sqlite.connection import FORMAT_VERSION, connect
from trustbook.workbook.opener import WorkbookOpener

pytestmark = pytest.mark.thorough

KEPT = Path(__file__).resolve().parents[2] / "kept_workbooks"
PEOPLE = [("ana", ANA), ("ben", BEN)]


def readable(data: dict[str, Any]) -> dict[str, Any]:
    """What a person wrote and did, without what the form itself says about the file."""
    entries = {entry["id"]: _without_ended(_as_version_1(entry)) for entry in data["entries"]}
    return {
        "entries": entries,
        "partners": data["partners"],
        "definitions": data["definitions"],
        "events": [[event[key] for key in ("id", "kind", "on", "entry")] for event in data["events"]],
    }


def _without_ended(written: dict[str, Any]) -> dict[str, Any]:
    """Without the names that stood under other words than they were set under: they stand among the versions."""
    if written["exercise"] != "shared-agreements":
        return written
    assert written["versions"][0]["answers"]["stands"]
    return {**written, "answers": {key: value for key, value in written["answers"].items() if key != "stands"}}


def _as_version_1(written: dict[str, Any]) -> dict[str, Any]:
    """Without what a newer form says beside."""
    kept = {key: value for key, value in written.items() if key not in ("lamport", "writer", "parents")}
    if "versions" in kept:
        kept["versions"] = [_as_version_1(version) for version in kept["versions"]]
    return kept


@pytest.fixture
def opener(tmp_path: Path) -> WorkbookOpener:
    return WorkbookOpener(Content(), TestClock(), random_id)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KEPT / "format-1" / "Kept.trustbook", tmp_path / "Kept.trustbook"))


@pytest.mark.thorough
@pytest.mark.parametrize(("name", "passphrase"), PEOPLE)
def test_all_that_was_written_in_format_1_reads_the_same(
    name: str, passphrase: str, opener: WorkbookOpener, kept: Path
) -> None:
    then = json.loads((KEPT / "format-1" / f"{name}.json").read_text(encoding="utf-8"))

    session = opener.sign_in(kept, passphrase)
    try:
        now = json.loads(session.data.export_data(session.viewer, private=True))
        assert session.keeping.check().sound
    finally:
        session.keeping.close()

    assert len(then["entries"]) > 5
    assert readable(now) == readable(then)


def test_a_kept_backup_of_format_1_comes_back(opener: WorkbookOpener, kept: Path, tmp_path: Path) -> None:
    (backup,) = (kept / "backups").iterdir()
    opener.restore(backup, tmp_path / "Back.trustbook")

    for _name, passphrase in PEOPLE:
        session = opener.sign_in(tmp_path / "Back.trustbook", passphrase)
        try:
            assert session.keeping.check().sound
        finally:
            session.keeping.close()


def version_of(book: Path, key: bytes) -> int:
    raw = connect(book, key, "ro")
    try:
        (version,) = raw.execute("PRAGMA user_version").fetchone()
    finally:
        raw.close()
    return int(version)


def versions(folder: Path) -> dict[str, int]:
    """Whose book → its version, of both people and of what they share."""
    found = {}
    for name, passphrase in PEOPLE:
        keyring = unlock(folder, passphrase).keyring
        found[name] = version_of(private_book_path(folder, keyring.private_book), keyring.private_keys[0])
        found["shared"] = version_of(folder / "shared.book", keyring.shared_key)
    return found


def test_the_books_of_one_workbook_follow_when_their_owner_signs_in(opener: WorkbookOpener, kept: Path) -> None:
    assert versions(kept) == {"ana": 1, "ben": 1, "shared": 1}
    opener.sign_in(kept, ANA).keeping.close()
    assert versions(kept) == {"ana": FORMAT_VERSION, "ben": 1, "shared": FORMAT_VERSION}
    opener.sign_in(kept, BEN).keeping.close()
    assert set(versions(kept).values()) == {FORMAT_VERSION}


def test_a_backup_is_made_before_a_book_follows_and_leads_back(
    opener: WorkbookOpener, kept: Path, tmp_path: Path
) -> None:
    before = set((kept / "backups").iterdir())
    opener.sign_in(kept, ANA).keeping.close()
    made = set((kept / "backups").iterdir()) - before
    assert len(made) == 2, "one before each of the two books"

    for number, backup in enumerate(sorted(made)):
        back = tmp_path / f"Back {number}.trustbook"
        opener.restore(backup, back)
        assert versions(back)["ana"] == 1
        session = opener.sign_in(back, ANA)
        try:
            assert session.keeping.check().sound
            now = json.loads(session.data.export_data(session.viewer, private=True))
        finally:
            session.keeping.close()
        then = json.loads((KEPT / "format-1" / "ana.json").read_text(encoding="utf-8"))
        assert readable(now) == readable(then)


def test_a_book_of_a_newer_program_is_left_alone(opener: WorkbookOpener, kept: Path) -> None:
    opener.sign_in(kept, ANA).keeping.close()
    keyring = unlock(kept, ANA).keyring
    raw = connect(kept / "shared.book", keyring.shared_key, "rw")
    raw.execute(f"PRAGMA user_version = {FORMAT_VERSION + 1}")
    raw.close()
    before = (kept / "shared.book").read_bytes()
    with pytest.raises(NewerFormat) as told:
        opener.sign_in(kept, ANA)
    assert told.value.version == FORMAT_VERSION + 1 and (kept / "shared.book").read_bytes() == before


@pytest.mark.parametrize(("name", "passphrase"), PEOPLE)
def test_data_of_version_1_is_read(name: str, passphrase: str, opener: WorkbookOpener, tmp_path: Path) -> None:
    session = opener.create(tmp_path / "New.trustbook", name.capitalize(), passphrase)
    then = json.loads((KEPT / "format-1" / f"{name}.json").read_text(encoding="utf-8"))
    for entry in then["entries"]:
        if entry["exercise"] == "shared-agreements":  # that program let a number pass where a day belongs
            for answers in (entry["answers"], *(version["answers"] for version in entry["versions"])):
                answers["agreements"][0]["cells"]["review"] = "2026-10-05"
    file = tmp_path / "then.json"
    file.write_text(json.dumps(then), encoding="utf-8")
    try:
        first = session.data.import_data(session.viewer, file, own=True)
        again = session.data.import_data(session.viewer, file, own=True)
        now = json.loads(session.data.export_data(session.viewer, private=True))
    finally:
        session.keeping.close()
    assert first.new_pages > 3 and (again.new_pages, again.new_versions) == (0, 0)
    written = {entry["id"]: entry["answers"] for entry in then["entries"] if entry["role"] == "own"}
    assert written.items() <= {entry["id"]: entry["answers"] for entry in now["entries"]}.items()
    assert now["version"] == 2
