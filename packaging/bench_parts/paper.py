"""Two hundred filled pages as PDF, against the same content laid out by ReportLab's own platypus with plain paragraphs.

Ours does more for it: tags, contents, outline, links, "page x of y", fonts chosen by what they have, headings kept
with what follows. The other has the same fonts, texts, tables and circles, and a page number.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date
from functools import cache, partial
from io import BytesIO
from typing import Any

from msgspec.structs import replace
from pypdf import PdfReader

from bench_parts.platypus_pages import platypus, platypus_pages
from bench_parts.table import Row, interleaved
from trustbook.documents.composing.compose import compose
from trustbook.documents.composing.compose_kinds import Kinds
from trustbook.documents.document import Document
from trustbook.documents.pdf import render
from trustbook.documents.sheets import Binder, BinderChapter, Sheet
from trustbook.exercises import fields
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise

PAGES = 200
WORDS = (
    "I noticed on Tuesday that you told me about the call before I asked, and the evening was easier for it. "
    "Ich habe es gemerkt. I do not yet know what to do with the other half of it, the half that wakes at four. "
)


def filled_pages(pages: int = PAGES) -> Document:
    """Filled sheets of the program's own exercises, again and again, until there are about so many pages."""
    exercises = _exercises()
    each = _pages_of_all() / len(exercises)
    count = round(pages / each)
    return _filled(replace(exercises[place % len(exercises)], id=f"page-{place}") for place in range(count))


@cache
def _exercises() -> list[Exercise]:
    library = Library()
    return [library.exercise(name) for name in library.exercise_ids()]


@cache
def _pages_of_all() -> int:
    return len(PdfReader(BytesIO(render(_filled(_exercises())))).pages)


def _filled(exercises: Iterable[Exercise]) -> Document:
    sheets = tuple(
        Sheet(each, frozenset(part.id for part in each.parts), answers_for(each), date(2026, 5, 3), "Ana")
        for each in exercises
    )
    return compose(Binder("Our workbook", "Ana and Ben", (BinderChapter("Everything", sheets),)))


def answers_for(exercise: Exercise) -> dict[str, Any]:
    """An answer of ordinary length to every field."""
    return {field.id: _answer(field) for _part, field in exercise.fields()}


def _answer(field: fields.Field) -> Any:
    match field:
        case fields.LongField():
            return "\n\n".join([WORDS * 3] * max(1, field.lines // 4))
        case fields.ShortField():
            return WORDS[:80]
        case fields.ListField():
            return [WORDS[:90]] * field.rows
        case fields.TableField():
            rows = [row.id for row in field.rows] or [""] * field.blank_rows
            cells = {column.id: _cell(column) for column in field.columns}
            return [{"row": row, "cells": cells} for row in rows]
        case fields.ScaleField():
            return field.maximum
        case fields.YesNoField():
            return True
        case fields.DateField():
            return "2026-05-03"
        case fields.ChoiceField():
            return field.options[0].id
        case fields.MultiField():
            return [option.id for option in field.options]
        case _:
            return _newer_answer(field)


def _cell(column: fields.TableColumn) -> Any:
    match column.kind:
        case "choice":
            return column.options[0].id
        case "date":
            return "2026-05-03"
        case "scale":
            return 7
        case "yes-no":
            return True
        case "short":
            return WORDS[:60]


def _newer_answer(field: Kinds) -> Any:
    match field:
        case fields.LetterField():
            return "Dear you,\n\n" + "\n\n".join([WORDS * 3] * 4) + "\n\nMe"
        case fields.TimerField():
            return True
        case fields.SignoffField():
            return [{"name": name, "on": "2026-05-03"} for name in ("Ana", "Ben")]
        case fields.FeelingsField():
            return [group.options[0].id for group in field.groups]
        case fields.PairsField():
            cells = {"first": field.maximum, "second": field.minimum}
            return [{"row": row.id, "cells": cells} for row in field.rows]
        case fields.ChecklistField():
            ticked = {"done": True, "on": "2026-05-03"}
            own = [{"row": "", "cells": {"done": False, "text": WORDS[:60]}}] * field.own
            return [*({"row": item.id, "cells": ticked} for item in field.items), *own]


def ours(document: Document) -> float:
    """Processor milliseconds of our renderer."""
    began = time.process_time()
    render(document)
    return (time.process_time() - began) * 1000


def measure(rounds: int) -> list[Row]:
    """Both in turn, in processor time."""
    document = filled_pages()
    pages = len(PdfReader(BytesIO(render(document))).pages)
    others = len(PdfReader(BytesIO(platypus_pages(document))).pages)
    mine, theirs = interleaved(rounds, partial(ours, document), partial(platypus, document))
    note = f"{pages} and {others} pages, {pages / mine * 1000:.0f} a processor second"
    return [Row(f"{PAGES} filled pages as PDF", mine, theirs, 1.0, base_is="plain platypus", note=note)]
