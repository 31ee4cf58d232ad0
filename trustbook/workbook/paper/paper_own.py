"""On paper that holds what is shared as well, own pages say only what is not shared: nothing is read twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from trustbook.documents.sheets import Sheet
from trustbook.domain.answers import is_empty

_OWN_WORDS: Final = 20
"""Characters; a text as long as this is the same one, whenever it was shared. What is shorter has to be of one day."""


def without_what_is_shared(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets of one exercise; of own ones without the answers that stand word for word on what is shared."""
    shared = [sheet for sheet in sheets if not sheet.private]
    kept = (_what_is_left(sheet, shared) if sheet.private and not sheet.solo else sheet for sheet in sheets)
    return [sheet for sheet in kept if sheet.part_ids]


def _what_is_left(own: Sheet, shared: Sequence[Sheet]) -> Sheet:
    fields = [field.id for _part, field in own.exercise.fields()]
    left = {
        name: value
        for name, value in (own.answers or {}).items()
        if name in fields and not any(_says(sheet, own, name, value) for sheet in shared)
    }
    shown = {part.id for part in own.exercise.parts if any(not is_empty(left.get(field.id)) for field in part.fields)}
    return replace(own, answers=left, part_ids=own.part_ids & shown)


def _says(sheet: Sheet, own: Sheet, name: str, value: Any) -> bool:
    if is_empty(value) or sheet.by not in ("", own.by) or (sheet.answers or {}).get(name) != value:
        return False
    return sheet.on == own.on or (isinstance(value, str) and len(value) >= _OWN_WORDS)
