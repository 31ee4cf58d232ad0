"""A document as Markdown and as plain text: all that stands on paper, and nothing of it turns into markup."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec
import pytest

from tests.documents.samples import document, filled_sheet
from tests.exercises.every_kind import FIELDS
from trustbook.documents import nodes
from trustbook.documents.document import ChapterPages, Document, Furniture, SheetPages
from trustbook.documents.plain import TextFormat, written
from trustbook.documents.sheets import Sheet
from trustbook.exercises.fields import Field

BOTH: tuple[TextFormat, ...] = ("md", "txt")
HOSTILE = "# no head\n- no list\n1. no number\n> no quote\n*not bold* `code` <b>x</b> [a](b) | pipe ~~x~~\n    deep"
READS: dict[str, tuple[str, ...]] = {
    "long": ("Two", "lines"),
    "short": ("a few words",),
    "list": ("- one", "- three"),
    "free table": ("sad", "3 May 2026", "0"),
    "fixed table": ("At work", "b", "10"),
    "scale": ("0, ",),
    "choice": ("Tense",),
    "multi": ("Calm, Sad",),
    "yes": ("Yes",),
    "no": ("No",),
    "date": ("3 May 2026",),
    "letter": ("Two", "lines"),
    "letter in blocks": ("3 May 2026", "Dear Kim,", "Two", "lines", "Yours", "Robin"),
    "timer": ("Done",),
    "signoff": ("Robin", "30 January 2026"),
    "feelings": ("calm", "tired"),
    "pairs": ("At home", "Matters", "Lived", "10", "4"),
    "checklist": ("At work · 30 January 2026", "Call Kim · not yet"),
}
"""What has to be read of the answer of each kind."""


def _one(field: Field, value: Any) -> Sheet:
    exercise = msgspec.structs.replace(filled_sheet({}).exercise, id="one")
    part = msgspec.structs.replace(exercise.parts[0], fields=(field,))
    return filled_sheet({field.id: value}, msgspec.structs.replace(exercise, parts=(part,)))


def _said(value: Any, form: TextFormat) -> str:
    return written(document([_one(FIELDS["long"][0], value)]), form)


@pytest.mark.parametrize("form", BOTH)
def test_every_kind_of_field_reads_well(form: TextFormat) -> None:
    assert READS.keys() == FIELDS.keys()
    for kind, (field, value) in FIELDS.items():
        text = written(document([_one(field, value)]), form)
        assert ("A question" in text or "letter" in kind) and text.endswith("\n") and "\n\n\n" not in text
        missing = [words for words in READS[kind] if words.lower() not in text.lower()]
        assert missing == [], text


def test_what_is_asked_is_told_from_what_was_said() -> None:
    assert "**A question**\n\n> Two  \n> lines\n" in _said("Two\nlines", "md")
    assert "A question\n\n    Two\n    lines\n" in _said("Two\nlines", "txt")


def test_nothing_that_somebody_wrote_becomes_markup() -> None:
    text = _said(HOSTILE, "md")
    lines = [line.removeprefix("> ") for line in text.split("> \\#", 1)[1].split("\n")]
    assert lines[0].startswith(" no head") and lines[1].startswith("\\- no list") and lines[2].startswith("1\\. no")
    assert lines[3].startswith("\\> no quote") and "\\*not bold\\*" in lines[4] and "\\<b\\>" in lines[4]
    assert "\\[a\\](b)" in lines[4] and "\\| pipe" in lines[4] and lines[5].startswith("\u00a0" * 4 + "deep")
    assert HOSTILE.split("\n")[4] in _said(HOSTILE, "txt")


def test_a_table_stays_a_table_whatever_stands_in_its_cells() -> None:
    field, _value = FIELDS["free table"]
    rows = [{"row": "", "cells": {"what": "a | b\nc", "much": 3}}]
    text = written(document([_one(field, rows)]), "md")
    table = [line for line in text.split("\n") if line.startswith("|")]
    assert len(table) == 3 and "a \\| b<br>c" in table[2]
    assert len({line.replace("\\|", "").count("|") for line in table}) == 1


def test_paragraphs_and_long_lines_stay_what_they_were() -> None:
    long = " ".join(["word"] * 60)
    text = _said(f"{long}\n\nsecond", "txt")
    assert all(len(line) <= 78 for line in text.split("\n"))
    assert "\n\n    second" in text and text.count("word") == 60
    assert "\n>\n> second" in _said(f"{long}\n\nsecond", "md")


def test_a_whole_workbook_has_its_title_and_deeper_headings() -> None:
    text = written(document([filled_sheet({"story": "x"})], front=True, title="Our workbook"), "md")
    assert text.startswith("# Our workbook\n") and "\n### Every kind of field\n" in text
    assert "\n=====" in written(document([], front=True, title="Our workbook"), "txt")


def _plain_node(kind: type[nodes.Node]) -> nodes.Node:
    """One of this kind with little in it."""
    made: dict[str, Any] = {"alternative": "in words"}
    if kind is nodes.Said:
        return nodes.said(nodes.Answer(text="words"), second=True)
    usual: dict[str, Any] = {"number": 1, "level": 2, "lines": 1, "minimum": 0, "maximum": 10, "blank": False}
    for name, parameter in inspect.signature(kind).parameters.items():
        if parameter.default is inspect.Parameter.empty:
            several: object = {"names": ("", ""), "items": ("words",)}.get(name, ())
            made[name] = several if "tuple" in str(parameter.annotation) else usual.get(name, "words")
    return kind(**made)


NAMED = [vars(nodes)[name] for name in nodes.__all__]
KINDS = [each for each in NAMED if isinstance(each, type) and issubclass(each, nodes.Node)]


@pytest.mark.parametrize("form", BOTH)
def test_no_kind_of_node_is_without_words(form: TextFormat) -> None:
    kinds = [kind for kind in KINDS if kind not in (nodes.Node, nodes.BriefPaper)]
    assert len(kinds) > 20
    sheet = SheetPages("Title", "", "", tuple(_plain_node(kind) for kind in kinds))
    made = Document("Title", "", "en", False, Furniture("", "", "", "Nothing", ""), (ChapterPages("", (sheet,)),))
    assert "words" in written(made, form)


def test_what_only_paper_needs_is_not_there() -> None:
    text = written(document([filled_sheet({"story": "x", "ease": 4})]), "txt")
    assert "____" not in text and "4 of 10, from “hard” to “light”" in text
