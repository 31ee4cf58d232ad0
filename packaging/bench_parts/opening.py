"""Opening a workbook of 10,000 entries against an empty one, to the first page; key derivation left out."""

from __future__ import annotations

import tempfile
import time
from functools import partial
from pathlib import Path

from bench_parts.table import Row, interleaved
from bench_parts.workbooks import EXERCISE, PASSPHRASE, TAB, filled, opener, without_derivation

ENTRIES = 10_000


def opened(workbook: Path) -> float:
    """Milliseconds from the opened key to the first page, the books closed again afterwards."""
    way_in = opener()
    with without_derivation(workbook):
        began = time.perf_counter()
        session = way_in.sign_in(workbook, PASSPHRASE)
        session.lists.exercise_lines(session.viewer, TAB)
        session.pages.open_page(session.viewer, EXERCISE)
        took = time.perf_counter() - began
    session.keeping.close()
    return took * 1000


def measure(rounds: int) -> list[Row]:
    """One row."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty, full = filled(folder, 0), filled(folder, ENTRIES)
        base, ours = interleaved(rounds, partial(opened, empty), partial(opened, full))
    return [Row(f"opening {ENTRIES:,} entries, to the first page", ours, base, 2.0, base_is="an empty workbook")]
