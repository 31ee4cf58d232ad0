"""Coming back, with the keyboard alone: after a lock to the letter, after a week to a new entry."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from devtools.evening import Evening
from tests.e2e.conftest import ANA
from trustbook.domain.times import Moment, random_id
from trustbook.exercises.content import Content
from trustbook.workbook.opener import WorkbookOpener
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.e2e


@dataclass
class Earlier:
    """The clock of some days ago."""

    days: int

    def now(self) -> Moment:
        return Moment(datetime.now(UTC) - timedelta(days=self.days), "UTC")

    def today(self) -> date:
        return self.now().utc.date()

    def ticks(self) -> float:
        return 0.0


def pulses(evening: Evening) -> dict[str, str]:
    """What Ana wrote as the word of each week, by day."""
    target = evening.desktop.home / "data.json"
    target.unlink(missing_ok=True)
    done = evening.trustbook("data-export", evening.workbook, target, "--private", "Ana", passphrases=(ANA,))
    assert done.returncode == 0, done.stderr
    entries = json.loads(target.read_text(encoding="utf-8"))["entries"]
    return {each["on"]: each["answers"].get("word", "") for each in entries if each["exercise"] == "weekly-pulse"}


def test_after_a_week_the_pulse_is_a_new_one_and_last_weeks_stays(couple: Evening) -> None:
    session = WorkbookOpener(Content(), Earlier(7), random_id).sign_in(couple.workbook, ANA)
    page = session.pages.open_page(session.viewer, "weekly-pulse")
    session.pages.save(session.viewer, Draft(page.entry_id, "weekly-pulse", {"word": "tired"}))
    session.keeping.close()

    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page("Progress", "Weekly pulse")
    couple.desktop.wait_for("Go on with the entry of")
    couple.write("One word for my week", "better")
    couple.wait_saved()
    couple.close()

    assert sorted(pulses(couple).values()) == ["better", "tired"]
    assert pulses(couple)[Earlier(7).today().isoformat()] == "tired"


def test_a_lock_in_the_middle_of_a_word_and_back_to_the_letter(couple: Evening) -> None:
    desktop = couple.desktop
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page("Boundaries", "Build one boundary")
    desktop.tab_to("My limit, in one sentence")
    desktop.type_text("I rest at tenn")
    desktop.key("Left", "Left", "ctrl+l")
    desktop.wait_for("Your passphrase finds your own seat.")
    couple.sign_in(ANA, to_today=True)
    desktop.key("Return")
    desktop.wait_for("I rest at tenn", role="text")
    desktop.key("Delete")

    desktop.wait_for("I rest at ten", role="text")
    couple.wait_saved()
    couple.close()
