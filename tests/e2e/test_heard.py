"""The first six minutes with a screen reader: what Orca says, read from its own log."""

from __future__ import annotations

import pytest

from devtools.evening import Evening
from devtools.screen_reader import ScreenReader, is_installed
from tests.e2e.conftest import ANA
from trustbook.ui.kit.hidden_line import DOT

pytestmark = pytest.mark.e2e

PAGE = "A map of my boundaries"


@pytest.fixture
def reader(evening: Evening) -> ScreenReader:
    if not is_installed():
        pytest.skip("needs Orca and speech-dispatcher")
    return ScreenReader(evening.desktop)


def test_six_minutes(evening: Evening, reader: ScreenReader) -> None:
    desktop = evening.desktop
    evening.open_program()
    reader.hear("Begin a workbook push button")
    reader.hear("One name and one passphrase")

    evening.desktop.press("Begin a workbook")
    desktop.press("Go on", role="push button")
    desktop.tab_to("What should you be called here?")
    reader.hear("What should you be called here?")
    desktop.type_text("Ana\n")
    desktop.press("Use my own")
    desktop.tab_to("Passphrase")
    reader.hear("Passphrase")
    before = len(reader.put_in())
    desktop.type_text("short")
    desktop.fill("The same once more", "other\n")
    reader.hear("The two lines differ")
    for line in ("Passphrase", "The same once more"):
        desktop.tab_to(line)
        desktop.key("ctrl+a")
        desktop.type_text(ANA)
    desktop.key("Return")
    evening.past_today()
    told = reader.put_in()
    assert "A" in "".join(told[:before]), "the name was told, so that this test can fail"
    assert set("".join(told[before:])) == {DOT}, "no letter of a passphrase is told to other programs"

    evening.go_to_tab("Boundaries")
    desktop.tab_to("", role="list item")
    desktop.key("Home")
    desktop.walk_to(PAGE, "Down")
    reader.hear(PAGE)
    desktop.key("Return")
    reader.hear(PAGE)  # the page around what has the focus now
    reader.hear("Area by area: At the moment, Time and rest combo box")
    reader.hear("nothing chosen")
    evening.choose_whole_page()
    reader.hear("All, ")
    desktop.tab_to("Area by area: For instance, Time and rest")
    reader.hear("Area by area: For instance, Time and rest")
    desktop.type_text("quiet")
    evening.wait_saved()
    desktop.key("shift+Tab")
    reader.hear("Area by area: At the moment, Time and rest combo box")
    reader.hear("nothing chosen")

    desktop.key("ctrl+f")
    desktop.wait_for("Words to find")
    reader.hear("Words to find")
    desktop.type_text("quiet")
    reader.hear("Enter opens the first of these, the arrow keys walk through them")

    desktop.key("F9")
    desktop.fill("Passphrase", "not this one\n")
    reader.hear("This passphrase did not open")
