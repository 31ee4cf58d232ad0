from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

import pytest

from trustbook.domain.problems import CannotWriteFile, DiskFull, TargetExists
from trustbook.storage import files
from trustbook.storage.files import clear_unfinished, write_beside


def test_a_written_file_is_whole_and_for_its_owner_only(tmp_path: Path) -> None:
    write_beside(tmp_path / "a.pdf", b"whole")
    assert (tmp_path / "a.pdf").read_bytes() == b"whole"
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "a.pdf"]


def test_what_is_there_is_never_overwritten_unless_asked(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    with pytest.raises(TargetExists):
        write_beside(target, b"new")
    assert target.read_bytes() == b"old"
    write_beside(target, b"new", overwrite=True)
    assert target.read_bytes() == b"new"


def test_a_file_that_appears_while_writing_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "a"

    def content(file: BinaryIO) -> None:
        file.write(b"mine")
        target.write_bytes(b"theirs")

    with pytest.raises(TargetExists):
        write_beside(target, content)
    assert target.read_bytes() == b"theirs" and len(list(tmp_path.iterdir())) == 1


def test_a_stick_without_links_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no links on FAT")

    monkeypatch.setattr(os, "link", no_links)
    write_beside(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


@pytest.mark.parametrize(("number", "problem"), [(errno.ENOSPC, DiskFull), (errno.EIO, CannotWriteFile)])
def test_a_failure_leaves_nothing_behind_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, problem: type[Exception]
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, "injected")

    monkeypatch.setattr(files, "sync_descriptor", fail)
    with pytest.raises(problem):
        write_beside(tmp_path / "a", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteFile):
        write_beside(tmp_path / "missing" / "a", b"x")


def test_leftovers_of_a_crash_are_cleared_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / f".x{files.UNFINISHED}").write_bytes(b"")
    (tmp_path / f".y{files.UNFINISHED}").mkdir()
    (tmp_path / "kept").write_bytes(b"")
    clear_unfinished(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
