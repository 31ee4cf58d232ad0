"""Days as people type them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustbook.exercises.day_text import how_to_write_a_day, read_day
from trustbook.language import long_date, use_language

TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _english_of_no_country(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    live_in(monkeypatch, "C.UTF-8")
    use_language("en")
    yield
    use_language("en")


def live_in(monkeypatch: pytest.MonkeyPatch, locale: str) -> None:
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("LC_TIME", locale)


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
    "text",
    [
        "",
        "soon",
        "31 June 2026",
        "29.2.2026",
        "5",
        "1 2 3 4",
        "99999999 May 1",
        "May",
        "-",
        "²",
        "3² May",
        "①.5.2026",
        "3/25/2026",
        "1" * 5000,
        "1" * 5000 + ".5.2026",
        "3 " + "May" * 5000,
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 3, 2)),
        (" Yesterday ", date(2026, 3, 1)),
        ("tomorrow", date(2026, 3, 3)),
        ("Monday", date(2026, 3, 2)),
        ("friday", date(2026, 3, 6)),
        ("fri", date(2026, 3, 6)),
        ("Sunday", date(2026, 3, 8)),
        ("next Monday", date(2026, 3, 9)),
        ("last Monday", date(2026, 2, 23)),
        ("Last Sun.", date(2026, 3, 1)),
        ("Friday 6 March", date(2026, 3, 6)),
    ],
)
def test_a_day_near_is_understood_by_its_name(text: str, day: date) -> None:
    assert TODAY.strftime("%A") == "Monday"
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Monday", date(2026, 3, 2)),
        ("Sunday", date(2026, 3, 1)),
        ("tue", date(2026, 2, 24)),
        ("next tue", date(2026, 3, 3)),
    ],
)
def test_where_days_have_been_a_weekday_is_the_last_one(text: str, day: date) -> None:
    assert read_day(text, TODAY, past=True) == day


@pytest.mark.parametrize(
    "text", ["t", "s", "day", "last", "next", "last week", "next May", "Monday Tuesday", "today today"]
)
def test_half_a_name_is_no_day(text: str) -> None:
    assert read_day(text, TODAY) is None


def test_names_are_those_of_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trustbook.exercises.day_text.babel_locale", lambda: "de")
    assert read_day("Freitag", TODAY) == date(2026, 3, 6)
    assert read_day("3. Mai", TODAY) == date(2026, 5, 3)


def test_before_the_first_day_and_after_the_last_there_is_none() -> None:
    assert read_day("yesterday", date.min) is None
    assert read_day("tomorrow", date.max) is None


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_that_the_program_writes_can_be_read_back(day: date) -> None:
    assert read_day(long_date(day), TODAY) == day
    assert read_day(day.isoformat(), TODAY) == day


@given(st.text(max_size=40) | st.text(st.characters(categories=["Nd", "Nl", "No", "Zs", "Po"]), max_size=12))
def test_no_text_does_harm(text: str) -> None:
    read_day(text, TODAY)


@pytest.mark.parametrize(
    ("locale", "language", "text"),
    [
        ("en_US.UTF-8", "en", "3/25/2026"),
        ("en_US", "en", "3/25"),
        ("en_GB.UTF-8", "en", "25/3/2026"),
        ("en_DE.UTF-8", "en", "25.3.2026"),
        ("de_DE.UTF-8", "en", "25.3.2026"),
        ("en_ZZ.UTF-8", "en", "25/3/2026"),
        ("not a locale", "en", "25/3/2026"),
        ("en_US.UTF-8", "en", "2026-03-25"),
        ("en_US.UTF-8", "en", "25 March 2026"),
    ],
)
def test_numbers_stand_in_the_order_of_the_country(
    monkeypatch: pytest.MonkeyPatch, locale: str, language: str, text: str
) -> None:
    live_in(monkeypatch, locale)
    use_language(language)

    assert read_day(text, TODAY) == date(2026, 3, 25)


def test_what_is_written_for_all_of_it_counts_before_what_is_written_for_dates(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live_in(monkeypatch, "en_GB.UTF-8")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    assert read_day("3/5/2026", TODAY) == date(2026, 3, 5)


def test_what_is_said_of_writing_a_day_is_in_the_order_that_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "3 May 2026" in how_to_write_a_day()
    live_in(monkeypatch, "en_US.UTF-8")
    assert "May 3, 2026" in how_to_write_a_day()
    assert read_day("May 3, 2026", TODAY) == date(2026, 5, 3)
