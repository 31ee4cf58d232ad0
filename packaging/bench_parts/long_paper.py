"""Long files with tags and contents: against other ways to set them, their memory, and what the window notices."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

from bench_parts.other_setters import as_html, as_typst, taken
from bench_parts.paper import filled_pages, ours
from bench_parts.platypus_pages import platypus
from bench_parts.table import Row, interleaved
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document
from trustbook.documents.pdf import render
from trustbook.documents.sheets import Binder, BinderChapter, blank_sheet
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.ui.printing.pictures import page_count, page_picture

PAGES: Final = 500
MANY: Final = 2000
SCREEN: Final = 96.0
"""Dots per inch."""
FOLDER: Final = Path(__file__).parent


def measure(rounds: int) -> list[Row]:
    """Every row; those against a program that is not installed are left out."""
    return [*_against_others(rounds), _twice(rounds), _memory(), _gap(rounds), _preview(rounds)]


def _against_others(rounds: int) -> Iterator[Row]:
    document = filled_pages(PAGES)
    pages = f"{page_count(render(document))} pages here"
    mine, plain = interleaved(min(rounds, 3), partial(ours, document), partial(platypus, document, contents=True))
    what = f"{PAGES} tagged pages with contents"
    yield Row(what, mine, plain, 1 / 4, base_is="platypus multiBuild, untagged", note=pages)
    for program, source, goal in (("weasyprint", as_html(document), 1 / 10), ("typst", as_typst(document), 1.0)):
        other = taken(program, source)
        if other is None:
            print(f"{what}: {program} is not installed, so not compared with")
            continue
        again = statistics.median(ours(document) for _ in range(min(rounds, 3)))
        yield Row(what, again, other.milliseconds, goal, base_is=program, note=f"{other.pages} pages there")


def _twice(rounds: int) -> Row:
    once, twice = filled_pages(PAGES), filled_pages(2 * PAGES)
    short, long = interleaved(min(rounds, 3), partial(ours, once), partial(ours, twice))
    return Row("twice the pages", long, 2 * short, 1.15, base_is=f"twice {PAGES} pages")


def _memory() -> Row:
    (most,) = _child("export_memory.py", MANY)
    return Row(f"memory for {MANY} tagged pages", most, None, 250, unit="MB", note="the whole process")


def _gap(rounds: int) -> Row:
    gaps = [_child("export_gap.py", PAGES) for _ in range(min(rounds, 3))]
    longest = statistics.median(gap for gap, _idle in gaps)
    idle = statistics.median(idle for _gap, idle in gaps)
    note = f"{idle:.0f} ms with nothing to do"
    return Row(f"longest gap while {PAGES} pages are made", longest, None, 50, note=note)


def _child(program: str, pages: int) -> list[float]:
    command = [sys.executable, str(FOLDER / program), str(pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


def _preview(rounds: int) -> Row:
    library = Library()
    exercises = [library.exercise(name) for name in library.exercise_ids()[:12]]
    _shown(compose(_one(exercises[0])))
    figures = []
    for _ in range(rounds):
        for exercise in exercises:
            began = time.process_time()
            _shown(compose(_one(exercise)))
            figures.append((time.process_time() - began) * 1000)
    return Row("preview of one worksheet", statistics.median(figures), None, 50, note=f"longest {max(figures):.0f} ms")


def _one(exercise: Exercise) -> Binder:
    return Binder("", "", (BinderChapter("", (blank_sheet(exercise),)),), title_page=False)


def _shown(document: Document) -> None:
    page_picture(render(document), 0, SCREEN)
