"""A whole session in the window: no internet socket, and no word of it outside the workbook."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from devtools.desktop_session import wait_until
from devtools.evening import Evening
from tests.e2e.conftest import ANA
from tests.helpers_network import can_watch, internet_calls, watched

pytestmark = pytest.mark.e2e

MARKER = "zanzibar-marker"


def test_a_whole_session_opens_no_internet_socket_and_leaves_no_word_behind(couple: Evening) -> None:
    if not can_watch():
        pytest.skip("this system does not let us watch system calls")
    desktop, log = couple.desktop, couple.desktop.folder / "calls"
    couple.program = desktop.start(
        *watched(log, sys.executable, "-m", "trustbook", couple.workbook),
        extra={"TMPDIR": str(temporary(couple))},
    )
    desktop.wait_for("Your passphrase finds your own seat.", seconds=40)
    couple.sign_in(ANA)
    couple.open_page("Boundaries", "Build one boundary")
    couple.write("What matters to me here", MARKER)
    couple.wait_saved()
    desktop.key("ctrl+f")
    desktop.type_text(MARKER)
    desktop.wait_for("Build one boundary")
    couple.close()

    assert log.stat().st_size > 0
    assert internet_calls(log) == []
    assert words_on_disk(desktop.home, MARKER) == []
    assert words_on_disk(desktop.home, "Build one boundary") == []
    assert words_on_disk(temporary(couple), MARKER) == []


def test_a_killed_session_leaves_no_word_behind(couple: Evening) -> None:
    couple.program = couple.desktop.start(
        sys.executable, "-m", "trustbook", couple.workbook, extra={"TMPDIR": str(temporary(couple))}
    )
    couple.sign_in(ANA)
    couple.open_page("Boundaries", "Build one boundary")
    couple.write("What matters to me here", MARKER)
    couple.wait_saved()
    couple.desktop.kill(couple.program)

    wait_until(lambda: couple.desktop.find(MARKER) is None, "the window to go")
    assert words_on_disk(couple.desktop.home, MARKER) == []
    assert words_on_disk(temporary(couple), MARKER) == []


def test_the_search_for_words_does_find_them(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text(f"x{MARKER}x", encoding="utf-16-le")

    assert words_on_disk(tmp_path, MARKER) == [str(tmp_path / "plain")]


def temporary(couple: Evening) -> Path:
    folder = couple.desktop.folder / "temporary"
    folder.mkdir(exist_ok=True)
    return folder


def words_on_disk(folder: Path, words: str) -> list[str]:
    """Files that hold these words in any of the usual encodings, or in their name."""
    needles = [words.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if words in path.name or any(needle in path.read_bytes() for needle in needles)]
