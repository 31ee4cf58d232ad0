"""Reading a TOML file that anybody may have changed: it gives values, or one kind of fault, and both soon.

The library reads what is well meant. It recurses with the nesting, takes seconds for a name of many pieces, and Python
refuses to make a number of thousands of digits.

The library is imported where a text needs it: what the first picture is made from, colours and settings, does not.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any, Final

MOST_BYTES: Final = 512 * 1024
"""More than three times the largest file of the program."""
_MOST_FIGURES: Final = 18
"""Of a number that is read without the library."""
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
        return content.decode().removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start}", "is not UTF-8 text") from error


def values_of(text: str) -> dict[str, Any]:
    """What a TOML text says. Raises Unreadable."""
    plain = _plain_values(text)
    return _values_of_any(text) if plain is None else plain


def _plain_values(text: str) -> dict[str, Any] | None:
    """What a text says that has nothing but names with plain words or whole numbers, and comments; else None."""
    values: dict[str, Any] = {}
    for line in text.split("\n"):
        if not line.isprintable():
            return None
        name, _equals, said = line.partition(" = ")
        if not line or line.startswith("#"):
            continue
        if not _is_bare(name) or name in values:
            return None
        words = said.split('"')
        if len(words) >= 3 and not words[0] and "\\" not in words[1] and _is_nothing('"'.join(words[2:])):
            values[name] = words[1]
        elif said.isascii() and said.isdigit() and len(said) <= _MOST_FIGURES and (said == "0" or said[0] != "0"):
            values[name] = int(said)
        else:
            return None
    return values


def _is_bare(name: str) -> bool:
    return name.isascii() and name.replace("-", "a").replace("_", "a").isalnum()


def _is_nothing(rest: str) -> bool:
    """Whether what follows a value is a comment at most."""
    rest = rest.lstrip(" ")
    return not rest or rest.startswith("#")


def _values_of_any(text: str) -> dict[str, Any]:
    import tomllib

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
