"""Three picked pages go to the printer by keys, and the look chosen for them is there after a new start."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pypdf
import pytest

from devtools.desktop_session import wait_until
from devtools.evening import Evening
from tests.e2e.brought import LAST, WRITTEN
from tests.e2e.conftest import ANA
from trustbook.domain.times import SystemClock, random_id
from trustbook.exercises.content import Content
from trustbook.workbook.opener import WorkbookOpener
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.e2e


@pytest.fixture
def printed(couple: Evening) -> Path:
    """What the printer got last; Ana has written three pages."""
    session = WorkbookOpener(Content(), SystemClock(), random_id).sign_in(couple.workbook, ANA)
    for exercise_id, (field, text) in (*WRITTEN.items(), (LAST[0], LAST[1:])):
        page = session.pages.open_page(session.viewer, exercise_id)
        session.pages.save(session.viewer, Draft(page.entry_id, exercise_id, {field: text}))
    session.keeping.close()
    folder = couple.desktop.folder / "printer"
    folder.mkdir()
    for name, body in (("lp", f'cat > "{folder}/printed.pdf"'), ("lpstat", 'echo "system default destination: x"')):
        (folder / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    couple.desktop.environment["PATH"] = f"{folder}:{couple.desktop.environment['PATH']}"
    return folder / "printed.pdf"


def drawn(pdf: Path) -> bytes:
    contents = (page.get_contents() for page in pypdf.PdfReader(pdf).pages)
    return b"".join(found.get_data() for found in contents if found is not None)


def print_again(couple: Evening, printed: Path) -> None:
    printed.unlink(missing_ok=True)
    couple.desktop.press("Print", role="push button")
    wait_until(lambda: printed.exists() and b"%%EOF" in printed.read_bytes()[-64:], "the printed pages")
    couple.desktop.wait_for("Sent to the printer")
    couple.desktop.key("Return")
    couple.desktop.wait_gone("Sent to the printer")


def test_three_picked_pages_are_printed_and_their_look_is_there_after_a_new_start(
    couple: Evening, printed: Path
) -> None:
    desktop = couple.desktop
    couple.open_program(couple.workbook)
    couple.sign_in(ANA, to_today=True)
    desktop.key("ctrl+p")
    desktop.wait_for("Whose: What both of us can see")
    desktop.key("Home")
    desktop.wait_for("Tick what is to stand on the paper.")
    desktop.tab_to("For your counsellor")
    desktop.key("Down", "space", "Down", "space", "Down", "space")
    desktop.press("More: size of paper, large print, margins", role="push button")
    desktop.press("Without colours", role="check box")
    desktop.wait_for("Page")
    print_again(couple, printed)
    text = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, text=True, check=True).stdout
    assert all(words in text for words in ("I rest at ten.", "steadier", "We shouted."))
    assert b" rg" not in drawn(printed)
    couple.close()

    couple.open_program(couple.workbook)
    couple.sign_in(ANA, to_today=True)
    desktop.key("ctrl+p")
    desktop.wait_for("Whose: What both of us can see")
    desktop.tab_to("Whose: What both of us can see")
    desktop.key("Right", "Right")
    print_again(couple, printed)
    assert b" rg" not in drawn(printed) and b" g" in drawn(printed)
    couple.close()
