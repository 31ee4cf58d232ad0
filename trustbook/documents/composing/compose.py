"""From exercises and answers to a neutral document. Pure: nothing is read, nothing is written."""

from __future__ import annotations

from collections.abc import Iterator

from trustbook.documents.composing.compose_agreements import agreement_pages, fridge_pages
from trustbook.documents.composing.compose_beside import beside_pages
from trustbook.documents.composing.compose_brief import brief_pages
from trustbook.documents.composing.compose_cards import card_pages
from trustbook.documents.composing.compose_guide import reading
from trustbook.documents.composing.compose_line import line_pages
from trustbook.documents.composing.compose_pulse import pulse_pages
from trustbook.documents.composing.compose_sheet import sheet_pages
from trustbook.documents.composing.compose_story import story_pages
from trustbook.documents.document import ChapterPages, Document, Furniture, SheetPages
from trustbook.documents.sheets import Binder, BinderChapter, Sheet
from trustbook.documents.text import printable
from trustbook.exercises.text_ids import HELP
from trustbook.language import _


def compose(binder: Binder) -> Document:
    """The document for a binder, in the language in use. An empty binder gives one page that says so."""
    chapters = tuple(
        ChapterPages(printable(chapter.title), tuple(_pages(chapter, binder)))
        for chapter in binder.chapters
        if _has_pages(chapter)
    )
    return Document(
        title=printable(binder.title) or _("Workbook pages"),
        subtitle=printable(binder.subtitle),
        language=binder.language,
        front=binder.title_page,
        furniture=Furniture(
            file_title=_("Workbook pages"),
            contents=_("Contents"),
            page_of=_("{page} of {pages}") if _has_brief(binder) else _("Page {page} of {pages}"),
            empty=_("There is nothing on these pages yet."),
            room=_("Room to write"),
            continued=_("{what}, continued"),
            own_pages=_("own pages: {page}"),
        ),
        chapters=chapters,
        large=binder.large,
        margins=binder.margins,
        grey=binder.grey,
    )


def _has_pages(chapter: BinderChapter) -> bool:
    several = (chapter.sheets, chapter.texts, chapter.cards, chapter.agreements)
    return any(several) or any(
        each is not None for each in (chapter.fridge, chapter.brief, chapter.pulse, chapter.line)
    )


def _is_loose(binder: Binder) -> bool:
    """Whether its sheets are by themselves: what they say of “Getting help” is on no page of it."""
    return binder.style == "blank" and not any(text.id == HELP for chapter in binder.chapters for text in chapter.texts)


def _is_story(sheet: Sheet) -> bool:
    """Whether it tells what was filled in."""
    return sheet.answers is not None and sheet.beside is None and sheet.exercise.print != "reading"


def _has_brief(binder: Binder) -> bool:
    return any(chapter.brief is not None for chapter in binder.chapters)


def _pages(chapter: BinderChapter, binder: Binder) -> Iterator[SheetPages]:
    if chapter.brief is not None:
        yield brief_pages(chapter.brief)
    if chapter.line is not None:
        yield line_pages(chapter.line)
    line = _("to read") if chapter.title else ""
    yield from (reading(text, line, binder.emergency_number) for text in chapter.texts)
    yield from story_pages(
        [sheet for sheet in chapter.sheets if _is_story(sheet)], with_steps=binder.with_steps, large=binder.large
    )
    before: Sheet | None = None
    for sheet in (sheet for sheet in chapter.sheets if not _is_story(sheet)):
        again = before is not None and before.exercise.id == sheet.exercise.id
        if sheet.beside is not None:
            yield beside_pages(sheet, sheet.beside)
        else:
            yield from sheet_pages(sheet, binder.settle, again=again, loose=_is_loose(binder), large=binder.large)
        before = sheet
    if chapter.cards:
        yield card_pages(chapter.cards)
    if chapter.fridge is not None:
        yield fridge_pages(chapter.fridge)
    yield from (agreement_pages(sheet) for sheet in chapter.agreements)
    if chapter.pulse is not None:
        yield pulse_pages(chapter.pulse)
