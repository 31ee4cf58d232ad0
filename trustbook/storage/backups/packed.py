"""Reading the one file for a stick: a ZIP archive without compression, in which every number may lie.

The archive's directory is read by `zipfile` after its size was found bearable; the content is read here, so that a file
whose checksum is wrong still comes out, marked.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from trustbook.domain.problems import CannotReadFile, NotABackup

MOST_FILES: Final = 256
_MOST_DIRECTORY: Final = 64 * 1024
_PIECE: Final = 1 << 20
_ENCRYPTED: Final = 1
_END: Final = struct.Struct("<4s4H2LH")
_LOCATOR: Final = struct.Struct("<4sLQL")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCAL: Final = struct.Struct("<4s5H3L2H")


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the archive."""

    name: str
    size: int
    checksum: int
    at: int

    def checked(self, file: BinaryIO, source: Path) -> PackedContent:
        """What is in it, piece by piece. Raises NotABackup, CannotReadFile, also while it is read."""
        with reading(source):
            file.seek(self.at)
            head = _LOCAL.unpack(file.read(_LOCAL.size))
            name = file.read(head[9])
            file.seek(head[10], os.SEEK_CUR)
        if head[0] != b"PK\x03\x04" or name != self.name.encode("ascii", "replace"):
            raise NotABackup(source)
        return PackedContent(pieces(file, source, self.size), self)

    def holds(self, file: BinaryIO, source: Path, original: Path) -> bool:
        """Whether it is the same, byte for byte, as a file on the disk. Raises as `checked`, and OSError."""
        if original.stat().st_size != self.size:
            return False
        with original.open("rb") as other:
            return all(piece == other.read(len(piece)) for piece in self.checked(file, source))


class PackedContent:
    """The pieces of a member; whether they are what was packed is known at the end."""

    def __init__(self, content: Iterator[bytes], member: Member) -> None:
        self._content = content
        self._member = member
        self._sum = 0
        self._size = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._content:
            self._sum = zlib.crc32(piece, self._sum)
            self._size += len(piece)
            yield piece

    @property
    def is_whole(self) -> bool:
        """After everything was read."""
        return self._sum == self._member.checksum and self._size == self._member.size


def members(file: BinaryIO, source: Path) -> tuple[Member, ...]:
    """The files of an archive, nothing twice, not more than it can hold. Raises NotABackup, CannotReadFile."""
    with reading(source):
        size = file.seek(0, os.SEEK_END)
        _refuse_large_directory(file, size, source)
        items = zipfile.ZipFile(file).infolist()
    plain = [item for item in items if item.compress_type == zipfile.ZIP_STORED and not item.flag_bits & _ENCRYPTED]
    names = {item.filename for item in plain}
    if len(names) < len(items) or len(items) > MOST_FILES or sum(item.file_size for item in items) > size:
        raise NotABackup(source)
    return tuple(Member(item.filename, item.file_size, item.CRC, item.header_offset) for item in items)


def pieces(file: BinaryIO, source: Path, size: int) -> Iterator[bytes]:
    """At most `size` bytes from here on. Raises CannotReadFile."""
    while size > 0:
        with reading(source):
            piece = file.read(min(_PIECE, size))
        if not piece:
            return
        size -= len(piece)
        yield piece


@contextmanager
def reading(source: Path) -> Iterator[None]:
    """Tells what goes wrong inside as NotABackup or CannotReadFile."""
    try:
        yield
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OverflowError, struct.error):
        raise NotABackup(source) from None
    except OSError:
        raise CannotReadFile(source) from None


def _refuse_large_directory(file: BinaryIO, size: int, source: Path) -> None:
    """`zipfile` reads the whole directory into memory. Ours is small, and nothing stands behind it."""
    file.seek(max(0, size - _END.size - _LOCATOR.size - _END_64.size))
    tail = file.read()
    if len(tail) < _END.size:
        raise NotABackup(source)
    end = _END.unpack(tail[-_END.size :])
    if end[0] != b"PK\x05\x06" or end[7]:
        raise NotABackup(source)
    bounds = [(end[4], end[5])]
    if len(tail) == _END_64.size + _LOCATOR.size + _END.size:  # of an archive beyond 2 GiB
        end_64 = _END_64.unpack(tail[: _END_64.size])
        bounds += [(end_64[7], end_64[8])] if end_64[0] == b"PK\x06\x06" else []
    if any(count > MOST_FILES or directory > _MOST_DIRECTORY for count, directory in bounds):
        raise NotABackup(source)
