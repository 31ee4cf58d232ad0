"""`run`: the window where there is a screen, and the main job without one where there is none."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from devtools import environment, system
from devtools.environment import ROOT
from devtools.saying import SetupFailed, say

COMMANDS = {
    "new", "example", "export", "data-export", "data-import", "backup", "restore", "check", "exercises", "--help", "-h",
}  # fmt: skip
"""First words with which the program needs no screen."""


def run(arguments: list[str]) -> int:
    """Set up and start the program with these arguments. Gives its exit status."""
    without_window = bool(arguments) and arguments[0] in COMMANDS
    if without_window or system.has_screen():
        python = environment.ready("run", window=not without_window)
        return environment.call([python, "-m", "trustbook", *arguments], {"PYTHONPATH": str(ROOT)})
    python = environment.ready("run", window=False)
    return without_a_screen(python)


def without_a_screen(python: Path) -> int:
    """Write the example couple's workbook, its PDF and blank worksheets into a new folder, and name it."""
    folder = ROOT / "build" / f"example-{datetime.now():%Y-%m-%d-%H%M%S}"  # noqa: DTZ005 – a folder's name in local time
    say(f"There is no screen here, so the example couple's workbook and its PDF are written to {folder}.")
    folder.mkdir(parents=True)
    workbook = folder / "Example.trustbook"
    _trustbook(python, "example", workbook)
    keys = [part for file in sorted(folder.glob("*passphrases*.txt")) for part in ("--passphrase-file", file)]
    _trustbook(python, "export", workbook, folder / "Example.pdf", *keys)
    _trustbook(python, "export", "--blank", folder / "Blank worksheets.pdf")
    for path in sorted(folder.iterdir()):
        say(f"written: {path}")
    return 0


def _trustbook(python: Path, *arguments: str | Path) -> None:
    if environment.call([python, "-m", "trustbook", *arguments], {"PYTHONPATH": str(ROOT)}):
        raise SetupFailed(f"`trustbook {arguments[0]}` did not work; the lines above say why.")
