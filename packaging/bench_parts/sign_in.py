"""From Return in the passphrase line to Today, painted with what it says, without the key derivation."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench_parts.table import Row
from bench_parts.workbooks import PASSPHRASE, filled
from devtools.desktop import Desktop
from devtools.desktop_session import wait_until

DRIVER = Path(__file__).with_name("first_page.py")
SECONDS_BEFORE_TYPING = 0.8
"""Less than anybody needs to find the keys."""


def signed_in(desktop: Desktop, workbook: Path) -> tuple[float, float]:
    """Milliseconds of one sign-in without the derivation, and of the derivation."""
    log = desktop.folder / "sign-in"
    log.unlink(missing_ok=True)
    program = desktop.start(sys.executable, DRIVER, log, workbook)
    wait_until(lambda: desktop.window_title() == "Trustbook", "the window")
    time.sleep(SECONDS_BEFORE_TYPING)
    desktop.type_text(PASSPHRASE + "\n")  # the passphrase line has the keyboard
    wait_until(lambda: log.exists() and log.read_text(encoding="ascii").endswith("\n"), "Today")
    whole, derivation = (float(word) for word in log.read_text(encoding="ascii").split())
    desktop.kill(program)
    return whole - derivation, derivation


def measure(rounds: int) -> list[Row]:
    """One row; the derivation itself is named beside it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbook = filled(folder, 200)
        (folder / "desktop").mkdir()
        with Desktop(folder / "desktop", accessible=False) as desktop:
            signed_in(desktop, workbook)
            figures = [signed_in(desktop, workbook) for _ in range(rounds)]
    ours, derivation = (statistics.median(column) for column in zip(*figures, strict=True))
    note = f"200 entries; the derivation before it took {derivation:.0f} ms"
    return [Row("sign-in to Today, without derivation", ours, None, 150, note=note)]
