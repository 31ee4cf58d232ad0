"""How the fields of a form are called: `tb1.<exercise>.<field>[.<row>][.<column>]`.

The parts are permanent ids, and hold no dot. What has no id is counted from 1: `_1`, which no id can be. The names are
permanent too: forms that lie about for years are read by them.
"""

from __future__ import annotations

from typing import Final

ROOT: Final = "tb1"
"""What each name begins with. Names of another kind would get another one."""
HEAD_NAME: Final = "_name"
HEAD_DAY: Final = "_on"
"""In place of a field's id: who filled in a sheet, and when. The further sheets of an exercise are counted from 2."""
_LONGEST: Final = 400
"""In characters: several times the longest name that there can be."""
_MOST_COUNTED: Final = 3
"""Digits of a number."""


def name_of(exercise: str, field: str, *parts: str | int) -> str:
    """The name of a field; numbers count what has no id."""
    return ".".join((ROOT, exercise, field, *(counted(part) if isinstance(part, int) else part for part in parts)))


def counted(number: int) -> str:
    """The part that stands for the line or the turn with this number."""
    return f"_{number}"


def number_of(part: str) -> int | None:
    """The number, from 1, that such a part stands for; None if it is none."""
    digits = part[1:]
    if part[:1] != "_" or not digits.isascii() or not digits.isdecimal() or len(digits) > _MOST_COUNTED:
        return None
    number = int(digits)
    return number if number and counted(number) == part else None


def parts_of(name: str) -> tuple[str, ...]:
    """Exercise, field and whatever follows; () for a name that is none of ours."""
    if len(name) > _LONGEST:
        return ()
    root, *parts = name.split(".")
    return tuple(parts) if root == ROOT and len(parts) >= 2 and all(parts) else ()


def goes_on(field: str, piece: int) -> str:
    """The part in place of a field's id where its room goes on after a page break; `piece` counts from 1."""
    return field if piece == 1 else f"{field}{counted(piece)}"


def piece_of(part: str) -> tuple[str, int]:
    """A field's id and the number of the piece of its room."""
    field, mark, digits = part.rpartition("_")
    piece = number_of(mark + digits) if mark and field else None
    return (part, 1) if piece is None else (field, piece)
