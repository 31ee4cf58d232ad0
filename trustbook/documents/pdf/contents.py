"""What stands in the contents of a document whose pages are laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from trustbook.documents.document import Furniture, SheetPages
from trustbook.documents.pdf.front import ContentsEntry
from trustbook.documents.pdf.layout import LaidChapter
from trustbook.language import day_span, short_day_span


def contents_of(chapters: Sequence[LaidChapter], words: Furniture) -> list[tuple[str, list[ContentsEntry]]]:
    """For each chapter its title, and a line for each of its exercises."""
    days = [laid.sheet.days[1] for chapter in chapters for laid in chapter.sheets if laid.sheet.days]
    newest = max(days, default=date.max)
    short = any(chapter.has_list for chapter in chapters)
    return [_told_of(chapter, words, newest, short=short) for chapter in chapters]


def _told_of(chapter: LaidChapter, words: Furniture, newest: date, *, short: bool) -> tuple[str, list[ContentsEntry]]:
    """The title of a chapter and its lines. `short`: one line with its title where it begins with a list of its own."""
    if not short or not (chapter.has_list or (chapter.title and len(chapter.sheets) == 1)):
        return chapter.title, list(_entries(chapter, words, newest))
    first = chapter.sheets[0]
    return "", [ContentsEntry(chapter.title, "", first.first, first.key)]


def _entries(chapter: LaidChapter, words: Furniture, newest: date) -> Iterator[ContentsEntry]:
    """A line for each exercise, which also says where own pages of it begin. `newest` is the last day of all."""
    for laid in chapter.sheets:
        sheet = laid.sheet
        if not sheet.in_contents:
            continue
        own = [other.first for other in chapter.sheets if other.sheet.for_one and _goes_with(other.sheet, sheet)]
        told = (
            sheet.line if sheet.listed is None else sheet.listed,
            words.own_pages.format(page=own[0]) if own else "",
        )
        days = (day_span(*sheet.days), short_day_span(*sheet.days, newest), "") if sheet.days else ("",)
        line, *shorter = (" · ".join(filter(None, (said, *told))) for said in days)
        yield ContentsEntry(sheet.title, line, laid.first, laid.key, tuple(shorter))


def _goes_with(other: SheetPages, sheet: SheetPages) -> bool:
    """Whether another sheet of the exercise stands under the line of this one."""
    return not (other.in_contents or sheet.for_one) and other.title == sheet.title
