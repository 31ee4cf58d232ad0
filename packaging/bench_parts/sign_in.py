"""From the opened key to the first page of the example couple's workbook, without a window: what signing in adds."""

from __future__ import annotations

import tempfile
import time
from functools import partial
from pathlib import Path

from bench_parts.opening import opened
from bench_parts.table import Row, interleaved
from bench_parts.workbooks import PASSPHRASE, filled
from trustbook.storage import keys


def derived(workbook: Path) -> float:
    """Milliseconds of one key derivation."""
    began = time.perf_counter()
    keys.unlock(workbook, PASSPHRASE)
    return (time.perf_counter() - began) * 1000


def measure(rounds: int) -> list[Row]:
    """One row; the derivation itself is named beside it."""
    with tempfile.TemporaryDirectory() as name:
        workbook = filled(Path(name), 200)
        derivation, ours = interleaved(rounds, partial(derived, workbook), partial(opened, workbook))
    note = f"the derivation before it takes {derivation:.0f} ms"
    return [Row("sign-in to first page, beyond the derivation", ours, None, 150, note=note)]
