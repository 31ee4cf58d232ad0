"""How worksheets are printed: whole or short, for two or for one, and what the chosen sheets are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustbook.language import _, ngettext
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, TextLabel, column

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder


class WorksheetChoices(QWidget):
    """`chosen` whenever other sheets are wanted."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form = OneOfWords(_("Length"), (("whole", _("Whole pages")), ("short", _("Short forms"))))
        self.form.chosen.connect(lambda _name: self.chosen.emit())
        self.alone = CheckMark()
        words = _("For one person alone")
        self.alone.setAccessibleName(words)
        self.alone.clicked.connect(lambda _checked: self.chosen.emit())
        self._alone_row = MarkRow(self.alone, words)
        self.setLayout(column(self.form, self._alone_row, spacing=8))

    def offer(self, *, form: bool, alone: bool) -> None:
        """Show what can be chosen for these sheets."""
        self.form.setVisible(form)
        self._alone_row.setVisible(alone)

    def is_short(self) -> bool:
        """Whether short forms are chosen, and can be."""
        return not self.form.isHidden() and self.form.current() == "short"

    def is_alone(self) -> bool:
        """Whether it is chosen to be for one person, and can be."""
        return not self._alone_row.isHidden() and self.alone.isChecked()


class Contents(TextLabel):
    """Says which sheets there are. Nothing is said about a single one."""

    def __init__(self) -> None:
        super().__init__("", "hint")
        self.setAccessibleName(_("What is in it"))

    def show_binder(self, binder: Binder) -> None:
        """The sheets of these pages, each with its number of copies."""
        self.setText(contents_in_words(binder))
        self.setVisible(bool(self.text()))


def contents_in_words(binder: Binder) -> str:
    """Titles of texts, sheets and cards in order, "" when there is only one sheet."""
    texts = [text.title for chapter in binder.chapters for text in chapter.texts]
    sheets = [sheet.exercise.title for chapter in binder.chapters for sheet in chapter.sheets]
    cards = [card.exercise.title for chapter in binder.chapters for card in chapter.cards]
    if len(texts) + len(set(sheets)) + len(set(cards)) < 2 and len(sheets) < 2:
        return ""
    lines = []
    if texts:
        lines.append(_("Printed with it, to read: {titles}.").format(titles=_listed(texts)))
    if sheets:
        number = ngettext("{number} worksheet: {titles}.", "{number} worksheets: {titles}.", len(sheets))
        lines.append(number.format(number=len(sheets), titles=_listed(sheets)))
    if cards:
        number = ngettext("{number} card: {titles}.", "{number} cards: {titles}.", len(cards))
        lines.append(number.format(number=len(cards), titles=_listed(cards)))
    return "\n".join(lines)


def _listed(titles: list[str]) -> str:
    counted = Counter(titles)
    return " · ".join(
        title if times == 1 else _("{title} (× {times})").format(title=title, times=times)
        for title, times in counted.items()
    )
