"""Counselling by keys in a real window: a topic put on the list, a session noted, checked by the command line."""

from __future__ import annotations

import json

import pytest

from devtools.evening import Evening
from tests.e2e.conftest import ANA, BEN

pytestmark = pytest.mark.e2e


def test_a_topic_on_the_list_and_a_session_noted_by_keys(couple: Evening) -> None:
    desktop = couple.desktop
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.go_to_tab("Counselling")
    desktop.wait_for("No appointment yet")
    desktop.fill("Something to speak about next time", "Three nights")
    desktop.key("Return")
    desktop.press("Put on the list")
    desktop.wait_for("This is exactly what will be shared")
    desktop.key("ctrl+Return")
    desktop.wait_for("Take it back")
    desktop.press("After a session")
    desktop.wait_for("What was taken on until next time")
    desktop.type_text("Sundays are free")
    desktop.tab_to("Who sees it: Only you")
    desktop.key("Right")
    desktop.fill("What was taken on", "A walk")
    desktop.key("ctrl+Return")
    desktop.wait_for("not yet")
    couple.close()

    target = desktop.home / "data.json"
    done = couple.trustbook("data-export", couple.workbook, target, passphrases=(BEN,))
    assert done.returncode == 0, done.stderr
    found = {each["exercise"]: each["answers"] for each in json.loads(target.read_text(encoding="utf-8"))["entries"]}
    assert found["counselling-topic"] == {"topic": "Three nights"}
    assert found["counselling-homework"]["what"] == "A walk"
    assert found["session-notes"]["agreed"] == "Sundays are free"
