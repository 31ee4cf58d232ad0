"""Two people agree to a brief line by line, each at their own seat, and write it: by keys, and read by pypdf."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from devtools.desktop_session import wait_until
from devtools.evening import Evening
from tests.e2e.conftest import ANA, BEN
from trustbook.cli.opening import opener
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.e2e

TOPIC, REFUSED = "The balcony door", "MARKER of the ferry"
LINK, LOOK = "A brief from both of you", "Look at the page"


def write_topics(workbook: Path) -> None:
    """Ana has written two things that she may bring up."""
    session = opener().sign_in(workbook, ANA)
    page = session.pages.new_page(session.viewer, "session-brief")
    session.pages.save(session.viewer, Draft(page.entry_id, "session-brief", {"topic-1": TOPIC, "topic-2": REFUSED}))
    session.keeping.close()


def open_brief(evening: Evening, passphrase: str) -> None:
    evening.open_program(evening.workbook)
    evening.sign_in(passphrase)
    evening.go_to_tab("Counselling")
    evening.desktop.press(LINK)


def save(evening: Evening, target: Path) -> None:
    """From the last look to the file, without a password."""
    desktop = evening.desktop
    desktop.press(LOOK, role="push button")
    desktop.wait_for("This stands on it")
    desktop.press("Protect the file with a password")
    desktop.press("Save as PDF…")
    desktop.wait_for("Name", role="text")
    desktop.key("ctrl+a")
    desktop.type_text(f"{target}\n")
    wait_until(target.exists, "the file")


def test_a_brief_is_agreed_to_by_both_and_written_by_keys(couple: Evening) -> None:
    desktop, target = couple.desktop, couple.desktop.home / "pages.pdf"

    write_topics(couple.workbook)
    open_brief(couple, ANA)
    desktop.press(TOPIC)
    desktop.press(REFUSED)
    desktop.wait_for("Both of you see it")
    couple.close()

    open_brief(couple, BEN)
    desktop.press(TOPIC)
    desktop.wait_for("Both of you said yes")
    save(couple, target)
    desktop.wait_for("It is where you chose to put it.")

    file = pypdf.PdfReader(target)
    text = " ".join(" ".join(page.extract_text().split()) for page in file.pages)
    assert len(file.pages) == 1
    assert TOPIC in text and "Both agreed to this page: Ana and Ben" in text
    assert "MARKER" not in text + str(file.metadata) + str(file.outline)
    assert dict(file.attachments) == {}
    assert b"MARKER" not in target.read_bytes()
