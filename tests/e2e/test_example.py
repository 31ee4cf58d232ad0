"""The example in a real window: one click opens it, and Enter alone shows around."""

from __future__ import annotations

from functools import partial

import pytest

from devtools.desktop import Desktop
from devtools.desktop_session import wait_until
from devtools.evening import Evening

pytestmark = [pytest.mark.e2e, pytest.mark.sweep]

SHOWN = (
    "What forgiving means to me",
    "You shared this on",
    "Questions about money are asked at the table",
    "Weekly pulse, chart",
    "On the list",
    "Robin shared this on",
)
"""What each stop speaks of, in order."""
HEAD, FOOT = 175, 726
"""Where pages begin and end on this screen, in pixels from its top."""


def test_enter_alone_leads_past_six_pages_and_what_is_said_of_each_is_in_sight(evening: Evening) -> None:
    desktop = evening.desktop
    evening.open_program()
    desktop.press("Look at the example")
    for number, shown in enumerate(SHOWN, start=1):
        desktop.wait_for(f"{number} of {len(SHOWN)}: ", seconds=60)
        wait_until(partial(_in_sight, desktop, shown), shown)
        on = "Look around alone" if number == len(SHOWN) else "Next"
        wait_until(partial(_has_focus, desktop, on), f"the focus on {on}")
        desktop.key("Return")
    desktop.wait_gone(f"{len(SHOWN)} of {len(SHOWN)}: ")
    desktop.press("Leave the example")
    desktop.wait_for("Begin a workbook", role="push button", seconds=30)


def _in_sight(desktop: Desktop, words: str) -> bool:
    return any(node.says(words) and HEAD <= node.box[1] < FOOT for node in desktop.tree())


def _has_focus(desktop: Desktop, name: str) -> bool:
    now = desktop.focused()
    return now is not None and now.name == name
