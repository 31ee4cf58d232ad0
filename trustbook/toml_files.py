"""Reading a TOML file that anybody may have changed: it gives values, or one kind of fault, and both soon.

The library reads what is well meant. It recurses with the nesting, takes seconds for a name of many pieces, and Python
refuses to make a number of thousands of digits.
"""

from __future__ import annotations

import os
import stat
import tomllib
from pathlib import Path
from typing import Any, Final

MOST_BYTES: Final = 512 * 1024
"""More than three times the largest file of the program."""
_MOST_DOTS: Final = 400
"""Without a “=” between them, in one line."""


class Unreadable(Exception):
    """A file does not have the form. `where` is a line or a byte ("": the whole file), `message` is for its writer."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(message)
        self.where = where
        self.message = message


def read_text(path: Path, most_bytes: int = MOST_BYTES) -> str:
    """The text of a file, without a byte order mark and with plain line ends. Raises Unreadable."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Unreadable("", "is not a file")
            content = file.read(most_bytes + 1)
    except OSError as error:
        raise Unreadable("", error.strerror or "cannot be read") from error
    if len(content) > most_bytes:
        raise Unreadable("", f"is larger than {most_bytes // 1024} KiB")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start}", "is not UTF-8 text") from error


def values_of(text: str) -> dict[str, Any]:
    """What a TOML text says. Raises Unreadable."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_DOTS and max(piece.count(".") for piece in line.split("=")) > _MOST_DOTS:
            raise Unreadable(f"line {number}", "has a name of too many pieces")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, _open, place = str(error).partition(" (at ")
        where = place.rstrip(")") if place.startswith("line") else f"line {text.count(chr(10)) + 1}"
        raise Unreadable(where, message) from error
    except RecursionError as error:
        raise Unreadable("", "is nested too deeply") from error
    except ValueError as error:
        raise Unreadable("", "holds a number that is too long") from error
