"""What one person places with both cannot be changed in their name, not even by somebody who holds the shared key."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import EntryRole, EventKind
from trustbook.domain.problems import NothingToPrint, OddRows
from trustbook.exercises.library import Library
from trustbook.storage.books.book import Book
from trustbook.storage.books.met_keys import met_keys, own_key
from trustbook.storage.folder.layout import private_book_path
from trustbook.storage.keys.keys import unlock
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.sitting.views import Draft, PageView

WORDS = "I want to walk with you"


def share(world: World, words: str = WORDS) -> str:
    """Share one answer of a new page from the seat that is open. Gives the id of the copy."""
    session, viewer = world.session, world.viewer
    known = {entry.id for entry in session.context.books.shared.entries.all(role=EntryRole.COPY)}
    page = session.pages.new_page(viewer, "pulse")
    session.pages.save(viewer, Draft(page.entry_id, "pulse", {"word": words}))
    session.sharing.share(viewer, page.entry_id, ["word"])
    (copy,) = {entry.id for entry in session.context.books.shared.entries.all(role=EntryRole.COPY)} - known
    return copy


def page_of(world: World) -> PageView:
    return world.session.pages.open_page(world.viewer, "pulse")


def change(world: World, statement: str) -> None:
    """As another program would, with the key of the shared book."""
    world.session.context.books.shared.database.raw.execute(statement)


def test_a_shared_copy_is_signed_by_its_author_and_shown_to_both(couple: World) -> None:
    share(couple)
    for passphrase in (ANA, BEN):
        couple.sit(passphrase)
        page = page_of(couple)
        assert [copy.answers["word"] for copy in page.copies] == [WORDS] and page.changed_copies == ()
        assert couple.session.keeping.check().sound
    couple.together()
    assert len(page_of(couple).copies) == 1


CHANGES = {
    "its words": """UPDATE working_copies SET answers = '{"word":"I never want to see you"}'""",
    "its day": "UPDATE entries SET on_date = '2020-01-01' WHERE role = 'copy'",
    "its signature": "UPDATE entries SET signature = '' WHERE role = 'copy'",
    "its exercise": "UPDATE working_copies SET definition = 'another'",
}


@pytest.mark.thorough
@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES)
def test_words_that_were_changed_without_the_key_of_their_author_are_not_shown(couple: World, statement: str) -> None:
    share(couple)
    for passphrase in (ANA, BEN):
        couple.sit(passphrase)
        change(couple, statement)
        page = page_of(couple)
        assert page.copies == ()
        assert [(copy.author.name, copy.mine) for copy in page.changed_copies] == [("Ana", passphrase == ANA)]
        assert couple.session.finding.find(couple.viewer, "never") == ()
        assert "never" not in couple.session.data.export_data(couple.viewer).decode()
        with pytest.raises(NothingToPrint):
            couple.session.paper.prepare(couple.viewer, PaperChoice("workbook"))
        report = couple.session.keeping.check()
        assert [type(problem) for problem in report.problems] == [OddRows] and report.unreadable == ("Pulse",)
        assert couple.session.people.sitting().odd


def test_at_together_what_was_changed_is_not_shown_either(couple: World) -> None:
    share(couple)
    couple.together()
    change(couple, CHANGES["its words"])
    assert page_of(couple).copies == () and len(page_of(couple).changed_copies) == 1


def test_a_new_key_that_somebody_puts_in_their_place_does_not_help(couple: World) -> None:
    """Ben's program keeps the key of Ana that it met first, in his own book."""
    share(couple)
    couple.sit(BEN)
    books = couple.session.context.books
    (ana,) = [partner for partner in books.shared.partners.all() if partner.name == "Ana"]
    own = {partner.name: partner.signing_key for partner in books.shared.partners.all()}["Ben"]
    change(couple, f"UPDATE partners SET signing_key = '{own}' WHERE id = '{ana.id}'")
    change(couple, "UPDATE entries SET author = author")
    couple.sit(BEN)
    assert [copy.answers["word"] for copy in page_of(couple).copies] == [WORDS]
    couple.sit(ANA)
    assert [copy.answers["word"] for copy in page_of(couple).copies] == [WORDS]
    keys = {partner.name: partner.signing_key for partner in couple.session.context.books.shared.partners.all()}
    assert keys["Ana"] == ana.signing_key, "she announces her own again"


def test_an_own_copy_that_was_changed_can_be_taken_back(couple: World) -> None:
    copy_id = share(couple)
    change(couple, CHANGES["its words"])
    couple.session.sharing.withdraw(couple.viewer, copy_id)
    assert page_of(couple).changed_copies == () and couple.session.context.books.shared.entries.heads() == ()


