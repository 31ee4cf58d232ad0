"""What stands beside a letter while it is written: what it is for, ways to begin a sentence, what to take care of."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustbook.domain.openers import begun
from trustbook.exercises.fields import LetterField
from trustbook.exercises.model import Exercise
from trustbook.exercises.text_ids import HELP
from trustbook.language import _
from trustbook.ui.kit import Rule, Space, TextLabel, column, label, note, note_link, paragraph, row
from trustbook.ui.kit.beside import text_then_link
from trustbook.ui.kit.buttons import WordsButton
from trustbook.ui.kit.strip import CareStrip
from trustbook.ui.navigation import Navigator
from trustbook.ui.pages.words import safety_words


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
        about = exercise.letter.line if exercise.letter is not None else exercise.title
        layout = column(label(about), paragraph(exercise.lead or exercise.purpose), spacing=Space.FIELD)
        if self.openers:
            layout.addSpacing(Space.FIELD)
            layout.addWidget(note(_("A way to begin a sentence")))
            lines = column(spacing=0)
            for opener in self.openers:
                lines.addWidget(opener)
                lines.addWidget(Rule())
            layout.addLayout(lines)
        layout.addSpacing(Space.FIELD)
        for words in (exercise.caution, _if_afraid(exercise, solo=solo), exercise.stop):
            if words:
                layout.addWidget(note(words))
        layout.addLayout(row(note_link(_("Getting help"), lambda: navigator.open_text(HELP)), None))
        layout.addLayout(row(note_link(_("The page behind this letter"), behind), None))
        layout.addStretch(1)
        self.setLayout(layout)

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
