"""From items that may stand in a brief to its pages, and to a file that was read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from trustbook.documents.sheets import Binder, BinderChapter, Brief, HomeworkRow, MarksChart, MarksOfWeeks
from trustbook.domain.answers import texts
from trustbook.domain.brief import ItemKind, OfferedItem
from trustbook.domain.entries import Entry
from trustbook.domain.people import Partner
from trustbook.domain.problems import BrokenDefinition, NotAgreedInFile, UnknownName
from trustbook.exercises.in_words import written
from trustbook.language import _
from trustbook.workbook.agreed.agreement_form import is_agreement
from trustbook.workbook.counselling.brief_check import holds_what_was_not_agreed
from trustbook.workbook.counselling.brief_range import BriefRange
from trustbook.workbook.counselling.brief_views import ReadyBrief
from trustbook.workbook.paper.agreement_paper import agreement_chapter
from trustbook.workbook.paper.paper import prepare
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_files import save_pdf
from trustbook.workbook.sitting.session_context import Seat, SessionContext

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

_MOST_CHARTS: Final = 2
_A: Final = ("–",)
"""So that every heading is among the words of the program."""


def brief_of(items: Sequence[OfferedItem], people: Sequence[Partner], days: BriefRange) -> Brief:
    """The page of these items. `people`: both, or the one whose page it is."""
    named = {partner.id: partner.name for partner in people}

    def said(kind: ItemKind) -> tuple[str, ...]:
        found = [item for item in items if item.kind is kind]
        return tuple(_with_name(words, item, named) for item in found for words in item.words)

    sessions = sorted((item for item in items if item.kind is ItemKind.SESSIONS), key=lambda item: item.since)
    coming = next((item for item in sessions if item.since >= days.until), None)
    return Brief(
        names=tuple(partner.name for partner in people),
        since=days.since,
        until=days.until,
        next_session=coming.since if coming else None,
        counsellor=next((item.title for item in reversed(sessions) if item.title), ""),
        sessions=tuple(item.since for item in sessions if item is not coming),
        both_named=said(ItemKind.BOTH_NAMED),
        topics=tuple(_topics(items, partner.id) for partner in people),
        homework=tuple(HomeworkRow(*item.words) for item in items if item.kind is ItemKind.HOMEWORK),
        charts=_charts(items, people),
        went_well=said(ItemKind.WENT_WELL),
        hard=said(ItemKind.HARD),
        questions=said(ItemKind.QUESTION),
    )


def _with_name(words: str, item: OfferedItem, named: Mapping[str, str]) -> str:
    """What one of two wrote says so: “I” would be nobody."""
    name = named.get(item.owner or "", "") if len(named) > 1 else ""
    return _("{name}: {words}").format(name=name, words=words) if name else words


def _topics(items: Iterable[OfferedItem], person: str) -> tuple[str, ...]:
    found = (item for item in items if item.kind is ItemKind.TOPIC and item.owner == person)
    return tuple(words for item in found for words in item.words)


def _charts(items: Iterable[OfferedItem], people: Sequence[Partner]) -> tuple[MarksChart, ...]:
    """The first two questions, each with the marks of one or of both."""
    by_title: dict[str, list[MarksOfWeeks]] = {}
    for item in items:
        if item.kind is ItemKind.CHART:
            number = next((number for number, partner in enumerate(people) if partner.id == item.owner), 0)
            lines = by_title.setdefault(item.title, [])
            name = people[number].name if people else ""
            lines.append(MarksOfWeeks(name, item.marks, second=number == 1))
    charts = [
        MarksChart(title, tuple(sorted(lines, key=lambda line: line.second))) for title, lines in by_title.items()
    ]
    return tuple(charts[:_MOST_CHARTS])


def not_drawn(items: Iterable[OfferedItem], brief: Brief) -> frozenset[str]:
    """Digests of charts for which the page has no room: there are at most two."""
    titles = {chart.title for chart in brief.charts}
    return frozenset(item.digest for item in items if item.kind is ItemKind.CHART and item.title not in titles)


def bound(context: SessionContext, seat: Seat, brief: Brief, items: Iterable[OfferedItem]) -> Binder:
    """The brief, and after it the pages among these items, with contents if there are any."""
    pages: list[BinderChapter] = []
    for item in items:
        if item.kind is ItemKind.PAGE:
            pages.extend(_page(context, seat, item.entry_id))
    chapters = (BinderChapter(_("For our counsellor") if pages else "", (), brief=brief), *pages)
    title = _("For our counsellor") if len(brief.names) > 1 else _("For my counsellor")
    return Binder(title, "", chapters, context.content.language, title_page=bool(pages), style="filled")


def _page(context: SessionContext, seat: Seat, entry_id: str) -> Iterable[BinderChapter]:
    entry = seat.shelf.entries.get(entry_id)
    if entry is not None and is_agreement(entry):
        return (agreement_chapter(context, seat, entry_id),)
    return prepare(context, seat.viewer, PaperChoice("page", entry_id=entry_id)).chapters


def ready(
    context: SessionContext, seat: Seat, binder: Binder, items: Sequence[OfferedItem], found: Iterable[OfferedItem]
) -> ReadyBrief:
    """With all that may stand in it, and all that this seat can see and that must not. `found`: all items there are.

    Words of the program may, and so may the names: whoever agrees to a brief is told that they stand on it.
    """
    from trustbook.documents.composing.compose import compose

    brief = next(chapter.brief for chapter in binder.chapters if chapter.brief is not None)
    bare = replace(
        brief, topics=tuple(() for _name in brief.names), both_named=_A, homework=(HomeworkRow(""),), charts=()
    )
    bare = replace(bare, went_well=_A, hard=_A, questions=_A * max(1, len(brief.questions)))
    pages = tuple(chapter for chapter in binder.chapters if chapter.brief is None)
    fixed = compose(replace(binder, chapters=(BinderChapter("", (), brief=bare), *pages)))
    allowed = (*fixed.texts(), *(word for item in items for word in item.words))
    taken = {item.entry_id for item in items if item.kind is ItemKind.PAGE}
    entries = [(book, entry) for book in seat.books for entry in book.entries.all() if entry.id not in taken]
    refused = {text for book, entry in entries for text in _own_words(context, book, entry)}
    refused.update(item.title for item in found if item.kind is ItemKind.CHART and item not in items)
    return ReadyBrief(binder, (), allowed, tuple(sorted(refused)))


def _own_words(context: SessionContext, book: Book, entry: Entry) -> Iterator[str]:
    """Everything that somebody wrote on a page, and not what they only chose."""
    try:
        exercise, answers = context.definitions.read_entry(book, entry)
    except (BrokenDefinition, UnknownName):
        yield from (text for text in texts(entry.answers) if text.strip())
        return
    for _part, field in exercise.fields():
        yield from (text for text in written(field, answers.get(field.id)) if text.strip())


def save_brief(
    made: ReadyBrief, path: Path, data: bytes, password: str | None = None, *, overwrite: bool = False
) -> None:
    """Write the PDF of it, read the file back, and delete it where it holds anything that was not agreed to.

    Raises NotAgreedInFile, and as `save_pdf`.
    """
    save_pdf(path, data, overwrite=overwrite)
    if not is_as_agreed(made, path.read_bytes(), password):
        with suppress(OSError):
            path.unlink()
        raise NotAgreedInFile(path)


def is_as_agreed(made: ReadyBrief, data: bytes, password: str | None = None) -> bool:
    """Whether a file of it holds nothing but what may stand in it."""
    from trustbook.documents.pdf.read_back import read_back

    return not holds_what_was_not_agreed(read_back(data, password), made.allowed, made.refused)
