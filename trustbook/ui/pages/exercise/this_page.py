"""What can be done with the open page beside writing on it: in the rail beside the sheet, or in one menu."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from trustbook.domain.entries import EntryState
from trustbook.language import _, day_words, ngettext, number
from trustbook.ui.kit.menus import menu_beside
from trustbook.ui.pages.words import entry_words, joined
from trustbook.workbook.pages.entry_lines import entry_day
from trustbook.workbook.shared.side_by_side import pairs
from trustbook.workbook.sitting.parts import opens_together
from trustbook.workbook.sitting.views import PageView


@dataclass(frozen=True, slots=True)
class PossibleActions:
    """What is of use now."""

    page: PageView
    on_our_page: bool = False
    """Both write here, at Together."""
    solo: bool = False
    can_share: bool = False
    reader: str = ""
    """Who has a copy of what was shared of it."""
    can_place: bool = False
    """Something that was begun alone could be put on our page."""
    can_erase: bool = False
    can_agree: bool = False
    """What is written can be offered to the other one as an agreement."""
    brought: bool = False
    """It goes to counselling."""

    @property
    def can_take_back(self) -> bool:
        """Whether exactly one copy lies with both. Of several each is taken back where it is seen."""
        return len(self.page.placed) == 1 and not self.page.read_only

    @property
    def side_by_side(self) -> bool:
        """Whether both have shared something of it."""
        return opens_together(self.page.exercise) and bool(pairs(self.page.copies))

    @property
    def then_and_now(self) -> bool:
        """Whether it was filled in before, on another day."""
        again = self.page.exercise.repeat == "dated" and self.page.exercise.asks_again
        return self.page.exists and again and bool(self.page.earlier)

    @property
    def can_talk(self) -> bool:
        """Whether two people can hold it as a talk."""
        return self.page.exercise.talk is not None and not self.solo

    @property
    def new_entry(self) -> bool:
        """Whether another entry can be begun."""
        return self.page.exists and self.page.exercise.repeat == "dated" and not self.page.read_only


class ThisPage(QObject):
    """Knows what fits, and passes wishes on. Rail and menu show the same."""

    changed = Signal()
    menu_needed = Signal()
    """`needs_menu` is otherwise now."""
    entry_requested = Signal(str)
    new_requested = Signal()
    action_requested = Signal(str)
    """What was asked for, as `acts` names it."""

    def __init__(self, fits: PossibleActions, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self.fits = fits
        self.today = today
        self.needs_menu = False
        """Whether no rail stands beside the sheet."""

    def show_what_fits(self, fits: PossibleActions) -> None:
        """Something else is of use from now on."""
        if fits != self.fits:
            self.fits = fits
            self.changed.emit()

    def need_menu(self, needed: bool) -> None:
        """Whether no rail stands beside the sheet from now on."""
        if needed != self.needs_menu:
            self.needs_menu = needed
            self.menu_needed.emit()

    def fill_entries(self, menu: QMenu) -> None:
        """This entry, the others, and a new one."""
        page = self.fits.page
        group = QActionGroup(menu)
        here = _("{entry} (this one)").format(entry=this_entry(page, self.today))
        rest = [(line.entry_id, entry_words(line, self.today)) for line in page.earlier]
        for entry_id, words in ((page.entry_id, here), *rest):
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(entry_id == page.entry_id)
            group.addAction(action)
            if entry_id != page.entry_id:
                action.triggered.connect(lambda _checked=False, chosen=entry_id: self.entry_requested.emit(chosen))
        if self.fits.new_entry:
            menu.addSeparator()
            menu.addAction(_("New entry"), self.new_requested.emit)

    def fill_all(self, menu: QMenu) -> None:
        """Everything, for where there is no room for the rail."""
        fits = self.fits
        if fits.page.earlier:
            entries = menu_beside(menu, _("Entries of this page"))
            self.fill_entries(entries)
            menu.addSeparator()
        elif fits.new_entry:
            menu.addAction(_("New entry"), self.new_requested.emit)
            menu.addSeparator()
        for name, words in acts(fits):
            menu.addAction(words, partial(self.action_requested.emit, name))


def acts(fits: PossibleActions) -> list[tuple[str, str]]:
    """What can be done with the page, in order: name and words."""
    possible = (
        ("talk", _("Hold this talk at the table"), fits.can_talk),
        ("share", _("Share…"), fits.can_share and fits.page.exists),
        ("see-copy", _("See what you shared"), bool(fits.page.placed)),
        ("take-back", _("Take back what you shared…"), fits.can_take_back),
        ("place", _("Put on our page"), fits.can_place),
        ("agreement", _("Make this an agreement"), fits.can_agree and fits.page.exists),
        ("together", _("Open together…"), fits.page.can_open_together),
        ("beside", _("Side by side"), fits.side_by_side),
        ("then", _("Then and now"), fits.then_and_now),
        ("bring", _("Not to counselling") if fits.brought else _("Bring to counselling"), True),
        ("print", _("Print or write a PDF…"), True),
        ("history", _("Earlier versions…"), fits.page.exists),
        ("erase", _("Erase…"), fits.can_erase and fits.page.exists),
    )
    return [(name, words) for name, words, fitting in possible if fitting]


def copy_words(fits: PossibleActions, today: date) -> str:
    """Who has a copy, of how much, since when; "" where nothing of this entry is shared."""
    if not fits.page.placed:
        return ""
    newest = fits.page.placed[0]
    count = len(newest.answers)
    words = ngettext(
        "{name} has a copy of one line, since {day}.", "{name} has a copy of {count} lines, since {day}.", count
    )
    return words.format(name=fits.reader, count=number(count), day=day_words(newest.on, today))


def this_entry(page: PageView, today: date) -> str:
    """How far the open entry is, and of which day it is."""
    return _dated(page.state, entry_day(page.on, page.at, today)) if page.exists else _("New entry")


def others_words(page: PageView, today: date) -> str:
    """How many other entries there are, from when, and whether one of those was shared; "" for none."""
    if not page.earlier:
        return ""
    count = len(page.earlier)
    words = ngettext("One other, from {day}", "{count} others, the newest from {day}", count)
    shared = ngettext("shared", "some shared", count) if any(line.shared for line in page.earlier) else ""
    return joined(words.format(count=number(count), day=day_words(page.earlier[0].on, today)), shared)


def _dated(state: EntryState, day: str) -> str:
    return {
        EntryState.UNTOUCHED: _("Not begun, {day}"),
        EntryState.FINISHED: _("Finished {day}"),
        EntryState.SKIPPED: _("Skipped {day}"),
        EntryState.NOT_NOW: _("Not now, {day}"),
        EntryState.ON_PAPER: _("Done on paper, {day}"),
    }.get(state, _("Begun {day}")).format(day=day)
