"""A machine that can be stopped dead: processes whose changes to a folder are recorded, killed and replayed."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECTOR = 512


def rounds(usual: int) -> int:
    """How many rounds a loop runs: TRUSTBOOK_FAULT_ROUNDS, or the full number."""
    return int(os.environ.get("TRUSTBOOK_FAULT_ROUNDS", usual))


def build_shim(folder: Path) -> Path | None:
    """The recorder as a shared library; None where there is no C compiler or no LD_PRELOAD."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        return None
    target = folder / "shim.so"
    source = ROOT / "tests" / "faults" / "shim.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", str(target), str(source), "-ldl"], check=True)
    return target


def run(shim: Path, program: str, folder: Path, log: Path, kill_at: int = 0, root: Path | None = None) -> int:
    """Run a session on a workbook under the recorder. Gives its exit status, negative when killed.

    `program` is one of `sessions.py`, or of another module here when its name and a dot come first.

    What is changed below `root` is recorded; that is the workbook itself when it is None.
    """
    log.unlink(missing_ok=True)
    settings = {
        "LD_PRELOAD": str(shim),
        "SHIM_ROOT": str(root or folder),
        "SHIM_LOG": str(log),
        "SHIM_KILL_AT": str(kill_at),
    }
    module, _dot, name = program.rpartition(".")
    command = [sys.executable, "-m", f"tests.faults.{module or 'sessions'}", name, str(folder)]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, check=False).returncode


@dataclass(frozen=True, slots=True)
class Change:
    """One recorded change. Paths are relative to the folder; "" is the folder itself."""

    op: str
    inode: int
    offset: int
    path: str
    data: bytes


def changes(log: Path, folder: Path) -> list[Change]:
    """What a session did, in order."""
    found, content, at = [], log.read_bytes(), 0
    while at < len(content):
        end = content.index(b"\n", at)
        op, inode, offset, length, path = content[at:end].decode().split(" ", 4)
        at = end + 1 + int(length)
        data = content[end + 1 : at]
        if op in ("rename", "link"):
            data = _inside(data.decode(), folder).encode()
        found.append(Change(op, int(inode), int(offset), _inside(path, folder), data))
    return found


def _inside(path: str, folder: Path) -> str:
    return "" if path == str(folder) else os.path.relpath(path, folder)


@dataclass
class File:
    """Content that has reached the disk, and writes that have not: (offset, data), or (size, None) for a truncation."""

    durable: bytearray
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for offset, data in self.pending:
            _apply(self.durable, offset, data)
        self.pending.clear()

    def after_power_cut(self, chance: random.Random) -> bytes:
        """Each write that was not synced arrived, did not, or arrived in part, sector by sector."""
        content, mood = bytearray(self.durable), chance.random()
        for offset, data in self.pending:
            if data is None:
                if chance.random() < 0.5:
                    _apply(content, offset, None)
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < mood:
                    _apply(content, offset + start, data[start : start + SECTOR])
        return bytes(content)


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    size = offset if data is None else max(len(content), offset + len(data))
    content.extend(bytes(max(0, size - len(content))))
    if data is None:
        del content[offset:]
    else:
        content[offset : offset + len(data)] = data


class Disk:
    """A folder as it was, and what a session did to it, of which only synced changes are sure to stay.

    Data becomes durable when its file is synced. Names become durable when any folder is synced, in their order, as
    with a journal of metadata; a name whose folder was not synced may be lost.
    """

    def __init__(self, before: Path) -> None:
        self._files: list[File] = []
        self._file_of: dict[int, int] = {}
        """Inode → its present file. An inode number may be used again."""
        self._names: dict[str, int | None] = {}
        """Path → file, None for a folder."""
        self._pending: list[tuple[str, str, int | str | None]] = []
        for path in sorted(before.rglob("*")):
            number = None if path.is_dir() else self._new_file(path.stat().st_ino, path.read_bytes())
            self._names[str(path.relative_to(before))] = number

    def _new_file(self, inode: int, content: bytes = b"") -> int:
        self._files.append(File(bytearray(content)))
        self._file_of[inode] = len(self._files) - 1
        return len(self._files) - 1

    def change(self, change: Change) -> None:
        """Take one change."""
        match change.op:
            case "write":
                self._files[self._file_of[change.inode]].pending.append((change.offset, change.data))
            case "truncate":
                self._files[self._file_of[change.inode]].pending.append((change.offset, None))
            case "sync" if change.inode in self._file_of:
                self._files[self._file_of[change.inode]].sync()
            case "sync":
                self._names = self._named(len(self._pending))
                self._pending.clear()
            case "create":
                self._pending.append(("create", change.path, self._new_file(change.inode)))
            case "nameless":
                self._new_file(change.inode)
            case "named":
                self._pending.append(("create", change.path, self._file_of[change.inode]))
            case "rename" | "link":
                self._pending.append((change.op, change.path, change.data.decode()))
            case "mkdir" | "unlink":
                self._pending.append((change.op, change.path, None))
            case "ack":
                pass  # said by the session, not done to the disk
            case _:
                raise AssertionError(change.op)

    def sync(self) -> None:
        """Make all of it durable."""
        for file in self._files:
            file.sync()
        self._names = self._named(len(self._pending))
        self._pending.clear()

    def cut(self, chance: random.Random, folder: Path) -> None:
        """Write what survives a power cut now into a new folder."""
        names = self._named(chance.randint(0, len(self._pending)))
        folder.mkdir()
        for name, number in sorted(names.items()):
            if number is None:
                (folder / name).mkdir()
            else:
                (folder / name).write_bytes(self._files[number].after_power_cut(chance))

    def _named(self, number: int) -> dict[str, int | None]:
        names = dict(self._names)
        for op, path, more in self._pending[:number]:
            if isinstance(more, str):
                _move(names, path, more, keep=op == "link")
            elif op == "unlink":
                names.pop(path, None)
            else:
                names[path] = more
        return names


def _move(names: dict[str, int | None], source: str, target: str, *, keep: bool) -> None:
    for name in [name for name in names if name == source or name.startswith(source + "/")]:
        names[target + name.removeprefix(source)] = names[name] if keep else names.pop(name)


def states_after_power_cuts(
    disk: Disk, session: list[Change], number: int, chance: random.Random
) -> Iterator[tuple[int, Disk]]:
    """The disk at `number` random moments of a session, in order: (how many of its changes happened, disk)."""
    at = 0
    for moment in sorted(chance.randint(0, len(session)) for _ in range(number)):
        while at < moment:
            disk.change(session[at])
            at += 1
        yield at, disk
