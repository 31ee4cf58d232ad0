"""The line through time with its chart: until both are painted beyond an empty tab, scrolling and filtering, of ten
years and of three months."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bench_parts.table import Row
from bench_parts.years import over_years

_RUN = Path(__file__).with_name("line_run.py")
_QUARTER = 0.25
_DECADE = 10
_TURNS = 3


def _figures(workbook: Path, rounds: int) -> dict[str, list[float]]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, str(_RUN), str(workbook), str(rounds)], env=environment, check=True, capture_output=True
    )
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def _in_turn(rounds: int, *workbooks: Path) -> list[dict[str, float]]:
    """The medians of each, taken in turn: a busy moment hits all of them alike."""
    found: list[dict[str, list[float]]] = [{} for _ in workbooks]
    for _ in range(_TURNS):
        for workbook, figures in zip(workbooks, found, strict=True):
            for name, values in _figures(workbook, -(-rounds // _TURNS)).items():
                figures.setdefault(name, []).extend(values)
    return [{name: median(values) for name, values in figures.items()} for figures in found]


def measure(rounds: int) -> list[Row]:
    """A made couple over three months and over ten years."""
    with tempfile.TemporaryDirectory() as name:
        books = [over_years(Path(name), years) for years in (_QUARTER, _DECADE)]
        short, long = _in_turn(rounds, *books)
    beyond, decade = short["first"] - short["empty"], long["first"] - long["empty"]
    return [
        Row(
            "the line, three months, beyond an empty tab", beyond, None, 100, note=f"work of it {short['work']:.0f} ms"
        ),
        Row("the line, ten years, first paint", decade, beyond, 2, base_is="three months"),
        Row("the line, all ten years", long["all"], None, 1000),
        Row("the line, ten years, another order", long["filter"], None, 50),
        Row("the line, ten years, a word found", long["find"], None, 50),
        Row("the line, ten years, longest frame", long["frame"], None, 33),
    ]
