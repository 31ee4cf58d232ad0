"""The tree of fields of a PDF form, walked with bounds."""

from __future__ import annotations

from typing import Any

from trustbook.documents.form_reading.limits import LONGEST_NAME, MOST_FIELDS, MOST_LEVELS, MOST_TEXT
from trustbook.documents.form_reading.texts import text_of

_OFF = "Off"


class TooMuch(Exception):
    """The form breaks a bound: more fields, deeper, or more text than any form of ours."""


class FieldTree:
    """Collects the values of fields by their whole names."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}
        self._seen: set[tuple[int, int]] = set()
        self._nodes = 0
        self._bytes = 0

    def values(self) -> dict[str, str]:
        """By name: text, or the state of a box or of buttons, "" where there is none."""
        return dict(self._values)

    def take(self, fields: Any) -> None:
        """Read these fields and everything below. Raises TooMuch, and whatever the library does on broken objects."""
        import pikepdf

        if isinstance(fields, pikepdf.Array):
            for each in fields:
                self._node(each, "", None, 0)

    def _node(self, node: Any, above: str, value: str | None, level: int) -> None:
        import pikepdf

        self._nodes += 1
        if level > MOST_LEVELS or self._nodes > MOST_FIELDS:
            raise TooMuch
        if not isinstance(node, pikepdf.Dictionary) or self._was_here(node):
            return
        own = node.get("/T")
        name = above
        if isinstance(own, pikepdf.String):
            part = text_of(bytes(own))
            name = f"{above}.{part}" if above else part
            if len(name) > LONGEST_NAME:
                raise TooMuch
        said = self._said(node.get("/V"))
        value = said if said is not None else value
        kids = node.get("/Kids")
        if isinstance(kids, pikepdf.Array) and len(kids):
            for kid in kids:
                self._node(kid, name, value, level + 1)
        elif name:
            self._keep(name, value if value is not None else self._shown(node))

    def _was_here(self, node: Any) -> bool:
        if not node.is_indirect:
            return False
        here = node.objgen in self._seen
        self._seen.add(node.objgen)
        return here

    def _keep(self, name: str, value: str) -> None:
        if not self._values.get(name):
            self._values[name] = value

    def _said(self, value: Any) -> str | None:
        import pikepdf

        if isinstance(value, pikepdf.Name):
            return _state(value)
        if isinstance(value, pikepdf.String):
            return self._text(bytes(value))
        if isinstance(value, pikepdf.Stream):
            if len(value.read_raw_bytes()) > MOST_TEXT:
                raise TooMuch
            return self._text(value.read_bytes())
        if isinstance(value, pikepdf.Array):
            said = (self._said(each) for each in list(value)[:100] if isinstance(each, pikepdf.String))
            return "\n".join(each for each in said if each)
        return None

    def _text(self, content: bytes) -> str:
        self._bytes += len(content)
        if self._bytes > MOST_TEXT:
            raise TooMuch
        return text_of(content)

    @staticmethod
    def _shown(node: Any) -> str:
        """Of a box without a value what it shows: some programs save nothing else."""
        import pikepdf

        state = node.get("/AS")
        return _state(state) if isinstance(state, pikepdf.Name) else ""


def _state(name: Any) -> str:
    said = str(name).removeprefix("/")
    return "" if said == _OFF else said
