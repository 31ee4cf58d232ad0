"""From starting the process to a painted window, against a bare PySide6 window."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from bench_parts.table import Row, interleaved
from devtools.desktop import Desktop

DRIVER = Path(__file__).with_name("first_paint.py")


def launched(desktop: Desktop, which: str, index: int) -> float:
    """Milliseconds of one start, until painted (`index` 0) or until settled (1)."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(DRIVER), which],
        env=desktop.environment,
        cwd=desktop.home,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"{which} did not paint a window: {done.stderr.strip()[-2000:]}")
    return (float(done.stdout.split()[-2:][index]) - began) * 1000


def measure(rounds: int) -> list[Row]:
    """Painted and settled, each as a ratio to the bare window."""
    rows = []
    with tempfile.TemporaryDirectory() as folder, Desktop(Path(folder), accessible=False) as desktop:
        for index, word, goal in ((0, "painted", 1.25), (1, "settled", 1.5)):
            bare, ours = interleaved(
                rounds,
                partial(launched, desktop, "bare", index),
                partial(launched, desktop, "trustbook", index),
            )
            rows.append(Row(f"start to {word} window", ours, bare, goal, base_is="a bare PySide6 window"))
    return rows
