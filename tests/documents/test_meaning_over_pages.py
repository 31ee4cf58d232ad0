"""What goes on on the next page keeps its ids: answers, room to write, rows, checks and scales."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import msgspec
import pytest

from tests.documents.drawn import Part, Recorder, drawn, record, with_role
from tests.documents.one_kind import FIELDS
from tests.documents.printed_kinds import KINDS, LONG
from tests.documents.samples import ANSWERS, EVERY_KIND, document, filled_sheet, words
from trustbook.documents.document import Document
from trustbook.documents.nodes import Role
from trustbook.documents.pdf.meaning import Meaning
from trustbook.documents.pdf.style import PAPERS, Paper
from trustbook.documents.pdf.write import write
from trustbook.documents.sheets import blank_sheet
from trustbook.exercises.model import Exercise

pytestmark = pytest.mark.sweep


def pieces_of(parts: list[Part], role: Role, field: str) -> list[Part]:
    return [part for part in with_role(parts, role) if part.meaning.field == field]


def test_a_long_answer_keeps_its_field_on_every_page() -> None:
    text = "\n".join(f"line {number}" for number in range(150))
    pieces = pieces_of(drawn(document([filled_sheet({"story": text})])), Role.ANSWER, "story")
    assert len(pieces) > 3
    assert [piece.page for piece in pieces] == list(range(1, len(pieces) + 1))
    assert [piece.meaning.piece for piece in pieces] == list(range(1, len(pieces) + 1))
    assert len({(piece.meaning.sheet, piece.meaning.node) for piece in pieces}) == 1
    assert [line for piece in pieces for line in piece.texts] == text.split("\n")


def test_room_to_write_keeps_its_field_on_every_page_and_goes_on_counting() -> None:
    long = {"kind": "long", "id": "long", "label": "Long", "lines": 40}
    listed = {"kind": "list", "id": "list", "label": "List", "rows": 20}
    parts = drawn(document([blank_sheet(one_part([long, listed, {**listed, "id": "more"}]))]))
    for field in ("long", "list", "more"):
        pieces = pieces_of(parts, Role.WRITING_SPACE, field)
        assert [piece.meaning.piece for piece in pieces] == list(range(1, len(pieces) + 1))
    assert len(pieces_of(parts, Role.WRITING_SPACE, "long")) > 1
    assert max(len(pieces_of(parts, Role.WRITING_SPACE, field)) for field in ("list", "more")) > 1
    for field in ("list", "more"):
        assert [each.meaning.number for each in pieces_of(parts, Role.BLANK, field)] == list(range(1, 21))


def test_rows_of_a_table_keep_row_and_column_also_where_a_row_is_divided() -> None:
    cell = " ".join(f"word{number}" for number in range(2000))
    plan = [
        {"row": "", "cells": {"what": "before"}},
        {"row": "", "cells": {"what": cell}},
        {"cells": {"what": "after"}},
    ]
    recorder = record(document([filled_sheet({"plan": plan})]))
    parts = [part for part in recorder.parts if not part.is_decoration]
    tables = pieces_of(parts, Role.TABLE, "plan")
    assert len(tables) > 2
    assert [table.meaning.piece for table in tables] == list(range(1, len(tables) + 1))
    assert len({table.meaning.node for table in tables}) == 1
    rows = [(row.meaning.number, row.meaning.piece) for row in pieces_of(parts, Role.ROW, "plan")]
    assert rows[:2] == [(None, 1), (1, 1)], "the heads are told once"
    divided = [piece for number, piece in rows if number == 2]
    assert len(divided) > 2 and divided == list(range(1, len(divided) + 1))
    assert rows[-1] == (3, 1)
    heads = [part for part in recorder.parts if "What" in part.texts]
    assert [head.is_decoration for head in heads] == [False] + [True] * (len(tables) - 1)
    said = [part for part in pieces_of(parts, Role.CELL, "plan") if part.meaning.column == "what"]
    assert words(" ".join(text for part in said if part.meaning.number == 2 for text in part.texts)) == cell


ITEMS = [{"id": f"item-{number}", "label": f"Item {number}"} for number in range(40)]
GROUPS = [{"id": f"group-{number}", "label": f"Group {number}", "options": ITEMS[:12]} for number in range(16)]


@pytest.mark.parametrize(
    ("kind", "more", "rows"),
    [
        ("checklist", {"items": ITEMS, "own": False}, ITEMS),
        ("pairs", {**FIELDS["pairs"], "rows": ITEMS[:15]}, ITEMS[:15]),
        ("feelings", {"groups": GROUPS}, GROUPS),
    ],
)
def test_checks_pairs_and_words_keep_their_ids_on_the_next_page(
    kind: str, more: dict[str, Any], rows: list[dict[str, Any]]
) -> None:
    def below(lines: int) -> list[Part]:
        space = {"kind": "long", "id": "space", "label": "Space", "lines": lines}
        made = document([blank_sheet(one_part([space, {"kind": kind, "id": "it", "label": "It", **more}]))])
        return [part for part in drawn(made) if part.meaning.field == "it"]

    tried = (below(lines) for lines in range(5, 41))
    parts = next(found for found in tried if len({part.page for part in found}) > 1)
    whole = [part for part in with_role(parts, Role.OPTIONS, Role.FIGURE) if part.meaning.alternative]
    assert [part.meaning.piece for part in whole] == list(range(1, len(whole) + 1)) != [1]
    assert len({part.meaning.node for part in parts if part.meaning.role in (Role.OPTIONS, Role.FIGURE)}) == 1
    assert list(dict.fromkeys(part.meaning.row for part in parts if part.meaning.row)) == [row["id"] for row in rows]


def test_scales_that_follow_each_other_keep_their_fields_on_the_next_page() -> None:
    scales = [{"kind": "scale", "id": f"scale-{number}", "label": "L", "low": "a", "high": "b"} for number in range(25)]
    parts = drawn(document([blank_sheet(one_part(scales))]))
    figures = list(with_role(parts, Role.FIGURE))
    assert len({part.page for part in figures}) > 1
    assert [part.meaning.field for part in figures] == [scale["id"] for scale in scales]
    assert all(part.meaning.alternative for part in figures)


def one_part(found: list[dict[str, Any]]) -> Exercise:
    part = {"id": "mine", "title": "Mine", "who": "each", "privacy": "offer", "fields": found}
    return msgspec.convert({**msgspec.to_builtins(EVERY_KIND), "parts": [part], "steps": ["Do it."]}, Exercise)


LOW: Final = replace(PAPERS["a4"], height=330.0)
"""So low that nearly everything goes over an edge."""
LONG_ANSWERS: Final = {**ANSWERS, "story": LONG}
ON_PAPER: Final[dict[str, Callable[[], Document]]] = {
    **KINDS,
    "long, in another language": lambda: document([filled_sheet(LONG_ANSWERS, language="en")], language="de"),
}
AS_MUCH_AS_FITS: Final = ("blank, short", "fillable in large print", "pocket cards", "brief", "packet to bring")
"""Kinds of paper on which a lower page leaves out some of the room, or words something else."""


@pytest.mark.parametrize("kind", [kind for kind in ON_PAPER if not kind.startswith(AS_MUCH_AS_FITS)])
def test_however_often_it_is_divided_everything_keeps_role_language_ids_and_alternative_text(kind: str) -> None:
    whole, divided = (pieces_on(ON_PAPER[kind](), paper) for paper in (PAPERS["a4"], LOW))
    assert whole.keys() <= divided.keys(), "what was drawn on a high page lost something of what it is"
    assert {meaning.role for meaning in divided.keys() - whole.keys()} <= {Role.GROUP}, "or got it from nowhere"
    assert {meaning: divided[meaning].count(1) for meaning in whole} == {
        meaning: numbers.count(1) for meaning, numbers in whole.items()
    }, "it begins once, and what goes on says so"


def pieces_on(made: Document, paper: Paper) -> dict[Meaning, list[int]]:
    """Everything that a reader hears of on this paper, with the numbers of its pieces in reading order."""
    recorder = Recorder()
    write(made, paper, lambda _share: None, recorder)
    found = defaultdict(list)
    for part in recorder.parts:
        if not part.is_decoration:
            found[msgspec.structs.replace(part.meaning, piece=1)].append(part.meaning.piece)
    return found
