"""kill -9 while somebody types: what the window called saved is there afterwards."""

from __future__ import annotations

import json
import random
import time

import pytest

from devtools.evening import Evening
from tests.e2e.conftest import ANA, BEN, rounds

pytestmark = pytest.mark.e2e

PLAN = "Change one habit of mine"
AGAIN = "I look at it again on"


def test_nothing_that_was_called_saved_is_lost_by_a_kill(couple: Evening) -> None:
    dice = random.Random(20261122)
    promised = ""
    for number in range(rounds(3)):
        couple.open_program(couple.workbook)
        couple.sign_in(ANA)
        couple.open_page("Boundaries", "Build one boundary")
        couple.write("What matters to me here", f" kept{number:03d}")
        couple.desktop.wait_gone("Will be saved in a moment")
        couple.wait_saved()
        promised += f" kept{number:03d}"
        couple.desktop.type_text(f" lost{number:03d} perhaps", delay=dice.choice([3, 8, 20]))
        time.sleep(dice.random() * 1.2)
        assert couple.program is not None
        couple.desktop.kill(couple.program)
        couple.desktop.wait_gone("What matters to me here")

        text = own_text(couple, number)
        assert all(word in text for word in promised.split()), f"round {number}: {text!r}"
        promised = text

    sound = couple.trustbook("check", couple.workbook, passphrases=(ANA, BEN))
    assert sound.returncode == 0, sound.stdout + sound.stderr


def test_words_that_mean_no_day_outlast_a_kill_and_say_that_they_are_kept(couple: Evening) -> None:
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page("Myself", PLAN)
    couple.desktop.tab_to(AGAIN)
    couple.desktop.type_text("when it is warm")
    couple.desktop.key("Tab")
    couple.desktop.wait_for("Kept as you wrote it.")
    couple.wait_saved()
    assert couple.program is not None
    couple.desktop.kill(couple.program)
    couple.desktop.wait_gone(AGAIN)

    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page("Myself", PLAN)
    couple.desktop.wait_for("when it is warm", role="text")


def own_text(couple: Evening, number: int) -> str:
    """What lies in Ana's field on disk."""
    target = couple.desktop.home / f"after-{number}.json"
    done = couple.trustbook("data-export", couple.workbook, target, "--private", "Ana", passphrases=(ANA,))
    assert done.returncode == 0, done.stderr
    entries = json.loads(target.read_text(encoding="utf-8"))["entries"]
    texts = [entry["answers"].get("value", "") for entry in entries if entry["exercise"] == "boundary-builder"]
    assert len(texts) == 1
    return str(texts[0])
