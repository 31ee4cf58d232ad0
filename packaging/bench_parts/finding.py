"""Finding a word in 10,000 letters of 2,000 characters, against reading the same letters with plain sqlcipher3."""

from __future__ import annotations

import tempfile
import time
from functools import partial
from pathlib import Path

from bench_parts.opening import ENTRIES
from bench_parts.table import Row, interleaved
from bench_parts.workbooks import NEEDLE, PASSPHRASE, filled, opener, without_derivation
from trustbook.workbook.session import Session


def found(session: Session, words: str) -> float:
    """Milliseconds of one search through everything."""
    began = time.perf_counter()
    hits = session.finding.find(session.viewer, words)
    took = time.perf_counter() - began
    if bool(hits) is not (words == NEEDLE):
        raise RuntimeError(f"{words!r} was found {len(hits)} times")
    return took * 1000


def measure(rounds: int) -> list[Row]:
    """A word that is there (up to 200 places are shown) and one that is nowhere."""
    with tempfile.TemporaryDirectory() as name:
        workbook = filled(Path(name), ENTRIES)
        with without_derivation(workbook):
            session = opener().sign_in(workbook, PASSPHRASE)
        there, nowhere = interleaved(rounds, partial(found, session, NEEDLE), partial(found, session, "quicksilver"))
        session.keeping.close()
    return [
        Row(f"finding a word in {ENTRIES:,} entries", there, None, 200),
        Row("finding nothing in them", nowhere, None, 200),
    ]
