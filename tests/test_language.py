"""The program speaks one language at a time and never breaks on an unknown one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from trustbook import language


@pytest.fixture(autouse=True)
def back_to_english() -> Iterator[None]:
    yield
    language.use_language("en")


def test_an_unknown_language_falls_back_to_english() -> None:
    language.use_language("xx")
    assert language.current_language() == "en"
    assert language._("Saved") == "Saved"


def test_the_pseudo_language_is_longer_and_keeps_placeholders() -> None:
    language.use_language(language.PSEUDO)
    said = language._("Saved {time}")
    assert said.startswith("⟦")
    assert "{time}" in said
    assert len(said) > len("Saved {time}")
    assert said.format(time="14:02")


def test_only_the_mirrored_language_runs_from_right_to_left() -> None:
    language.use_language(language.PSEUDO)
    assert not language.is_right_to_left()
    language.use_language(language.MIRRORED)
    assert language.is_right_to_left()


def test_dates_and_times_are_said_in_words() -> None:
    language.use_language("en")
    assert language.long_date(date(2026, 5, 3)) == "3 May 2026"
    assert language.short_time(datetime(2026, 7, 1, 12, 2, tzinfo=UTC)) == "12:02"


def test_the_system_language_is_used_when_none_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "xx_YY.UTF-8")
    language.use_language("")
    assert language.current_language() == "en"
    assert "en" in language.available_languages()
