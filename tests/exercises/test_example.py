"""The example couple fits the exercises and shows all that a workbook can hold."""

from __future__ import annotations

import shutil
import unicodedata
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from trustbook.domain.answers import texts
from trustbook.domain.entries import EntryState
from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.answer_check import check_answers
from trustbook.exercises.example import TOGETHER, Example, load_example
from trustbook.exercises.fields import ChecklistField, SignoffField
from trustbook.exercises.library import Library
from trustbook.locations import resources

AGREEMENT = "agreement"
"""Agreements have a file of their own."""
TODAY = date(2026, 11, 22)
LIBRARY = Library()


@pytest.fixture(scope="module")
def example() -> Example:
    return load_example(LIBRARY, TODAY)


def test_every_answer_and_every_earlier_version_fits_its_exercise(example: Example) -> None:
    for entry in example.entries:
        for answers in (entry.answers, *entry.versions):
            assert check_answers(LIBRARY.exercise(entry.exercise_id), answers) == ()


def test_it_has_about_three_months_of_entries_over_all_exercises(example: Example) -> None:
    kept = {
        name for name in LIBRARY.exercise_ids() if any(p.privacy != "unsaved" for p in LIBRARY.exercise(name).parts)
    }
    assert {entry.exercise_id for entry in example.entries} == kept - {AGREEMENT}
    assert example.entries[0].on <= TODAY - timedelta(days=85)
    assert example.entries[-1].on >= TODAY - timedelta(days=7)
    assert [entry.on for entry in example.entries] == sorted(entry.on for entry in example.entries)


def test_it_shows_private_shared_joint_skipped_and_earlier_versions(example: Example) -> None:
    assert {entry.who for entry in example.entries} == {"robin", "alex", TOGETHER}
    assert {entry.state for entry in example.entries} == set(EntryState) - {EntryState.UNTOUCHED}
    assert any(entry.share for entry in example.entries)
    assert any(not entry.share and entry.who != TOGETHER for entry in example.entries)
    assert max(len(entry.versions) for entry in example.entries) >= 3
    counts = Counter((entry.who, entry.exercise_id) for entry in example.entries)
    assert counts["robin", "weekly-pulse"] >= 8
    assert counts[TOGETHER, "weekly-meeting"] >= 8


def test_an_exercise_for_once_has_one_entry_of_each_writer(example: Example) -> None:
    counts = Counter((entry.who, entry.exercise_id) for entry in example.entries)
    twice = [key for key, count in counts.items() if count > 1 and LIBRARY.exercise(key[1]).repeat == "once"]
    assert twice == []


def test_each_dated_exercise_has_at_most_one_entry_of_a_writer_per_day(example: Example) -> None:
    counts = Counter((entry.who, entry.exercise_id, entry.on) for entry in example.entries)
    assert set(counts.values()) == {1}


def test_it_holds_accents_greek_and_cyrillic(example: Example) -> None:
    written = "".join(text for entry in example.entries for text in texts(entry.answers))
    names = {unicodedata.name(letter, "").partition(" ")[0] for letter in written}
    assert {"GREEK", "CYRILLIC"} <= names
    assert "Zoë" in written
    assert "Łukasz" in written


def test_dates_in_answers_count_from_the_day_of_the_entry(example: Example) -> None:
    agreement = next(e for e in example.entries if e.who == TOGETHER and e.exercise_id == "working-agreement")
    assert agreement.answers["review-on"] == (agreement.on + timedelta(days=30)).isoformat()


def test_days_of_ticks_and_confirmations_count_from_the_day_of_the_entry_too(example: Example) -> None:
    days = [
        (entry, each.get("on") or each.get("cells", {}).get("on"))
        for entry in example.entries
        for _part, field in LIBRARY.exercise(entry.exercise_id).fields()
        if isinstance(field, SignoffField | ChecklistField)
        for each in entry.answers.get(field.id, ())
    ]
    said = [(entry, date.fromisoformat(day)) for entry, day in days if day]
    assert len(said) >= 6
    assert all(abs((day - entry.on).days) <= 100 and day <= TODAY for entry, day in said)


def test_it_looks_the_same_on_any_day() -> None:
    later = load_example(LIBRARY, TODAY + timedelta(days=1000))
    assert later.entries[-1].on == TODAY + timedelta(days=1000)
    assert later.people[0].name == "Robin"
    assert later.people[0].passphrase != later.people[1].passphrase


def test_it_does_not_repeat_the_hints_of_the_pages(example: Example) -> None:
    hints = {
        field.hint for name in LIBRARY.exercise_ids() for _part, field in LIBRARY.exercise(name).fields() if field.hint
    }
    written = {text for entry in example.entries for text in texts(entry.answers)}
    assert hints & written == set()


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('who = "robin"', 'who = "nobody"', "entries[0].who"),
        ('exercise = "working-agreement"', 'exercise = "gone"', "entries[0].exercise"),
        ("hope = ", "hopes = ", "entries[0].answers.hopes"),
        ('state = "finished"', 'state = "finished"\nshare = ["hope"]', "entries[0].share"),
        ('state = "finished"', 'state = "done"', "entries[0].state"),
        ('length = "thirty"', 'length = "forever"', "entries[2].answers.length"),
        ('who = "together"', 'who = "alex"', "entries[2].answers.day"),
    ],
)
def test_an_example_that_does_not_fit_is_refused_with_its_key(tmp_path: Path, old: str, new: str, where: str) -> None:
    folder = tmp_path / "example"
    shutil.copytree(resources() / "example", folder)
    path = folder / "entries" / "trust.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenDefinition) as caught:
        load_example(LIBRARY, TODAY, folder)
    assert caught.value.file == "trust.toml"
    assert caught.value.where == where
