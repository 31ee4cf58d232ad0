"""Copies that are unpacked to be looked at: nobody else enters, and a kill leaves nothing for long."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from tests.storage.support import ANA, CLOCK, make_backup
from trustbook.storage.backups.preview import preview
from trustbook.storage.backups.proving import unusable_backups
from trustbook.storage.files.scratch import scratch_folder
from trustbook.storage.keys.keys import unlock
from trustbook.storage.workbook_folder import OpenBooks


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def left_by_a_kill(temporary: Path) -> Path:
    folder = temporary / "trustbook-abc_1234"
    (folder / "copy").mkdir(parents=True)
    (folder / "copy" / "shared.book").write_bytes(b"an encrypted copy")
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no locks on folders")
def test_what_a_kill_left_goes_when_backups_are_tried_again(ana_alone: OpenBooks, temporary: Path) -> None:
    make_backup(ana_alone, CLOCK)
    left_by_a_kill(temporary)

    assert list(unusable_backups(ana_alone.source)) == []

    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no locks on folders")
def test_what_a_kill_left_goes_when_a_copy_is_looked_at(ana_alone: OpenBooks, temporary: Path) -> None:
    kept = make_backup(ana_alone, CLOCK).path
    left_by_a_kill(temporary)

    preview(kept, lambda folder: unlock(folder, ANA))

    assert list(temporary.iterdir()) == []


def test_only_the_owner_enters_and_what_is_in_use_or_of_others_stays(temporary: Path) -> None:
    other = temporary / "trustbook-notes"
    other.mkdir()
    (other / "a file").touch()
    with scratch_folder() as first:
        (first / "copy").mkdir()
        if os.name == "posix":
            assert stat.S_IMODE(first.stat().st_mode) == 0o700
        with scratch_folder() as second:
            assert second != first and (first / "copy").is_dir()
    assert list(temporary.iterdir()) == [other]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no locks on folders")
def test_two_who_unpack_at_the_same_time_never_take_each_other_s_new_folder(temporary: Path) -> None:
    refused = []

    def unpack_often() -> None:
        for _ in range(200):
            try:
                with scratch_folder() as place:
                    (place / "copy").touch()
            except OSError as error:
                refused.append(error)

    both = [threading.Thread(target=unpack_often) for _ in range(3)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert not refused


@pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there")
def test_a_link_of_that_name_leads_to_nothing_being_deleted(temporary: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").touch()
    (temporary / "trustbook-abc_1234").symlink_to(elsewhere, target_is_directory=True)

    with scratch_folder():
        pass

    assert (elsewhere / "kept").exists()
