"""Days as people type them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustbook.language import long_date, use_language
from trustbook.ui.fields.day_text import read_day

TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en")
    yield


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 May 2026", date(2026, 5, 3)),
        ("May 3, 2026", date(2026, 5, 3)),
        ("3 may", date(2026, 5, 3)),
        ("3. Sept. 26", date(2026, 9, 3)),
        ("2026 May 3", date(2026, 5, 3)),
        ("3/5/2026", date(2026, 5, 3)),
        ("3.5.", date(2026, 5, 3)),
        ("2026-05-03", date(2026, 5, 3)),
        ("29 February 2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_understood(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "soon", "31 June 2026", "29.2.2026", "5", "1 2 3 4", "99999999 May 1", "May", "-"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_that_the_program_writes_can_be_read_back(day: date) -> None:
    assert read_day(long_date(day), TODAY) == day
    assert read_day(day.isoformat(), TODAY) == day


@given(st.text(max_size=40))
def test_no_text_does_harm(text: str) -> None:
    read_day(text, TODAY)
