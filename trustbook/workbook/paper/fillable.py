"""Worksheets to fill in on a computer: the blank ones, each once, with fields in place of room for a hand."""

from __future__ import annotations

from dataclasses import replace

from trustbook.documents.forms.fields import form_fields
from trustbook.documents.forms.note import sheet_of
from trustbook.documents.sheets import Binder, BinderChapter, Sheet
from trustbook.domain.form_problems import NothingToFillIn
from trustbook.exercises.library import Library
from trustbook.language import _


def to_fill_in(blank: Binder, library: Library) -> Binder:
    """The same worksheets as a form. Further copies and pocket cards, which are to be cut out, stay away.

    What is to read only, or never saved, is there as it is on paper. Raises NothingToFillIn where nothing else is.
    """
    seen: set[str] = set()
    chapters = tuple(_chapter(chapter, library, seen) for chapter in blank.chapters)
    kept = tuple(chapter for chapter in chapters if chapter.sheets or chapter.texts)
    if not any(sheet.form for chapter in kept for sheet in chapter.sheets):
        raise NothingToFillIn
    subtitle = _("To fill in on a computer") if blank.subtitle else ""
    return replace(blank, chapters=kept, subtitle=subtitle, style="fillable")


def _chapter(chapter: BinderChapter, library: Library, seen: set[str]) -> BinderChapter:
    sheets = []
    for sheet in chapter.sheets:
        if sheet.exercise.id not in seen:
            seen.add(sheet.exercise.id)
            sheets.append(_sheet(sheet, library))
    return replace(chapter, sheets=tuple(sheets), cards=())


def _sheet(sheet: Sheet, library: Library) -> Sheet:
    once = replace(sheet, more=False, own_copies=1)
    if not form_fields(sheet.exercise, solo=sheet.solo):
        return once
    whole = library.exercise(sheet.exercise.id)
    language = library.language_of(whole.id)
    return replace(once, form=sheet_of(whole, language, short=sheet.short, solo=sheet.solo))
