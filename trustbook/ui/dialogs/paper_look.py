"""How paper is set: size, large print, margins, grey, steps, and names on the cover."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustbook.documents.document import Margins
from trustbook.language import _
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, Space, column, link_button, row
from trustbook.workbook.paper.paper_choice import PaperLook


def ticked_row(words: str, *, ticked: bool = False) -> tuple[CheckMark, MarkRow]:
    """A box to tick, and its line."""
    mark = CheckMark()
    mark.setAccessibleName(words)
    mark.setChecked(ticked)
    return mark, MarkRow(mark, words)


class LookChoices(QWidget):
    """`changed` whenever another look is wanted. What does not show keeps what was chosen for it."""

    changed = Signal()

    def __init__(self, look: PaperLook, *, solo: bool = False) -> None:
        super().__init__()
        self.paper = OneOfWords(_("Paper"), (("a4", _("A4")), ("letter", _("US Letter"))))
        self.paper.choose(look.paper)
        self.large, self._large_row = ticked_row(_("Large print"), ticked=look.large)
        self.grey, self._grey_row = ticked_row(_("Without colours"), ticked=look.grey)
        self.margins = OneOfWords(
            _("Margins"),
            (
                ("usual", _("Usual margins")),
                ("binding", _("With room for binding")),
                ("duplex", _("For both sides of a sheet, bound")),
            ),
        )
        self.margins.choose(look.margins)
        self.steps, self._steps_row = ticked_row(_("With steps, hints and what was not ticked"), ticked=look.with_steps)
        whose = _("My name on the cover") if solo else _("Our names on the cover")
        self.names, self._names_row = ticked_row(whose, ticked=look.named)
        rows = (self._large_row, self._grey_row, self._steps_row, self._names_row)
        self.setLayout(column(self.paper, *rows, self.margins, spacing=8))
        for choices in (self.paper, self.margins):
            choices.chosen.connect(lambda _name: self.changed.emit())
        for mark in (self.large, self.grey, self.steps, self.names):
            mark.clicked.connect(lambda _checked: self.changed.emit())

    def offer(self, *, steps: bool, names: bool) -> None:
        """Show what makes a difference for these pages."""
        self._steps_row.setVisible(steps)
        self._names_row.setVisible(names)

    def chosen(self) -> PaperLook:
        """All that was chosen, to begin with the next time."""
        return PaperLook(
            paper="letter" if self.paper.current() == "letter" else "a4",
            large=self.large.isChecked(),
            margins=self._margins(),
            grey=self.grey.isChecked(),
            with_steps=self.steps.isChecked(),
            named=self.names.isChecked(),
        )

    def look(self) -> PaperLook:
        """What holds for the pages that are chosen now."""
        chosen = self.chosen()
        steps = chosen.with_steps and not self._steps_row.isHidden()
        return replace(chosen, with_steps=steps, named=chosen.named or self._names_row.isHidden())

    def _margins(self) -> Margins:
        found: dict[str, Margins] = {"binding": "binding", "duplex": "duplex"}
        return found.get(self.margins.current(), "usual")


class MoreAboutPaper(QWidget):
    """How paper is set, below a link: for most evenings it is right as it is. What was chosen otherwise is in sight."""

    def __init__(self, look: LookChoices) -> None:
        super().__init__()
        self._look = look
        self._link = link_button("", lambda: self._unfold(self._look.isHidden()))
        self._link.setObjectName("paper-more")
        self.setLayout(column(row(self._link, None), look, spacing=Space.FIELD))
        usual = PaperLook()
        self._unfold(replace(look.chosen(), paper=usual.paper) != usual)

    def _unfold(self, unfolded: bool) -> None:
        self._look.setVisible(unfolded)
        words = _("Less about the paper") if unfolded else _("More: size of paper, large print, margins")
        self._link.setText(words)
        self._link.setAccessibleName(words)
