"""Start and first page with all exercises, against the same program with ten of them."""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench_parts.start import launched
from bench_parts.table import Row, interleaved
from bench_parts.workbooks import EXERCISE, PASSPHRASE, TAB, door, filled, without_derivation
from devtools.desktop import ROOT, Desktop

FEW = 10
HIGHEST = 1.1
"""A tenth is what two equal programs differ by on a busy machine."""


def checkout_with_few(folder: Path) -> Path:
    """A copy of the program in `folder` with ten exercises, one of them in the tab that is measured."""
    shutil.copytree(ROOT / "trustbook", folder / "trustbook", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "resources", folder / "resources")
    every = sorted((folder / "resources" / "exercises" / "en").glob("*/*.toml"), key=lambda path: path.stem != EXERCISE)
    for path in every[FEW:]:
        path.unlink()
    return folder


def started(desktop: Desktop, checkout: Path) -> float:
    """Milliseconds until the window of the program in `checkout` is settled."""
    desktop.environment["PYTHONPATH"] = str(checkout)
    return launched(desktop, "trustbook", 1)


def first_page(workbook: Path, resources: Path) -> float:
    """Milliseconds from the opened key to the lines of a tab and an open page, with the content in `resources`."""
    way_in = door(resources)
    with without_derivation(workbook):
        began = time.perf_counter()
        session = way_in.sign_in(workbook, PASSPHRASE)
        session.exercise_lines(session.viewer, TAB)
        session.open_page(session.viewer, EXERCISE)
        took = time.perf_counter() - began
    session.close()
    return took * 1000


def measure(rounds: int) -> list[Row]:
    """Two rows: to the settled window, and to the first page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few = checkout_with_few(folder / "few")
        (folder / "desktop").mkdir()
        with Desktop(folder / "desktop", accessible=False) as desktop:
            base, ours = interleaved(rounds, partial(started, desktop, few), partial(started, desktop, ROOT))
        row = Row("start to settled window, all exercises", ours, base, HIGHEST, base_is=f"{FEW} exercises")
        workbook = filled(folder, 200)
        base, ours = interleaved(
            rounds * 3,
            partial(first_page, workbook, few / "resources"),
            partial(first_page, workbook, ROOT / "resources"),
        )
        return [row, replace(row, what="opening to first page, all exercises", ours=ours, base=base)]
