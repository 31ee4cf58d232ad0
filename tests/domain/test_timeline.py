"""One line through time: ranges, filters, order and months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from trustbook.domain.timeline import (
    BOTH,
    Kind,
    LineChoice,
    LineItem,
    LineRange,
    LineTarget,
    Span,
    between,
    by_month,
    chosen,
    each_once,
    kinds_of,
    range_of,
)

TODAY = date(2026, 11, 24)


def item(on: str, kind: Kind = Kind.PAGE, person: str | None = "ana", words: str = "", **more: Any) -> LineItem:
    """Something that happened on that day."""
    return LineItem(kind, date.fromisoformat(on), "A page", words, person, LineTarget("walk", on), **more)


def days(items: list[LineItem]) -> list[str]:
    return [each.on.isoformat() for each in items]


@pytest.mark.parametrize(
    ("span", "first"),
    [("four-weeks", "2026-10-28"), ("three-months", "2026-08-25"), ("year", "2025-11-24")],
)
def test_a_span_begins_so_long_ago_and_does_not_cut_off_what_is_to_come(span: Span, first: str) -> None:
    within = range_of(span, TODAY)
    assert within.since == date.fromisoformat(first)
    assert within.holds(date(2027, 1, 1)) and not within.holds(date.fromisoformat(first).replace(day=1, month=1))


def test_all_of_it_has_no_end_and_two_days_are_taken_in_whatever_order_they_come() -> None:
    assert range_of("all", TODAY) == LineRange()
    assert between(date(2026, 3, 1), date(2026, 1, 1)) == between(date(2026, 1, 1), date(2026, 3, 1))
    assert between(None, date(2026, 1, 1)).holds(date(1999, 1, 1))


def test_it_is_read_newest_first_or_oldest_first_and_one_day_keeps_the_order_of_writing() -> None:
    items = [item("2026-03-01"), item("2026-01-05", order=(2, "b")), item("2026-01-05", order=(1, "a"), words="first")]
    assert days(chosen(items, LineChoice())) == ["2026-03-01", "2026-01-05", "2026-01-05"]
    assert [each.words for each in chosen(items, LineChoice(newest_first=False))] == ["first", "", ""]


def test_filters_go_by_kind_by_person_and_by_words_that_look_the_same() -> None:
    items = [
        item("2026-01-01", Kind.MILESTONE, None, "Zoë slept"),
        item("2026-01-02", Kind.SETBACK, "ben", "An envelope"),
        item("2026-01-03"),
    ]
    assert days(chosen(items, LineChoice(kinds=frozenset({Kind.SETBACK})))) == ["2026-01-02"]
    assert days(chosen(items, LineChoice(person="ana"))) == ["2026-01-03"]
    assert days(chosen(items, LineChoice(person=BOTH))) == ["2026-01-01"]
    assert days(chosen(items, LineChoice(words="zoe SLEPT"))) == ["2026-01-01"]
    assert days(chosen(items, LineChoice(words="page envelope"))) == ["2026-01-02"]
    assert kinds_of(items) == (Kind.PAGE, Kind.MILESTONE, Kind.SETBACK)


def test_months_group_what_follows_each_other() -> None:
    months = by_month(chosen([item("2026-01-31"), item("2025-01-02"), item("2026-01-01")], LineChoice()))
    assert [(each.year, each.month, len(each.items)) for each in months] == [(2026, 1, 2), (2025, 1, 1)]


def test_one_thing_that_is_placed_in_pieces_or_named_twice_stands_there_once() -> None:
    placed = [item("2026-01-01", Kind.PLACED, order=(n, "")) for n in range(3)]
    visits = [item("2026-01-05", Kind.APPOINTMENT, None, words) for words in ("", "The centre")]
    pages = [item("2026-01-01", order=(n, "")) for n in range(2)]
    assert [each.words for each in each_once([*placed, *visits])] == ["", "The centre"]
    assert len(each_once(pages)) == 2


def test_what_both_placed_of_one_page_on_a_day_stands_there_once_for_both() -> None:
    placed = [item("2026-01-01", Kind.PLACED, person, order=(n, "")) for n, person in enumerate(("ana", "ben"))]
    (both,) = each_once(placed)
    assert both.person is None


def setback(on: str, page: str, person: str | None = "ana", words: str = "", **more: Any) -> LineItem:
    return replace(item(on, Kind.SETBACK, person, words, **more), target=LineTarget(page, f"{page} {on} {person}"))


def test_a_setback_what_was_learned_from_it_and_what_both_changed_are_one_line() -> None:
    happened = setback("2026-01-01", "setback", words="An envelope.")
    learned = setback("2026-01-01", "setback-learning", words="Say the size first.", order=(9, ""))
    changed = setback("2026-01-04", "setback", None, "A bowl.", follows=True)
    (one,) = each_once([changed, learned, happened])
    assert (one.on, one.person, one.target) == (happened.on, "ana", happened.target)
    assert one.words == "An envelope. · Say the size first. · A bowl."


def test_two_setbacks_of_a_day_or_of_two_people_stay_two() -> None:
    one, other = setback("2026-01-01", "setback"), setback("2026-01-01", "setback", order=(2, ""))
    assert len(each_once([one, other])) == 2
    assert len(each_once([one, setback("2026-01-01", "setback-learning", "ben")])) == 2
    assert len(each_once([one, setback("2026-03-01", "setback", None, follows=True)])) == 2
