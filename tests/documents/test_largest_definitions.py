"""The largest definition that the bounds let in still goes onto paper: whatever comes in can be printed."""

from __future__ import annotations

from typing import Any

import pytest

from trustbook.documents.sheets import Binder, BinderChapter, Sheet
from trustbook.exercises import bounds
from trustbook.exercises.snapshots import from_values
from trustbook.workbook.paper import paper_files

pytestmark = pytest.mark.sweep

LONG = "W" * bounds.LONGEST_LABEL


def several(prefix: str, number: int, label: str = LONG) -> list[dict[str, Any]]:
    return [{"id": f"{prefix}{n}", "label": label} for n in range(number)]


def largest(fields: list[dict[str, Any]]) -> dict[str, Any]:
    fields = [{"id": f"f{n}", "label": LONG, "core": n == 0} | field for n, field in enumerate(fields)]
    part = {"id": "mine", "title": LONG, "who": "each", "privacy": "private", "intro": "word " * 400, "fields": fields}
    return {
        "id": "largest", "chapter": "trust", "version": 1, "title": LONG, "minutes": 5, "rhythm": LONG,
        "purpose": "x " * 300, "steps": ["Write it. " * 60] * bounds.MOST_STEPS, "parts": [part],
    }  # fmt: skip


OPTIONS = several("o", bounds.MOST_CELL_OPTIONS, "Wide")
LARGEST: dict[str, list[dict[str, Any]]] = {
    "a table of choices": [
        {
            "kind": "table",
            "columns": [column | {"kind": "choice", "options": OPTIONS} for column in several("c", 6)],
            "rows": several("r", bounds.MOST_ROWS),
        }
    ],
    "ratings": [
        {"kind": "pairs", "first": LONG, "second": LONG, "low": LONG, "high": LONG, "minimum": -100, "maximum": -80,
         "rows": several("r", 15)}
    ] * 8,
    "scales": [{"kind": "scale", "low": LONG, "high": LONG, "minimum": -10}] * bounds.MOST_FIELDS,
    "options": [{"kind": "multi", "options": several("o", bounds.MOST_OPTIONS)}] * 12,
    "lines": [{"kind": "long", "lines": 40, "hint": "h" * bounds.LONGEST_TEXT}] * bounds.MOST_FIELDS,
}  # fmt: skip


@pytest.mark.parametrize("case", LARGEST)
def test_the_largest_definitions_go_onto_paper(case: str) -> None:
    sheet = Sheet(from_values(largest(LARGEST[case])), frozenset({"mine"}))
    binder = Binder("Sheets", "", (BinderChapter("Trust", (sheet,)),), "en", title_page=False, style="blank")
    assert paper_files.make_pdf(binder, "a4", None).startswith(b"%PDF")
