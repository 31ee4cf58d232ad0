"""Look here first, in the example: one page of each tab that shows best what the tab is for, and why that one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt

from trustbook.language import _
from trustbook.ui.kit import (
    ScrollPage,
    Space,
    back_button,
    column,
    link_button,
    note,
    paragraph,
    row,
    subheading,
    title,
)
from trustbook.ui.pages.left_by_escape import LeftByEscape
from trustbook.ui.services import WorkbookServices


@dataclass(frozen=True, slots=True)
class LookAt:
    """One page worth seeing: the tab it belongs to, why, and an exercise or else a built-in page that is opened."""

    tab_id: str
    words: str
    exercise_id: str = ""
    overview: str = ""
    name: str = ""
    """Of the built-in page; an exercise has its title."""


def looks() -> tuple[LookAt, ...]:
    """The example couple's best pages, in the order of the tabs."""
    return (
        LookAt("understanding", _("Both write how a quarrel of theirs goes, and give it a name."), "pattern-map"),
        LookAt("communication", _("A hard subject in turns: one speaks, the other says it back."), "speaker-listener"),
        LookAt(
            "boundaries",
            _("Their agreements as cards. The one about phones was changed after six weeks, and both said yes again."),
            overview="agreements",
            name=_("Our agreements"),
        ),
        LookAt("rebuilding", _("What happened, in words that both can stand by."), "acknowledging"),
        LookAt(
            "letters",
            _("Letters that are being written, resting or kept, and one that was given."),
            overview="letters",
            name=_("The desk with the letters"),
        ),
        LookAt("closeness", _("Small fixed moments of their day, and which of them lasted."), "rituals"),
        LookAt("myself", _("What each of them hopes for, and what would be too soon."), "honest-expectations"),
        LookAt(
            "progress",
            _("Three months on one line. There is a setback in the middle, and what was good before it still stands."),
            overview="progress",
            name=_("The line through time"),
        ),
        LookAt(
            "counselling",
            _("The next appointment, what they bring, and a brief that both agreed to, line by line."),
            overview="counselling",
            name=_("Before the next session"),
        ),
    )


class LookFirstPage(LeftByEscape, ScrollPage):
    """One line for each tab. Esc goes back."""

    def __init__(self, services: WorkbookServices) -> None:
        self._navigator = services.navigator
        content = services.program.content()
        tabs = {tab.id: tab.title for tab in content.tabs}
        about = _("The two people are invented. Here is one page of each tab, to see what a workbook is.")
        lines = column(spacing=Space.PART)
        for look in looks():
            words = look.name or content.library.exercise(look.exercise_id).title
            way = link_button(words, self._way(look))
            way.setAccessibleDescription(look.words)
            lines.addLayout(column(subheading(tabs[look.tab_id]), way, note(look.words), spacing=Space.STATE))
        back = row(back_button(self._navigator.back), None)
        super().__init__(column(back, title(_("Look here first")), paragraph(about), Space.FIELD, lines))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Look here first"))

    def take_focus(self) -> None:
        """Reading begins at the top."""
        self.begin_at_top()

    def _way(self, look: LookAt) -> Callable[[], None]:
        if look.exercise_id:
            return partial(self._navigator.open_exercise, look.exercise_id)
        if look.overview == "letters":
            return lambda: self._navigator.open_letters()
        return partial(self._navigator.open_overview, look.overview)
