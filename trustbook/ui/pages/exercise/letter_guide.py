"""What stands beside a letter while it is written: what it is for, ways to begin a sentence, what to take care of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustbook.domain.openers import begun
from trustbook.exercises.fields import LetterField
from trustbook.exercises.model import Exercise
from trustbook.exercises.text_ids import HELP
from trustbook.language import _
from trustbook.ui.kit import Rule, Space, TextLabel, column, note, note_link, row
from trustbook.ui.kit.beside import text_then_link
from trustbook.ui.kit.buttons import WordsButton
from trustbook.ui.kit.strip import CareStrip
from trustbook.ui.navigation import Navigator
from trustbook.ui.pages.words import safety_words

_OPENERS: Final = 3
"""How many are shown at first."""


class LetterGuide(QWidget):
    """`opener_chosen` carries the beginning of a sentence as it is written: without its dots, with a blank behind."""

    opener_chosen = Signal(str)

    def __init__(
        self, exercise: Exercise, field: LetterField, navigator: Navigator, behind: Callable[[], object], *, solo: bool
    ) -> None:
        """`behind` shows the page that the letter belongs to."""
        super().__init__()
        self.setAccessibleName(_("Guide"))
        self.care = _strip(exercise, navigator, solo=solo)
        """What to take care of, to stand on the sheet where the guide is folded away; it is never folded itself."""
        self.openers = [self._opener(words) for words in field.openers]
        layout = column(TextLabel(exercise.lead or exercise.purpose, "label"), spacing=Space.FIELD)
        if self.openers:
            layout.addSpacing(Space.STATE)
            layout.addWidget(note(_("A way to begin a sentence")))
            layout.addLayout(self._some_openers())
            layout.addSpacing(Space.FIELD)
        for words in (exercise.caution, _if_afraid(exercise, solo=solo)):
            if words:
                layout.addWidget(note(words))
        layout.addLayout(row(note_link(_("Getting help"), lambda: navigator.open_text(HELP)), None))
        if exercise.stop:
            layout.addWidget(note(exercise.stop))
        layout.addLayout(row(note_link(_("All questions of this page"), behind), None))
        layout.addStretch(1)
        self.setLayout(layout)

    def _some_openers(self) -> QVBoxLayout:
        """A few, and the others where somebody asks for them."""
        lines, others = column(spacing=0), column(spacing=0)
        rest = QWidget()
        rest.setLayout(others)
        for place, opener in enumerate(self.openers):
            into = lines if place < _OPENERS else others
            into.addWidget(opener)
            into.addWidget(Rule())
        if len(self.openers) > _OPENERS + 1:
            more = note_link(_("More ways to begin"))
            more.clicked.connect(partial(self._show_more_openers, rest, more))
            lines.addLayout(row(more, None))
            rest.hide()
        lines.addWidget(rest)
        return lines

    def _show_more_openers(self, rest: QWidget, more: QWidget) -> None:
        rest.show()
        self.openers[_OPENERS].setFocus(Qt.FocusReason.OtherFocusReason)
        more.hide()

    def _opener(self, words: str) -> WordsButton:
        shown = WordsButton(words, "opener", lambda: self.opener_chosen.emit(f"{begun(words) or words} "))
        shown.setAccessibleDescription(_("Puts these words where you are writing"))
        return shown


def _strip(exercise: Exercise, navigator: Navigator, *, solo: bool) -> CareStrip:
    care = " ".join(words for words in (exercise.caution, _if_afraid(exercise, solo=solo)) if words)
    link = note_link(_("Getting help"), lambda: navigator.open_text(HELP))
    return CareStrip(text_then_link(TextLabel(care, "care-words"), link), ends_in_link=True)


def _if_afraid(exercise: Exercise, *, solo: bool) -> str:
    """The line about being afraid, where the caution does not say it already, and the letter is to somebody."""
    to = exercise.letter.to if exercise.letter is not None else "other"
    if not exercise.safety or exercise.caution_on_fear or to != "other":
        return ""
    return safety_words(solo=True) if solo else _("If you are afraid of the other person, keep it.")
