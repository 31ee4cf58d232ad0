"""Pages to bring to counselling: a list of one person, which nobody else learns of, and one file of exactly that."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from tests.documents.samples import page_texts
from tests.workbook.agreement_support import Desk, with_agreements
from tests.workbook.notes_left import leave_notes
from tests.workbook.what_opens import all_that_opens
from tests.workbook.world import ANA, BEN, PULSE, World
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import NotForThisSeat, NothingToPrint, UnknownName
from trustbook.exercises.text_ids import FOR_COUNSELLOR
from trustbook.workbook.paper import paper_files
from trustbook.workbook.paper.paper_choice import PaperChoice, PickedPage
from trustbook.workbook.sentences.problem_sentences import told

MARKER = "quokka-marker"


def bring(world: World, *entry_ids: str) -> None:
    for entry_id in entry_ids:
        world.session.bringing.toggle(world.viewer, entry_id)


def test_what_the_other_one_shared_stands_after_what_is_ones_own(couple: World) -> None:
    couple.sit(ANA)
    mine = couple.write("walk", wish="mine")
    couple.clock.go_on(days=2)
    couple.sit(BEN)
    other = couple.write("walk", wish="his")
    couple.session.sharing.share(couple.viewer, other.entry_id, ["wish"])
    couple.sit(ANA)
    found = [each for each in couple.session.bringing.bringable(couple.viewer) if each.whose != "text"]
    assert [each.whose for each in found] == ["mine", "copy"] and found[0].entry_id == mine.entry_id


def ids(world: World) -> tuple[str, ...]:
    return world.session.bringing.ids(world.viewer)


def text_of(pdf: bytes) -> str:
    return "\n".join(page_texts(pdf))


@pytest.fixture
def three(couple: World) -> tuple[World, list[str]]:
    """Three own pages of Ana's, on her list in this order."""
    walk = couple.write("walk", diary="kept diary", wish="a wish", worry="a worry").entry_id
    pulse = couple.write("pulse", word="calm", score=4).entry_id
    letter = couple.write("letter", text="Dear you").entry_id
    bring(couple, walk, pulse, letter)
    return couple, [walk, pulse, letter]


def test_the_list_has_an_order_lasts_and_takes_each_page_once(three: tuple[World, list[str]]) -> None:
    world, (walk, pulse, letter) = three
    assert ids(world) == (walk, pulse, letter)
    world.session.bringing.put_at(world.viewer, letter, 0)
    bring(world, pulse)
    world.sit(ANA)
    assert ids(world) == (letter, walk) == world.session.people.sitting().brought
    assert [each.page.title for each in world.session.bringing.pages(world.viewer)] == ["Letter", "Walk"]
    assert world.session.bringing.toggle(world.viewer, pulse).brought == (letter, walk, pulse)


def test_exactly_what_stands_on_the_list_is_on_the_paper_in_its_order(three: tuple[World, list[str]]) -> None:
    world, (walk, _pulse, letter) = three
    world.write("walk", walk, diary="kept diary", wish="a wish", worry=MARKER)
    world.session.bringing.put_at(world.viewer, letter, 0)
    world.session.bringing.leave_out(world.viewer, walk, ["worry", "diary"])

    binder = world.session.bringing.binder(world.viewer)
    pdf = paper_files.make_pdf(binder)

    assert [chapter.title for chapter in binder.chapters] == ["Letter", "Walk", "Pulse"]
    text = text_of(pdf)
    assert text.index("Dear you") < text.index("a wish") < text.index("calm")
    assert MARKER not in text and "kept diary" not in text and "About worry" not in text
    assert MARKER not in repr(binder)
    metadata = pypdf.PdfReader(BytesIO(pdf)).metadata
    assert metadata is not None and metadata.title == "Workbook pages" and "Ana" not in repr(dict(metadata))
    (_letter, page, _pulse_line) = world.session.bringing.pages(world.viewer)
    assert [question.field_id for question in page.left_out] == ["diary", "worry"] and not page.is_blank


def test_a_page_of_which_nothing_is_left_stays_on_the_list_and_out_of_the_file(three: tuple[World, list[str]]) -> None:
    world, (walk, pulse, letter) = three
    bring(world, letter, walk)
    world.session.bringing.leave_out(world.viewer, pulse, ["word", "score"])
    assert world.session.bringing.pages(world.viewer)[0].is_blank
    with pytest.raises(NothingToPrint):
        world.session.bringing.binder(world.viewer)


def test_what_was_erased_or_taken_back_leaves_the_list_and_every_kept_backup(couple: World) -> None:
    page = couple.write("walk", wish="a wish")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    copy_id = couple.session.pages.open_page(couple.viewer, "walk").copies[0].copy_id
    bring(couple, page.entry_id, copy_id)
    couple.session.bringing.leave_out(couple.viewer, page.entry_id, ["wish"])
    couple.session.keeping.back_up()

    couple.session.erasing.erase(couple.viewer, page.entry_id)
    assert ids(couple) == (copy_id,)
    couple.session.sharing.withdraw(couple.viewer, copy_id)
    assert ids(couple) == ()
    couple.close()
    assert page.entry_id not in all_that_opens(couple.folder, ANA)


