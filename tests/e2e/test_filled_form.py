"""A worksheet made by the command line, filled in by another library, is read into the window by keys."""

from __future__ import annotations

import json
import logging
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from devtools.desktop_session import wait_until
from devtools.evening import Evening
from tests.e2e.conftest import ANA, BEN
from tests.e2e.menus import choose_in_menu

pytestmark = pytest.mark.e2e

WORD = "patient"


def fill(form: Path) -> None:
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it cannot draw every letter that it can hold
    writer = pypdf.PdfWriter(clone_from=BytesIO(form.read_bytes()))
    writer.update_page_form_field_values(
        None, {"tb1.weekly-pulse.word": WORD, "tb1.weekly-pulse.safe": "/3"}, auto_regenerate=False
    )
    writer.write(form)


def choose(evening: Evening, form: Path) -> None:
    """From the menu to the preview."""
    desktop = evening.desktop
    choose_in_menu(desktop, "filled-form", not_offered=("seat-first", "hand-over", "at-hand"))
    desktop.wait_for("Name", role="text")
    desktop.key("ctrl+a")
    desktop.type_text(f"{form}\n")
    desktop.wait_for("Answers from a filled form")


def pages_of(evening: Evening, name: str, passphrase: str) -> list[dict[str, object]]:
    """Answers to the weekly pulse in this person's own book."""
    target = evening.desktop.home / f"{name}.json"
    done = evening.trustbook(
        "data-export", evening.workbook, target, "--private", name, "--overwrite", passphrases=(passphrase,)
    )
    assert done.returncode == 0, done.stderr
    entries = json.loads(target.read_text(encoding="utf-8"))["entries"]
    return [entry["answers"] for entry in entries if entry["exercise"] == "weekly-pulse"]


def test_a_filled_form_comes_into_ones_own_book_by_keys(couple: Evening) -> None:
    desktop, form = couple.desktop, couple.desktop.home / "pulse.pdf"
    made = couple.trustbook("export", "--fillable", form, "--exercise", "weekly-pulse")
    assert made.returncode == 0, made.stderr
    fill(form)
    before = form.read_bytes()

    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    choose(couple, form)
    desktop.wait_for(WORD)
    desktop.key("Return")  # the focus begins on the way out, which changes nothing
    desktop.wait_gone("Answers from a filled form")
    choose(couple, form)
    desktop.press("Bring these answers in", role="push button")
    desktop.wait_gone("Answers from a filled form")
    wait_until(lambda: desktop.find(WORD) is not None, "the page with the answers")
    couple.close()

    assert pages_of(couple, "Ana", ANA) == [{"word": WORD, "safe": 3}]
    assert pages_of(couple, "Ben", BEN) == []
    assert form.read_bytes() == before
