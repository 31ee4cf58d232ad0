"""A field of every kind with an answer that fits it."""

from __future__ import annotations

import json
from typing import Any, Final

from trustbook.exercises.fields import (
    ChecklistField,
    ChoiceField,
    DateField,
    FeelingsField,
    Field,
    FixedRow,
    LetterField,
    ListField,
    LongField,
    MultiField,
    Option,
    PairsField,
    ScaleField,
    ShortField,
    SignoffField,
    TableColumn,
    TableField,
    TimerField,
    WordGroup,
    YesNoField,
)

OPTIONS = (Option(id="calm", label="Calm"), Option(id="tense", label="Tense"), Option(id="sad", label="Sad"))
COLUMNS = (
    TableColumn(id="what", label="What"),
    TableColumn(id="how", label="How", kind="choice", options=OPTIONS),
    TableColumn(id="when", label="When", kind="date"),
    TableColumn(id="much", label="How much", kind="scale"),
    TableColumn(id="done", label="Done", kind="yes-no"),
)
ROWS = (FixedRow(id="home", label="At home"), FixedRow(id="work", label="At work"))
GROUPS = (
    WordGroup(id="easy", label="At ease", options=OPTIONS[:2]),
    WordGroup(id="heavy", label="Heavy", options=(OPTIONS[2], Option(id="tired", label="Tired"))),
)

FIELDS: dict[str, tuple[Field, Any]] = {
    "long": (LongField(id="f", label="A question", hint="Like this."), "Two\nlines"),
    "short": (ShortField(id="f", label="A question"), "a few words"),
    "list": (ListField(id="f", label="A question"), ["one", "", "three"]),
    "free table": (TableField(id="f", label="A question", columns=COLUMNS), [
        {"row": "", "cells": {"what": "a", "how": "sad", "when": "2026-05-03", "much": 0, "done": False}},
    ]),
    "fixed table": (TableField(id="f", label="A question", columns=COLUMNS, rows=ROWS), [
        {"row": "work", "cells": {"what": "b", "much": 10}},
    ]),
    "scale": (ScaleField(id="f", label="A question", low="not at all", high="fully"), 0),
    "choice": (ChoiceField(id="f", label="A question", options=OPTIONS), "tense"),
    "multi": (MultiField(id="f", label="A question", options=OPTIONS), ["calm", "sad"]),
    "yes": (YesNoField(id="f", label="A question"), True),
    "no": (YesNoField(id="f", label="A question"), False),
    "date": (DateField(id="f", label="A question"), "2026-05-03"),
    "letter": (LetterField(id="f", label="A question", greeting="Dear …", closing="Yours"), "Two\nlines"),
    "letter in blocks": (LetterField(id="f", label="A question"), {
        "date": "3 May 2026", "salutation": "Dear Kim,", "text": "Two\nlines", "closing": "Yours", "name": "Robin",
    }),
    "timer": (TimerField(id="f", label="A question", turns=2, minutes=5, prompts=("You talk", "I talk")), True),
    "signoff": (SignoffField(id="f", label="A question"), [{"name": "Robin", "on": "2026-01-30"}]),
    "feelings": (FeelingsField(id="f", label="A question", groups=GROUPS), ["calm", "tired"]),
    "pairs": (PairsField(
        id="f", label="A question", rows=ROWS, first="Matters", second="Lived", low="no", high="yes",
    ), [
        {"row": "home", "cells": {"first": 0, "second": 10}}, {"row": "work", "cells": {"second": 4}},
    ]),
    "checklist": (ChecklistField(id="f", label="A question", items=ROWS), [
        {"row": "work", "cells": {"done": True, "on": "2026-01-30"}}, {"row": "", "cells": {"text": "Call Kim"}},
    ]),
}  # fmt: skip

ODD: Final[list[Any]] = [
    7,
    777777,
    "x",
    "no",
    False,
    ["x"],
    [3, "y"],
    [{"row": "gone", "cells": "?"}],
    [{"row": "gone", "cells": {"text": "kept", "first": "kept", "what": "kept"}}],
    [{"name": 3}],
    [{"on": "one day"}],
    {"a": 1},
    True,
]
"""Answers that fit hardly any field."""


def pieces(value: Any) -> list[str]:
    """What must not get lost of a value: every text and number in it, but no names of cells and of rows."""
    if isinstance(value, dict):
        return [piece for name, each in value.items() if name != "row" for piece in pieces(each)]
    if isinstance(value, list):
        return [piece for each in value for piece in pieces(each)]
    return [value if isinstance(value, str) else json.dumps(value)]
