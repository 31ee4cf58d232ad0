"""Agreements on paper: which ones hang where visitors read them is ticked one by one; names stay off unless wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.dialogs.paper_look import ticked_row
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, column, label
from trustbook.workbook.agreed.agreement_views import AgreementCard
from trustbook.workbook.paper.paper_choice import AgreementPaper

_LONGEST: Final = 90
"""Characters of the words beside a tick."""


class AgreementTicks(QWidget):
    """Every agreement that stands, to be ticked. `changed` whenever another sheet is wanted."""

    changed = Signal()

    def __init__(self, cards: Sequence[AgreementCard], *, pause: bool) -> None:
        """`pause`: there is a word for a break."""
        super().__init__()
        self.form = OneOfWords(
            _("As"),
            (
                ("fridge", _("On a list, for the fridge")),
                ("cards", _("As cards")),
                ("page", _("Each with its names, on a sheet")),
            ),
        )
        self.marks: dict[str, CheckMark] = {}
        rows = []
        for card in cards:
            mark, line = self._row(" ".join(card.words.split()))
            self.marks[card.agreement_id] = mark
            rows.append(line)
        self.title, self._title_row = self._tick(_("With the title “What we have agreed”"), ticked=True)
        self.names, self._own_names_row = self._tick(_("With our names"))
        self.pause, self._pause_row = self._tick(_("With our word for a break"))
        self._has_pause = pause
        self._which = label(_("Which ones? Visitors read what hangs there."))
        more = (self._title_row, self._own_names_row, self._pause_row)
        self.setLayout(column(self.form, self._which, *rows, *more, spacing=8))
        self.form.chosen.connect(lambda _name: self._on_changed())
        self._show_what_fits()

    def paper(self) -> AgreementPaper:
        """What is ticked."""
        form = self.form.current()
        return AgreementPaper(
            "page" if form == "page" else "cards" if form == "cards" else "fridge",
            tuple(name for name, mark in self.marks.items() if mark.isChecked()),
            titled=self.title.isChecked(),
            named=self.names.isChecked(),
            pause=self.pause.isChecked() and self._has_pause,
        )

    def lacking(self) -> str:
        """What has to be chosen first."""
        ticked = any(mark.isChecked() for mark in self.marks.values())
        return "" if ticked else _("Tick what is to stand on the paper.")

    def _tick(self, words: str, *, ticked: bool = False) -> tuple[CheckMark, MarkRow]:
        mark, line = ticked_row(words, ticked=ticked)
        mark.clicked.connect(lambda _checked: self._on_changed())
        return mark, line

    def _row(self, words: str) -> tuple[CheckMark, MarkRow]:
        mark, line = self._tick(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")
        mark.setAccessibleName(words)
        return mark, line

    def _on_changed(self) -> None:
        self._show_what_fits()
        self.changed.emit()

    def _show_what_fits(self) -> None:
        hung = self.form.current() == "fridge"
        self._title_row.setVisible(hung)
        self._own_names_row.setVisible(hung)
        self._pause_row.setVisible(hung and self._has_pause)
