"""What can be put on paper, from where: each line of the list of the one dialog, and what it may be chosen with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from trustbook.documents.forms.fields import form_fields
from trustbook.domain.entries import EntryState
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.content import Content
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise, Tab
from trustbook.exercises.text_ids import TEXT_IDS
from trustbook.language import _
from trustbook.workbook.paper.paper_choice import PaperChoice, PaperLook
from trustbook.workbook.paper.worksheets import EVERYTHING, paper_sets

if TYPE_CHECKING:
    from trustbook.exercises.sets import PaperSet
    from trustbook.workbook.agreed.agreement_views import AgreementCard
    from trustbook.workbook.sitting.views import PageView

OfferedStyle = Literal["filled", "blank", "fillable", "cards"]
_ANY: Final[tuple[OfferedStyle, ...]] = ("filled", "blank", "fillable")
_SHEETS: Final[tuple[OfferedStyle, ...]] = ("blank", "fillable")
_FILLED: Final[tuple[OfferedStyle, ...]] = ("filled",)


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that can be put on paper. `choice` says what, and of which days at first."""

    id: str
    label: str
    choice: PaperChoice
    styles: tuple[OfferedStyle, ...] = _ANY
    only_private: bool = False
    """It is an own page of the person at the seat."""
    about: str = ""
    """What it is for, in a sentence."""
    fixed: tuple[Literal["form", "alone"], ...] = ()
    """What cannot be chosen for it, as it is one way only."""
    begins: OfferedStyle | None = None
    """What is chosen at first, if not the first of `styles`."""
    also: tuple[str, ...] = ()
    """Other words that it is found by."""


@dataclass(frozen=True, slots=True)
class PaperOffer:
    """What the dialog offers. `private`: there are own pages that could be printed from this seat.

    `agreements`: those that stand and can be ticked; `pause`: there is a word for a break.
    """

    scopes: tuple[Offered, ...]
    first: str
    look: PaperLook
    private: bool = False
    solo: bool = False
    alone: bool = False
    """Sheets are for one person at first."""
    agreements: tuple[AgreementCard, ...] = ()
    pause: bool = False


def page_scopes(page: PageView, *, own: bool) -> Iterator[Offered]:
    """The open page, and what the other one shared of it. `own`: from a person's seat."""
    yield _page_scope(page, own=own)
    newest = next((copy for copy in page.copies if not copy.mine), None)
    if newest is not None:
        label = _("What {name} shared of it last").format(name=newest.author.name)
        yield Offered("copy", label, PaperChoice("page", entry_id=newest.copy_id), _FILLED)


def tab_scope(tab: Tab) -> Offered:
    """Everything of a tab."""
    return Offered("tab", _("All pages under “{tab}”").format(tab=tab.title), PaperChoice("tab", tabs=(tab.id,)))


def usual_scopes(content: Content, *, solo: bool, agreed: bool) -> Iterator[Offered]:
    """What can be had of every workbook: written pages, then sheets to write on, then texts to read."""
    yield Offered("picked", _("Pages that I pick"), PaperChoice("picked"), ("filled", "cards"))
    yield Offered("workbook", _("The whole workbook"), PaperChoice("workbook"))
    if agreed:
        yield Offered("agreements", _("What we have agreed"), PaperChoice("agreements"), _FILLED)
    way = _("My way so far: the line through time") if solo else _("Our way so far: the line through time")
    yield Offered("line", way, PaperChoice("line"), _FILLED)
    yield Offered("chart", _("Weekly pulse: charts and values"), PaperChoice("chart"), _FILLED)
    for tab in content.tabs:
        for chapter in tab.chapters:
            if content.library.exercise_ids(chapter=chapter):
                label = _("Chapter: {title}").format(title=content.library.chapter_title(chapter))
                yield Offered(f"pages of {chapter}", label, PaperChoice("workbook", chapters=(chapter,)), _FILLED)
    yield from sheet_scopes(content)


