"""What can be put on paper, from where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from trustbook.documents.forms.fields import form_fields
from trustbook.domain.entries import EntryState
from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.content import Content
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise, Tab
from trustbook.language import _
from trustbook.ui.dialogs.paper_choices import Offer, Paper, Scope, Style
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.paper_choice import PaperChoice
from trustbook.workbook.views import PageView
from trustbook.workbook.worksheets import EVERYTHING, paper_sets

if TYPE_CHECKING:
    from trustbook.exercises.sets import PaperSet
    from trustbook.exercises.texts import Text

_SHEETS: Final[tuple[Style, ...]] = ("blank", "fillable")


def workbook_offer(services: WorkbookServices, tab: Tab | None, page: PageView | None) -> Offer:
    """The open page, its tab, and everything that this seat may print."""
    sitting = services.client.sitting
    scopes: list[Scope] = []
    if page is not None:
        scopes.append(_page_scope(page, own=not sitting.viewer.is_together))
        scopes += _copy_scopes(page)
    if tab is not None:
        choice = PaperChoice("tab", tabs=(tab.id,))
        scopes.append(Scope("tab", _("All pages under “{tab}”").format(tab=tab.title), choice))
    scopes.append(Scope("workbook", _("The whole workbook"), PaperChoice("workbook")))
    return Offer(
        tuple(scopes),
        first=scopes[0].id,
        paper=services.program.look.settings.paper,
        private=not sitting.viewer.is_together,
        solo=sitting.solo,
    )


def letter_offer(services: WorkbookServices, name: str, copy_id: str) -> Offer:
    """One letter that lies with both."""
    scope = Scope("letter", name, PaperChoice("page", entry_id=copy_id), ("filled",))
    return Offer((scope,), first="letter", paper=services.program.look.settings.paper, private=False)


def blank_offer(content: Content, paper: Paper, *, alone: bool = False) -> Offer:
    """The paper sets, everything, every chapter with its text, and each single worksheet. With `alone` the set for one
    person is the first, and sheets are for one person unless that is changed.
    """
    sets = [_set_scope(each) for each in paper_sets(content)]
    about = _("Every worksheet, what there is to read before each chapter, and where it all comes from.")
    choice = PaperChoice("workbook", style="blank", set_id=EVERYTHING)
    scopes = [*sets, Scope("all", _("The whole workbook"), choice, _SHEETS, about=about)]
    for tab in content.tabs:
        for chapter in tab.chapters:
            scopes += _chapter_scopes(content.library, chapter)
    first = next((scope for scope in sets if "alone" in scope.fixed), scopes[0]) if alone else scopes[0]
    return Offer(tuple(scopes), first=first.id, paper=paper, private=False, alone=alone)


def one_blank_offer(exercise: Exercise, paper: Paper) -> Offer:
    """A single worksheet."""
    scope = _worksheet(exercise)
    return Offer((scope,), first=scope.id, paper=paper, private=False)


def text_offer(text: Text, paper: Paper) -> Offer:
    """A text to read; there is nothing to choose but the paper."""
    scope = Scope("text", text.title, PaperChoice("page", style="blank"), ("blank",), fixed=("form", "alone"))
    return Offer((scope,), first="text", paper=paper, private=False)


def _set_scope(wanted: PaperSet) -> Scope:
    choice = PaperChoice("workbook", style="blank", set_id=wanted.id)
    fixed: list[Literal["form", "alone"]] = []
    if wanted.short or wanted.cards:
        fixed.append("form")
    if wanted.alone:
        fixed.append("alone")
    styles: tuple[Style, ...] = ("blank",) if wanted.cards else _SHEETS
    return Scope(f"set {wanted.id}", wanted.title, choice, styles, about=wanted.about, fixed=tuple(fixed))


def _chapter_scopes(library: Library, chapter: str) -> list[Scope]:
    """The chapter, then its worksheets one by one."""
    found = [exercise for name in library.exercise_ids(chapter=chapter) if (exercise := _sound(library, name))]
    if not found:
        return []
    label = _("Chapter: {title}").format(title=library.chapter_title(chapter))
    about = _("What there is to read before it, and its worksheets.")
    choice = PaperChoice("workbook", style="blank", chapters=(chapter,))
    whole = Scope(f"chapter {chapter}", label, choice, _SHEETS, about=about)
    return [whole, *(_worksheet(exercise) for exercise in found)]


def _page_scope(page: PageView, *, own: bool) -> Scope:
    is_own = own and bool(page.writable)
    label = _("This page: {title}").format(title=page.exercise.title)
    styles = _styles(page.exercise)
    if page.exists:
        choice = PaperChoice("page", entry_id=page.entry_id)
        by_hand: Style | None = "blank" if page.state is EntryState.ON_PAPER else None
        return Scope("page", label, choice, ("filled", *styles), only_private=is_own, begins=by_hand)
    if page.our_page is not None:
        choice = PaperChoice("page", entry_id=page.our_page.entry_id)
        return Scope("page", label, choice, ("filled", *styles))
    return Scope("page", label, PaperChoice("page", exercises=(page.exercise.id,)), styles)


def _copy_scopes(page: PageView) -> list[Scope]:
    label = _("What {name} shared of it last")
    newest = next((copy for copy in page.copies if not copy.mine), None)
    if newest is None:
        return []
    choice = PaperChoice("page", entry_id=newest.copy_id)
    return [Scope("copy", label.format(name=newest.author.name), choice, ("filled",))]


def _worksheet(exercise: Exercise) -> Scope:
    choice = PaperChoice("page", style="blank", exercises=(exercise.id,))
    return Scope(f"exercise {exercise.id}", exercise.title, choice, _styles(exercise), also=exercise.also)


def _styles(exercise: Exercise) -> tuple[Style, ...]:
    """In which ways it comes without answers."""
    fillable: tuple[Style, ...] = ("fillable",) if form_fields(exercise) else ()
    cards: tuple[Style, ...] = ("cards",) if exercise.card is not None else ()
    return ("blank", *fillable, *cards)


def _sound(library: Library, name: str) -> Exercise | None:
    try:
        return library.exercise(name)
    except BrokenDefinition:
        return None
