"""The first page: open a workbook, begin one, print blank sheets, look at the example, restore a copy, find help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from trustbook.language import _
from trustbook.ui.kit import Column, FlowLayout, Rule, ScrollPage, TextLabel, column, link_button, paragraph, row
from trustbook.ui.kit.scale import Space
from trustbook.ui.start.choice_line import ChoiceLine
from trustbook.ui.start.desk import WorkbookDesk, begin_words
from trustbook.ui.start.spread import Spread

OPEN = "open"


class StartChoice(NamedTuple):
    """One thing to do on the start page. `sign` is one of the kit's signs."""

    id: str
    name: str
    explanation: str
    sign: str


BEGIN = "create"


def choices(has_workbooks: bool) -> tuple[StartChoice, ...]:
    """What can be done here, in this order, besides what stands on the desk: there a first workbook is begun."""
    begin = StartChoice(BEGIN, _("Begin a workbook"), begin_words(), "feather")
    return (
        *((begin,) if has_workbooks else ()),
        StartChoice("blank", _("Print blank worksheets"), _("Paper and a pen, no workbook needed."), "printer"),
        StartChoice("example", _("Look at the example"), _("Two invented people have filled one in."), "book-open"),
        StartChoice("restore", _("Restore a copy"), _("From a stick or a backup. Nothing is overwritten."), "archive"),
    )


def nothing_leaves() -> str:
    """What is true before anything is opened, and after."""
    return _("Nothing leaves this computer unless you write a file yourself.")


class StartPage(QWidget):
    """Asks for what the person chose; knows no workbook beyond the names of their folders."""

    chosen = Signal(str)
    """Id of a choice, or "open", "help", "check", "guide"."""
    workbook_chosen = Signal(object)
    """A Path."""

    def __init__(self, workbooks: tuple[Path, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbooks = workbooks
        """Those that are offered here."""
        self._desk = WorkbookDesk(workbooks, self.workbook_chosen.emit, self._choose(OPEN), self._choose(BEGIN))
        strip = FrightenedStrip(self._link("help", _("Getting help, now")))
        spread = Spread(self._desk, self._paper(), nothing_leaves(), self._choose("help"), strip)
        self.setLayout(column(spread, spacing=0))

    def take_focus(self) -> None:
        """The workbook gets the focus, or the way to begin one: Enter opens."""
        self._desk.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.chosen.emit("help")
            return
        super().keyPressEvent(event)

    def _paper(self) -> QWidget:
        lines: list[QWidget] = []
        for choice in choices(bool(self.workbooks)):
            line = ChoiceLine(choice.sign, choice.name, choice.explanation, self._choose(choice.id))
            line.setObjectName(choice.id)
            lines += [line, Rule()]
        texts = FlowLayout(
            self._link("check", _("Is this book right for us?")), self._link("guide", _("Read the guide")), spacing=16
        )
        content = column(
            TextLabel(_("A workbook for two people who want to regain trust, or for one who begins alone."), "lead"),
            int(Space.STEP),
            *lines,
            int(Space.STEP),
            texts,
            spacing=Space.STATE,
        )
        return ScrollPage(content, 62, bare=True)

    def _link(self, choice_id: str, name: str) -> QWidget:
        made = link_button(name, self._choose(choice_id))
        made.setObjectName(choice_id)
        return made

    def _choose(self, choice_id: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(choice_id)


class FrightenedStrip(QWidget):
    """For whoever is afraid: always in sight, before anything is opened."""

    def __init__(self, getting_help: QWidget) -> None:
        super().__init__()
        strip = QFrame()
        strip.setProperty("role", "strip")
        words = paragraph(_("If somebody at home frightens you"))
        line = row(words, getting_help, spacing=Space.STEP)
        line.setStretch(0, 1)
        line.setContentsMargins(Space.STEP, Space.FIELD, Space.STEP, Space.FIELD)
        strip.setLayout(line)
        held = column(Column(strip, 62))
        held.setContentsMargins(44, 0, 44, Space.PART)
        self.setLayout(held)
