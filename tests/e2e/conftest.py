"""End-to-end tests: a real window on a private desktop, driven by keys and checked by the command line."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.desktop import Desktop
from devtools.evening import Evening

ANA = "ana likes green tea in winter"
BEN = "ben keeps seven old bicycles"


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """An empty desktop of 1366 × 768."""
    if not sys.platform.startswith("linux") or shutil.which("Xvfb") is None:
        pytest.skip("real windows are driven on Linux with Xvfb only")
    folder = tmp_path / "desktop"
    folder.mkdir()
    with Desktop(folder) as desktop:
        yield desktop


@pytest.fixture
def evening(desktop: Desktop) -> Evening:
    """Somebody sits down at that desktop."""
    return Evening(desktop)


@pytest.fixture
def couple(evening: Evening) -> Evening:
    """An evening with a workbook of Ana and Ben, made by the command line; the program is not open yet."""
    evening.workbook.parent.mkdir(parents=True)
    made = evening.trustbook("new", evening.workbook, "--partner", "Ana", "--partner", "Ben", passphrases=(ANA, BEN))
    assert made.returncode == 0, made.stderr
    return evening


def rounds(usual: int) -> int:
    """How often a loop runs: TRUSTBOOK_FAULT_ROUNDS, else `usual`."""
    return int(os.environ.get("TRUSTBOOK_FAULT_ROUNDS", usual))
