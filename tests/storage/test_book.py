from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from tests.storage.cipher_pages import decrypted_pages
from tests.storage.support import CLOCK, KEY, entry, frozen
from trustbook.domain.cancelling import CancelToken
from trustbook.domain.entries import EntryRole, EntryState, Event, EventKind, RevisionReason
from trustbook.domain.people import Partner
from trustbook.domain.problems import Cancelled
from trustbook.domain.times import Moment, random_id
from trustbook.storage.book import Book
from trustbook.storage.connection import APPLICATION_ID, FORMAT_VERSION, PLAIN_HEADER, journal_of
from trustbook.storage.records import EntryHead, ShareNote
from trustbook.storage.upkeep import Upkeep

OTHER_COLUMNS = "id, entry_id, made_utc, made_zone, reason, definition"
ALL_COLUMNS = f"sequence, {OTHER_COLUMNS}, answers"


def reopened(book: Book) -> Book:
    book.close()
    return Book.open(book.path, book.database.key)


def freeze(book: Book, entry_id: str, text: str, revision_id: str = "") -> str:
    made = book.revisions.add(frozen(revision_id or random_id(), entry_id, {"text": text}))
    return made.id


def test_what_was_written_is_there_after_reopening(book: Book) -> None:
    book.entries.write(entry("a", {"text": "first"}))
    book.entries.write(entry("b", on=date(2020, 2, 29), state=EntryState.NOT_NOW, author=None, role=EntryRole.JOINT))
    again = reopened(book)
    try:
        assert [(e.id, e.lamport) for e in again.entries.all()] == [("b", 2), ("a", 1)]
        found = again.entries.get("b")
        assert found == entry(
            "b",
            on=date(2020, 2, 29),
            state=EntryState.NOT_NOW,
            author=None,
            role=EntryRole.JOINT,
            lamport=2,
            writer=again.entries.all()[1].writer,
        )
        assert again.entries.get("c") is None
        assert (again.kind, again.workbook_id) == ("private", "w")
    finally:
        again.close()


def test_writing_again_changes_the_working_copy_and_keeps_the_place(book: Book) -> None:
    book.entries.write(entry("a", {"text": "first"}))
    book.entries.write(entry("b"))
    book.entries.write(entry("a", {"text": "second"}, state=EntryState.FINISHED, lamport=77))
    found = book.entries.get("a")
    assert found is not None
    assert (found.answers, found.lamport, found.state) == ({"text": "second"}, 1, EntryState.FINISHED)


@settings(max_examples=60)
@given(st.text())
def test_any_text_comes_back_as_it_can_be_stored(book_of_texts: Book, text: str) -> None:
    from trustbook.domain.answers import tidy

    book_of_texts.entries.write(entry("a", {"text": text}))
    found = book_of_texts.entries.get("a")
    assert found is not None and found.answers == tidy({"text": text})


