"""Start and first page with all exercises, against the same program with ten of them."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench_parts.sign_in import signed_in
from bench_parts.start import launched
from bench_parts.table import Row, interleaved
from bench_parts.workbooks import EXERCISE, filled
from devtools.desktop import Desktop
from devtools.desktop_session import ROOT

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


def first_page(desktop: Desktop, checkout: Path, workbook: Path) -> float:
    """Milliseconds from Return to the first painted list, without the derivation, of the program in `checkout`."""
    desktop.environment["PYTHONPATH"] = str(checkout)
    return signed_in(desktop, workbook)[0]


def measure(rounds: int) -> list[Row]:
    """Two rows: to the settled window, and from the passphrase to the first page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few = checkout_with_few(folder / "few")
        workbook = filled(folder, 200)
        (folder / "desktop").mkdir()
        with Desktop(folder / "desktop", accessible=False) as desktop:
            base, ours = interleaved(rounds, partial(started, desktop, few), partial(started, desktop, ROOT))
            row = Row("start to settled window, all exercises", ours, base, HIGHEST, base_is=f"{FEW} exercises")
            base, ours = interleaved(
                rounds, partial(first_page, desktop, few, workbook), partial(first_page, desktop, ROOT, workbook)
            )
        return [row, replace(row, what="sign-in to first page, all exercises", ours=ours, base=base)]
