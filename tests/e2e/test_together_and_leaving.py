"""Two people open their answers together in a real window; then one of them leaves."""

from __future__ import annotations

import json
import subprocess

import pytest

from devtools.desktop_session import wait_until
from devtools.evening import Evening
from tests.e2e.conftest import ANA, BEN
from tests.e2e.menus import choose_in_menu
from tests.e2e.sound import assert_sound, data

pytestmark = pytest.mark.e2e

PAGE = ("Understanding", "One issue, seen in four ways")
LENS = "First lens: a natural difference between us"
HERS, HIS = "quiet-evenings-hers", "loud-mornings-his"


def _answer(evening: Evening, words: str) -> None:
    evening.open_page(*PAGE)
    evening.write(LENS, words)
    evening.wait_saved()


def _ready(evening: Evening, name: str, passphrase: str) -> None:
    evening.desktop.fill(f"{name}’s passphrase", passphrase + "\n")
    evening.desktop.wait_for("This is exactly what will be opened")
    evening.desktop.press(LENS, role="check box")
    wait_until(lambda: evening.desktop.find("I am ready", role="push button"), "the button of who is ready")
    evening.desktop.press("I am ready", role="push button")


def _leave_by_the_menu(evening: Evening) -> None:
    """From Ben's seat, where his own seat and handing over are not offered."""
    choose_in_menu(evening.desktop, "leave", not_offered=("seat-second", "hand-over", "at-hand"))


def _take_what_is_theirs(evening: Evening) -> None:
    """From the page of leaving: both files are written, and hold his own words and what both see."""
    target = evening.desktop.home / "mine"
    target.mkdir()
    evening.desktop.press("Take my pages with me…", role="push button")
    evening.desktop.wait_for("A password for the PDF")
    evening.desktop.press("Choose a folder…", role="push button")
    evening.desktop.wait_for("Name", role="text")
    evening.desktop.key("ctrl+a")
    evening.desktop.type_text(f"{target}\n")
    evening.desktop.wait_for("My pages.json")
    pdf = subprocess.run(["pdftotext", target / "My pages.pdf", "-"], capture_output=True, text=True, check=True)
    for said in (pdf.stdout, (target / "My pages.json").read_text(encoding="utf-8")):
        assert HIS in said and HERS in said


def test_both_open_together_and_one_takes_what_is_theirs_and_leaves(couple: Evening) -> None:
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    _answer(couple, HERS)
    couple.go_together("Ben", BEN)
    couple.go_to_seat("alt+2", BEN, "Ben")
    _answer(couple, HIS)
    couple.go_together("Ana", ANA)
    couple.open_page(*PAGE)
    assert couple.desktop.find(HERS) is None and couple.desktop.find(HIS) is None

    couple.desktop.press("Open together…", role="push button")
    _ready(couple, "Ana", ANA)
    couple.desktop.wait_for("Ben’s turn")
    assert couple.desktop.find(HERS) is None
    _ready(couple, "Ben", BEN)
    couple.desktop.wait_for("Shared by both of you on")
    couple.desktop.wait_for(HERS)
    couple.desktop.wait_for(HIS)
    couple.desktop.key("Escape")

    couple.go_to_seat("alt+2", BEN, "Ben")
    _leave_by_the_menu(couple)
    couple.desktop.wait_for("What leaving does not reach")
    _take_what_is_theirs(couple)
    couple.desktop.press("Go on to leave…", role="push button")
    couple.desktop.press("Leave them with Ana", role="push button")
    couple.desktop.fill("Your passphrase", BEN)
    couple.desktop.press("Erase my book and leave", role="push button")
    couple.desktop.wait_for("You have left")
    couple.desktop.press("Close", role="push button")
    program = couple.program
    assert program is not None
    wait_until(lambda: program.poll() is not None, "the program to end", 30)

    assert_sound(couple, ANA)
    assert couple.trustbook("check", couple.workbook, passphrases=(BEN,)).returncode != 0
    taken = couple.desktop.home / "mine" / "My pages.json"
    brought = couple.trustbook("data-import", couple.workbook, taken, "--dry-run", passphrases=(ANA,))
    assert brought.returncode == 0, brought.stderr
    shared = json.dumps(data(couple, ANA))
    assert HERS in shared and HIS in shared
    assert len(list((couple.workbook / "keys").glob("*.json"))) == 1
