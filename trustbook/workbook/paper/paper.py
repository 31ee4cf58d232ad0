"""From pages to paper: which sheets a viewer may print. `paper_files` makes files of them.

What is prepared here is a snapshot: it can be rendered on another thread while the books change or close.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trustbook.documents.composing.compose_letters import only_letters
from trustbook.documents.sheets import Binder, BinderChapter, PocketCard, Sheet
from trustbook.domain.entries import Entry, EntryRole, age_of
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NotForThisSeat, NothingToPrint
from trustbook.exercises.model import Exercise
from trustbook.language import _
from trustbook.workbook.pages.pages import entry_of
from trustbook.workbook.pages.working_copies import fields_to_sign_anew
from trustbook.workbook.paper.agreement_paper import agreements_on_paper
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_cover import cover_lines
from trustbook.workbook.paper.paper_line import PROGRESS, chart_on_paper, line_on_paper, way_chapters
from trustbook.workbook.paper.paper_own import without_what_is_shared
from trustbook.workbook.paper.paper_picked import picked_cards, picked_on_paper
from trustbook.workbook.paper.paper_texts import with_help
from trustbook.workbook.paper.worksheets import (
    CARDS_ON_A_SHEET,
    bound,
    chosen_exercises,
    set_as_chosen,
    worksheets,
    written_in,
)
from trustbook.workbook.paper.worksheets import blank_binder as blank_binder
from trustbook.workbook.progress.then_and_now import ThenAndNow
from trustbook.workbook.sitting import entry_matching, parts
from trustbook.workbook.sitting.sealed import sealed_copies
from trustbook.workbook.sitting.session_context import Seat, SessionContext

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book


def prepare(context: SessionContext, viewer: Viewer, choice: PaperChoice) -> Binder:
    """The sheets of a choice, as this viewer may print them.

    Raises NotForThisSeat (also for private pages at Together), UnknownName, NothingToPrint. Of pages that were picked
    it does not say which are not there, and which another person has.
    """
    return set_as_chosen(_prepared(context, viewer, choice), choice)


def _prepared(context: SessionContext, viewer: Viewer, choice: PaperChoice) -> Binder:
    seat = context.seat(viewer)
    if choice.private and viewer.is_together:
        raise NotForThisSeat
    if choice.style != "filled" or choice.scope == "guide":
        chosen = replace(choice, exercises=_blank_exercises(seat, choice), alone=choice.alone or seat.solo)
        return worksheets(context.content, chosen, context.clock.today())
    return replace(_filled(context, seat, choice), with_steps=choice.look.with_steps)


def _filled(context: SessionContext, seat: Seat, choice: PaperChoice) -> Binder:
    if choice.scope == "agreements":
        return agreements_on_paper(context, seat, choice.agreements)
    if choice.scope == "line":
        return line_on_paper(context, seat, choice)
    if choice.scope == "chart":
        return chart_on_paper(context, seat, choice)
    if choice.scope == "then-and-now":
        beside = choice.beside
        return ThenAndNow(context).on_paper(seat.viewer, beside.exercise_id, beside.then, beside.now)
    sheets = _Sheets(context, seat, choice)
    if choice.scope == "picked":
        on_paper = picked_cards if choice.cards else picked_on_paper
        return on_paper(context, seat, choice, sheets.sheet)
    if choice.scope == "page":
        return sheets.cards() if choice.cards else sheets.one_page()
    return sheets.many()


@dataclass(frozen=True, slots=True)
class _Sheets:
    """Makes filled sheets out of entries."""

    context: SessionContext
    seat: Seat
    choice: PaperChoice

    def one_page(self) -> Binder:
        """The page that is open: an own page, our page or a shared copy."""
        found = self._of_page()
        sheets = self.sheets(found)
        if self.choice.letter:
            sheets = [only_letters(sheet) for sheet in sheets[:1]]
        sheets = [sheet for sheet in sheets if sheet.part_ids]
        if not sheets:
            raise NothingToPrint
        title = self.context.definitions.title(*found[0])
        chapter = BinderChapter(title, tuple(sheets))
        return Binder(title, "", (chapter,), self.context.content.language, title_page=False, style="filled")

    def cards(self) -> Binder:
        """The pocket card of the open page, with what stands on it and on our page: a sheet of four."""
        found = self._of_page()
        if not found:
            raise NothingToPrint
        sheets = [self.sheet(book, entry) for book, entry in found]
        own = [sheet for sheet, (_book, entry) in zip(sheets, found, strict=True) if entry.role is not EntryRole.COPY]
        exercise = sheets[0].exercise
        if exercise.card is None:
            raise NothingToPrint
        answers: dict[str, object] = {}
        for sheet in reversed(own or sheets[:1]):
            answers |= sheet.answers or {}
        title, private = self.context.definitions.title(*found[0]), any(sheet.private for sheet in sheets)
        chapter = BinderChapter(
            title, (), cards=(PocketCard(exercise, answers, sheets[0].language, private),) * CARDS_ON_A_SHEET
        )
        return Binder(title, "", (chapter,), self.context.content.language, title_page=False, style="filled")

    def _of_page(self) -> list[tuple[Book, Entry]]:
        """The open page, and beside an own one what both see of the same occasion, as far as the choice takes it."""
        if self.choice.entry_id is None:
            raise NothingToPrint
        book, entry = entry_of(self.seat, self.choice.entry_id)
        found = [(book, entry)]
        if entry.role is EntryRole.OWN and not self.seat.solo:
            found += [(self.seat.shelf, page) for page in self._beside(book, entry)]
        return [(where, page) for where, page in found if self.allowed(page)]

    def _beside(self, book: Book, entry: Entry) -> tuple[Entry, ...]:
        """What both see of the same occasion."""
        own = book.entries.all(entry.exercise_id, EntryRole.OWN)
        dated = self.context.definitions.of(book, entry).repeat == "dated"
        sealed = sealed_copies(self.seat)
        seen = [page for page in self.seat.shelf.entries.all(entry.exercise_id) if page.id not in sealed]
        return entry_matching.of_occasion(own, seen, entry, dated=dated)

    def many(self) -> Binder:
        """Everything that was chosen, in the order of the tabs, each exercise by date, but what goes one by one."""
        content, choice = self.context.content, self.choice
        names = chosen_exercises(content.library, choice.tabs, choice.chapters, choice.exercises)
        kept = self._by_exercise()
        everything = not (choice.tabs or choice.chapters or choice.exercises)
        gone = sorted(kept.keys() - set(names)) if everything else []
        found: list[tuple[Exercise, list[Sheet]]] = []
        left_out: list[str] = []
        for name in (*names, *gone):
            sheets = [sheet for sheet in self.sheets(kept.get(name, [])) if sheet.part_ids]
            sheets = sheets if choice.look.with_steps else without_what_is_shared(sheets)
            if not sheets:
                continue
            if sheets[0].exercise.print == "one-by-one" and name not in choice.exercises:
                left_out.append(sheets[-1].exercise.title)
            else:
                found.append((sheets[-1].exercise, sheets))
        way = self._way()
        if not (found or way):
            raise NothingToPrint(tuple(left_out))
        cover = cover_lines(self.context, self.seat, choice, [sheet for _each, sheets in found for sheet in sheets])
        title = _("Our workbook") if not self.seat.solo else _("My workbook")
        front = Binder(title, cover, (), content.language, style="filled", left_out=tuple(left_out))
        binder = with_help(bound(content, found, front), content.guide, self.context.clock.today()) if found else front
        return replace(binder, chapters=(*way, *binder.chapters))

    def _way(self) -> tuple[BinderChapter, ...]:
        """Where the tab of the line is asked for, the line and its charts stand before its pages."""
        choice = self.choice
        asked = choice.tabs == (PROGRESS,) and not (choice.chapters or choice.exercises) and choice.shared
        return way_chapters(self.context, self.seat, choice) if asked else ()

    def allowed(self, entry: Entry) -> bool:
        """Whether the choice takes this entry: by date, and own pages only when asked for."""
        since, until = self.choice.since, self.choice.until
        if (since is not None and entry.on < since) or (until is not None and entry.on > until):
            return False
        return self.choice.private if entry.role is EntryRole.OWN else self.choice.shared

    def sheets(self, found: Sequence[tuple[Book, Entry]]) -> list[Sheet]:
        """Those of one exercise."""
        return [self.sheet(book, entry) for book, entry in found]

    def sheet(self, book: Book, entry: Entry) -> Sheet:
        """One entry on paper: only the parts that say something, only the fields that were shared."""
        exercise, answers = self.context.definitions.said(book, entry)
        order = tuple(field.id for _part, field in exercise.fields())
        if entry.role is EntryRole.COPY:
            exercise = parts.only(exercise, answers.keys())
        if self.seat.solo:
            exercise = parts.for_one_writer(exercise, answers)
        kept = parts.answered(answers, [field.id for _part, field in exercise.fields()])
        shown = frozenset(part.id for part in exercise.parts if any(field.id in kept for field in part.fields))
        author = self.context.partner(entry.author) if entry.author else None
        private = entry.role is EntryRole.OWN
        anew = fields_to_sign_anew(book, exercise, entry)
        return Sheet(
            exercise,
            shown,
            answers,
            entry.on,
            author.name if author else "",
            private=private,
            solo=self.seat.solo,
            to_sign_anew=anew,
            language=written_in(self.context.content.library, exercise.id),
            second=author is not None and author.colour != "first",
            order=order,
        )

    def _by_exercise(self) -> dict[str, list[tuple[Book, Entry]]]:
        kept: dict[str, list[tuple[Book, Entry]]] = {}
        books = self.seat.books if self.choice.private else (self.seat.shelf,)
        sealed = sealed_copies(self.seat)
        for book in books:
            for entry in book.entries.all():
                if entry.id not in sealed and self.allowed(entry):
                    kept.setdefault(entry.exercise_id, []).append((book, entry))
        for pairs in kept.values():
            pairs.sort(key=lambda pair: age_of(pair[1]))
        return kept


def _blank_exercises(seat: Seat, choice: PaperChoice) -> tuple[str, ...]:
    if choice.scope == "page" and choice.entry_id is not None and not choice.exercises:
        return (entry_of(seat, choice.entry_id)[1].exercise_id,)
    return choice.exercises
