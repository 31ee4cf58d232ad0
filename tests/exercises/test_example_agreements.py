"""What the example couple has agreed shows everything that an agreement can be."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.example_agreements import load_agreements
from trustbook.exercises.library import Library
from trustbook.locations import resources

TODAY = date(2026, 11, 24)
FILE = resources() / "example" / "agreements.toml"
LIBRARY = Library()


def test_it_shows_both_kinds_limits_a_draft_and_every_answer() -> None:
    found = load_agreements(LIBRARY, TODAY, "agreement")
    assert {each.answers["kind"] for each in found} == {"both", "limit", "openness"}
    assert {each.who for each in found} == {"robin", "alex"}
    assert [each.offered for each in found].count(False) == 1
    assert {"yes", "not-now", "keep", "change", "end"} <= {step.what for each in found for step in each.steps}


def test_its_days_count_from_when_it_was_written_and_none_lies_ahead() -> None:
    found = load_agreements(LIBRARY, TODAY, "agreement")
    assert found[0].answers["next-look"] == TODAY.isoformat()
    for each in found:
        days = [each.on, *(step.on for step in each.steps)]
        assert days == sorted(days) and days[-1] <= TODAY and days[0] >= TODAY - timedelta(days=90)


@pytest.mark.parametrize(("old", "new"), [('kind = "openness"', 'kind = "oath"'), ("days_ago = 48", "days_ago = -1")])
def test_what_does_not_fit_is_told_with_its_file(tmp_path: Path, old: str, new: str) -> None:
    broken = tmp_path / "agreements.toml"
    broken.write_text(FILE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(BrokenDefinition) as told:
        load_agreements(LIBRARY, TODAY, "agreement", broken)
    assert told.value.file == "agreements.toml"