def test_an_event_that_matters_to_the_other_is_signed_by_who_did_it(couple: World) -> None:
    me = couple.viewer.partner_id
    copy_id = share(couple)
    couple.session.sharing.withdraw(couple.viewer, copy_id)
    share(couple)
    events = {event.kind: event for event in couple.session.context.books.shared.events.all()}
    shared, withdrawn = events[EventKind.SHARED], events[EventKind.WITHDRAWN]
    assert shared.actor == withdrawn.actor == me and shared.signature and withdrawn.signature
    assert withdrawn.payload == {} and withdrawn.entry_id is None, "and nothing says what it was"

    change(couple, "UPDATE events SET on_date = '2020-01-01' WHERE kind = 'withdrawn'")
    kinds = [event.kind for event in couple.session.context.books.shared.events.all()]
    assert EventKind.WITHDRAWN not in kinds and EventKind.SHARED in kinds
    assert not couple.session.keeping.check().sound


def test_nobody_can_sign_in_the_name_of_the_other_at_together(couple: World) -> None:
    couple.together()
    assert couple.session.context.books.keyring.signing_key == b""


KEPT = Path(__file__).resolve().parents[2] / "kept_workbooks" / "format-1" / "Kept.trustbook"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[World]:
    """A couple that wrote with the first format."""
    folder = Path(shutil.copytree(KEPT, tmp_path / "Kept.trustbook"))
    made = World(folder, Library())
    yield made
    made.close()


def kept_copies(world: World) -> dict[str, str]:
    """Id of a copy → its author's name, of those that carry a signature."""
    shared = world.session.context.books.shared
    names = {partner.id: partner.name for partner in shared.partners.all()}
    return {copy.id: names[copy.author or ""] for copy in shared.entries.all(role=EntryRole.COPY) if copy.signature}


@pytest.mark.thorough
def test_who_comes_from_the_first_format_gets_a_key_and_signs_what_was_shared(kept: World) -> None:
    kept.sit(ANA)
    assert set(kept_copies(kept).values()) == {"Ana"}
    assert unlock(kept.folder, ANA).keyring.signing_key and not unlock(kept.folder, BEN).keyring.signing_key
    kept.sit(BEN)
    assert set(kept_copies(kept).values()) == {"Ana", "Ben"}
    assert kept.session.keeping.check().sound
    kept.session.people.change_passphrase(kept.viewer, BEN, "ben sleeps under a blue moon")
    kept.sit("ben sleeps under a blue moon")
    assert kept.session.keeping.check().sound and set(kept_copies(kept).values()) == {"Ana", "Ben"}


def test_what_was_changed_before_the_key_was_known_is_not_signed_by_its_author(kept: World) -> None:
    """Her own book says what she shared."""
    kept.sit(BEN)
    shared = kept.session.context.books.shared
    copies = [copy for copy in shared.entries.all(role=EntryRole.COPY) if not copy.signature]
    for copy in copies:
        words = json.dumps(dict.fromkeys(copy.answers, "something else"))
        change(
            kept,
            f"UPDATE working_copies SET answers = '{words}' WHERE entry_sequence = "
            f"(SELECT sequence FROM entries WHERE id = '{copy.id}')",
        )
    kept.sit(ANA)
    assert "Ana" not in kept_copies(kept).values() and copies
    assert not kept.session.keeping.check().sound


def test_an_older_key_file_that_comes_back_leads_to_the_same_key(kept: World) -> None:
    older = {path.name: path.read_bytes() for path in (kept.folder / "keys").iterdir()}
    kept.sit(ANA)
    before = unlock(kept.folder, ANA).keyring.signing_key
    kept.close()
    for name, content in older.items():
        (kept.folder / "keys" / name).write_bytes(content)
    kept.sit(ANA)
    assert unlock(kept.folder, ANA).keyring.signing_key == before != b""


def test_keys_are_made_and_met_when_a_seat_is_taken_so_that_sitting_down_need_not_write(couple: World) -> None:
    public = {partner.id: partner.signing_key for partner in couple.session.context.books.shared.partners.all()}
    couple.close()
    assert len(public) == 2 and all(public.values())
    for passphrase in (ANA, BEN):
        keyring = unlock(couple.folder, passphrase).keyring
        book = Book.open(private_book_path(couple.folder, keyring.private_book), keyring.private_keys[0])
        try:
            assert met_keys(book) == public and own_key(book) == keyring.signing_key
        finally:
            book.close()
