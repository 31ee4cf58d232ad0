"""How long the event loop stands still while somebody types and the page is saved again and again.

Once on an ordinary page, and once at the end of a letter of many words.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench_parts.table import Row, percentile
from bench_parts.workbooks import PASSPHRASE, filled, with_long_letter
from devtools.desktop import Desktop
from devtools.evening import Evening

DRIVER = Path(__file__).with_name("loop_gaps.py")
BURST = "we talked slowly and then "
PAUSE_SECONDS = 1.1
"""Longer than the autosave waits after the last key: every burst is followed by a save."""
MANY_WORDS = 10_000
_AS_FAST = 1.1
"""What a ratio is at most where nobody could tell the difference."""


@dataclass(frozen=True)
class Typing:
    """What was noted while somebody typed, in milliseconds."""

    gaps: list[float]
    """Between two ticks of the event loop."""
    keys: list[float]
    """From a key until all that it changed was painted."""


def noted_between(log: Path, began: float, ended: float) -> Typing:
    """What was noted in a span of time."""
    lines = (line.split() for line in log.read_text(encoding="ascii").splitlines())
    inside = [line for line in lines if len(line) >= 2 and began <= float(line[0]) <= ended]
    return Typing(
        [float(line[1]) for line in inside if len(line) == 2], [float(line[1]) for line in inside if len(line) == 3]
    )


def typed(desktop: Desktop, log: Path, bursts: int) -> Typing:
    """Type so many bursts with a pause after each, and give what was noted meanwhile."""
    began = time.monotonic()
    for _ in range(bursts):
        desktop.type_text(BURST, delay=12)
        time.sleep(PAUSE_SECONDS)
    ended = time.monotonic()
    time.sleep(0.5)
    return noted_between(log, began, ended)


def into_bare(folder: Path, bursts: int) -> Typing:
    """Into a bare editor."""
    return _measured(folder, bursts, ["bare"], lambda desktop: _wait_for_window(desktop))


def into_trustbook(folder: Path, bursts: int, workbook: Path) -> Typing:
    """Into an open letter of this workbook, at its end."""

    def sign_in(desktop: Desktop) -> None:
        _wait_for_window(desktop)
        evening = Evening(desktop)
        evening.sign_in(PASSPHRASE)
        evening.open_page("Letters", "An unsent letter")
        desktop.tab_to("What I want to say")
        desktop.key("ctrl+End")

    return _measured(folder, bursts, ["trustbook", str(workbook)], sign_in)


def _measured(folder: Path, bursts: int, arguments: list[str], prepare: Callable[[Desktop], None]) -> Typing:
    place = Path(tempfile.mkdtemp(dir=folder))
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
    """The 99th percentiles and the longest, while typing with saves."""
    bursts = 3 * rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = into_bare(folder, bursts)
        ours = into_trustbook(folder, bursts, filled(folder, 200))
        long = into_trustbook(folder, bursts, with_long_letter(folder, MANY_WORDS))
        unchecked = into_trustbook(folder, bursts, with_long_letter(folder, MANY_WORDS, spelling=False))
    keys = f"key to repaint at the end of {MANY_WORDS:,} words, 99 %"
    return [
        _row("event-loop gap while typing, 99th percentile", ours.gaps, bare.gaps, 25),
        _row("key to repaint, 99th percentile", ours.keys, bare.keys, 8),
        _row(keys, long.keys, bare.keys, 8),
        Row(
            "the same, spelling looked at, 99 %",
            percentile(long.keys, 0.99),
            percentile(unchecked.keys, 0.99),
            _AS_FAST,
            base_is="without",
        ),
    ]


def _row(what: str, ours: list[float], bare: list[float], goal: float) -> Row:
    longest = f"longest: ours {max(ours):.0f}, bare {max(bare):.0f}"
    note = f"a bare editor without saves: {percentile(bare, 0.99):.1f}; {longest}"
    return Row(what, percentile(ours, 0.99), None, goal, note=note)
