"""The whole workbook as blank worksheets, once and three times over: it has to cost in proportion to its length."""

from __future__ import annotations

from datetime import date
from functools import partial

from bench_parts.paper import ours
from bench_parts.table import Row, interleaved
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document
from trustbook.documents.sheets import Binder
from trustbook.exercises.content import Content
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.worksheets import EVERYTHING, worksheets

TIMES = 3


def whole_workbook(times: int) -> Document:
    """Every worksheet with the texts to read, `times` over."""
    choice = PaperChoice("workbook", style="blank", set_id=EVERYTHING)
    binder = worksheets(Content(), choice, date(2026, 5, 3))
    return compose(Binder(binder.title, "", binder.chapters * times, settle=binder.settle))


def measure(rounds: int) -> list[Row]:
    """Processor time of three workbooks in one file against three times that of one."""
    once, thrice = interleaved(rounds, partial(ours, whole_workbook(1)), partial(ours, whole_workbook(TIMES)))
    note = f"once {once:.0f} ms"
    return [Row("Everything blank, three times over", thrice, TIMES * once, 1.15, base_is="three times one", note=note)]
