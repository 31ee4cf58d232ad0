"""An exercise with one field of a kind, and an answer to it."""

from __future__ import annotations

from typing import Any

import msgspec

from tests.documents.samples import EVERY_KIND
from trustbook.exercises.model import Exercise

FIELDS: dict[str, dict[str, Any]] = {
    "letter": {"greeting": "Dear …,", "closing": "Yours,", "lines": 12},
    "timer": {"turns": 2, "minutes": 10, "prompts": ["One speaks", "Then the other"]},
    "signoff": {},
    "feelings": {
        "groups": [
            {"id": "low", "label": "Low", "options": [{"id": each, "label": each} for each in ("sad", "flat")]},
            {
                "id": "warm",
                "label": "Warm",
                "options": [{"id": each, "label": each} for each in ("glad", "calm")],
            },
        ]
    },
    "pairs": {
        "rows": [{"id": "work", "label": "Work"}, {"id": "rest", "label": "Rest"}],
        "first": "It matters",
        "second": "I live it",
        "low": "not at all",
        "high": "fully",
    },
    "checklist": {"items": [{"id": "bank", "label": "Call the bank"}, {"id": "aunt", "label": "Tell the aunt"}]},
}


VALUES: dict[str, Any] = {
    "letter": "Dear you,\n\nI stay.\n\nMe",
    "timer": True,
    "signoff": [{"name": "Robin", "on": "2026-10-03"}, {"name": "Alex", "on": "2026-10-05"}],
    "feelings": ["calm", "sad"],
    "pairs": [{"row": "work", "cells": {"first": 9, "second": 3}}, {"row": "rest", "cells": {"first": 4}}],
    "checklist": [
        {"row": "bank", "cells": {"done": True, "on": "2026-10-03"}},
        {"row": "", "cells": {"done": False, "text": "My own line"}},
    ],
}


def exercise_with(kind: str, **more: Any) -> Exercise:
    """An exercise for two with one field of this kind, called “it”."""
    field = {"kind": kind, "id": "it", "label": "The label", **FIELDS[kind], **more}
    part = {"id": "ours", "title": "Ours", "who": "together", "privacy": "joint", "fields": [field]}
    return msgspec.convert({**msgspec.to_builtins(EVERY_KIND), "parts": [part], "steps": ["Do it."]}, Exercise)
