"""What may go on paper, and the file."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.workbook.world import PULSE, THANKS, World, make_library
from trustbook.domain.cancelling import CancelToken
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import Cancelled, DiskFull, NotForThisSeat, NothingToPrint, TargetExists, UnknownName
from trustbook.domain.signs import MissingSigns
from trustbook.exercises.content import Content
from trustbook.exercises.text_ids import HELP
from trustbook.workbook.paper import paper, paper_files
from trustbook.workbook.paper.paper_choice import PaperChoice, PaperLook
from trustbook.workbook.sentences.problem_sentences import told
from trustbook.workbook.sentences.sign_sentences import missing_in_words

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder, Sheet

BLANK = PaperChoice("workbook", style="blank")


def _sheets(binder: Binder) -> list[Sheet]:
    return [sheet for chapter in binder.chapters for sheet in chapter.sheets]


def _blank(world: World, choice: PaperChoice) -> list[Sheet]:
    return _sheets(paper.blank_binder(Content(library=world.library), choice, world.clock.today()))


@pytest.fixture
def filled(couple: World) -> World:
    """Own, joint and shared pages."""
    page = couple.write("walk", wish="shared wish", worry="kept worry", diary="kept diary", plan="our plan")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    couple.session.sharing.put_on_our_page(couple.viewer, page.entry_id)
    couple.write("pulse", word="kept word")
    return couple


def test_without_asking_only_shared_pages_are_printed(filled: World) -> None:
    sheets = _sheets(filled.session.paper.prepare(filled.viewer, PaperChoice("workbook")))
    assert [dict(sheet.answers or {}) for sheet in sheets] == [{"wish": "shared wish"}, {"plan": "our plan"}]
    assert "kept" not in repr(sheets) and not any(sheet.private for sheet in sheets)
    assert sheets[0].by == "Ana" and not sheets[0].second
    assert [field.id for _part, field in sheets[0].exercise.fields()] == ["wish"]
    assert {sheet.language for sheet in sheets} == {"en"}


def test_own_pages_are_printed_when_asked_for_and_from_the_own_seat_only(filled: World) -> None:
    choice = PaperChoice("workbook", private=True)
    private = [sheet for sheet in _sheets(filled.session.paper.prepare(filled.viewer, choice)) if sheet.private]
    assert [sheet.exercise.id for sheet in private] == ["pulse", "walk"]
    filled.together()
    with pytest.raises(NotForThisSeat):
        filled.session.paper.prepare(TOGETHER, choice)
    assert len(_sheets(filled.session.paper.prepare(TOGETHER, PaperChoice("workbook")))) == 2


def test_one_page_is_printed_alone(filled: World) -> None:
    entry_id = filled.session.pages.open_page(filled.viewer, "pulse").entry_id
    with pytest.raises(NothingToPrint):
        filled.session.paper.prepare(filled.viewer, PaperChoice("page", entry_id=entry_id))
    binder = filled.session.paper.prepare(filled.viewer, PaperChoice("page", entry_id=entry_id, private=True))
    assert [sheet.answers for sheet in _sheets(binder)] == [{"word": "kept word"}]
    assert not binder.title_page and binder.title == "Pulse"
    with pytest.raises(UnknownName):
        filled.session.paper.prepare(filled.viewer, PaperChoice("page", entry_id="no-such-page"))


def test_only_pages_of_the_chosen_days_are_printed(filled: World) -> None:
    first = filled.clock.today()
    filled.clock.go_on(days=10)
    new = filled.session.pages.new_page(filled.viewer, "pulse")
    filled.write("pulse", new.entry_id, word="later word")

    def words(**days: object) -> list[object]:
        choice = PaperChoice("workbook", exercises=("pulse",), private=True, **days)  # type: ignore[arg-type] # dates
        return [(sheet.answers or {})["word"] for sheet in _sheets(filled.session.paper.prepare(filled.viewer, choice))]

    assert words() == ["kept word", "later word"]
    assert words(until=first) == ["kept word"]
    assert words(since=first + timedelta(days=1)) == ["later word"]
    with pytest.raises(NothingToPrint):
        words(since=first + timedelta(days=11))


def test_letters_are_printed_one_by_one(solo: World) -> None:
    page = solo.write("letter", text="Dear you")
    solo.write("pulse", word="w")
    bulk = solo.session.paper.prepare(solo.viewer, PaperChoice("workbook", private=True))
    assert [sheet.exercise.id for sheet in _sheets(bulk)] == ["pulse"]
    assert bulk.left_out == ("Letter",)
    named = PaperChoice("workbook", exercises=("pulse",), private=True)
    assert solo.session.paper.prepare(solo.viewer, named).left_out == ()
    choice = PaperChoice("page", entry_id=page.entry_id, private=True)
    assert len(_sheets(solo.session.paper.prepare(solo.viewer, choice))) == 1
    assert "letter" not in [sheet.exercise.id for sheet in _blank(solo, BLANK)]
    assert (
        len(
            _sheets(
                paper.blank_binder(
                    Content(library=solo.library), replace(BLANK, exercises=("letter",)), solo.clock.today()
                )
            )
        )
        == 1
    )


@pytest.fixture
def thankful(tmp_path: Path) -> Iterator[World]:
    """With letters of thanks."""
    world = World(tmp_path / "Ours.trustbook", make_library(tmp_path / "resources", THANKS))
    world.join()
    yield world
    world.close()


def test_of_a_page_only_the_letter_can_be_printed(thankful: World) -> None:
    page = thankful.write("thanks", deed="you rang", words={"text": "Dear you", "name": "Ana"})
    thankful.session.sharing.share(thankful.viewer, page.entry_id, ["deed", "words"])
    choice = PaperChoice("page", entry_id=page.entry_id, private=True, letter=True, look=PaperLook(large=True))
    binder = thankful.session.paper.prepare(thankful.viewer, choice)

    assert [dict(sheet.answers or {}) for sheet in _sheets(binder)] == [{"words": {"text": "Dear you", "name": "Ana"}}]
    assert binder.large
    assert b"/Count 1" in paper_files.make_pdf(binder)


def test_where_nothing_is_written_of_a_letter_there_is_none_to_print(thankful: World) -> None:
    page = thankful.write("thanks", deed="you rang")
    with pytest.raises(NothingToPrint):
        thankful.session.paper.prepare(
            thankful.viewer, PaperChoice("page", entry_id=page.entry_id, private=True, letter=True)
        )


def test_where_all_are_printed_one_by_one_they_are_named_too(solo: World) -> None:
    solo.write("letter", text="Dear you")
    with pytest.raises(NothingToPrint) as refused:
        solo.session.paper.prepare(solo.viewer, PaperChoice("workbook", private=True))
    assert "Letter" in told(refused.value).text


def test_what_the_viewer_may_not_see_is_not_named(couple: World) -> None:
    couple.write("letter", text="Dear you")
    with pytest.raises(NothingToPrint) as refused:
        couple.session.paper.prepare(couple.viewer, PaperChoice("workbook"))
    assert refused.value.left_out == ()


def test_blank_worksheets_need_no_workbook(world: World) -> None:
    sheets = _sheets(
        paper.blank_binder(Content(library=world.library), replace(BLANK, tabs=("first",)), world.clock.today())
    )
    assert {sheet.exercise.id for sheet in sheets} == {"walk", "pulse", "meeting"}
    assert all(sheet.answers is None for sheet in sheets)
    for wrong in (replace(BLANK, tabs=("x",)), replace(BLANK, chapters=("x",)), replace(BLANK, exercises=("x",))):
        with pytest.raises(UnknownName):
            _blank(world, wrong)


def test_getting_help_is_in_front_of_filled_pages_that_point_to_it_and_only_of_those(tmp_path: Path) -> None:
    pointing = PULSE.replace("To try it.", "To try it. If you are afraid, “Getting help” says where to turn.")
    for text, pointed in ((pointing, True), (PULSE, False)):
        folder = tmp_path / str(pointed)
        world = World(folder / "Mine.trustbook", make_library(folder / "resources", text))
        folder.mkdir(exist_ok=True)
        world.create()
        world.write("pulse", word="w")
        for choice in (PaperChoice("workbook", private=True), PaperChoice("tab", tabs=("first",), private=True)):
            binder = world.session.paper.prepare(world.viewer, choice)
            read = [written.id for chapter in binder.chapters for written in chapter.texts]
            assert read == ([HELP] if pointed else [])
        world.close()


def test_a_pdf_is_made_and_written_whole(filled: World, tmp_path: Path) -> None:
    binder = filled.session.paper.prepare(filled.viewer, PaperChoice("workbook"))
    filled.close()  # a binder is a snapshot
    steps: list[tuple[int, int]] = []
    content = paper_files.make_pdf(binder, "letter", progress=lambda done, whole: steps.append((done, whole)))
    assert content.startswith(b"%PDF") and steps
    target = tmp_path / "pages.pdf"
    paper_files.save_pdf(target, content)
    with pytest.raises(TargetExists):
        paper_files.save_pdf(target, b"other")
    assert target.read_bytes() == content


@contextmanager
def room_for(count: int) -> Iterator[None]:
    """No file can have more bytes than this."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (count, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_where_the_disk_is_full_after_half_of_a_pdf_the_old_file_stays_and_nothing_else(
    filled: World, tmp_path: Path
) -> None:
    content = paper_files.make_pdf(filled.session.paper.prepare(filled.viewer, PaperChoice("workbook")))
    target = tmp_path / "to the counsellor" / "pages.pdf"
    target.parent.mkdir()
    for old in (b"", b"what lay there"):
        if old:
            target.write_bytes(old)
        with room_for(len(content) // 2), pytest.raises(DiskFull) as raised:
            paper_files.save_pdf(target, content, overwrite=bool(old))
        assert [path.read_bytes() for path in target.parent.iterdir()] == ([old] if old else [])
        said = told(raised.value)
        assert said.title == "The disk is full" and "pages.pdf" in said.text
    paper_files.save_pdf(target, content, overwrite=True)
    assert target.read_bytes() == content


def test_making_a_pdf_can_be_stopped(filled: World) -> None:
    binder = filled.session.paper.prepare(filled.viewer, PaperChoice("workbook"))
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        paper_files.make_pdf(binder, token=token)


def test_signs_that_no_font_has_are_listed_by_script_and_page(solo: World) -> None:
    solo.write("walk", wish="plain é ж 😀 ა ბ ა \U00016d40")
    binder = solo.session.paper.prepare(solo.viewer, PaperChoice("workbook", private=True))
    found = paper_files.missing_signs(paper_files.composed(binder))
    assert [(each.script, each.count, each.signs) for each in found if each.script == "Georgian"] == [
        ("Georgian", 3, ("ა", "ბ"))
    ]
    assert all(each.title == found[0].title != "" for each in found) and len(found) == 2
    words = missing_in_words(found)
    assert "Georgian" in words and "ა U+10D0" in words and "U+16D40" in words
    assert missing_in_words(()) == ""


def test_a_long_list_of_signs_is_told_in_a_few_lines() -> None:
    many = tuple(MissingSigns("Georgian", f"Page {number}", 20, tuple("აბგდევზთ")) for number in range(30))
    words = missing_in_words(many)
    assert len(words.splitlines()) == 10 and words.endswith("and 440 signs on further pages")
    assert "…" in words
