"""Single pages that somebody picked, in their order, on one paper: nothing comes along that was not picked."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from trustbook.documents.sheets import Binder, BinderChapter, PocketCard, Sheet
from trustbook.domain.entries import Entry
from trustbook.domain.problems import NothingToPrint, UnknownName
from trustbook.exercises.text_ids import FOR_COUNSELLOR
from trustbook.language import _
from trustbook.workbook.agreed.agreement_form import is_agreement
from trustbook.workbook.pages.pages import entry_of
from trustbook.workbook.paper.agreement_paper import agreement_chapter
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_texts import guide_text
from trustbook.workbook.paper.pulse_weeks import PULSE_WEEKS, weeks_chapters
from trustbook.workbook.sitting import parts
from trustbook.workbook.sitting.session_context import Seat, SessionContext

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

_SheetOf = Callable[["Book", Entry], Sheet]


def picked_on_paper(context: SessionContext, seat: Seat, choice: PaperChoice, sheet_of: _SheetOf) -> Binder:
    """A chapter for each picked page that says something, in their order.

    Raises UnknownName("entry") for one that this seat cannot see, whether it is there or not; NothingToPrint.
    """
    chapters = []
    for picked in choice.picked:
        if picked.entry_id == FOR_COUNSELLOR:
            chapters += _text(context, picked.entry_id)
            continue
        if picked.entry_id == PULSE_WEEKS:
            chapters += weeks_chapters(context, seat)
            continue
        try:
            book, entry = entry_of(seat, picked.entry_id)
        except UnknownName:
            raise UnknownName("entry", picked.entry_id) from None
        if is_agreement(entry):
            chapters.append(agreement_chapter(context, seat, entry.id))
            continue
        sheet = without(sheet_of(book, entry), picked.left_out)
        if sheet.part_ids:
            chapters.append(BinderChapter(context.definitions.title(book, entry), (sheet,)))
    if not chapters:
        raise NothingToPrint
    return Binder(
        _("Pages to bring"),
        "",
        tuple(chapters),
        context.content.language,
        title_page=False,
        style="filled",
    )


def _text(context: SessionContext, text_id: str) -> list[BinderChapter]:
    """A text of the program as a page of its own; none where it cannot be read."""
    text = guide_text(context.content.guide, text_id, context.clock.today())
    return [] if text is None else [BinderChapter(text.title, (), texts=(text,))]


def picked_cards(context: SessionContext, seat: Seat, choice: PaperChoice, sheet_of: _SheetOf) -> Binder:
    """The pocket card of each picked page that has one, in their order, to be cut out. Raises as `picked_on_paper`."""
    cards = []
    for picked in choice.picked:
        if picked.entry_id in (FOR_COUNSELLOR, PULSE_WEEKS):
            continue
        try:
            book, entry = entry_of(seat, picked.entry_id)
        except UnknownName:
            raise UnknownName("entry", picked.entry_id) from None
        sheet = without(sheet_of(book, entry), picked.left_out)
        if sheet.part_ids and sheet.exercise.card is not None:
            cards.append(PocketCard(sheet.exercise, sheet.answers or {}, sheet.language, sheet.private))
    if not cards:
        raise NothingToPrint
    title = _("Cards to cut out")
    chapter = BinderChapter(title, (), cards=tuple(cards))
    return Binder(title, "", (chapter,), context.content.language, title_page=False, style="filled")


def without(sheet: Sheet, left_out: Collection[str]) -> Sheet:
    """The sheet as if these fields had never been there."""
    if not left_out:
        return sheet
    kept = [field.id for _part, field in sheet.exercise.fields() if field.id not in left_out]
    exercise = parts.only(sheet.exercise, kept)
    answers = {name: value for name, value in (sheet.answers or {}).items() if name in kept}
    said = parts.answered(answers, kept)
    shown = frozenset(part.id for part in exercise.parts if any(field.id in said for field in part.fields))
    return replace(sheet, exercise=exercise, answers=answers, part_ids=sheet.part_ids & shown)
