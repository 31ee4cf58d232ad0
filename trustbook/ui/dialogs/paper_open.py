"""The ways to the one dialog: what one is at stands first on its list, and everything else below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.domain.timeline import LineRange
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.dialogs.paper_dialog import PaperDialog, PrintDialog
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.runtime.prompts import News
from trustbook.ui.services import Services, WorkbookServices
from trustbook.workbook.paper.paper_choice import AgreementPaper, PaperChoice, PaperLook, PickedPage, ThenNowPaper
from trustbook.workbook.paper.paper_offers import Offered, PaperOffer, blank_offer, guide_scope, worksheet_scope
from trustbook.workbook.paper.worksheets import guide_binder, worksheets
from trustbook.workbook.sitting.views import PageView

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder
    from trustbook.exercises.texts import Text
    from trustbook.workbook.progress.then_and_now import ThenNow
    from trustbook.workbook.session import Session

_Say = Callable[[str], object]


def page_paper(
    parent: QWidget | None, services: WorkbookServices, tab: Tab | None, page: PageView | None, say: _Say | None = None
) -> None:
    """The open page, else its tab, else everything."""
    viewer, usual = services.client.viewer, services.program.look.settings.paper
    _ask(parent, services, lambda session: session.paper.page_offer(viewer, usual, page, tab), say)


def line_paper(parent: QWidget | None, services: WorkbookServices, within: LineRange) -> None:
    """The line through time of these days."""
    words = _("The line through time, as it is shown")
    choice = PaperChoice("line", since=within.since, until=within.until)
    _first(parent, services, Offered("line", words, choice, ("filled",)))


def chart_paper(parent: QWidget | None, services: WorkbookServices, within: LineRange) -> None:
    """The charts of these days, as they are shown: at a person's seat with their own weeks."""
    own = not services.client.viewer.is_together
    choice = PaperChoice("chart", since=within.since, until=within.until, private=own)
    _first(parent, services, Offered("chart", _("The charts, as they are shown"), choice, ("filled",)))


def then_and_now_paper(parent: QWidget | None, services: WorkbookServices, found: ThenNow) -> None:
    """Two days of a page, as they are shown."""
    beside = ThenNowPaper(found.exercise.id, found.then.entry_id, found.now.entry_id)
    label = _("Then and now: {title}").format(title=found.exercise.title)
    _first(parent, services, Offered("then-and-now", label, PaperChoice("then-and-now", beside=beside), ("filled",)))


def letter_paper(parent: QWidget | None, services: WorkbookServices, name: str, copy_id: str) -> None:
    """One letter that lies with both; `name`: from whom or to whom."""
    _first(parent, services, Offered("letter", name, PaperChoice("page", entry_id=copy_id), ("filled",)))


def cards_paper(parent: QWidget | None, services: WorkbookServices, entry_ids: Sequence[str], about: str = "") -> None:
    """The cards of these pages, to cut out."""
    choice = PaperChoice("picked", picked=tuple(map(PickedPage, entry_ids)))
    _first(parent, services, Offered("cards", _("Cards to cut out"), choice, ("cards",), about=about))


def agreements_paper(parent: QWidget | None, services: WorkbookServices, one: str = "") -> None:
    """What both have agreed to, to be ticked; `one` is the id of the agreement that is open."""
    viewer, usual = services.client.viewer, services.program.look.settings.paper

    def offer(session: Session) -> PaperOffer:
        made = session.paper.offer(viewer, usual)
        if one:
            choice = PaperChoice("agreements", agreements=AgreementPaper("page", (one,)))
            this = Offered("agreement", _("This agreement, with its names"), choice, ("filled",))
            return replace(made, scopes=(this, *made.scopes), first=this.id)
        return replace(made, first="agreements")

    def show(made: PaperOffer) -> None:
        if one or made.agreements:
            _open(parent, services, made)
            return
        words = _("It can hang there once both of you have agreed to something.")
        services.program.prompts.tell(News("nothing-agreed", _("Nothing is agreed yet"), words))

    services.client.do(offer, show, _failed(services), parent)


def brought_paper(
    parent: QWidget | None, services: WorkbookServices, picked: tuple[PickedPage, ...], say: _Say
) -> None:
    """The pages to bring to counselling, in their order, without what stays here."""
    scope = Offered("brought", _("Pages to bring"), PaperChoice("picked", picked=picked), ("filled",))
    _first(parent, services, scope, say)


