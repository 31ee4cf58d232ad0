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

from tests.storage.support import CLOCK, KEY, Calendar, entry
from trustbook.domain.entries import EntryRole, Event, EventKind, Revision, RevisionReason, age_of, heads
from trustbook.domain.times import random_id
from trustbook.storage.book import Book

_FIRST = date(2026, 5, 3)
_WRITTEN = st.lists(st.tuples(st.integers(0, 2), st.integers(-4000, 4000)), min_size=1, max_size=8)


def write_here(book: Book, written: Sequence[tuple[int, int]]) -> None:
    """Pages, versions and events, with a clock that jumps."""
    clock = Calendar()
    for days, jump in written:
        clock.at = CLOCK.at + timedelta(hours=jump)
        name = random_id()
        book.write_entry(entry(name, on=_FIRST + timedelta(days), saved=clock.now()))
        for text in ("1", "2"):
            known = heads(book.revisions(name))
            made = clock.now()
            book.add_revision(name, {"text": text}, "d", RevisionReason.LEAVING, made, random_id(), parents=known)
        book.add_event(Event(random_id(), EventKind.MILESTONE, _FIRST, name))


def bring_over(source: Book, target: Book, shuffle: random.Random) -> None:
    """As another computer would take the records: each with the number and the writer that it has."""
    for found in shuffled(source.entries(), shuffle):
        target.write_entry(found)
    versions = [version for found in source.entries() for version in source.revisions(found.id)]
    for version in shuffled(versions, shuffle):
        add(target, version)
    for happened in shuffled(source.events(), shuffle):
        target.add_event(happened)


def add(book: Book, version: Revision) -> None:
    book.add_revision(
        version.entry_id,
        version.answers,
        version.definition,
        version.reason,
        version.made,
        version.id,
        parents=version.parents,
        lamport=version.lamport,
        writer=version.writer,
    )


def shuffled(records: Sequence[Any], shuffle: random.Random) -> list[Any]:
    return shuffle.sample(list(records), len(records))


def shown(book: Book) -> list[Any]:
    """Everything that has an order."""
    pages = book.entries()
    return [
        pages,
        book.heads(),
        sorted(book.tallies({"walk"}), key=repr),
        list(book.scan()),
        [book.revisions(page.id) for page in pages],
        book.events(),
    ]


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
        assert [e.id for e in there.scan()] == [e.id for e in sorted(there.entries(), key=age_of)[::-1]]
        there.write_entry(entry("next", on=_FIRST + timedelta(2)))
        assert there.tallies({"walk"})[0].newest.id == "next", "what is begun after all that was met is the newest"
    finally:
        here.close()
        there.close()


def test_the_number_goes_on_after_what_carried_it_was_erased(book: Book) -> None:
    book.write_entry(entry("a"))
    book.write_entry(entry("b"))
    book.purge(["a", "b"])
    book.write_entry(entry("c"))
    found = book.entry("c")
    assert found is not None and found.lamport == 3


def test_each_book_has_a_writer_of_its_own_that_stays(book: Book, tmp_path: Path) -> None:
    other = Book.create(tmp_path / "two.book", KEY, kind="private", workbook_id="w")
    try:
        for each in (book, other):
            each.write_entry(entry("a"))
            each.write_entry(entry("b"))
        writers = [{page.writer for page in each.entries()} for each in (book, other)]
        assert len(writers[0]) == len(writers[1]) == 1 and writers[0] != writers[1]
    finally:
        other.close()


@pytest.mark.parametrize("value", ["'x'", "-5", "9223372036854775807", "''", "NULL"])
def test_a_counter_that_another_program_broke_goes_on_after_the_highest(book: Book, value: str) -> None:
    book.write_entry(entry("a"))
    book.raw.execute(f"UPDATE about SET value = coalesce({value}, 'gone') WHERE key = 'lamport'")
    book.raw.execute("DELETE FROM about WHERE key = 'writer'")
    book.close()
    again = Book.open(book.path, KEY)
    try:
        again.write_entry(entry("b"))
        found = again.entry("b")
        assert found is not None and found.lamport == 2 and found.writer
    finally:
        again.close()


def test_a_number_that_was_given_in_what_was_undone_is_given_again_and_none_twice(book: Book) -> None:
    book.write_entry(entry("a"))
    with pytest.raises(KeyError), book.transaction():
        book.write_entry(entry("undone"))
        raise KeyError
    book.write_entry(entry("b"))
    book.close()
    again = Book.open(book.path, KEY)
    try:
        again.write_entry(entry("c"))
        assert [(page.id, page.lamport) for page in again.entries()] == [("a", 1), ("b", 2), ("c", 3)]
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
        book.write_entry(entry(name))
        book.add_revision(name, {"text": "1"}, "d", RevisionReason.LEAVING, CLOCK.now(), f"r-{name}")
    book.add_event(Event("e", EventKind.SHARED, _FIRST))
    book.raw.execute("DROP TRIGGER revisions_are_never_changed")
    book.raw.execute("UPDATE revisions SET reason = 'before-merge'")
    book.raw.execute("UPDATE entries SET state = 'resting' WHERE id = 'a'")
    book.raw.execute("UPDATE entries SET role = 'sealed' WHERE id = 'b'")
    book.raw.execute("""UPDATE events SET kind = 'moved-house', payload = '{"to":["Graz"]}'""")

    (page,) = book.entries()
    assert (page.id, page.state, page.state.is_known) == ("a", "resting", False)
    assert [version.reason for version in book.revisions("a")] == ["before-merge"]
    assert [(event.kind, event.payload) for event in book.events()] == [("moved-house", {"to": ["Graz"]})]
    assert [head.id for head in book.heads()] == ["a"] and book.entry("b") is None
    assert book.tallies({"walk"})[0].number == 1
    assert not book.has_odd_rows and not book.unreadable()

    book.write_entry(replace(page, answers={"text": "more"}))
    assert book.raw.execute("SELECT state, role FROM entries ORDER BY id").fetchall() == [
        ("resting", "own"),
        ("started", "sealed"),
    ]


@pytest.mark.parametrize("column", ["kind = 'no word!'", "lamport = 'x'", "payload = '[1]'", "actor = x'ff'"])
def test_what_no_program_writes_is_damage_of_that_row(book: Book, column: str) -> None:
    book.add_event(Event("e", EventKind.SHARED, _FIRST))
    book.add_event(Event("f", EventKind.SHARED, _FIRST))
    book.raw.execute(f"UPDATE events SET {column} WHERE id = 'e'")
    assert [event.id for event in book.events()] == ["f"]
    assert book.has_odd_rows


def test_what_is_said_beside_a_kind_has_a_shape(book: Book) -> None:
    with pytest.raises(ValueError, match="payload"):
        book.add_event(Event("e", EventKind.MILESTONE, _FIRST, payload={"text": 5}))
    more = Event("f", EventKind.MILESTONE, _FIRST, payload={"text": "a year", "since": 3})
    book.add_event(more)
    assert [event.payload for event in book.events()] == [more.payload], "a newer program may say more"


def test_roles_other_than_those_three_do_not_reach_a_list(book: Book) -> None:
    book.write_entry(entry("a", role=EntryRole.COPY))
    assert book.heads("walk", EntryRole.OWN) == ()
