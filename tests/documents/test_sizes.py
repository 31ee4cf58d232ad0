"""Eight sizes of type on all kinds of page, and none smaller than 9 points."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests.documents.brief_samples import USUAL, brief_document
from tests.documents.drawn import sizes
from tests.documents.samples import ANSWERS, EVERY_KIND, document, filled_sheet, many_sheets
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document
from trustbook.documents.pdf.style import PAPERS, PaperName
from trustbook.documents.sheets import AgreedLine, Binder, BinderChapter, Fridge, PauseWord, SideBySide, blank_sheet
from trustbook.exercises.content import Content
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.worksheets import worksheets

SIZES = {26, 18, 17, 15, 13, 11.5, 10, 9}
DAY = date(2026, 5, 3)
BOTH = SideBySide(("Ana", "Ben"), (("How was it?", "A short one.", "word " * 300), ("And then?", "Yes.", "")))
FRIDGE = Fridge(
    (AgreedLine("Hello first.", "look again 6 December"),), "What we agreed", "May 2026", PauseWord("Tea", ".")
)


def of_set(name: str) -> Document:
    return compose(worksheets(Content(), PaperChoice("workbook", style="blank", set_id=name), DAY))


KINDS = {
    "everything that is filled": lambda: document([filled_sheet(ANSWERS), filled_sheet({}, beside=BOTH)], front=True),
    "short forms": lambda: document([blank_sheet(EVERY_KIND, short=True)] * 2),
    "with contents": lambda: many_sheets(3),
    "to hang up": lambda: compose(Binder("", "", (BinderChapter("", (), fridge=FRIDGE),))),
    "a session brief": lambda: brief_document(USUAL),
    "pocket cards": lambda: of_set("pocket-cards"),
    "the weekly pad": lambda: of_set("weekly-pad"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_has_another_size_than_the_eight(kind: str) -> None:
    found = sizes(KINDS[kind](), PAPERS["a4"])
    assert found and set(found) <= SIZES and min(found) >= 9


@pytest.mark.thorough
@pytest.mark.sweep
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_whole_blank_workbook_needs_few_sizes(paper: PaperName) -> None:
    found: Counter[float] = sizes(of_set("everything"), PAPERS[paper])
    assert set(found) <= SIZES
    assert sum(count for size, count in found.items() if size >= 10) > sum(found.values()) / 2
