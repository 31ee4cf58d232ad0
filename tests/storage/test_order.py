"""The same records show in the same order, however and whenever they arrived, and whatever a clock said."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage.support import CLOCK, KEY, Calendar, entry, frozen
from trustbook.domain.entries import EntryRole, Event, EventKind, Revision, RevisionReason, age_of, heads
from trustbook.domain.people import Partner
from trustbook.domain.times import random_id
from trustbook.storage.books.book import Book
from trustbook.storage.books.records import ShareNote

_FIRST = date(2026, 5, 3)
_WRITTEN = st.lists(st.tuples(st.integers(0, 2), st.integers(-4000, 4000)), min_size=1, max_size=8)


def write_here(book: Book, written: Sequence[tuple[int, int]]) -> None:
    """People, pages, versions, events and notes of what was shared, with a clock that jumps."""
    clock = Calendar()
    for partner in (Partner("ana", "Ana", "first"), Partner("ben", "Ben", "second")):
        book.partners.put(partner)
    for days, jump in written:
        clock.at = CLOCK.at + timedelta(hours=jump)
        name = random_id()
        book.entries.write(entry(name, on=_FIRST + timedelta(days), saved=clock.now()))
        for text in ("1", "2"):
            known = heads(book.revisions.of_entry(name))
            made = clock.now()
            book.revisions.add(frozen(random_id(), name, {"text": text}, made=made, parents=known))
        book.events.add(Event(random_id(), EventKind.MILESTONE, _FIRST, name))
        book.share_notes.put(ShareNote(random_id(), name, ("text",), "placed", clock.now(), {"text": "2"}))


def bring_over(source: Book, target: Book, shuffle: random.Random) -> None:
    """As another computer would take the records: each with the number and the writer that it has."""
    for found in shuffled(source.entries.all(), shuffle):
        target.entries.write(found)
    versions = [version for found in source.entries.all() for version in source.revisions.of_entry(found.id)]
    for version in shuffled(versions, shuffle):
        target.revisions.add(version)
    for happened in shuffled(source.events.all(), shuffle):
        target.events.add(happened)
    for note in shuffled(source.share_notes.all(), shuffle):
        target.share_notes.put(note)
    for partner in shuffled(source.partners.all(), shuffle):
        target.partners.put(partner)


def shuffled(records: Sequence[Any], shuffle: random.Random) -> list[Any]:
    return shuffle.sample(list(records), len(records))


def shown(book: Book) -> list[Any]:
    """Everything that has an order."""
    pages = book.entries.all()
    return [
        pages,
        book.entries.heads(),
        sorted(book.entries.tallies({"walk"}), key=repr),
        list(book.entries.scan()),
        [book.revisions.of_entry(page.id) for page in pages],
        book.events.all(),
        book.share_notes.all(),
        book.partners.all(),
    ]


@pytest.mark.thorough
@given(written=_WRITTEN, seed=st.integers(0, 1000))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_two_books_with_the_same_records_show_them_alike(
    tmp_path: Path, written: list[tuple[int, int]], seed: int
) -> None:
    here, there = (
        Book.create(tmp_path / f"{random_id()}.book", KEY, kind="private", workbook_id="w") for _number in range(2)
    )
    try:
        write_here(here, written)
        bring_over(here, there, random.Random(seed))
        assert shown(there) == shown(here)
        assert [e.id for e in there.entries.scan()] == [e.id for e in sorted(there.entries.all(), key=age_of)[::-1]]
        there.entries.write(entry("next", on=_FIRST + timedelta(2)))
        assert there.entries.tallies({"walk"})[0].newest.id == "next", (
            "what is begun after all that was met is the newest"
        )
    finally:
        here.close()
        there.close()


def test_the_number_goes_on_after_what_carried_it_was_erased(book: Book) -> None:
    book.entries.write(entry("a"))
    book.entries.write(entry("b"))
    book.upkeep.purge(["a", "b"])
    book.entries.write(entry("c"))
    found = book.entries.get("c")
    assert found is not None and found.lamport == 3


def test_each_book_has_a_writer_of_its_own_that_stays(book: Book, tmp_path: Path) -> None:
    other = Book.create(tmp_path / "two.book", KEY, kind="private", workbook_id="w")
    try:
        for each in (book, other):
            each.entries.write(entry("a"))
            each.entries.write(entry("b"))
        writers = [{page.writer for page in each.entries.all()} for each in (book, other)]
        assert len(writers[0]) == len(writers[1]) == 1 and writers[0] != writers[1]
    finally:
        other.close()


@pytest.mark.parametrize("value", ["'x'", "-5", "9223372036854775807", "''", "NULL"])
def test_a_counter_that_another_program_broke_goes_on_after_the_highest(book: Book, value: str) -> None:
    book.entries.write(entry("a"))
    book.database.raw.execute(f"UPDATE about SET value = coalesce({value}, 'gone') WHERE key = 'lamport'")
    book.database.raw.execute("DELETE FROM about WHERE key = 'writer'")
    book.close()
    again = Book.open(book.path, KEY)
    try:
        again.entries.write(entry("b"))
        found = again.entries.get("b")
        assert found is not None and found.lamport == 2 and found.writer
    finally:
        again.close()


def test_a_number_that_was_given_in_what_was_undone_is_given_again_and_none_twice(book: Book) -> None:
    book.entries.write(entry("a"))
    with pytest.raises(KeyError), book.database.transaction():
        book.entries.write(entry("undone"))
        raise KeyError
    book.entries.write(entry("b"))
    book.close()
    again = Book.open(book.path, KEY)
    try:
        again.entries.write(entry("c"))
        assert [(page.id, page.lamport) for page in again.entries.all()] == [("a", 1), ("b", 2), ("c", 3)]
    finally:
        again.close()


def test_a_version_was_written_over_those_before_it_that_nothing_continued() -> None:
    first = Revision("a", "page", CLOCK.now(), RevisionReason.LEAVING, "d", {}, (), 1)
    here, there = (replace(first, id=name, parents=("a",), lamport=2) for name in ("c", "b"))
    assert heads([first]) == ("a",)
    assert heads([here, first, there]) == ("b", "c")
    assert heads([first, here, there, replace(first, id="d", parents=("b", "c"), lamport=3)]) == ("d",)


def test_words_that_only_a_newer_program_knows_are_kept_and_no_damage(book: Book) -> None:
    for name in ("a", "b"):
        book.entries.write(entry(name))
        book.revisions.add(frozen(f"r-{name}", name))
    book.events.add(Event("e", EventKind.SHARED, _FIRST))
    book.database.raw.execute("DROP TRIGGER revisions_are_never_changed")
    book.database.raw.execute("UPDATE revisions SET reason = 'before-merge'")
    book.database.raw.execute("UPDATE entries SET state = 'resting' WHERE id = 'a'")
    book.database.raw.execute("UPDATE entries SET role = 'sealed' WHERE id = 'b'")
    book.database.raw.execute("""UPDATE events SET kind = 'moved-house', payload = '{"to":["Graz"]}'""")

    (page,) = book.entries.all()
    assert (page.id, page.state, page.state.is_known) == ("a", "resting", False)
    assert [version.reason for version in book.revisions.of_entry("a")] == ["before-merge"]
    assert [(event.kind, event.payload) for event in book.events.all()] == [("moved-house", {"to": ["Graz"]})]
    assert [head.id for head in book.entries.heads()] == ["a"] and book.entries.get("b") is None
    assert book.entries.tallies({"walk"})[0].number == 1
    assert not book.salvage.has_odd_rows and not book.salvage.unreadable()

    book.entries.write(replace(page, answers={"text": "more"}))
    assert book.database.raw.execute("SELECT state, role FROM entries ORDER BY id").fetchall() == [
        ("resting", "own"),
        ("started", "sealed"),
    ]


@pytest.mark.parametrize("column", ["kind = 'no word!'", "lamport = 'x'", "payload = '[1]'", "actor = x'ff'"])
def test_what_no_program_writes_is_damage_of_that_row(book: Book, column: str) -> None:
    book.events.add(Event("e", EventKind.SHARED, _FIRST))
    book.events.add(Event("f", EventKind.SHARED, _FIRST))
    book.database.raw.execute(f"UPDATE events SET {column} WHERE id = 'e'")
    assert [event.id for event in book.events.all()] == ["f"]
    assert book.salvage.has_odd_rows


def test_what_is_said_beside_a_kind_has_a_shape(book: Book) -> None:
    with pytest.raises(ValueError, match="payload"):
        book.events.add(Event("e", EventKind.MILESTONE, _FIRST, payload={"text": 5}))
    more = Event("f", EventKind.MILESTONE, _FIRST, payload={"text": "a year", "since": 3})
    book.events.add(more)
    assert [event.payload for event in book.events.all()] == [more.payload], "a newer program may say more"


def test_roles_other_than_those_three_do_not_reach_a_list(book: Book) -> None:
    book.entries.write(entry("a", role=EntryRole.COPY))
    assert book.entries.heads("walk", EntryRole.OWN) == ()
