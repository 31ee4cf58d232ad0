"""A question that only one of two people answered: the answer has the whole column, with its name and its rule."""

from __future__ import annotations

from tests.documents.drawn import drawn, with_role
from tests.documents.samples import document
from tests.documents.told_samples import sheet
from trustbook.documents.nodes import Role
from trustbook.documents.pdf.style import PAPERS

PAPER = PAPERS["a4"]
LONG = "I shouted at you for looking at something that I had taught you to look for. That was mine. " * 3
SHEETS = [sheet("Ana", 0, good="hers", hard="also hers"), sheet("Ben", 0, good="his", more=LONG)]


def test_an_answer_that_stands_alone_begins_at_the_edge_with_its_name_and_is_as_wide_as_text() -> None:
    parts = drawn(document(SHEETS))
    (his,) = (part for part in with_role(parts, Role.ANSWER) if "I shouted" in part.texts[0])
    name = next(part for part in with_role(parts, Role.LABEL) if part.texts == ["Ben"] and part.page == his.page)
    assert name.box.left < PAPER.left + 20 and 0 <= his.box.top - name.box.top < 2, "on one line"
    assert his.box.left < PAPER.left + PAPER.column / 4 and his.box.right == PAPER.left + PAPER.measure
    assert len(his.texts) == 5, "no narrow column"


def test_nothing_is_said_of_the_one_who_left_it_open() -> None:
    parts = drawn(document(SHEETS))
    said = [part.texts for part in with_role(parts, Role.LABEL) if part.texts in (["Ana"], ["Ben"])]
    assert said == [["Ana"], ["Ben"]], "each name before the answer that stands alone, and none before what is open"