def blank_paper(parent: QWidget | None, services: Services, *, only: str = "", alone: bool = False) -> None:
    """Worksheets and texts, for which no workbook is needed. `only` one exercise, if its id is given; `alone` begins
    with sheets for one person.

    Raises UnknownName, BrokenDefinition for that one.
    """
    content, look = services.content(), PaperLook(services.look.settings.paper)
    first = worksheet_scope(content.library.exercise(only)) if only else None
    _without_workbook(parent, services, lambda: blank_offer(content, services.clock.today(), look, alone=alone), first)


def text_paper(parent: QWidget | None, services: Services, text: Text) -> None:
    """One text of the guide. “Getting help” begins with the own emergency number."""
    first = guide_scope("text", text.title, PaperChoice("guide", style="blank"))
    content, look = services.content(), PaperLook(services.look.settings.paper)
    _without_workbook(parent, services, lambda: blank_offer(content, services.clock.today(), look), first, text)


def _without_workbook(
    parent: QWidget | None,
    services: Services,
    make: Callable[[], PaperOffer],
    first: Offered | None,
    text: Text | None = None,
) -> None:
    """`first`: what stands above everything else; with `text` it is that one, which need not be in the guide."""
    content, number = services.content(), services.look.settings.emergency_number

    def binder(choice: PaperChoice) -> Binder:
        if choice.scope == "guide" and not choice.texts and text is not None:
            return guide_binder(content, text, number)
        found = worksheets(content, choice, services.clock.today())
        return replace(found, emergency_number=number) if choice.scope == "guide" else found

    def source(choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]) -> None:
        services.pool.do(lambda: binder(choice), done, failed, dialog)

    offer = make()
    if first is not None:
        others = tuple(scope for scope in offer.scopes if scope.id != first.id)
        offer = replace(offer, scopes=(first, *others), first=first.id)
    dialog = PaperDialog(parent, offer, source, services)
    dialog.open()


def _first(parent: QWidget | None, services: WorkbookServices, scope: Offered, say: _Say | None = None) -> None:
    viewer, usual = services.client.viewer, services.program.look.settings.paper
    _ask(parent, services, lambda session: session.paper.offer(viewer, usual, first=(scope,)), say)


def _ask(
    parent: QWidget | None, services: WorkbookServices, offer: Callable[[Session], PaperOffer], say: _Say | None
) -> None:
    services.client.do(offer, lambda made: _open(parent, services, made, say), _failed(services), parent)


def _failed(services: WorkbookServices) -> Callable[[Problem], None]:
    return teller(services.program.prompts, "paper-failed")


def _open(parent: QWidget | None, services: WorkbookServices, offer: PaperOffer, say: _Say | None = None) -> None:
    """“Getting help” among filled pages begins with the own number; blank sheets, which go to anybody, have a line."""
    client, program = services.client, services.program
    viewer, settings = client.viewer, program.look.settings

    def source(choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]) -> None:
        def found(binder: Binder) -> None:
            own = binder.style == "filled" or choice.scope == "guide"
            done(replace(binder, emergency_number=settings.emergency_number) if own else binder)

        client.do(lambda session: session.paper.prepare(viewer, choice), found, failed, dialog)

    def give_pages() -> None:
        choices, today = dialog.choices, program.clock.today()
        client.do(
            lambda session: session.bringing.bringable(viewer),
            lambda pages: choices.pages.show_pages(pages, today),
            _failed(services),
            dialog,
        )

    dialog = PaperDialog(parent, offer, source, program)
    dialog.say_in_place(say)
    remember_look(dialog, services)
    dialog.choices.pages_wanted.connect(give_pages)
    dialog.choices.ask_for_pages()
    dialog.open()


def remember_look(dialog: PrintDialog, services: WorkbookServices) -> None:
    """What comes out of the dialog is how the next one begins."""
    client, usual = services.client, services.program.look.settings.paper
    viewer = client.viewer

    def keep(look: PaperLook) -> None:
        client.do(lambda session: session.paper.keep_look(viewer, look, usual), None, _failed(services))

    dialog.came_out.connect(keep)
