"""The top of a page: its title, what it is for in a line, and what to take care of. The first question is in sight."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from trustbook.exercises.model import Exercise
from trustbook.exercises.text_ids import HELP
from trustbook.language import _
from trustbook.ui.kit import Space, TextLabel, link_button, note_link, title
from trustbook.ui.kit.beside import in_line, text_then_link
from trustbook.ui.kit.strip import CareStrip
from trustbook.ui.navigation import ReadingNavigator
from trustbook.ui.pages.exercise.margin import BesideMargin
from trustbook.ui.pages.exercise.ways_on import NextLink
from trustbook.ui.pages.exercise.why_and_how import WhyAndHow
from trustbook.ui.pages.words import safety_words

_SENTENCE_END = re.compile(r"(?<=[.?!…])\s")


class PageHead(BesideMargin):
    """Title and what stands at its end, the lead with “Why and how”, and one strip of care that is never shortened."""

    def __init__(
        self,
        exercise: Exercise,
        navigator: ReadingNavigator,
        *,
        solo: bool,
        reads: Sequence[NextLink] = (),
        beside_title: QWidget | None = None,
    ) -> None:
        super().__init__(spacing=0)  # title and lead have room of their own
        self._navigator = navigator
        self._care = care_words(exercise, solo=solo)
        self._lead = exercise.lead or first_sentence(exercise.purpose)
        self._stop = exercise.stop
        self.why = WhyAndHow(exercise, navigator, solo=solo, reads=reads)
        self.why.hide()
        self._toggle = link_button(_("Why and how"), self._on_toggle)
        name = title(exercise.title)
        self.column.addWidget(name if beside_title is None else in_line(name, beside_title, Space.FIELD))
        self.column.addWidget(text_then_link(TextLabel(self._lead), self._toggle))
        self.column.addWidget(self.why)
        if self._care:
            self.column.addSpacing(Space.STATE)
            self.column.addWidget(self._strip())

    def spoken(self) -> str:
        """What the head says beside its title, for who only hears the page: it lies above all that Tab comes to."""
        return "\n".join(words for words in (self._lead, self._stop, self._care) if words)

    def unfold(self, unfolded: bool) -> None:
        """Show “Why and how”, or only the way to it."""
        self.why.setVisible(unfolded)
        text = _("Less") if unfolded else _("Why and how")
        self._toggle.setText(text)
        self._toggle.setAccessibleName(_("Less of why and how") if unfolded else text)

    def _strip(self) -> QWidget:
        """What asks for care leads to who can help, also where it speaks of one person."""
        words = TextLabel(self._care, "care-words")
        link = note_link(_("Getting help"), lambda: self._navigator.open_text(HELP))
        return CareStrip(text_then_link(words, link), ends_in_link=True)

    def _on_toggle(self) -> None:
        self.unfold(self.why.isHidden())


def first_sentence(text: str) -> str:
    """What a definition without a lead says first: those that answers were written with may have none."""
    return _SENTENCE_END.split(text, maxsplit=1)[0]


def care_words(exercise: Exercise, *, solo: bool) -> str:
    """When to be careful with this page, and the line for who is afraid, where the first does not say it already."""
    general = safety_words(solo=solo) if exercise.safety and not exercise.caution_on_fear else ""
    return " ".join(words for words in (exercise.caution, general) if words)
