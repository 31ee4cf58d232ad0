"""The words of whole files, line by line, against what a person has looked at and found right.

To accept a change: look at the pages, then run with TRUSTBOOK_WRITE_GOLDEN=1 and read the difference in git.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.documents.samples import ANSWERS, EVERY_KIND, filled_sheet, page_texts
from trustbook.documents.composing.compose import compose
from trustbook.documents.pdf import render
from trustbook.documents.sheets import Binder, BinderChapter, Sheet, blank_sheet

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("worksheet-blank", blank_sheet(EVERY_KIND)),
        ("worksheet-filled", filled_sheet(ANSWERS)),
        ("worksheet-alone", blank_sheet(EVERY_KIND, solo=True)),
    ],
)
def test_the_words_of_a_file_are_as_they_were(name: str, sheet: Sheet) -> None:
    binder = Binder("Our workbook", "Ana and Ben", (BinderChapter("Setting boundaries", (sheet, sheet)),))
    found = "\f\n".join(text.rstrip("\n") + "\n" for text in page_texts(render(compose(binder))))
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("TRUSTBOOK_WRITE_GOLDEN"):
        file.write_text(found, encoding="utf-8", newline="\n")
    assert found == file.read_text(encoding="utf-8")
