from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from trustbook.domain.problems import CannotWriteFile, DiskFull, TargetExists
from trustbook.storage.files import files
from trustbook.storage.files.files import clear_unfinished, write_beside

MARKER = b"words that nobody may find later "


@pytest.fixture(params=["without a name", "under a hidden name"], autouse=True)
def names_needed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether a file needs a name while it is written, as on sticks and on other systems than Linux."""
    needed: bool = request.param != "without a name"
    if needed:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    elif not hasattr(os, "O_TMPFILE"):
        pytest.skip("this system knows no files without a name")
    return needed


def killed(work: Callable[[], None]) -> None:
    """Do this in another process, which is killed on the way."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def dying_after(pieces: int) -> Callable[[BinaryIO], None]:
    """Content that is written in pieces; after some of them the process is killed."""

    def content(file: BinaryIO) -> None:
        for number in range(5):
            file.write(MARKER * 400)
            file.flush()
            if number == pieces:
                os.kill(os.getpid(), signal.SIGKILL)

    return content


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process")
@pytest.mark.parametrize("overwrite", [False, True])
def test_killed_while_writing_nothing_of_it_stays(tmp_path: Path, names_needed: bool, overwrite: bool) -> None:
    target = tmp_path / "out.json"
    if overwrite:
        target.write_bytes(b"what was there")
    before = [path.name for path in tmp_path.iterdir()]
    for pieces in range(5):
        killed(lambda: write_beside(target, dying_after(pieces), overwrite=overwrite))  # noqa: B023 - at once
        left = [path for path in tmp_path.iterdir() if path.name not in before]
        assert len(left) == names_needed
        assert all(path.stat().st_mode & 0o777 == 0o600 for path in left)
        assert not overwrite or target.read_bytes() == b"what was there"
        write_beside(tmp_path / "another", b"the next file that is written there")
        (tmp_path / "another").unlink()
        assert [path.name for path in tmp_path.iterdir()] == before


def test_what_somebody_still_writes_is_let_be(tmp_path: Path) -> None:
    def content(file: BinaryIO) -> None:
        file.write(b"first")
        write_beside(tmp_path / "b", b"second")

    write_beside(tmp_path / "a", content)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_nothing_but_what_was_begun_here_is_cleared_when_something_is_written(tmp_path: Path) -> None:
    kept = [f".{'0' * 16}.file", f".{'0' * 16}{files.UNFINISHED}", f".{'x' * 16}.file{files.UNFINISHED}", ".unfinished"]
    for name in kept:
        (tmp_path / name).write_bytes(b"")
    (tmp_path / f".{'1' * 16}.file{files.UNFINISHED}").symlink_to(tmp_path / kept[0])
    (tmp_path / f".{'2' * 16}.file{files.UNFINISHED}").mkdir()
    write_beside(tmp_path / "a", b"x")
    assert len(list(tmp_path.iterdir())) == len(kept) + 3


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
    def no_links(*_: object, **_more: object) -> None:
        raise OSError(errno.EPERM, "no links on FAT")

    monkeypatch.setattr(os, "link", no_links)
    for content in (b"x", b"y"):
        write_beside(tmp_path / "a", content, overwrite=content == b"y")
        assert (tmp_path / "a").read_bytes() == content
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


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


@pytest.mark.parametrize("kind", ["file", "folder"])
@pytest.mark.parametrize("back", [True, False], ids=["back", "not back"])
def test_what_could_not_be_made_durable_does_not_keep_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, back: bool
) -> None:
    finished, place = tmp_path / "finished", tmp_path / "place"
    if kind == "file":
        finished.touch()
    else:
        finished.mkdir()
        (finished / "content").touch()

    def broken(_folder: Path) -> None:
        if not back:
            monkeypatch.setattr(Path, "rename", no_rename)
        raise OSError(errno.EIO, "")

    def no_rename(_self: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(files, "sync_folder", broken)
    with pytest.raises(CannotWriteFile):
        files.move_into_place(finished, place)
    assert not os.path.lexists(place)
