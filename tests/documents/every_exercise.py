"""Every exercise, blank and filled."""

from __future__ import annotations

from datetime import date
from functools import cache

from bench_parts.paper import answers_for
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document
from trustbook.documents.sheets import Binder, BinderChapter, Sheet, blank_sheet
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.text_ids import SETTLE
from trustbook.exercises.texts import Guide

LIBRARY = Library()


NAMES = LIBRARY.exercise_ids()


TODAY = date(2026, 11, 22)


@cache
def exercise(name: str) -> Exercise:
    return LIBRARY.exercise(name)


def bound(*sheets: Sheet) -> Document:
    chapter = BinderChapter("The chapter", sheets)
    return compose(Binder("Pages", "", (chapter,), title_page=False, settle=Guide().text(SETTLE, TODAY)))


def blanks(name: str) -> dict[str, Sheet]:
    found = exercise(name)
    return {
        "whole": blank_sheet(found),
        "short": blank_sheet(found, short=True),
        "alone": blank_sheet(found, solo=True),
        "short and alone": blank_sheet(found, short=True, solo=True),
    }


def filled(name: str) -> Sheet:
    found = exercise(name)
    parts = frozenset(part.id for part in found.parts)
    return Sheet(found, parts, answers_for(found), TODAY, "Ana")
