"""Pages to bring to counselling: picked anywhere, ordered, with parts left out, written as one file.

The list of a person lies in their private book alone. At Together there is one of shared pages, which is nowhere
written down and lasts as long as the sitting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from trustbook.domain.bringing import BringList, Brought
from trustbook.domain.entries import Entry, EntryRole, EntryState, age_of
from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition, NothingToPrint, UnknownName
from trustbook.exercises.text_ids import FOR_COUNSELLOR
from trustbook.workbook.agreed.agreement_form import is_agreement, words_of
from trustbook.workbook.counselling.bring_views import BringablePage, BroughtPage, BroughtQuestion, Whose
from trustbook.workbook.pages.bring_notes import keep_list, kept_list
from trustbook.workbook.pages.pages import entry_of
from trustbook.workbook.paper.paper_choice import PaperChoice, PickedPage
from trustbook.workbook.paper.paper_texts import guide_text
from trustbook.workbook.paper.pulse_weeks import PULSE_WEEKS, own_weeks, weeks_title
from trustbook.workbook.sitting import parts
from trustbook.workbook.sitting.sealed import sealed_copies
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import Changed

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder
    from trustbook.storage.books.book import Book

_WHOSE: dict[EntryRole, Whose] = {EntryRole.OWN: "mine", EntryRole.JOINT: "ours", EntryRole.COPY: "copy"}


class Bringing:
    """The list of the seat that looks. What was erased or taken back meanwhile is not on it any more."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context
        self._of_both = BringList()

    def ids(self, viewer: Viewer) -> tuple[str, ...]:
        """Of the pages on the list, in order. Raises NotForThisSeat."""
        return self._list(self._context.seat(viewer)).ids

    def pages(self, viewer: Viewer) -> tuple[BroughtPage, ...]:
        """The list, in order. Raises NotForThisSeat."""
        seat = self._context.seat(viewer)
        kept = self._list(seat).pages
        return tuple(self._page(seat, page) for page in kept)

    def bringable(self, viewer: Viewer) -> tuple[BringablePage, ...]:
        """Every page with something on it that this seat may see, the newest first, what the other one shared after
        all others. Raises NotForThisSeat.

        Before them stand the text that explains a workbook to a counsellor, and the last weeks of the weekly pulse.
        Of what somebody shared, their own page is there for them, not the copy too.
        """
        seat = self._context.seat(viewer)
        sealed = sealed_copies(seat)
        found = [
            (book, entry)
            for book in seat.books
            for entry in book.entries.all()
            if entry.id not in sealed and self._says_something(book, entry)
        ]
        own = {entry.exercise_id for _book, entry in found if entry.role is EntryRole.OWN}
        found = [pair for pair in found if not (self._is_my_copy(pair[1]) and pair[1].exercise_id in own)]
        found.sort(key=lambda pair: age_of(pair[1]), reverse=True)
        found.sort(key=lambda pair: pair[1].role is EntryRole.COPY)
        return (*self._text(), *self._weeks(seat), *(self._bringable(book, entry) for book, entry in found))

    def toggle(self, viewer: Viewer, entry_id: str) -> Changed:
        """Put the page on the list, at its end, or take it off again.

        Raises UnknownName for one that this seat cannot see, NothingToPrint for one with nothing on it, and as a save.
        """
        seat = self._context.writing_seat(viewer)
        now = self._list(seat)
        if entry_id in now.ids:
            return self._keep(seat, now.without(entry_id))
        if entry_id not in (FOR_COUNSELLOR, PULSE_WEEKS) and not self._says_something(*entry_of(seat, entry_id)):
            raise NothingToPrint
        return self._keep(seat, now.with_page(entry_id))

    def toggle_newest(self, viewer: Viewer, exercise_id: str) -> Changed:
        """As `toggle`, for the newest page of an exercise with something on it: an own one, else one of both.

        Raises NothingToPrint where there is none, and as `toggle`.
        """
        pages = [page for page in self.bringable(viewer) if page.exercise_id == exercise_id]
        pages.sort(key=lambda page: ("mine", "ours", "copy").index(page.whose))
        if not pages:
            raise NothingToPrint
        return self.toggle(viewer, pages[0].entry_id)

    def put_at(self, viewer: Viewer, entry_id: str, place: int) -> Changed:
        """Let the page stand at this place, from 0. Raises as a save does."""
        seat = self._context.writing_seat(viewer)
        return self._keep(seat, self._list(seat).at_place(entry_id, place))

    def leave_out(self, viewer: Viewer, entry_id: str, fields: Collection[str]) -> Changed:
        """Let exactly these fields of the page stay out of the file. Raises as a save does."""
        seat = self._context.writing_seat(viewer)
        return self._keep(seat, self._list(seat).leaving_out(entry_id, fields))

    def binder(self, viewer: Viewer) -> Binder:
        """The list as it goes on paper. Raises NotForThisSeat, NothingToPrint."""
        from trustbook.workbook.paper.paper import prepare

        kept = self._list(self._context.seat(viewer)).pages
        picked = tuple(PickedPage(page.entry_id, page.left_out) for page in kept)
        return prepare(self._context, viewer, PaperChoice("picked", picked=picked))

    # --- the list

    def _list(self, seat: Seat) -> BringList:
        kept = self._of_both if seat.viewer.is_together else kept_list(seat.own)
        made = {page.entry_id for page in self._text()} if FOR_COUNSELLOR in kept.ids else set[str]()
        made |= {page.entry_id for page in self._weeks(seat)} if PULSE_WEEKS in kept.ids else set()
        return kept.only([entry_id for entry_id in kept.ids if entry_id in made or _is_there(seat, entry_id)])

    def _keep(self, seat: Seat, pages: BringList) -> Changed:
        if seat.viewer.is_together:
            self._of_both = pages
        else:
            keep_list(seat.own, pages)
        return Changed(brought=pages.ids)

    # --- one page

    def _page(self, seat: Seat, page: Brought) -> BroughtPage:
        if page.entry_id == FOR_COUNSELLOR:
            return BroughtPage(self._text()[0])
        if page.entry_id == PULSE_WEEKS:
            return BroughtPage(self._weeks(seat)[0])
        return self._brought(*entry_of(seat, page.entry_id), page.left_out)

    def _text(self) -> tuple[BringablePage, ...]:
        """The one page that says what such a workbook is; none where it cannot be read."""
        today = self._context.clock.today()
        text = guide_text(self._context.content.guide, FOR_COUNSELLOR, today)
        return () if text is None else (BringablePage(FOR_COUNSELLOR, "", text.title, today, "text"),)

    def _weeks(self, seat: Seat) -> tuple[BringablePage, ...]:
        """The own last weeks of the weekly pulse on one page; none where there are too few."""
        if own_weeks(self._context, seat) is None:
            return ()
        today = self._context.clock.today()
        return (BringablePage(PULSE_WEEKS, "", weeks_title(self._context), today, "weeks"),)

    def _says_something(self, book: Book, entry: Entry) -> bool:
        if entry.state is EntryState.UNTOUCHED and not entry.answers:
            return False
        return is_agreement(entry) or any(True for _each in self._questions(book, entry, ()))

    def _brought(self, book: Book, entry: Entry, left_out: Collection[str]) -> BroughtPage:
        questions = () if is_agreement(entry) else tuple(self._questions(book, entry, left_out))
        return BroughtPage(self._bringable(book, entry), questions)

    def _questions(self, book: Book, entry: Entry, left_out: Collection[str]) -> Iterator[BroughtQuestion]:
        try:
            exercise, answers = self._context.definitions.said(book, entry)
        except (UnknownName, BrokenDefinition):
            return
        said = parts.answered(answers, [field.id for _part, field in exercise.fields()])
        for part, field in exercise.fields():
            if field.id in said:
                yield BroughtQuestion(field.id, field.label or part.title, field.id in left_out)

    def _is_my_copy(self, entry: Entry) -> bool:
        me = self._context.viewer.partner_id
        return entry.role is EntryRole.COPY and me is not None and entry.author == me

    def _bringable(self, book: Book, entry: Entry) -> BringablePage:
        others = entry.role is EntryRole.COPY and not self._is_my_copy(entry)
        author = self._context.partner(entry.author).name if others else ""
        title = self._context.definitions.title(book, entry)
        if is_agreement(entry):
            title = " ".join(words_of(entry.answers).split()) or title
        return BringablePage(entry.id, entry.exercise_id, title, entry.on, _WHOSE[entry.role], author)


def _is_there(seat: Seat, entry_id: str) -> bool:
    try:
        entry_of(seat, entry_id)
    except UnknownName:
        return False
    return True
