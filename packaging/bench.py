"""Speed as ratios, measured in one run with the things compared in turn. Prints a table; a slow machine never fails it.

python3 packaging/dev.py bench [NAME …] [--rounds N]     names: start, typing, sign-in, paper, long-paper, blank-paper,
opening, finding, content, line

long-paper also compares with WeasyPrint and Typst where this interpreter, or that in TRUSTBOOK_BENCH_PYTHON, has them.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

PARTS = {
    "start": "bench_parts.start",
    "typing": "bench_parts.keystrokes",
    "sign-in": "bench_parts.sign_in",
    "paper": "bench_parts.paper",
    "long-paper": "bench_parts.long_paper",
    "blank-paper": "bench_parts.blank_paper",
    "opening": "bench_parts.opening",
    "finding": "bench_parts.finding",
    "content": "bench_parts.content",
    "line": "bench_parts.line",
}


def main(arguments: list[str]) -> int:
    """Run the chosen measures. Status 1 only when one could not be taken at all."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure Trustbook's speed as ratios.")
    parser.add_argument("names", nargs="*", choices=[*PARTS, []], help="only these")
    parser.add_argument("--rounds", type=int, default=5)
    chosen = parser.parse_args(arguments)
    sys.path.insert(0, str(ROOT))
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; medians of {chosen.rounds} interleaved rounds")
    failed = 0
    for name in chosen.names or PARTS:
        try:
            rows = importlib.import_module(PARTS[name]).measure(chosen.rounds)
        except Exception:  # noqa: BLE001 – one measure that breaks must not take the others' figures along
            traceback.print_exc()
            print(f"{name}: could not be measured")
            failed = 1
            continue
        for row in rows:
            print(row.line(), flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
