"""Two people make, agree, change, look again at and end an agreement: by keys, and seen by the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from devtools.evening import Evening
from tests.e2e.conftest import ANA, BEN

pytestmark = pytest.mark.e2e

OFFERED_WORDS, CHANGED_WORDS = "Phones lie in the hall", " from eight to ten"
WORDS = "The words, as they are to stand"


def happened(evening: Evening) -> list[tuple[str, str]]:
    """What happened to agreements, in order, and the words that stand now, by a data file of both."""
    target = evening.desktop.home / f"data-{len(list(evening.desktop.home.glob('data-*')))}.json"
    done = evening.trustbook("data-export", evening.workbook, target, passphrases=(ANA,))
    assert done.returncode == 0, done.stderr
    data: dict[str, Any] = json.loads(Path(target).read_text(encoding="utf-8"))
    names = {partner["id"]: partner["name"] for partner in data["partners"]}
    kinds = ("offered", "agreed", "changed", "kept", "ended")
    return [(each["kind"], names.get(each["actor"], "")) for each in data["events"] if each["kind"] in kinds]


def open_agreements(evening: Evening, passphrase: str) -> None:
    evening.open_program(evening.workbook)
    evening.sign_in(passphrase)
    evening.go_to_tab("Boundaries")
    evening.desktop.wait_for("Write a boundary", role="push button")


def test_an_agreement_is_made_answered_changed_kept_and_ended_by_keys(couple: Evening) -> None:
    desktop = couple.desktop

    open_agreements(couple, ANA)
    desktop.press("Write a boundary")
    couple.write(WORDS, OFFERED_WORDS)
    desktop.press("Offer it to Ben…")
    desktop.press("Offer it", role="push button")
    desktop.wait_for("Offered by you on")
    couple.close()

    open_agreements(couple, BEN)
    desktop.press(OFFERED_WORDS, key="Return")
    desktop.press("Yes, I agree")
    desktop.wait_for("Ben agreed to these words")
    desktop.press("Change the words")
    couple.write(WORDS, CHANGED_WORDS)
    desktop.press("Offer it to Ana…")
    desktop.press("Offer it", role="push button")
    desktop.wait_for("Words changed by you on")
    couple.close()

    open_agreements(couple, ANA)
    desktop.press(OFFERED_WORDS + CHANGED_WORDS, key="Return")
    desktop.wait_for("The words were changed on")
    desktop.press("Yes, I agree")
    desktop.wait_for("Ana agreed to these words")
    desktop.press("Look at it again now")
    desktop.press("It stays as it is")
    desktop.wait_for("Ben has not said so yet.")
    couple.go_together("Ben", BEN)
    couple.go_to_tab("Boundaries")
    desktop.press(OFFERED_WORDS + CHANGED_WORDS, key="Return")
    desktop.press("It stays as it is")
    desktop.fill("Ben’s passphrase", BEN + "\n")
    desktop.wait_for("Agreed, kept on")
    desktop.press("I end this agreement")
    desktop.press("It ends")
    desktop.wait_for("Ended on")
    couple.close()

    seen = happened(couple)
    assert seen == [
        ("offered", "Ana"),
        ("agreed", "Ben"),
        ("changed", "Ben"),
        ("agreed", "Ana"),
        ("kept", "Ana"),
        ("kept", "Ben"),
        ("ended", ""),
    ]
    done = couple.trustbook("check", couple.workbook, passphrases=(ANA, BEN))
    assert done.returncode == 0, done.stdout + done.stderr