@pytest.fixture(scope="module")
def book_of_texts(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return Book.create(tmp_path_factory.mktemp("texts") / "a.book", KEY, kind="private", workbook_id="w")


def test_a_very_long_text_with_every_script_is_the_same_afterwards(book: Book) -> None:
    text = "שלום 👩‍👩‍👧 ᚠᛇᚻ naïve\n\t" * 20_000
    book.entries.write(entry("a", {"text": text}))
    assert book.entries.all()[0].answers == {"text": text}


def test_entries_are_found_by_exercise_and_role(book: Book) -> None:
    book.entries.write(entry("a", exercise_id="walk"))
    book.entries.write(entry("b", exercise_id="letter", role=EntryRole.JOINT))
    book.entries.write(entry("c", exercise_id="walk", role=EntryRole.COPY))
    assert [e.id for e in book.entries.all("walk")] == ["a", "c"]
    assert [e.id for e in book.entries.all("walk", EntryRole.COPY)] == ["c"]
    assert [e.id for e in book.entries.all(role=EntryRole.JOINT)] == ["b"]


def test_heads_tell_everything_but_the_answers(book: Book) -> None:
    book.entries.write(entry("a"))
    head = EntryHead("a", "walk", EntryRole.OWN, "ana", EntryState.STARTED, date(2026, 5, 3), 1)
    assert book.entries.heads() == (head,)


def test_a_scan_goes_over_everything_newest_first_and_can_be_cancelled(book: Book) -> None:
    with book.database.transaction():
        for number in range(600):
            book.entries.write(entry(str(number)))
    assert [e.id for e in book.entries.scan()] == [str(n) for n in reversed(range(600))]
    seen: list[str] = []
    token = CancelToken()
    with pytest.raises(Cancelled):
        for found in book.entries.scan(token=token):
            seen.append(found.id)
            if len(seen) == 300:
                token.cancel()
    assert len(seen) == 300


def test_one_may_write_while_scanning(book: Book) -> None:
    book.entries.write(entry("a"))
    for found in book.entries.scan():
        book.entries.write(entry(found.id, {"text": "changed"}))
    assert book.entries.all()[0].answers == {"text": "changed"}


def test_frozen_versions_come_back_in_order_whatever_the_clock_says(book: Book) -> None:
    book.entries.write(entry("a"))
    first = book.revisions.add(frozen("r1", "a", {"text": "1"}, reason=RevisionReason.LOCK))
    CLOCK.pass_by(days=-400)
    second = book.revisions.add(frozen("r2", "a", {"text": "2"}))
    CLOCK.pass_by(days=400)
    assert book.revisions.of_entry("a") == (first, second)
    assert book.revisions.get("r2") == second and book.revisions.get("r3") is None
    assert first.lamport < second.lamport


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revisions SET answers = '{}'",
        "DELETE FROM revisions",
        f"REPLACE INTO revisions ({ALL_COLUMNS}) SELECT sequence, {OTHER_COLUMNS}, '{{}}' FROM revisions",
        f"REPLACE INTO revisions ({ALL_COLUMNS}) SELECT NULL, {OTHER_COLUMNS}, '{{}}' FROM revisions",
        "UPDATE entries SET id = 'other'",
        "DELETE FROM entries",
    ],
)
def test_no_statement_changes_a_frozen_version(book: Book, statement: str) -> None:
    from sqlcipher3 import dbapi2

    book.entries.write(entry("a"))
    freeze(book, "a", "frozen")
    before = book.revisions.of_entry("a")
    with pytest.raises(dbapi2.IntegrityError):
        book.database.raw.execute(statement)
    assert book.revisions.of_entry("a") == before


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["write", "freeze", "purge", "reopen"]), max_size=30))
def test_whatever_happens_every_frozen_version_stays_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    book = Book.create(tmp_path_factory.mktemp("acts") / "a.book", KEY, kind="private", workbook_id="w")
    frozen: dict[str, str] = {}
    try:
        book.entries.write(entry("kept"))
        for number, act in enumerate(acts):
            if act == "write":
                book.entries.write(entry("kept", {"text": f"text {number}"}))
            elif act == "freeze":
                frozen[freeze(book, "kept", f"text {number}")] = f"text {number}"
            elif act == "purge":
                book.entries.write(entry("other"))
                freeze(book, "other", "gone")
                book.upkeep.purge(["other"])
            else:
                book = reopened(book)
        assert {r.id: r.answers["text"] for r in book.revisions.of_entry("kept")} == frozen
        book.upkeep.check()
    finally:
        book.close()


def test_a_purge_takes_everything_of_an_entry_and_nothing_else(book: Book) -> None:
    for name in ("gone", "kept"):
        book.entries.write(entry(name, {"text": f"MARKER-{name}"}))
        freeze(book, name, f"MARKER-{name}-old")
        book.events.add(Event(random_id(), EventKind.SHARED, CLOCK.today(), name))
        book.share_notes.put(ShareNote(f"copy-{name}", name, ("text",), "placed", CLOCK.now(), {"text": "x"}))
    book.upkeep.purge(["gone"])
    assert [e.id for e in book.entries.all()] == ["kept"]
    assert book.revisions.of_entry("gone") == () and len(book.revisions.of_entry("kept")) == 1
    assert [e.entry_id for e in book.events.all()] == ["kept"]
    assert [n.copy_id for n in book.share_notes.all()] == ["copy-kept"]
    book.upkeep.check()


def test_nothing_of_a_purged_page_is_left_in_the_file_or_its_journal(book: Book) -> None:
    texts = {f"{n}": f"MARKER-{n}-" + "long " * 900 * (n % 3) for n in range(40)}
    for name, text in texts.items():
        book.entries.write(entry(name, {"text": text}))
        freeze(book, name, text)
    book.upkeep.purge([name for name in texts if int(name) % 2])
    plain = b"".join(decrypted_pages(book.path, KEY))
    assert b"MARKER-2-" in plain
    for name in texts:
        assert (f"MARKER-{name}-".encode() in plain) == (int(name) % 2 == 0)
    assert journal_of(book.path).stat().st_size == 0


