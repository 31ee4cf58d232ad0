"""A list of exercises needs the newest page of each, however many there are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage.support import KEY, entry
from trustbook.domain.cancelling import CancelToken
from trustbook.domain.entries import EntryRole, EntryState
from trustbook.domain.problems import Cancelled
from trustbook.domain.times import random_id
from trustbook.storage.books.book import Book
from trustbook.storage.books.records import EntryHead, tally

_FIRST = date(2026, 5, 3)
_WRITTEN = st.lists(
    st.tuples(st.sampled_from(["walk", "letter", "list"]), st.sampled_from(list(EntryRole)), st.integers(0, 3)),
    max_size=12,
)


@given(written=_WRITTEN)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_newest_is_that_of_the_latest_day_and_then_the_last_begun(
    book: Book, written: list[tuple[str, EntryRole, int]]
) -> None:
    for exercise, role, days in written:
        book.entries.write(entry(random_id(), exercise_id=exercise, role=role, on=_FIRST + timedelta(days)))

    wanted = {"walk", "letter"}
    by_hand = tally(head for head in book.entries.heads() if head.exercise_id in wanted)

    assert sorted(book.entries.tallies(wanted), key=repr) == sorted(by_hand, key=repr)


def test_the_first_day_of_a_role_is_that_of_its_oldest_page(book: Book) -> None:
    assert book.entries.first_day(EntryRole.OWN) is None

    for name, days in (("b", 2), ("a", 1), ("c", 3)):
        book.entries.write(entry(name, on=_FIRST + timedelta(days)))
    book.entries.write(entry("joint", role=EntryRole.JOINT, on=_FIRST))
    assert book.entries.first_day(EntryRole.OWN) == _FIRST + timedelta(1)

    book.database.raw.execute("UPDATE entries SET on_date = '0' WHERE id = 'b'")  # by another program
    assert book.entries.first_day(EntryRole.OWN) == _FIRST + timedelta(1)


def test_exercises_that_were_not_asked_for_are_left_out(book: Book) -> None:
    book.entries.write(entry("a", exercise_id="walk"))
    assert book.entries.tallies({"letter"}) == ()


def test_heads_can_be_asked_for_one_exercise_and_role(book: Book) -> None:
    book.entries.write(entry("a", exercise_id="walk"))
    book.entries.write(entry("b", exercise_id="letter"))
    book.entries.write(entry("c", exercise_id="walk", role=EntryRole.COPY))
    assert [head.id for head in book.entries.heads("walk", EntryRole.OWN)] == ["a"]


def test_writing_again_changes_the_working_copy_and_keeps_the_place(book: Book) -> None:
    book.entries.write(entry("a", {"text": "first"}))
    book.entries.write(entry("b"))
    book.entries.write(entry("a", {"text": "second"}, state=EntryState.FINISHED, lamport=77))
    found = book.entries.get("a")
    assert found is not None
    assert (found.answers, found.lamport, found.state) == ({"text": "second"}, 1, EntryState.FINISHED)


@pytest.mark.thorough
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
