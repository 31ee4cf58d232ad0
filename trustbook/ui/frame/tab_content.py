"""What the window asks of whatever stands in a tab."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from trustbook.domain.entries import RevisionReason
from trustbook.domain.problems import OwnFault
from trustbook.exercises.model import Tab
from trustbook.ui.frame.error_page import ErrorPage
from trustbook.ui.frame.parts import first_stop
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.frame.tab_row import PageMenu
from trustbook.ui.kit import column
from trustbook.ui.navigation import CanBring, FoundAt
from trustbook.workbook.sitting.views import PagePosition, PageView


@dataclass(frozen=True, slots=True)
class Target:
    """A place in a tab. Without an exercise: what the tab shows before one is opened."""

    exercise_id: str = ""
    entry_id: str | None = None
    """None: the entry that the list opens."""
    scroll: int = 0
    """How far its sheet is scrolled, in pixels."""
    in_short: bool = False
    """Its short form, with the cursor in its first field."""
    place: PagePosition | None = None
    """Exactly there, with the cursor."""
    found: FoundAt | None = None
    """The place in it to go to."""
    returns: bool = False
    """Escape, and a link above the page, lead back to where it was asked for."""
    looked_at: bool = False
    """Somebody is only shown it: the focus stays where it is."""
    item: str = ""
    """Without an exercise: what is opened of that which lies on the overview, such as an agreement."""


class TabContent(QWidget):
    """Made when its tab is first shown. The window needs no more of it than this."""

    save_state = Signal(object)
    """A `SaveState`."""
    page_changed = Signal()
    """`page_menu` gives something else now."""

    shape_changed = Signal()
    """`wants_all` may say something else now."""

    def __init__(self, tab: Tab) -> None:
        super().__init__()
        self.tab = tab

    @property
    def wants_all(self) -> bool:
        """Whether what is open wants the room of the tabs as well, and has a way back of its own."""
        return False

    @property
    def id(self) -> str:
        """Id of its tab."""
        return self.tab.id

    @property
    def title(self) -> str:
        return self.tab.title

    def show_target(self, target: Target) -> None:
        """Go to a place in this tab. What is open is saved first; where that fails, it stays."""

    def state(self) -> Target:
        """The place that is shown now, for coming back to it."""
        return Target()

    def flush(self, done: Callable[[bool], None], reason: RevisionReason = RevisionReason.LEAVING) -> None:
        """Save and freeze what is open. `done(False)`: it could not be saved, the text stays where it is."""
        done(True)

    def parts(self) -> Iterator[QWidget]:
        """What stands side by side in it, in the order of Tab."""
        yield self

    def first_control(self) -> QWidget | None:
        """Where one begins on what is shown; None where nothing of it can have the focus."""
        return first_stop(self)

    def set_narrow(self, narrow: bool) -> None:
        """Whether there is no room for a list beside a page."""

    @property
    def has_pages(self) -> bool:
        """Whether there is a list of pages."""
        return False

    def page_menu(self) -> PageMenu | None:
        """What can be done with the open page, where that does not stand beside it."""
        return None

    def show_pages(self) -> None:
        """Where there is no room beside it, show the list of pages in place of the page."""

    def leave_pages(self) -> None:
        """Somebody went to another tab: where the list of pages stood in place of a page, the page stands again."""

    def current_save_state(self) -> SaveState:
        """How what is open stands with the disk."""
        return SaveState(SaveKind.NOTHING)

    def place(self) -> PagePosition | None:
        """Where somebody is on a page that is kept, for coming back another time; None where there is none."""
        return None

    @property
    def undo_stack(self) -> QUndoStack | None:
        """What can be taken back on the open page."""
        return None

    @property
    def open_view(self) -> PageView | None:
        """The entry that is open."""
        return None

    @property
    def is_kept_at_hand(self) -> bool:
        """Whether the open page is one that this person keeps at hand."""
        return False

    def bringing(self) -> CanBring | None:
        """What of it can go to counselling; None for nothing."""
        return None

    def say_of_paper(self) -> Callable[[str], object] | None:
        """What says in place that something was written or printed; None where no entry is open."""
        return None


class FailedTab(TabContent):
    """Stands where the content of a tab could not be made."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self.setLayout(column(ErrorPage(OwnFault())))