def test_the_other_one_learns_nothing_of_the_list_from_any_seat_or_file(three: tuple[World, list[str]]) -> None:
    world, own = three
    joint = world.write("walk", own[0], plan="our plan").entry_id
    world.session.sharing.put_on_our_page(world.viewer, joint)
    page = world.session.pages.open_page(world.viewer, "walk").our_page
    assert page is not None
    bring(world, page.entry_id)
    world.session.keeping.back_up()

    world.sit(BEN)
    for entry_id in (*own, "no-such-page"):
        with pytest.raises(UnknownName) as refused:
            world.session.bringing.toggle(world.viewer, entry_id)
        assert refused.value.what == "page"
        with pytest.raises(UnknownName) as unseen:
            world.session.paper.prepare(world.viewer, PaperChoice("picked", picked=(PickedPage(entry_id),)))
        assert told(unseen.value).text.replace(entry_id, "…") == told(UnknownName("entry", "…")).text
    assert ids(world) == () and world.session.bringing.pages(world.viewer) == ()
    pages = world.session.bringing.bringable(world.viewer)
    assert [each.entry_id for each in pages if each.whose != "text"] == [page.entry_id]
    world.together()
    assert ids(world) == () == world.session.people.sitting().brought
    world.close()
    opened = all_that_opens(world.folder, BEN)
    assert ".bring" not in opened and not any(entry_id in opened for entry_id in own)
    assert ".bring" in all_that_opens(world.folder, ANA), "the search itself works"


def test_together_has_a_list_of_shared_pages_that_is_written_nowhere(three: tuple[World, list[str]]) -> None:
    world, own = three
    world.session.sharing.share(world.viewer, own[0], ["wish"])
    copy_id = world.session.pages.open_page(world.viewer, "walk").copies[0].copy_id
    viewer = world.viewer
    world.together()
    with pytest.raises(NotForThisSeat):
        world.session.bringing.pages(viewer)
    with pytest.raises(UnknownName):
        world.session.bringing.toggle(TOGETHER, own[0])
    bring(world, copy_id)
    assert "a wish" in text_of(paper_files.make_pdf(world.session.bringing.binder(TOGETHER)))
    world.close()
    assert copy_id not in _settings_of(world.folder)
    world.sit(ANA)
    assert ids(world) == tuple(own)


def _settings_of(folder: Path) -> str:
    from trustbook.storage.books.book import Book
    from trustbook.storage.keys.keys import unlock

    book = Book.open(folder / "shared.book", unlock(folder, BEN).keyring.shared_key)
    try:
        return repr(book.settings.all())
    finally:
        book.close()


def test_a_page_with_nothing_on_it_is_not_brought(couple: World) -> None:
    page = couple.write("walk", wish="a wish")
    couple.write("walk", page.entry_id, wish="")
    with pytest.raises(NothingToPrint):
        bring(couple, page.entry_id)
    assert [each.whose for each in couple.session.bringing.bringable(couple.viewer)] == ["text"]


@pytest.mark.parametrize("note", ["[", "7", '[{"entry": 7}]', '{"a": 1}', "[" * 5000])
def test_a_note_that_nobody_can_read_is_an_empty_list(couple: World, note: str) -> None:
    page = couple.write("pulse", word="calm")
    leave_notes(couple, (".bring", note))
    couple.sit(ANA)
    assert ids(couple) == ()
    bring(couple, page.entry_id)
    assert ids(couple) == (page.entry_id,)


def test_an_agreement_goes_along_with_the_names_under_its_words(tmp_path: Path) -> None:
    world = World(tmp_path / "Ours.trustbook", with_agreements(tmp_path / "resources", PULSE))
    world.join()
    agreement_id = Desk(world).offer("We say when we come home.")
    calm = world.write("pulse", word="calm").entry_id
    bring(world, calm, agreement_id)
    (_pulse, agreement) = world.session.bringing.pages(world.viewer)
    assert agreement.page.title == "We say when we come home." and agreement.page.whose == "ours"
    text = text_of(paper_files.make_pdf(world.session.bringing.binder(world.viewer)))
    assert text.index("calm") < text.index("We say when we come home.")
    world.close()


def test_the_page_that_explains_a_workbook_to_a_counsellor_can_be_brought(three: tuple[World, list[str]]) -> None:
    world, (walk, *_others) = three
    first = world.session.bringing.bringable(world.viewer)[0]
    assert (first.entry_id, first.whose) == (FOR_COUNSELLOR, "text")
    bring(world, FOR_COUNSELLOR)
    world.session.bringing.put_at(world.viewer, FOR_COUNSELLOR, 0)
    world.sit(ANA)
    assert ids(world)[:2] == (FOR_COUNSELLOR, walk) == world.session.people.sitting().brought[:2]
    pdf = paper_files.make_pdf(world.session.bringing.binder(world.viewer))
    assert first.title in text_of(pdf)
    world.together()
    bring(world, FOR_COUNSELLOR)
    assert ids(world) == (FOR_COUNSELLOR,)
