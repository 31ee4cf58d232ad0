"""Private text of the partner who is not signed in is in no file of any kind: every style, range and form."""

from __future__ import annotations

from dataclasses import Field, fields
from typing import Any

import pytest

from tests.documents.samples import all_words
from tests.workbook.every_choice import choices, pages_at, printed
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.people import TOGETHER
from trustbook.workbook.paper import paper_files
from trustbook.workbook.paper.paper_choice import (
    PaperChoice,
    PaperLook,
)

MARKER = "quokka-marker"
STEPS = PaperLook(with_steps=True)
NO_CHOICE_OF_WHAT = {"set_id"}
"""Of the model what narrows blank sheets only, by a set that the real content has."""


@pytest.fixture
def written(couple: World) -> World:
    """Ana keeps marked words on every kind of page, beside what she shares; some of it was open to nobody but her."""
    couple.sit(ANA)
    page = couple.write("walk", diary=MARKER, wish="given wish", worry=f"{MARKER} worry", plan=f"{MARKER} plan")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    couple.write("pulse", word=f"{MARKER} word", score=3)
    couple.write("letter", text=f"{MARKER} kept letter")
    couple.sit(BEN)
    mine = couple.write("walk", wish="his wish", diary="his diary")
    couple.session.sharing.share(couple.viewer, mine.entry_id, ["wish"])
    return couple


def test_no_file_of_the_other_seat_and_of_both_has_what_one_kept(written: World) -> None:
    files, ids = 0, pages_at(written)
    written.sit(ANA)
    ids |= pages_at(written)
    session = written.sit(BEN)
    for viewer in (written.viewer, TOGETHER):
        if viewer.is_together:
            session.people.go_together(ANA)
        for choice in choices(written, sorted(ids)):
            told = printed(session, viewer, choice)
            files += told is not None
            assert told is None or MARKER not in told, choice
    assert files > 60


def test_nothing_of_the_model_is_left_out_of_that(written: World) -> None:
    usual = PaperChoice("workbook")
    asked = list(choices(written, ["x"]))
    varied = {field.name for field in fields(PaperChoice) for each in asked if _of(each, field) != _of(usual, field)}
    assert varied == {field.name for field in fields(PaperChoice)} - NO_CHOICE_OF_WHAT


def _of(choice: PaperChoice, field: Field[Any]) -> object:
    return getattr(choice, field.name)


def test_nor_do_the_pages_that_are_drawn(written: World) -> None:
    for choice in (PaperChoice("workbook", private=True), PaperChoice("workbook", private=True, look=STEPS)):
        drawn = all_words(paper_files.make_pdf(written.session.paper.prepare(written.viewer, choice)))
        assert "given wish" in drawn and "his diary" in drawn and MARKER not in drawn
    written.sit(ANA)
    drawn = all_words(
        paper_files.make_pdf(written.session.paper.prepare(written.viewer, PaperChoice("workbook", private=True)))
    )
    assert MARKER in drawn, "the search itself works"
