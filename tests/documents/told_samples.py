"""Sheets of one exercise on several days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec

from tests.documents.samples import EVERY_KIND
from trustbook.documents.sheets import Sheet
from trustbook.exercises.model import Exercise

FIRST = date(2026, 9, 4)


def exercise(*fields: dict[str, Any], **more: Any) -> Exercise:
    part = {"id": "mine", "title": "Mine", "who": "each", "privacy": "offer", "fields": list(fields)}
    plain = {**msgspec.to_builtins(EVERY_KIND), "parts": [part], "repeat": "dated", **more}
    return msgspec.convert(plain, Exercise)


def field(name: str, **more: Any) -> dict[str, Any]:
    return {"kind": "short", "id": name, "label": f"About {name}", **more}


WEEK = exercise(field("good", core=True, step=1), field("hard", core=True, step=2), field("more", step=2))


def sheet(name: str, days: int, found: Exercise = WEEK, **answers: Any) -> Sheet:
    on = FIRST + timedelta(days=days)
    return Sheet(found, frozenset({"mine"}), answers, on, name, second=name == "Ben")
