"""On paper, what both shared on one day stands side by side."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from tests.workbook.world import ANA, BEN, World
from trustbook.documents.sheets import Sheet
from trustbook.workbook import paper
from trustbook.workbook.paper_choice import PaperChoice

LONG = "a long answer that goes on and on, with more to say each time. " * 25


def _share(world: World, passphrase: str, **answers: str) -> None:
    world.sit(passphrase)
    page = world.write("walk", **answers)
    world.session.sharing.share(world.viewer, page.entry_id, list(answers))


def _sheets(world: World) -> list[Sheet]:
    binder = world.session.paper.prepare(world.viewer, PaperChoice("workbook"))
    return [sheet for chapter in binder.chapters for sheet in chapter.sheets]


def _pdf(world: World) -> PdfReader:
    return PdfReader(BytesIO(paper.make_pdf(world.session.paper.prepare(world.viewer, PaperChoice("workbook")))))


def test_what_both_shared_on_one_day_is_one_sheet_with_each_question_once(couple: World) -> None:
    _share(couple, BEN, wish="his wish", worry="his worry")
    _share(couple, ANA, wish="her wish")
    (sheet,) = _sheets(couple)
    assert sheet.beside is not None and sheet.beside.names == ("Ana", "Ben")
    assert sheet.beside.questions == (("About wish", "her wish", "his wish"), ("About worry", "", "his worry"))
    assert "Shared by Ana and Ben on" in sheet.note
    text = "\n".join(page.extract_text() for page in _pdf(couple).pages)
    for words in ("About wish", "her wish", "his wish", "his worry", "Ana", "Ben"):
        assert words in text
    assert text.count("About wish") == 1


def test_on_different_days_each_stands_by_itself(couple: World) -> None:
    _share(couple, ANA, wish="her wish")
    couple.clock.go_on(days=1)
    _share(couple, BEN, wish="his wish")
    assert [sheet.beside for sheet in _sheets(couple)] == [None, None]


def test_a_long_answer_stands_below_the_other_with_its_name_and_nothing_is_lost(couple: World) -> None:
    _share(couple, ANA, wish=LONG)
    _share(couple, BEN, wish="his wish")
    text = " ".join(" ".join(page.extract_text().split()) for page in _pdf(couple).pages)
    assert text.count("with more to say each time") == 25 and "his wish" in text
