"""A workbook of every format that was ever given to people opens, and nothing in it is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.world import ANA, BEN, TestClock
from trustbook.domain.times import random_id
from trustbook.exercises.content import Content
from trustbook.workbook.opener import WorkbookOpener

KEPT = Path(__file__).resolve().parents[1] / "kept_workbooks"
PEOPLE = [("ana", ANA), ("ben", BEN)]


def readable(data: dict[str, Any]) -> dict[str, Any]:
    """What a person wrote and did, without what the form itself says about the file."""
    entries = {entry["id"]: entry for entry in data["entries"]}
    return {
        "entries": entries,
        "partners": data["partners"],
        "definitions": data["definitions"],
        "events": [[event[key] for key in ("id", "kind", "on", "entry")] for event in data["events"]],
    }


@pytest.fixture
def opener(tmp_path: Path) -> WorkbookOpener:
    return WorkbookOpener(Content(), TestClock(), random_id)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return Path(shutil.copytree(KEPT / "format-1" / "Kept.trustbook", tmp_path / "Kept.trustbook"))


@pytest.mark.parametrize(("name", "passphrase"), PEOPLE)
def test_all_that_was_written_in_format_1_reads_the_same(
    name: str, passphrase: str, opener: WorkbookOpener, kept: Path
) -> None:
    then = json.loads((KEPT / "format-1" / f"{name}.json").read_text(encoding="utf-8"))

    session = opener.sign_in(kept, passphrase)
    try:
        now = json.loads(session.export_data(session.viewer, private=True))
        assert session.check().sound
    finally:
        session.close()

    assert len(then["entries"]) > 5
    assert readable(now) == readable(then)


def test_a_kept_backup_of_format_1_comes_back(opener: WorkbookOpener, kept: Path, tmp_path: Path) -> None:
    (backup,) = (kept / "backups").iterdir()
    opener.restore(backup, tmp_path / "Back.trustbook")

    for _name, passphrase in PEOPLE:
        session = opener.sign_in(tmp_path / "Back.trustbook", passphrase)
        try:
            assert session.check().sound
        finally:
            session.close()