def sheet_scopes(content: Content) -> Iterator[Offered]:
    """Sets of worksheets, all of them, every chapter with its text and its sheets, and the texts to read."""
    yield from (_set_scope(each) for each in paper_sets(content))
    about = _("Every worksheet, what there is to read before each chapter, and where it all comes from.")
    choice = PaperChoice("workbook", style="blank", set_id=EVERYTHING)
    yield Offered("all", _("All worksheets"), choice, _SHEETS, about=about)
    for tab in content.tabs:
        for chapter in tab.chapters:
            yield from _chapter_scopes(content.library, chapter)


def text_scopes(content: Content, today: date) -> Iterator[Offered]:
    """The texts of the guide; those that cannot be read are left out."""
    for text_id in TEXT_IDS:
        try:
            title = content.guide.text(text_id, today).title
        except (UnknownName, BrokenDefinition):
            continue
        label = _("To read: {title}").format(title=title)
        yield guide_scope(f"text {text_id}", label, PaperChoice("guide", style="blank", texts=(text_id,)))


def guide_scope(scope_id: str, label: str, choice: PaperChoice) -> Offered:
    """A text to read; there is nothing to choose but how it is set."""
    return Offered(scope_id, label, choice, ("blank",), fixed=("form", "alone"))


def worksheet_scope(exercise: Exercise) -> Offered:
    """A single worksheet."""
    choice = PaperChoice("page", style="blank", exercises=(exercise.id,))
    return Offered(f"exercise {exercise.id}", exercise.title, choice, _sheet_styles(exercise), also=exercise.also)


def blank_offer(content: Content, today: date, look: PaperLook, *, alone: bool = False) -> PaperOffer:
    """All that needs no workbook. With `alone` the set for one person is the first, and sheets are for one at first."""
    scopes = (*sheet_scopes(content), *text_scopes(content, today))
    for_one = next((scope.id for scope in scopes if scope.choice.set_id and "alone" in scope.fixed), scopes[0].id)
    return PaperOffer(scopes, first=for_one if alone else scopes[0].id, look=look, alone=alone)


def _set_scope(wanted: PaperSet) -> Offered:
    choice = PaperChoice("workbook", style="blank", set_id=wanted.id)
    fixed: list[Literal["form", "alone"]] = []
    if wanted.short or wanted.cards:
        fixed.append("form")
    if wanted.alone:
        fixed.append("alone")
    styles: tuple[OfferedStyle, ...] = ("blank",) if wanted.cards else _SHEETS
    return Offered(f"set {wanted.id}", wanted.title, choice, styles, about=wanted.about, fixed=tuple(fixed))


def _chapter_scopes(library: Library, chapter: str) -> Iterator[Offered]:
    """The chapter, then its worksheets one by one."""
    found = [exercise for name in library.exercise_ids(chapter=chapter) if (exercise := _sound(library, name))]
    if not found:
        return
    label = _("Worksheets: {title}").format(title=library.chapter_title(chapter))
    about = _("What there is to read before it, and its worksheets.")
    choice = PaperChoice("workbook", style="blank", chapters=(chapter,))
    yield Offered(f"chapter {chapter}", label, choice, _SHEETS, about=about)
    yield from map(worksheet_scope, found)


def _page_scope(page: PageView, *, own: bool) -> Offered:
    is_own = own and bool(page.writable)
    label = _("This page: {title}").format(title=page.exercise.title)
    styles = _sheet_styles(page.exercise)
    if page.exists:
        choice = PaperChoice("page", entry_id=page.entry_id)
        by_hand: OfferedStyle | None = "blank" if page.state is EntryState.ON_PAPER else None
        return Offered("page", label, choice, ("filled", *styles), only_private=is_own, begins=by_hand)
    if page.our_page is not None:
        choice = PaperChoice("page", entry_id=page.our_page.entry_id)
        return Offered("page", label, choice, ("filled", *styles))
    return Offered("page", label, PaperChoice("page", exercises=(page.exercise.id,)), styles)


def _sheet_styles(exercise: Exercise) -> tuple[OfferedStyle, ...]:
    """In which ways it comes without answers."""
    fillable: tuple[OfferedStyle, ...] = ("fillable",) if form_fields(exercise) else ()
    cards: tuple[OfferedStyle, ...] = ("cards",) if exercise.card is not None else ()
    return ("blank", *fillable, *cards)


def _sound(library: Library, name: str) -> Exercise | None:
    try:
        return library.exercise(name)
    except BrokenDefinition:
        return None
