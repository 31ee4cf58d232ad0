"""Filled pages read on: what was chosen stands beside its question, days stay whole, lists hang, marks are a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from tests.documents.drawn import ORIGIN, drawn, with_role
from tests.documents.samples import document, filled_sheet
from tests.documents.told_samples import FIRST, exercise, field, sheet
from trustbook.documents import nodes
from trustbook.documents.composing.column_shares import shared
from trustbook.documents.nodes import Cell, Named, Role, Row, Table
from trustbook.documents.pdf.lines import break_items, break_text, line_width
from trustbook.documents.pdf.stories import story_blocks
from trustbook.documents.pdf.style import ANSWER, CELL_ANSWER, PAPERS
from trustbook.documents.sheets import Sheet

PAPER = PAPERS["a4"]
MARKS = exercise(
    {
        "kind": "table",
        "id": "weeks",
        "label": "My marks",
        "columns": [
            {"id": "about", "label": "About"},
            {"id": "on", "label": "Day", "kind": "date"},
            {"id": "mark", "label": "Mark", "kind": "scale"},
        ],
    },
    open_together=False,
)
PULSE = exercise(
    *({"kind": "scale", "id": name, "label": name, "low": "low", "high": "high"} for name in ("ease", "hope"))
)
CHOSEN = [
    {"id": "yes", "label": "Agreed"},
    {"id": "no", "label": "Not in any way that I could put into words in one evening, and not in two either"},
]


def marked(*found: tuple[str, int, int]) -> list[Any]:
    """Lines of a table: about what, how many days after the first, and the mark."""
    return [
        {"row": "", "cells": {"about": about, "on": (FIRST + timedelta(days=days)).isoformat(), "mark": mark}}
        for about, days, mark in found
    ]


def told(*sheets: Sheet) -> list[nodes.Node]:
    return [
        node.inner if isinstance(node, nodes.Said) else node for node in next(iter(document(sheets).sheets())).nodes
    ]


def weeks_in(*sheets: Sheet) -> list[nodes.Weeks]:
    return [node for node in told(*sheets) if isinstance(node, nodes.Weeks)]


def heights(*found: nodes.Node) -> list[float]:
    return [block.height for block in story_blocks(found, PAPER, lambda _number: ORIGIN, "{what}")]


@pytest.mark.parametrize(("answer", "lines"), [("yes", 1), ("no", 2)])
def test_what_was_chosen_stands_on_the_line_of_its_question_where_it_fits(answer: str, lines: int) -> None:
    asked = exercise({"kind": "choice", "id": "where", "label": "Where we are", "options": CHOSEN})
    found = told(sheet("Ana", 0, asked, where=answer))
    label = next(place for place, node in enumerate(found) if isinstance(node, nodes.Label) and node.field)
    assert len(heights(*found[label : label + 2])) == lines


def test_what_somebody_wrote_has_lines_of_its_own() -> None:
    found = told(sheet("Ana", 0, exercise(field("one")), one="Kettle."))
    assert len(heights(*found[-2:])) == 2


def test_a_brief_answer_is_still_a_label_and_an_answer_to_who_hears_it() -> None:
    parts = drawn(document([filled_sheet({"when": "2026-05-03"})]))
    (answer,) = with_role(parts, Role.ANSWER)
    assert answer.meaning.field == "when" and "3 May 2026" in "".join(answer.texts)
    assert [part.meaning.field for part in with_role(parts, Role.LABEL) if part.meaning.field] == ["when"]


@pytest.mark.parametrize(
    "text", ["We look at it again on 14 September 2026 together.", "It takes some 30 minutes each."]
)
def test_a_day_and_a_number_with_what_is_counted_stay_on_one_line(text: str) -> None:
    for width in range(120, 260, 3):
        lines = [line.strip() for line in break_text(text, ANSWER, float(width))[0]]
        assert "".join(f"{line} " for line in lines).strip() == text
        assert not any(line.endswith((" 14", " September", " 30")) for line in lines), lines


def test_what_goes_on_with_an_item_stands_below_its_words_and_no_line_is_too_wide() -> None:
    text = "– A short one\n– One that is much too long for a line of a narrow column\nNo item"
    lines, starts, insets = break_items(text, ANSWER, 120.0)
    assert [lines[start] for start in starts[:1]] == ["– A short one"] and len(lines) == len(insets)
    assert [bool(inset) for inset in insets] == [place not in starts for place in range(len(lines))]
    assert all(line_width(line, ANSWER) + inset <= 120.01 for line, inset in zip(lines, insets, strict=True))
    assert break_items("No item at all", ANSWER, 120.0)[2] == []


def test_two_answers_to_one_question_are_set_alike() -> None:
    options = [{"id": name, "label": f"{name} is what it is for me today"} for name in ("this", "that", "both")]
    asked = exercise({"kind": "multi", "id": "some", "label": "What helps", "options": options})
    found = told(sheet("Ana", 0, asked, some=["this"]), sheet("Ben", 0, asked, some=["this", "that"]))
    (beside,) = (node for node in found if isinstance(node, nodes.Beside))
    assert beside.first == "this is what it is for me today"
    assert beside.second.split("\n") == [f"– {name} is what it is for me today" for name in ("this", "that")]


def test_no_column_breaks_a_day_while_another_has_room() -> None:
    rows = [("Money", "We look at all accounts together on the first Sunday. " * 2, "30 September 2026")]
    columns = tuple(Named(name) for name in ("Topic", "In one sentence", "When"))
    table = Table(
        columns=columns, widths=(1, 9, 1), rows=tuple(Row(tuple(map(Cell, row))) for row in rows), blank=False
    )
    (made,) = shared([table])
    widths = [PAPER.column * share / sum(made.widths) for share in made.widths]
    for text, wide in zip(("Money", "30 September 2026"), (widths[0], widths[2]), strict=True):
        assert line_width(text, CELL_ANSWER) + 12 <= wide
    assert widths[1] > widths[0] and widths[1] > widths[2]


def test_tables_of_two_people_share_their_columns() -> None:
    columns = (Named("What"), Named("When"))
    both = [
        Table(columns=columns, widths=(1, 1), rows=(Row((Cell(words), Cell("now"))),), blank=False)
        for words in ("short", "something very much longer than that")
    ]
    first, second = shared(both)
    assert first.widths == second.widths and first.widths[0] > first.widths[1]


def test_marks_with_their_days_are_a_row_over_the_weeks_and_a_missing_day_is_left_open() -> None:
    (found,) = weeks_in(sheet("Ana", 0, MARKS, weeks=marked(("Ease", 0, 4), ("Ease", 7, 6), ("Hope", 7, 5))))
    assert [(row.label, row.marks) for row in found.rows] == [("Ease", (4, 6)), ("Hope", (None, 5))]


def test_marks_that_were_shared_in_two_pieces_stand_in_one_table() -> None:
    pieces = [
        sheet("Ana", 0, MARKS, weeks=marked(("Ease", 0, 4))),
        sheet("Ana", 0, MARKS, weeks=marked(("Hope", 0, 5))),
    ]
    (found,) = weeks_in(*pieces)
    assert [row.label for row in found.rows] == ["Ease", "Hope"]


@pytest.mark.parametrize("odd", [{"mark": 11}, {"on": "soon"}, {"about": None}, {"mark": True}])
def test_marks_that_do_not_fit_are_told_in_a_table_as_they_are(odd: dict[str, Any]) -> None:
    (line,) = marked(("Ease", 0, 4))
    found = told(sheet("Ana", 0, MARKS, weeks=[{"row": "", "cells": {**line["cells"], **odd}}]))
    assert not [node for node in found if isinstance(node, nodes.Weeks)]
    assert any(isinstance(node, nodes.Table) for node in found)


@pytest.mark.parametrize(("days", "marks"), [((0, 7, 21, 28), 5), ((0, 7, 14, 84, 91), 6), ((0, 3, 5, 9), 4)])
def test_a_week_that_was_left_out_is_a_gap_where_pages_come_week_by_week(days: Sequence[int], marks: int) -> None:
    (found,) = weeks_in(*(sheet("Ana", day, PULSE, ease=3, hope=4) for day in days))
    assert [len(row.marks) for row in found.rows] == [marks, marks]
    assert found.rows[0].marks.count(None) == marks - len(days) and len(found.days) == marks