def test_an_unfinished_purge_is_finished_at_the_next_opening(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.entries.write(entry("a"))
    with monkeypatch.context() as patch:
        patch.setattr(Upkeep, "scrub", lambda self: None)
        book.upkeep.purge(["a"])
    assert book.database.raw.execute("SELECT count(*) FROM purge_list").fetchone() == (1,)
    again = reopened(book)
    try:
        assert again.database.raw.execute("SELECT count(*) FROM purge_list").fetchone() == (0,)
        assert again.entries.all() == ()
    finally:
        again.close()


def test_a_transaction_is_all_or_nothing(book: Book) -> None:
    with pytest.raises(KeyError), book.database.transaction():
        book.entries.write(entry("a"))
        book.settings.put("x", "1")
        raise KeyError
    assert book.entries.all() == () and book.settings.all() == {}


def test_a_failure_inside_that_is_swallowed_still_undoes_the_whole(book: Book) -> None:
    book.entries.write(entry("a"))
    freeze(book, "a", "x", "r1")
    with pytest.raises(RuntimeError), book.database.transaction():
        book.entries.write(entry("b"))
        with pytest.raises(DBAPIError):
            freeze(book, "a", "y", "r1")
    assert [e.id for e in book.entries.all()] == ["a"]


def test_an_error_of_ours_tells_no_text(book: Book) -> None:
    book.entries.write(entry("a"))
    freeze(book, "a", "SECRET", "r1")
    with pytest.raises(DBAPIError) as caught:
        freeze(book, "a", "SECRET", "r1")
    assert "SECRET" not in str(caught.value) + repr(caught.value)


def test_partners_settings_definitions_and_events_are_kept(book: Book) -> None:
    book.partners.put(Partner("p1", "Ana", "first"))
    book.partners.put(Partner("p2", "Ben", "second"))
    book.partners.put(Partner("p1", "Anna", "first"))
    assert book.partners.all() == (Partner("p1", "Anna", "first"), Partner("p2", "Ben", "second"))
    book.settings.put("language", "de")
    book.settings.put("language", "en")
    assert (book.settings.get("language"), book.settings.get("none", "x"), book.settings.all()) == (
        "en",
        "x",
        {"language": "en"},
    )
    book.definitions.remember("d1", "walk", "{1}")
    book.definitions.remember("d1", "walk", "{2}")
    assert (book.definitions.get("d1"), book.definitions.get("d2")) == ("{1}", None)
    book.events.add(Event("e1", EventKind.MILESTONE, date(2026, 1, 1)))
    book.events.add(Event("e2", EventKind.SETBACK, date(2025, 1, 1), "a"))
    assert [(e.id, e.lamport, e.entry_id) for e in book.events.all()] == [("e1", 1, None), ("e2", 2, "a")]


def test_a_planned_share_can_be_made_after_a_crash(book: Book) -> None:
    note = ShareNote("copy", "a", ("text", "more"), "planned", CLOCK.now(), {"text": "x"})
    book.share_notes.put(note)
    assert book.share_notes.all() == (note,) and book.share_notes.all("b") == ()
    book.share_notes.set_state("copy", "placed")
    assert book.share_notes.all("a")[0].state == "placed"


def test_moments_keep_their_zone(book: Book) -> None:
    book.entries.write(entry("a"))
    assert book.entries.all()[0].saved == Moment(CLOCK.at, "Europe/Vienna")


def test_the_settings_of_the_connection_are_those_that_were_measured(book: Book) -> None:
    expected = {
        "locking_mode": "exclusive",
        "journal_mode": "delete",
        "synchronous": 3,
        "temp_store": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "application_id": APPLICATION_ID,
        "user_version": FORMAT_VERSION,
    }
    assert {name: book.database.raw.execute(f"PRAGMA {name}").fetchone()[0] for name in expected} == expected
    assert book.database.raw.execute("PRAGMA cipher_version").fetchone()[0]


def test_a_book_is_never_in_clear_and_only_for_its_owner(book: Book) -> None:
    book.entries.write(entry("a", {"text": "MARKER"}))
    content = book.path.read_bytes()
    assert not content.startswith(PLAIN_HEADER) and b"MARKER" not in content and b"revisions" not in content
    assert book.path.stat().st_mode & 0o777 == 0o600


def test_books_start_padded_and_grow_in_steps(book: Book) -> None:
    step, sizes = 64 * 4096, set()
    assert book.path.stat().st_size == step
    for number in range(120):
        book.entries.write(entry(str(number), {"text": "x" * 5000}))
        sizes.add(book.path.stat().st_size)
    assert all(size % step == 0 for size in sizes)
    assert len(sizes) <= 5
    book.upkeep.purge([str(number) for number in range(120)])
    assert book.path.stat().st_size == step


def test_a_sitting_that_writes_nothing_leaves_the_file_as_it_was(book: Book) -> None:
    book.close()
    before = book.path.read_bytes()
    again = Book.open(book.path, KEY)
    again.entries.heads()
    again.upkeep.check()
    again.close()
    assert book.path.read_bytes() == before
    assert not journal_of(Path(book.path)).exists()
