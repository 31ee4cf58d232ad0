"""What a screen reader finds on the real screens: everything that can be used has a name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from devtools.evening import Evening
from tests.e2e.conftest import ANA

pytestmark = pytest.mark.e2e

USABLE = {
    "push button", "toggle button", "check box", "radio button", "combo box", "text", "password text", "spin button",
    "slider", "page tab", "page tab list", "list", "list item", "table", "menu item", "link",
}  # fmt: skip
SPACIOUS = {"push button", "toggle button", "combo box", "spin button", "page tab", "list item", "menu item"}
"""What has to be large enough by itself: the words beside a mark can be clicked as well as the mark."""
SMALLEST = 24
"""Height and width in pixels below which something is hard to hit (WCAG 2.2, 2.5.8)."""


def faults(evening: Evening, screen: str) -> list[str]:
    """What can be used on this screen but has no name, or is too small to hit."""
    found = []
    for node in evening.desktop.tree():
        if node.role in USABLE and not node.name.strip():
            found.append(f"{screen}: a {node.role} at {node.box} has no name")
        if node.role in SPACIOUS and 0 < min(node.box[2:]) < SMALLEST:
            found.append(f"{screen}: {node.role} {node.name!r} is only {node.box[2]} × {node.box[3]}")
    return found


def test_everything_that_can_be_used_has_a_name_and_can_be_hit(couple: Evening) -> None:
    desktop = couple.desktop
    found = []

    def look(screen: str, come: Callable[[], object], words: str, back: str = "Escape") -> None:
        come()
        desktop.wait_for(words)
        found.extend(faults(couple, screen))
        if back:
            desktop.key(back)

    couple.program = desktop.trustbook()
    look("start", lambda: None, "Getting help, now", back="")
    look("help", lambda: desktop.press("Getting help, now"), "If somebody is in danger now")
    look("safety", lambda: desktop.press("Begin a workbook"), "Before you begin")
    look("sign-in", lambda: desktop.press("Workbook"), "Your passphrase finds your own seat.", back="")
    couple.sign_in(ANA)
    for tab, title, words in (
        ("Boundaries", "Build one boundary", "What matters to me here"),
        ("Boundaries", "What we have agreed", "Finished"),
        ("Letters", "A thank-you letter", "Finished"),
        ("Communication", "A mirroring talk", "Finished"),
        ("Progress", "Weekly pulse", "Finished"),
    ):
        look(title, partial(couple.open_page, tab, title), words, back="")
    couple.open_page("Boundaries", "Build one boundary")
    couple.write("What matters to me here", "x")
    couple.wait_saved()
    look("share", lambda: desktop.press("Share…"), "This is exactly what will be shared")
    look("versions", lambda: desktop.press("Earlier versions…"), "A version is kept")
    look("erase", lambda: desktop.press("Erase…"), "This cannot be undone")
    look("paper", lambda: desktop.key("ctrl+p"), "Save as PDF…")
    look("settings", lambda: desktop.key("ctrl+comma"), "Text size")
    look("backups", lambda: desktop.key("ctrl+shift+b"), "Back up now")
    look("find", lambda: desktop.key("ctrl+f"), "Words to find", back="")
    look("cover", lambda: desktop.key("F9"), "One moment", back="")

    assert found == []
