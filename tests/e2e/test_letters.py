"""A letter from one to the other, by keys in a real window: written, rested, read again, given, opened, thanked for."""

from __future__ import annotations

import json

import pytest

from devtools.evening import Evening
from tests.e2e.conftest import ANA, BEN
from tests.e2e.sound import assert_sound, data

pytestmark = pytest.mark.e2e

WORDS = "You carried the dog up all four floors."


def test_a_letter_rests_is_given_opened_and_thanked_for(couple: Evening) -> None:
    desktop = couple.desktop
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.go_to_tab("Letters")
    desktop.press("A thank-you", role="push button")
    desktop.wait_for("I am done for now", role="push button")
    desktop.tab_to("Letter", role="text")
    desktop.type_text(WORDS)
    couple.wait_saved()

    desktop.press("I am done for now", role="push button")
    desktop.press("Let it rest", role="push button")
    desktop.press("Until tomorrow", role="push button")
    desktop.press("To Ben", role="push button")
    desktop.press("Read it again, as its reader", role="push button")
    desktop.wait_for(WORDS)
    desktop.press("Choose what becomes of it", role="push button")
    desktop.press("Give it …", role="push button")
    desktop.wait_for("Give this letter to Ben?")
    desktop.press("Give it", role="push button")
    desktop.wait_gone("Give this letter to Ben?")
    desktop.wait_for("Given")
    couple.close()
    assert WORDS not in json.dumps(data(couple, BEN, private="Ben")), "it is sealed"

    couple.open_program(couple.workbook)
    couple.sign_in(BEN)
    couple.go_to_tab("Letters")
    assert desktop.find(WORDS) is None
    desktop.press("From Ana", role="push button")
    desktop.wait_for(WORDS)
    desktop.press("Read, thank you", role="push button")
    couple.close()
    assert_sound(couple, ANA, BEN)
    assert WORDS in json.dumps(data(couple, BEN, private="Ben"))
    said = [event for event in data(couple, ANA)["events"] if event["kind"] == "said"]
    assert [event["payload"]["words"] for event in said] == ["thank-you"]
