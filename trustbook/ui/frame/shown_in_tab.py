"""What a tab asks of whatever stands beside its list: an open entry, its overview, a page that says what is wrong …"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar

from trustbook.ui.frame.save_state import SaveKind, SaveState

if TYPE_CHECKING:
    from PySide6.QtGui import QUndoStack
    from PySide6.QtWidgets import QWidget

    from trustbook.ui.navigation import ToBring

    _Base = QWidget
else:
    _Base = object  # a widget is made of one class of Qt's only, and that is the other base


class ShownInTab(_Base):
    """The first base of a class of widgets. What is not said anew asks for no room, and has nothing to save."""

    wants_all: ClassVar[bool] = False
    """Whether it wants the room of the tabs and of the list as well, and has a way back of its own."""
    stands_alone: ClassVar[bool] = False
    """Whether it has the room of the list of pages as well."""

    @property
    def item(self) -> str:
        """What of it is open, for coming back to it; "" while it is shown as a whole."""
        return ""

    @property
    def undo_stack(self) -> QUndoStack | None:
        """What can be taken back of what is written here."""
        return None

    def current_save_state(self) -> SaveState:
        """How what is written here stands with the disk."""
        return SaveState(SaveKind.NOTHING)

    def flush(self, done: Callable[[bool], None]) -> None:
        """Save what is written here. `done(False)`: it could not be saved, the text stays where it is."""
        done(True)

    def last_stop(self) -> QWidget | None:
        """What one had in hand last, for coming back after it was made anew; None where that is nothing."""
        return None

    def parts(self) -> Iterator[QWidget]:
        """What stands side by side in it, in the order of Tab."""
        yield self

    def stand_beside_list(self, beside: bool) -> None:
        """Of one that stands alone: whether the list of pages is there now, because it was asked for."""

    def to_bring(self) -> ToBring | None:
        """What of it could be brought to counselling now; None for nothing."""
        return None

    def choose_to_bring(self) -> bool:
        """Let somebody choose what to bring, where that is done here; False where it is not."""
        return False

    def say_of_bringing(self, words: str) -> bool:
        """Say in place what became of bringing it; False where that cannot be said here."""
        return False
