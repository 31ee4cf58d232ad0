"""How long the event loop stands still while somebody types and the page is saved again and again."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench_parts.table import Row, percentile
from bench_parts.workbooks import PASSPHRASE, filled
from devtools.desktop import Desktop
from devtools.evening import Evening

DRIVER = Path(__file__).with_name("loop_gaps.py")
BURST = "we talked slowly and then "
PAUSE_SECONDS = 1.1
"""Longer than the autosave waits after the last key: every burst is followed by a save."""


def gaps_between(log: Path, began: float, ended: float) -> list[float]:
    """Milliseconds between the ticks of a span of time."""
    pairs = (line.split() for line in log.read_text(encoding="ascii").splitlines())
    return [float(pair[1]) for pair in pairs if len(pair) == 2 and began <= float(pair[0]) <= ended]


def typed(desktop: Desktop, log: Path, bursts: int) -> list[float]:
    """Type so many bursts with a pause after each, and give the gaps meanwhile."""
    began = time.monotonic()
    for _ in range(bursts):
        desktop.type_text(BURST, delay=12)
        time.sleep(PAUSE_SECONDS)
    ended = time.monotonic()
    time.sleep(0.5)
    return gaps_between(log, began, ended)


def into_bare(folder: Path, bursts: int) -> list[float]:
    """The gaps of a bare editor."""
    return _measured(folder, bursts, ["bare"], lambda desktop: _wait_for_window(desktop))


def into_trustbook(folder: Path, bursts: int) -> list[float]:
    """The gaps of an open page."""
    workbook = filled(folder, 200)

    def sign_in(desktop: Desktop) -> None:
        _wait_for_window(desktop)
        evening = Evening(desktop)
        evening.sign_in(PASSPHRASE)
        evening.open_page("Letters", "A letter that stays here")
        desktop.tab_to("What I want to say")

    return _measured(folder, bursts, ["trustbook", str(workbook)], sign_in)


def _measured(folder: Path, bursts: int, arguments: list[str], prepare: Callable[[Desktop], None]) -> list[float]:
    place = folder / arguments[0]
    place.mkdir()
    log = place / "gaps"
    with Desktop(place) as desktop:
        desktop.start(sys.executable, DRIVER, log, *arguments)
        prepare(desktop)
        time.sleep(1.0)
        return typed(desktop, log, bursts)


def _wait_for_window(desktop: Desktop) -> None:
    end = time.monotonic() + 20
    while not desktop.tree() and time.monotonic() < end:
        time.sleep(0.1)


def measure(rounds: int) -> list[Row]:
    """The 99th percentile of the gaps and the longest one, while typing with saves."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare, ours = into_bare(folder, 3 * rounds), into_trustbook(folder, 3 * rounds)
    longest = f"longest: ours {max(ours):.0f}, bare {max(bare):.0f}"
    note = f"a bare editor without saves: {percentile(bare, 0.99):.1f}; {longest}"
    return [Row("event-loop gap while typing, 99th percentile", percentile(ours, 0.99), None, 25, note=note)]
