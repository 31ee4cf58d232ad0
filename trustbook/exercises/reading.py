"""Reading one TOML file into a typed object, and saying where it is wrong: file, line and key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from trustbook.exercises.shapes import place_in
from trustbook.toml_files import Unreadable, read_text, values_of

__all__ = ["DefinitionProblem", "Unreadable", "place_of", "read_toml"]

T = TypeVar("T")

_HEADER = re.compile(r"\s*\[\[\s*([\w.-]+)\s*\]\]")
_STEP = re.compile(r"([\w-]+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class DefinitionProblem:
    """What is wrong in a file of the resources, for the person who wrote it.

    `file` is relative to the resources folder. `where` is a line, a key, or both ("" = the whole file).
    """

    file: str
    where: str
    message: str

    def __str__(self) -> str:
        return ": ".join(piece for piece in (self.file, self.where, self.message) if piece)


def read_toml(path: Path, kind: type[T]) -> tuple[T, str]:
    """The content of a TOML file as a `kind`, and its text. Raises Unreadable."""
    text = read_text(path)
    values = values_of(text)
    try:
        return msgspec.convert(values, kind), text
    except msgspec.ValidationError as error:
        message, key = place_in(error)
        raise Unreadable(place_of(text, key), message) from error
    except RecursionError as error:
        raise Unreadable("", "is nested too deeply") from error


def place_of(text: str, key: str) -> str:
    """Line and key in words, for a key such as `parts[0].fields[2].label`; the key alone if no line can be told."""
    line = _line_of(text.splitlines(), key)
    return ", ".join(piece for piece in (f"line {line}" if line else "", key) if piece)


def _line_of(lines: list[str], key: str) -> int | None:
    """Number of the line that holds `key`, or of the nearest thing around it that has a line of its own."""
    found: int | None = None
    start, table = 0, ""
    for name, index in _STEP.findall(key):
        if name:
            table = f"{table}.{name}" if table else name
            line = _key_line(lines, name, start)
        elif (line := _header_line(lines, table, int(index), start)) is not None:
            start = line + 1
        else:
            line = _item_line(lines, int(index), found)
            return found if line is None else line + 1
        found = found if line is None else line + 1
    return found


def _item_line(lines: list[str], index: int, start: int | None) -> int | None:
    """Line of the item number `index` of an array whose items stand one per line after line `start`."""
    items: list[int] = []
    for number in range(len(lines) if start is None else start, len(lines)):
        if lines[number].lstrip().startswith(("]", "[[")):
            break
        if lines[number].lstrip().startswith(("{", '"')):
            items.append(number)
    return items[index] if index < len(items) else None


def _key_line(lines: list[str], name: str, start: int) -> int | None:
    for number in range(start, len(lines)):
        if _HEADER.match(lines[number]):
            return None
        if re.match(rf"""\s*["']?{re.escape(name)}["']?\s*=""", lines[number]):
            return number
    return None


def _header_line(lines: list[str], table: str, index: int, start: int) -> int | None:
    """Line of the header number `index` of `[[table]]`, counted inside the table that contains it."""
    outer = table.rpartition(".")[0]
    seen = -1
    for number in range(start, len(lines)):
        header = _HEADER.match(lines[number])
        if header is None:
            continue
        if outer and header[1] == outer:
            return None
        seen += header[1] == table
        if seen == index:
            return number
    return None
