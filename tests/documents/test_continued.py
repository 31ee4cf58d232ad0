"""What goes on overleaf says so: answers, tables, and answers beside each other."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.documents.brief_samples import FULL, brief_document
from tests.documents.drawn import ORIGIN
from tests.documents.printed_kinds import LONG, beside, bound, line
from tests.documents.samples import document, filled_sheet, one_text, page_texts
from trustbook.documents.document import Document
from trustbook.documents.nodes import Beside, BesideNames, Heading, Label, Paragraph, Role, Said
from trustbook.documents.pdf import render
from trustbook.documents.pdf.blocks import TextBlock
from trustbook.documents.pdf.stories import story_blocks
from trustbook.documents.pdf.style import PAPERS
from trustbook.documents.sheets import AgreementSheet, BinderChapter


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


def test_each_further_page_of_an_appendix_says_which_text_goes_on() -> None:
    texts = page_texts(render(brief_document(replace(FULL, topics=((LONG,), ("Two.",))))))
    _brief, first, *others = texts
    assert "What found no room on the first page" in first and "continued" not in first
    assert others and all(text.count("continued") == 1 for text in others)
    assert any(re.search(r"\d +Robin, continued", text) for text in others)


def test_an_agreement_that_goes_on_is_named_by_how_it_begins() -> None:
    sheet = AgreementSheet("We say hello first. " * 90, "in force", (), "", (("Where from", LONG),))
    _first, *others = page_texts(render(bound(BinderChapter("", (), agreements=(sheet,)))))
    assert others and all("continued" in text for text in others)
    assert "We say hello first. We say" in others[0].split("continued")[0]


def test_the_other_person_of_a_day_is_told_under_that_day_overleaf() -> None:
    running = story_blocks(
        (Heading(text="A day", level=2), Said(inner=Label(text="Alex"), second=True, role=Role.GROUP)),
        PAPERS["a4"],
        lambda _number: ORIGIN,
        "{what}, continued",
    )
    above = [[line for text in block.again if isinstance(text, TextBlock) for line in text.lines] for block in running]
    assert above == [[], ["A day, continued"]]


def test_a_table_that_goes_on_has_its_heads_again() -> None:
    _first, *others = page_texts(render(table_of(120)))
    assert all("What\nDone" in page or "What Done" in page for page in others)
