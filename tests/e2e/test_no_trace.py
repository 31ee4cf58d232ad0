"""The page “Is this book right for us?” in the real program: answered by keys, and not one byte of the home differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools.desktop_session import wait_until
from devtools.evening import Evening
from tests.e2e.conftest import ANA

pytestmark = pytest.mark.e2e

TITLE = "Is this book right for us?"
TICKED = "I watch what I say or do, because I am afraid of the reaction"


def everything(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Each file and folder with its size, its time to the nanosecond, and what is in it."""
    found = {}
    for path in sorted((folder, *folder.rglob("*"))):
        about = path.lstat()
        content = path.read_bytes() if path.is_file() else b""
        found[str(path.relative_to(folder))] = (about.st_size, about.st_mtime_ns, content)
    return found


def tick_something(evening: Evening) -> None:
    desktop = evening.desktop
    desktop.wait_for(TITLE)
    desktop.tab_to(desktop.wait_for(TICKED, role="check box").name)
    desktop.key("space")
    wait_until(lambda: any(node.checked and TICKED in node.name for node in desktop.tree()), "the tick")


def test_before_signing_in_it_leaves_no_trace(couple: Evening) -> None:
    desktop = couple.desktop
    couple.open_program()
    desktop.wait_for("Workbook")
    before = everything(desktop.home)

    desktop.press("Is this book right for us?")
    tick_something(couple)
    desktop.key("Escape")
    desktop.wait_for("Begin a workbook", role="push button")

    assert everything(desktop.home) == before
    assert desktop.window_title() == "Trustbook"


def test_beside_an_open_workbook_it_leaves_no_trace(couple: Evening) -> None:
    desktop = couple.desktop
    couple.program = desktop.trustbook(couple.workbook)
    desktop.wait_for("Your passphrase finds your own seat.", seconds=40)
    couple.sign_in(ANA)
    couple.go_to_tab("Communication")
    couple.go_to_tab("Understanding")
    before = everything(desktop.home)

    couple.open_page("Understanding", TITLE)
    tick_something(couple)
    couple.go_to_tab("Communication")
    couple.go_to_tab("Understanding")
    wait_until(lambda: not any(node.checked and TICKED in node.name for node in desktop.tree()), "the tick to be gone")

    assert everything(desktop.home) == before
