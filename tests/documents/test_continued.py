"""What goes on overleaf says so: answers, tables, and answers beside each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.documents.drawn import ORIGIN
from tests.documents.printed_kinds import LONG, beside, line
from tests.documents.samples import document, filled_sheet, one_text, page_texts
from trustbook.documents.document import Document
from trustbook.documents.nodes import Beside, BesideNames, Heading, Label, Paragraph, Role, Said
from trustbook.documents.pdf import render
from trustbook.documents.pdf.blocks import TextBlock
from trustbook.documents.pdf.stories import story_blocks
from trustbook.documents.pdf.style import PAPERS


def table_of(rows: int) -> Document:
    plan = [{"row": "", "cells": {"what": f"Paint wall {number}", "done": True}} for number in range(rows)]
    return document([filled_sheet({"plan": plan})])


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda: document([one_text(LONG)]), "One text · Ana, continued"),
        (lambda: table_of(120), "Every kind of field · Ana, continued"),
        (line, "June 2026, continued"),
        (lambda: beside(LONG, ""), "Every kind of field · Robin, continued"),
        (lambda: beside("", LONG), "Every kind of field · Alex, continued"),
    ],
)
def test_each_further_page_says_what_goes_on(made: Callable[[], Document], words: str) -> None:
    first, *others = page_texts(render(made()))
    assert len(others) > 1 and "continued" not in first
    assert [page.count(words) for page in others] == [1] * len(others)


def test_a_long_answer_of_one_of_two_goes_on_without_the_name_of_the_other() -> None:
    first, *others = page_texts(render(beside("", LONG)))
    assert "Robin" in first
    assert not [page for page in others if "Robin" in page]


def test_the_name_of_one_does_not_stand_above_the_answers_of_both() -> None:
    running = story_blocks(
        (
            Heading(text="A day", level=1),
            BesideNames(first="Robin", second="Alex"),
            Said(inner=Label(text="Alex"), second=True, role=Role.GROUP),
            Said(inner=Paragraph(text="Paint"), second=True, role=Role.GROUP),
            Beside(names=("Robin", "Alex"), first="One.", second="Two."),
        ),
        PAPERS["a4"],
        lambda _number: ORIGIN,
        "{what}, continued",
    )
    above = [[line for text in block.again if isinstance(text, TextBlock) for line in text.lines] for block in running]
    assert above[-1] == ["A day, continued"] and above[-2] == ["A day · Alex, continued"]


def test_a_table_that_goes_on_has_its_heads_again() -> None:
    _first, *others = page_texts(render(table_of(120)))
    assert all("What\nDone" in page or "What Done" in page for page in others)
