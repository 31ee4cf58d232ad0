"""Private text of the partner who is not signed in is in no file of any kind: every style, range and form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import product

import pytest

from tests.documents.samples import all_words
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.people import TOGETHER, Viewer
from trustbook.domain.problems import NotForThisSeat, NothingToPrint, UnknownName
from trustbook.workbook import paper
from trustbook.workbook.paper_choice import AgreementPaper, PaperChoice, Picked
from trustbook.workbook.session import Session

MARKER = "quokka-marker"


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


def choices(world: World, entry_ids: Iterable[str]) -> Iterator[PaperChoice]:
    """Everything that can be asked for, with these pages."""
    today = world.clock.today()
    ranges = ((None, None), (today - timedelta(days=1), today))
    narrowings: tuple[dict[str, tuple[str, ...]], ...] = ({}, {"tabs": ("first",)}, {"chapters": ("trust",)})
    exercises: tuple[dict[str, tuple[str, ...]], ...] = tuple(
        {"exercises": (name,)} for name in ("walk", "pulse", "letter")
    )
    for (since, until), more, private, steps in product(
        ranges, (*narrowings, *exercises), (False, True), (False, True)
    ):
        yield PaperChoice(
            "workbook",
            since=since,
            until=until,
            private=private,
            with_steps=steps,
            tabs=more.get("tabs", ()),
            chapters=more.get("chapters", ()),
            exercises=more.get("exercises", ()),
        )
    for form in ("fridge", "cards", "page"):
        yield PaperChoice("agreements", agreements=AgreementPaper(form))
    for private, large in product((False, True), (False, True)):
        yield PaperChoice("line", private=private)
        yield PaperChoice("tab", tabs=("first",), private=private, large=large)
    for style in ("blank", "fillable"):
        yield PaperChoice("workbook", style=style, exercises=("walk",))
    for name in entry_ids:
        yield PaperChoice("page", entry_id=name)
        yield PaperChoice("page", entry_id=name, private=True)
        yield PaperChoice("page", entry_id=name, private=True, letter=True)
        yield PaperChoice("picked", picked=(Picked(name),))
        yield PaperChoice("picked", picked=(Picked(name),), cards=True)


def pages_at(world: World) -> set[str]:
    """Ids of every page in the books of this seat."""
    return {entry.id for book in world.session.context.seat(world.viewer).books for entry in book.entries.all()}


def printed(session: Session, viewer: Viewer, choice: PaperChoice) -> str | None:
    """The words of the file, None where there is none."""
    try:
        binder = session.paper.prepare(viewer, choice)
    except (NothingToPrint, NotForThisSeat, UnknownName):
        return None
    if choice.style == "filled":
        return " ".join((repr(binder), paper.make_text(binder, "md"), paper.make_text(binder, "txt")))
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


def test_nor_do_the_pages_that_are_drawn(written: World) -> None:
    for choice in (PaperChoice("workbook", private=True), PaperChoice("workbook", private=True, with_steps=True)):
        drawn = all_words(paper.make_pdf(written.session.paper.prepare(written.viewer, choice)))
        assert "given wish" in drawn and "his diary" in drawn and MARKER not in drawn
    written.sit(ANA)
    drawn = all_words(
        paper.make_pdf(written.session.paper.prepare(written.viewer, PaperChoice("workbook", private=True)))
    )
    assert MARKER in drawn, "the search itself works"
