"""The first page: open a workbook, begin one, look at the example, print blank sheets, restore a copy, find help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from trustbook.language import _
from trustbook.ui.kit import ChoiceTile, FlowLayout, Rule, ScrollPage, column, link_button, row, soft, subheading, title
from trustbook.ui.start.folders import workbook_title


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to do on the start page."""

    id: str
    name: str
    explanation: str


def choices(has_workbooks: bool) -> tuple[Choice, ...]:
    """What can be done here, in this order."""
    begin = Choice(
        "create", _("Begin a workbook"), _("One name and one passphrase. A partner can join later, or never.")
    )
    others = (
        Choice("open", _("Open one from another place"), _("Choose a workbook’s folder, on a stick for example.")),
        Choice("example", _("Look at the example"), _("Two invented people have filled one in.")),
        Choice("blank", _("Print blank worksheets"), _("Paper and a pen, no workbook needed.")),
        Choice("restore", _("Restore a copy"), _("From a stick or a backup. Nothing is overwritten.")),
    )
    return (begin, *others) if not has_workbooks else (*others[:1], begin, *others[1:])


class StartPage(ScrollPage):
    """Asks for what the person chose; knows no workbook beyond the names of their folders."""

    chosen = Signal(str)
    """Id of a choice, or "help", "check", "guide"."""
    workbook_chosen = Signal(object)
    """A Path."""

    def __init__(self, workbooks: tuple[Path, ...], parent: QWidget | None = None) -> None:
        getting_help = self._link("help", _("Getting help, now"))
        pieces: list[QWidget | QLayout | int | None] = [
            title_line(title(_("Trustbook")), getting_help),
            soft(_("A workbook for two people who want to regain trust, or for one who begins alone.")),
            6,
        ]
        self.workbooks = workbooks
        """Those that are offered here."""
        self._first: QWidget | None = None
        if workbooks:
            pieces += [subheading(_("Your workbooks")), *(self._workbook(path) for path in workbooks), 4, Rule(), 2]
        pieces += [self._choice(choice) for choice in choices(bool(workbooks))]
        pieces += [
            6,
            FlowLayout(self._link("check", _("Is this book right for us?")), self._link("guide", _("Read the guide"))),
        ]
        pieces += [soft(_("Nothing leaves this computer unless you write a file yourself."))]
        super().__init__(column(*pieces, spacing=6), 60, lowered=True, parent=parent)

    def take_focus(self) -> None:
        """The first choice gets the focus."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.chosen.emit("help")
            return
        super().keyPressEvent(event)

    def _workbook(self, path: Path) -> QWidget:
        return self._noted(ChoiceTile(workbook_title(path), "", lambda: self.workbook_chosen.emit(path)))

    def _choice(self, choice: Choice) -> QWidget:
        tile = ChoiceTile(choice.name, choice.explanation, self._choose(choice.id))
        tile.setObjectName(choice.id)
        return self._noted(tile)

    def _link(self, choice_id: str, name: str) -> QWidget:
        made = link_button(name, self._choose(choice_id))
        made.setObjectName(choice_id)
        return made

    def _choose(self, choice_id: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(choice_id)

    def _noted(self, tile: QWidget) -> QWidget:
        self._first = self._first or tile
        return tile


def title_line(words: QWidget, at_hand: QWidget) -> QHBoxLayout:
    """A title, and something that is always at hand at the end of its line."""
    line = row(words, at_hand)
    line.setStretch(0, 1)
    return line
