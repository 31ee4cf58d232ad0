"""Three pages for Tuesday: from the sign-in to a written PDF, in a real window, by keys."""

from __future__ import annotations

import subprocess

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


def test_three_pages_become_one_file_with_a_password(couple: Evening) -> None:
    session = WorkbookOpener(Content(), SystemClock(), random_id).sign_in(couple.workbook, ANA)
    for exercise_id, (field, text) in (*WRITTEN.items(), (LAST[0], LAST[1:])):
        page = session.pages.open_page(session.viewer, exercise_id)
        session.pages.save(session.viewer, Draft(page.entry_id, exercise_id, {field: text}))
    session.keeping.close()
    desktop, target = couple.desktop, couple.desktop.home / "pages.pdf"

    couple.open_program(couple.workbook)
    couple.sign_in(ANA, to_today=True)
    desktop.key("ctrl+9")
    desktop.wait_for("Choose pages to bring")
    desktop.key("b")
    desktop.wait_for("Type to find a page", role="text")
    for letters, title in (
        ("build", "Build one boundary"),
        ("pulse", "Weekly pulse"),
        ("setback", "Learn from a setback"),
    ):
        desktop.type_text(f"{letters}\n")
        desktop.wait_for(f"“{title}")
    desktop.key("Escape")
    desktop.wait_for("3 sides of A4.")
    desktop.key("Return")
    desktop.wait_for("Protect the file with a password")
    desktop.fill("Password of the file", "pears")
    desktop.press("Save as PDF…", role="push button")
    desktop.wait_for("Name", role="text")
    desktop.key("ctrl+a")
    desktop.type_text(f"{target}\n")

    wait_until(target.exists, "the file")
    read = subprocess.run(["pdftotext", "-upw", "pears", str(target), "-"], capture_output=True, text=True, check=False)
    assert read.stdout.index("I rest at ten.") < read.stdout.index("steadier") < read.stdout.index("We shouted.")
    assert subprocess.run(["pdftotext", str(target), "-"], capture_output=True, check=False).returncode != 0
    couple.close()
