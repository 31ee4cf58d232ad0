"""The person's own local emergency number, at the top of “Getting help”. Nobody knows it for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from trustbook.language import _
from trustbook.ui.kit import CardFrame, LineInput, TextLabel, button, clear_layout, column, hint, link_button, row
from trustbook.ui.runtime.settings import fits_number


class EmergencyNumber(CardFrame):
    """Large when it was typed in; a line to type it into when not. `change(number)` keeps it on this device."""

    def __init__(self, number: str, change: Callable[[str], object]) -> None:
        self._change = change
        self._line: LineInput | None = None
        self._content: QVBoxLayout = column(spacing=6)
        super().__init__(self._content)
        if number:
            self._show_number(number)
        else:
            self._ask("")

    def _show_number(self, number: str) -> None:
        kept_here = self._clear()
        self._line = None
        words = TextLabel(number, "to-copy", selectable=True)
        words.setAccessibleName(_("Your local emergency number: {number}").format(number=number))
        self._content.addWidget(hint(_("Your local emergency number")))
        self._content.addWidget(words)
        change = link_button(_("Change the number"), lambda: self._ask(number))
        self._content.addLayout(row(change, None))
        if kept_here:
            change.setFocus()

    def _ask(self, number: str, note: str = "") -> None:
        asked_here = self._clear()
        self._line = line = LineInput(
            _("You can write your local emergency number here"),
            _("It is kept on this computer, not in a workbook. Whoever opens this page here can see it."),
        )
        line.edit.setMaxLength(60)
        line.set_text(number)
        line.entered.connect(self._on_keep)
        self._content.addWidget(line)
        if note:
            self._content.addWidget(hint(note))
        self._content.addLayout(row(button(_("Keep this number"), self._on_keep), None))
        if asked_here:
            line.edit.setFocus()

    def _clear(self) -> bool:
        """Make room; whether the focus was here. It does not run on to a link far below, and the page with it."""
        here = self.isAncestorOf(self.window().focusWidget())
        if here:
            self.setFocus()
        clear_layout(self._content)
        return here

    def _on_keep(self) -> None:
        if self._line is None:
            return
        number = " ".join(self._line.text().split())
        if not fits_number(number):
            self._ask(number, _("Please use figures, letters, spaces and + - ( ) / . , only, at most 40 of them."))
            return
        self._change(number)
        if number:
            self._show_number(number)
        else:
            self._ask("")
