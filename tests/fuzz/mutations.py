"""Changing valid examples in ways that a damaged disk, another program or somebody with bad intent might."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 7, 1.5, -0.0, 1e300, 2**31, 2**63, -(2**63) - 1, 10**400, "", " ", "\0", "x" * 5_000,
    "\ud800", "\u202e\u0301\ufffe", "../../../etc/passwd", "0001-01-01", "9999-12-31", "2026-02-30",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "Europe/Nowhere", "__proto__", "%s%n{0.__class__}",
    [], {}, [[]], [None], {"": None}, {"row": "", "cells": {}}, [{"row": 5, "cells": []}], ["x"] * 300,
)  # fmt: skip

_PIECES: tuple[bytes, ...] = (
    b"", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r\n", b"[" * 400, b"{" * 400, b'"', b"'", b"\\", b"=",
    b"9" * 5_000, b"-1", b"1e999", b"NaN", b"nan", b"..", b"/", b"PK\x03\x04", b"x" * 3_000, b"a." * 300, b"\n[[x]]\n",
)  # fmt: skip


def changed_values(value: Any, chance: random.Random, most: int = 4) -> Any:
    """A copy of values as in JSON, changed in one place, or in up to `most`."""
    value = copy.deepcopy(value)
    for _ in range(chance.randint(1, most)):
        places = list(_places(value))
        if not places:
            return chance.choice(ODD_VALUES)
        chance.choice(_CHANGES)(*chance.choice(places), chance)
    return value


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place below: what holds it, and its key or number."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in list(inside):
        yield value, key
        yield from _places(item)


def _replace(holder: Any, key: Any, chance: random.Random) -> None:
    holder[key] = copy.deepcopy(chance.choice(ODD_VALUES))


def _remove(holder: Any, key: Any, _chance: random.Random) -> None:
    del holder[key]


def _rename(holder: Any, key: Any, chance: random.Random) -> None:
    if isinstance(holder, dict):
        other = chance.choice([*map(str, holder), "kind", "id", "x" * 200, "", "\0", f"{key}-more"])
        holder[other] = holder.pop(key)


def _repeat(holder: Any, key: Any, chance: random.Random) -> None:
    item = holder[key]
    if isinstance(item, list):
        holder[key] = item * chance.choice((2, 3, 70))
    elif isinstance(item, str):
        holder[key] = (item or "x") * chance.choice((2, 100))
    elif isinstance(item, int):
        holder[key] = item * chance.choice((-1, 2, 1_000, 10**6, 10**12))


def _deepen(holder: Any, key: Any, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 3, 60))):
        holder[key] = [holder[key]] if chance.random() < 0.5 else {"x": holder[key]}


def _borrow(holder: Any, key: Any, chance: random.Random) -> None:
    """Put what stands beside it in its place."""
    holder[key] = copy.deepcopy(chance.choice(list(holder.values()) if isinstance(holder, dict) else holder))


_CHANGES: tuple[Callable[[Any, Any, random.Random], None], ...] = (
    _replace, _replace, _replace, _remove, _rename, _repeat, _deepen, _borrow,
)  # fmt: skip


def as_json(value: Any) -> bytes:
    """JSON, with lone surrogates escaped and what JSON does not know as JavaScript has it."""
    return json.dumps(value).encode()


def changed_bytes(content: bytes, chance: random.Random) -> bytes:
    """The same bytes, changed in one to three places."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randint(0, len(content))
        end = min(len(content), at + chance.choice((1, 1, 4, 40, 4_000)))
        match chance.randrange(5):
            case 0:
                content = content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]
            case 1:
                content = content[:at] + chance.choice(_PIECES) + content[at:]
            case 2:
                content = content[:at] + content[end:]
            case 3:
                content = content[:end] + content[at:end] * chance.choice((1, 5)) + content[end:]
            case _:
                content = (
                    content[:at] if chance.random() < 0.3 else content[:at] + chance.choice(_PIECES) + content[end:]
                )
    return content
