"""Filled forms changed as a damaged disk, another program or somebody with bad intent might change them."""

from __future__ import annotations

import random
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.documents.form_reading.made_forms import made_form, saved, utf16
from tests.fuzz.mutations import changed_bytes, changed_values

_KEYS = (
    "/T", "/V", "/Kids", "/FT", "/Ff", "/AS", "/Parent", "/Fields", "/AcroForm", "/Names", "/EF", "/F", "/UF", "/Opt",
    "/EmbeddedFiles", "/Length", "/Filter", "/DecodeParms", "/Root", "/Pages", "/Type", "/Count", "/DV", "/MaxLen",
)  # fmt: skip


_VALUES = {
    "tb1.walk.diary": "mine",
    "tb1.walk.wish": "a wish\nof two lines",
    "tb1.walk.colour": "red",
    "tb1.walk.plan": "ours",
    "tb1.pulse.score": "3",
    "tb1.pulse.word": "calm 😀",
}
_SHEET = {"exercise": "walk", "version": 1, "digest": "0" * 64, "language": "en"}
_ABOUT = {"kind": "trustbook-form", "format": 1, "sheets": [_SHEET, _SHEET | {"exercise": "pulse"}]}


def changed_form(chance: random.Random) -> bytes:
    """A form of two pages, changed in its words, its objects or its bytes."""
    values: dict[str, Any] = dict(_VALUES)
    about: object = _ABOUT
    kind = chance.random()
    if kind < 0.3:
        values = {_odd_name(name, chance): _odd_text(text, chance) for name, text in values.items()}
        about = changed_values(about, chance)
        return made_form(values, about)
    content = made_form(values, about)
    if kind < 0.7:
        content = _changed_objects(content, chance)
    if kind > 0.6:
        content = changed_bytes(content, chance)
    return content


def _odd_name(name: str, chance: random.Random) -> str:
    if chance.random() < 0.6:
        return name
    pieces = [*name.split("."), "_1", "_0", "_9999", "x" * 200, "", "tb2", "\0", "ünï"]
    return ".".join(chance.sample(pieces, chance.randint(1, len(pieces)))) or "x"


def _odd_text(text: str, chance: random.Random) -> str:
    odd = ["\ud83d", "\uf600", "x" * 100_000, "\0\x1b[2J", "\r\n" * 50, "Off", "9" * 4_000, "-1", "0001-01-01", "²"]
    return text if chance.random() < 0.5 else chance.choice(odd)


def _changed_objects(content: bytes, chance: random.Random) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        for _ in range(chance.randint(1, 4)):
            _change_one(pdf, chance)
        try:
            modes = (pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable)
            return saved(pdf, object_stream_mode=chance.choice(modes))
        except (pikepdf.PikepdfError, ValueError, RuntimeError):
            return content  # it became something that is no file


def _change_one(pdf: Pdf, chance: random.Random) -> None:
    holders = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)]
    holder = chance.choice(holders)
    keys = [*holder.keys(), *chance.sample(_KEYS, 2)]
    key = chance.choice(keys)
    if key == "/Length":
        return  # the library says it itself
    if chance.random() < 0.2:
        if key in holder:
            del holder[key]
        return
    holder[key] = _odd_object(pdf, chance, holders)


def _odd_object(pdf: Pdf, chance: random.Random, holders: list[Any]) -> Any:
    made: list[Any] = [
        Name("/Off"), Name("/x"), String("x" * 50_000), utf16(chance.choice(list(_VALUES))), Array([]), Dictionary(),
        7, -1, 2**31, True, String(b"\xfe\xff\xd8\x3d"), String(b"\xff\xfe\x00"), pdf.make_stream(bytes(200_000)),
        Array([each for each in holders[:3] if each.is_indirect]), chance.choice(holders),
    ]  # fmt: skip
    depth = chance.choice((3, 40, 120))
    nested: Any = String("deep")
    for _ in range(depth):
        nested = Array([nested])
    return chance.choice([*made, nested])
