"""A list of exercises needs the newest page of each, however many there are."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage.support import entry
from trustbook.domain.entries import EntryRole
from trustbook.domain.times import random_id
from trustbook.storage.book import Book
from trustbook.storage.records import tally

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


def test_exercises_that_were_not_asked_for_are_left_out(book: Book) -> None:
    book.entries.write(entry("a", exercise_id="walk"))
    assert book.entries.tallies({"letter"}) == ()


def test_heads_can_be_asked_for_one_exercise_and_role(book: Book) -> None:
    book.entries.write(entry("a", exercise_id="walk"))
    book.entries.write(entry("b", exercise_id="letter"))
    book.entries.write(entry("c", exercise_id="walk", role=EntryRole.COPY))
    assert [head.id for head in book.entries.heads("walk", EntryRole.OWN)] == ["a"]
