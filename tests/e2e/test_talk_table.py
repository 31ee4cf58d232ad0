"""Two people hold a talk to its end with a pause, by keys in a real window; the command line finds what both kept."""

from __future__ import annotations

import json

import pytest

from devtools.evening import Evening
from tests.e2e.conftest import ANA, BEN

pytestmark = pytest.mark.e2e


def talks(evening: Evening) -> list[dict[str, str]]:
    """What lies with both of talks about the day."""
    target = evening.desktop.home / "talks.json"
    target.unlink(missing_ok=True)
    done = evening.trustbook("data-export", evening.workbook, target, passphrases=(ANA,))
    assert done.returncode == 0, done.stderr
    form = json.loads(target.read_text(encoding="utf-8"))
    return [entry["answers"] for entry in form["entries"] if entry["exercise"] == "outside-stress-talk"]


def test_a_talk_is_held_to_its_end_with_a_pause_and_kept_by_both(evening: Evening) -> None:
    desktop = evening.desktop
    evening.open_program()
    evening.create("Ana", ANA)
    evening.take_second_seat("Ben", BEN)
    evening.go_to_tab("Communication")
    desktop.press("A daily talk about outside stress", role="push button")
    desktop.wait_for("Ana begins")
    desktop.key("w")
    desktop.type_text("The new rota")
    desktop.key("Return", "space")
    desktop.wait_for("Ana tells the day")
    desktop.key("p")
    desktop.wait_for("When do you go on?")
    desktop.key("Return")
    desktop.wait_for("Who asks for it?")
    desktop.key("Right", "Return")
    desktop.wait_for("We are both back")
    desktop.key("space")
    desktop.wait_for("Ana tells the day")
    for following in ("Ben tells the day", "Something for tomorrow", "To close"):
        desktop.key("space")
        desktop.wait_for(following)
    desktop.type_text("Soup helps.")
    for asked in ("Ana, keep this?", "Ben, keep this?"):
        desktop.key("Return")
        desktop.wait_for(asked)
        desktop.key("Right")
    desktop.key("Return")
    desktop.wait_for("That was your talk")
    desktop.key("space")
    desktop.wait_for("Talks you kept")
    evening.close()
    assert talks(evening) == [{"what": "The new rota", "last-line": "Soup helps."}]
