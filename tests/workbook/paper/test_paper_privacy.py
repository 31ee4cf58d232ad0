"""Private text of the partner who is not signed in is in no file of any kind: every style, range and form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import Field, fields, replace
from datetime import timedelta
from itertools import product
from typing import Any, assert_never, get_args

import pytest

from tests.documents.samples import all_words
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.form_problems import NothingToFillIn
from trustbook.domain.people import TOGETHER, Viewer
from trustbook.domain.problems import NotForThisSeat, NothingToPrint, UnknownName
from trustbook.workbook.paper import paper_files
from trustbook.workbook.paper.paper_choice import (
    AgreementPaper,
    PaperChoice,
    PaperLook,
    PickedPage,
    Scope,
    ThenNowPaper,
)
from trustbook.workbook.session import Session

MARKER = "quokka-marker"
EXERCISES = ("walk", "pulse", "letter")
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


def choices(world: World, entry_ids: Sequence[str], exercises: Sequence[str] = EXERCISES) -> Iterator[PaperChoice]:
    """Everything that can be asked for, with these pages: each scope with whose, days, styles and looks."""
    today = world.clock.today()
    for scope, (private, shared) in product(get_args(Scope), ((False, True), (True, True), (True, False))):
        for since, until in ((None, None), (today - timedelta(days=1), today)):
            whole = PaperChoice(scope, private=private, shared=shared, since=since, until=until)
            for what in _whats(scope, entry_ids, exercises):
                yield replace(whole, **what)
                yield replace(whole, **what, look=PaperLook(with_steps=True, large=True, grey=True, named=False))


def _whats(scope: Scope, entry_ids: Sequence[str], exercises: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What a scope can be asked for."""
    match scope:
        case "page":
            yield from ({"entry_id": name} for name in entry_ids)
            yield from ({"entry_id": name, "letter": True} for name in entry_ids)
            yield from ({"entry_id": name, "cards": True} for name in entry_ids)
        case "picked":
            for name in entry_ids:
                yield {"picked": (PickedPage(name),)}
                yield {"picked": (PickedPage(name),), "cards": True}
        case "tab":
            yield {"tabs": ("first",)}
        case "workbook":
            yield from ({}, {"chapters": ("trust",)}, *({"exercises": (name,)} for name in exercises))
            yield from ({"style": style, "exercises": exercises[:1]} for style in ("blank", "fillable"))
            yield {"style": "blank", "cards": True}
            yield {"style": "blank", "exercises": exercises[:1], "short": True, "alone": True}
        case "agreements":
            yield from ({"agreements": AgreementPaper(form, named=True)} for form in ("fridge", "cards", "page"))
        case "line" | "chart":
            yield {}
        case "then-and-now":
            yield from ({"beside": ThenNowPaper(name)} for name in exercises)
        case "guide":
            yield {"texts": ("help",)}
        case _:
            assert_never(scope)


def pages_at(world: World) -> set[str]:
    """Ids of every page in the books of this seat."""
    return {entry.id for book in world.session.context.seat(world.viewer).books for entry in book.entries.all()}


def printed(session: Session, viewer: Viewer, choice: PaperChoice) -> str | None:
    """The words of the file, None where there is none."""
    try:
        binder = session.paper.prepare(viewer, choice)
    except (NothingToPrint, NothingToFillIn, NotForThisSeat, UnknownName):
        return None
    if choice.style == "filled":
        return " ".join((repr(binder), paper_files.make_text(binder, "md"), paper_files.make_text(binder, "txt")))
    return repr(binder)


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
