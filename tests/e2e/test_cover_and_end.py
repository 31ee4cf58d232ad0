"""Secrets, the cover, the lock and the end in the real window, when something goes wrong around them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.desktop_session import wait_until
from devtools.evening import Evening
from tests.e2e.conftest import ANA, BEN

pytestmark = pytest.mark.e2e

PAGE = ("Boundaries", "Build one boundary")
VALUE = "What matters to me here"


def own_words(evening: Evening, workbook: Path, passphrase: str = ANA) -> str:
    """What lies on the disk at Ana's seat."""
    target = evening.desktop.home / "words.json"
    done = evening.trustbook("data-export", workbook, target, "--private", "Ana", passphrases=(passphrase,))
    assert done.returncode == 0, done.stderr
    return json.dumps(json.loads(target.read_text(encoding="utf-8")), ensure_ascii=False)


def paste(evening: Evening, words: str) -> None:
    """Go to a field by Tab and paste into it."""
    evening.desktop.tab_to(words)
    evening.desktop.key("ctrl+v")


def test_a_passphrase_that_was_pasted_with_its_line_end_opens_by_hand_by_paste_and_by_file(evening: Evening) -> None:
    desktop, words = evening.desktop, "quiet river stone window"
    desktop.copy(f"{words}\n")
    evening.open_program()
    desktop.press("Begin a workbook")
    desktop.press("Go on", role="push button")
    desktop.fill("What should you be called here?", "Ana\n")
    desktop.press("Use my own")
    paste(evening, "Passphrase")
    paste(evening, "The same once more")
    desktop.key("Return")
    evening.past_today()

    desktop.key("F9")
    paste(evening, "Passphrase")
    desktop.key("Return")
    desktop.wait_for("Exercises", role="list")
    desktop.key("ctrl+l")
    desktop.wait_for("Your passphrase finds your own seat.")
    evening.sign_in(words)
    evening.close()

    assert evening.trustbook("check", evening.workbook, passphrases=(words,)).returncode == 0


def test_text_is_within_reach_from_the_cover_while_the_stick_is_out(couple: Evening) -> None:
    desktop, elsewhere = couple.desktop, couple.desktop.home / "pulled out"
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page(*PAGE)
    couple.workbook.rename(elsewhere)
    couple.write(VALUE, "written while it was out")
    desktop.wait_for("Save elsewhere…", role="push button")

    for cover in ("F9", "ctrl+l"):
        desktop.key(cover)
        desktop.wait_for("One moment")
        desktop.fill("Passphrase", f"{ANA}\n")
        desktop.wait_for("Save elsewhere…", role="push button")
        desktop.wait_for("written while it was out")
    desktop.press("Save elsewhere…")
    desktop.press("Choose a place…")
    desktop.wait_for("Name", role="text")
    desktop.key("ctrl+a")
    desktop.type_text(f"{desktop.home / 'rescued.txt'}\n")
    wait_until(lambda: "written while" in text_of(desktop.home / "rescued.txt"), "the rescued text")
    desktop.press("Close", role="push button")

    elsewhere.rename(couple.workbook)
    desktop.key("ctrl+l")
    desktop.wait_for("Your passphrase finds your own seat.")
    assert "written while it was out" in own_words(couple, couple.workbook)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.fixture
def small_disk(couple: Evening) -> Iterator[Path]:
    """A disk of 4 MB with the couple's workbook on it; full once `full` lies on it."""
    place = couple.desktop.folder / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(place)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("this account may not mount a small disk")
    try:
        yield shutil.copytree(couple.workbook, place / couple.workbook.name)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="tmpfs")
def test_every_letter_arrives_on_the_cover_while_a_full_disk_is_tried_again(couple: Evening, small_disk: Path) -> None:
    desktop, full = couple.desktop, small_disk.parent / "full"
    couple.open_program(small_disk)
    couple.sign_in(ANA)
    couple.open_page(*PAGE)
    fill_up(full)
    couple.write(VALUE, "no room for this")

    desktop.key("ctrl+l")
    desktop.wait_for("could not be saved yet")
    desktop.tab_to("Passphrase")
    desktop.type_text(ANA, delay=200)  # longer than the time between two tries
    desktop.key("Return")
    desktop.wait_for("no room for this")

    full.unlink()
    desktop.key("ctrl+l")
    desktop.wait_for("Your passphrase finds your own seat.")
    assert "no room for this" in own_words(couple, small_disk)


def fill_up(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue


def test_the_cover_during_a_sign_in_leaves_nothing_open(couple: Evening) -> None:
    desktop = couple.desktop
    couple.open_program(couple.workbook)
    desktop.fill("Passphrase", ANA)
    desktop.key("Return", "F9")
    desktop.wait_for("Begin a workbook", role="push button")

    desktop.press("Workbook")
    couple.sign_in(BEN)
    couple.close()


@pytest.mark.skipif(os.name == "nt", reason="Unix signals")
def test_a_program_that_is_asked_to_end_saves_what_was_just_written_and_asks_nobody(couple: Evening) -> None:
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page(*PAGE)
    kept = len(list((couple.workbook / "backups").iterdir()))
    couple.write(VALUE, "written a moment before the end")
    assert couple.program is not None

    couple.program.terminate()

    wait_until(lambda: couple.program is not None and couple.program.poll() == 0, "the program to end by itself")
    assert "written a moment before the end" in own_words(couple, couple.workbook)
    assert len(list((couple.workbook / "backups").iterdir())) == kept + 1


def test_under_the_cover_no_program_can_read_the_page_and_nothing_can_be_pasted(couple: Evening) -> None:
    desktop = couple.desktop
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page(*PAGE)
    couple.write(VALUE, "not-for-visitors")
    desktop.key("ctrl+a", "ctrl+c")
    couple.wait_saved()
    desktop.press("Share…")
    desktop.wait_for("This is exactly what will be shared")
    assert "not-for-visitors" in desktop.everything_readable()
    desktop.remember("not-for-visitors")
    assert "not-for-visitors" in desktop.ask_remembered()

    desktop.key("F9")
    desktop.wait_for("One moment")

    readable = desktop.everything_readable()
    assert "Passphrase" in readable
    assert "not-for-visitors" not in readable
    assert "Ana" not in readable
    assert VALUE not in readable
    assert "not-for-visitors" not in desktop.ask_remembered()
    desktop.tab_to("Passphrase")
    desktop.key("ctrl+v", "shift+Insert")  # the clipboard, and what was selected
    desktop.press("Show")
    assert "not-for-visitors" not in desktop.everything_readable()

    desktop.fill("Passphrase", ANA + "\n")
    desktop.wait_for("This is exactly what will be shared")
    desktop.key("Escape")
    desktop.wait_for("not-for-visitors", role="text")
    couple.close()
