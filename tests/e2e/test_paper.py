"""From the open page to a file and to a printer."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from devtools.desktop_session import wait_until
from devtools.evening import Evening
from tests.e2e.conftest import ANA

pytestmark = pytest.mark.e2e

PASSWORD = "paper password"


@pytest.fixture
def written(couple: Evening) -> Evening:
    """Ana sits at a page that she has written on; a printer takes what is sent to it."""
    printers = couple.desktop.folder / "printer"
    printers.mkdir()
    for name, body in (("lp", f'cat > "{printers}/printed.pdf"'), ("lpstat", 'echo "system default destination: x"')):
        program = printers / name
        program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        program.chmod(0o755)
    couple.desktop.environment["PATH"] = f"{printers}:{couple.desktop.environment['PATH']}"
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page("Boundaries", "Build one boundary")
    couple.write("What matters to me here", "words on paper")
    couple.wait_saved()
    couple.desktop.key("ctrl+p")
    couple.desktop.wait_for("Save as PDF…", role="push button")
    return couple


def text_of(pdf: Path, password: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(["pdftotext", "-upw", password, str(pdf), "-"], capture_output=True, text=True, check=False)


def test_an_own_page_becomes_a_file_with_a_password(written: Evening) -> None:
    target = written.desktop.home / "page.pdf"

    written.desktop.fill("Password of the file", PASSWORD)
    written.desktop.press("Save as PDF…")
    written.desktop.wait_for("Name", role="text")
    written.desktop.key("ctrl+a")
    written.desktop.type_text(f"{target}\n")

    wait_until(target.exists, "the file")
    assert "words on paper" in text_of(target, PASSWORD).stdout
    assert text_of(target).returncode != 0
    assert target.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in target.parent.iterdir() if "page" in path.name) == ["page.pdf"]


def test_an_own_page_goes_to_the_printer_and_nowhere_else(written: Evening) -> None:
    printed = written.desktop.folder / "printer" / "printed.pdf"

    written.desktop.press("Print", role="push button")

    wait_until(lambda: printed.exists() and b"%%EOF" in printed.read_bytes()[-64:], "the printed page")
    assert "words on paper" in text_of(printed).stdout
    assert list(written.desktop.home.rglob("*.pdf")) == []
