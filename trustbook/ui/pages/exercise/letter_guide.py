"""What stands beside a letter while it is written: what it is for, ways to begin a sentence, what to take care of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustbook.domain.openers import begun
from trustbook.exercises.fields import LetterField
from trustbook.exercises.model import Exercise
from trustbook.exercises.text_ids import HELP
from trustbook.language import _, ngettext, number
from trustbook.ui.kit import Rule, Space, column, label, note, note_link, paragraph, row
from trustbook.ui.kit.buttons import WordsButton
from trustbook.ui.navigation import Navigator


class LetterGuide(QWidget):
    """`opener_chosen` carries the beginning of a sentence as it is written: without its dots, with a blank behind."""

    opener_chosen = Signal(str)
    counting_toggled = Signal()
    """Words are to be counted, or not any more."""

    def __init__(
        self, exercise: Exercise, field: LetterField, navigator: Navigator, behind: Callable[[], object]
    ) -> None:
        """`behind` shows the page that the letter belongs to."""
        super().__init__()
        self.setAccessibleName(_("Guide"))
        self.openers = [self._opener(words) for words in field.openers]
        layout = column(label(exercise.title), paragraph(exercise.lead or exercise.purpose), spacing=Space.FIELD)
        if self.openers:
            layout.addSpacing(Space.FIELD)
            layout.addWidget(note(_("A way to begin a sentence")))
            lines = column(spacing=0)
            for opener in self.openers:
                lines.addWidget(opener)
                lines.addWidget(Rule())
            layout.addLayout(lines)
        layout.addSpacing(Space.FIELD)
        for words in (exercise.caution, exercise.stop):
            if words:
                layout.addWidget(note(words))
        layout.addLayout(row(note_link(_("Getting help"), lambda: navigator.open_text(HELP)), None))
        self._count = note("")
        self._count.hide()
        layout.addLayout(row(note_link(_("Count the words"), self.counting_toggled.emit), None))
        layout.addWidget(self._count)
        layout.addLayout(row(note_link(_("The page behind this letter"), behind), None))
        layout.addStretch(1)
        self.setLayout(layout)

    def show_count(self, count: int | None) -> None:
        """How many words there are; None: nobody wants to know."""
        self._count.setVisible(count is not None)
        if count is not None:
            self._count.setText(ngettext("{count} word", "{count} words", count).format(count=number(count)))

    def _opener(self, words: str) -> WordsButton:
        shown = WordsButton(words, "opener", lambda: self.opener_chosen.emit(f"{begun(words) or words} "))
        shown.setAccessibleDescription(_("Puts these words where you are writing"))
        return shown
