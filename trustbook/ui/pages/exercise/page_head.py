"""The top of a page: what it is about, why, and what to take care of. Short, so that the first question is in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustbook.exercises.model import Exercise
from trustbook.exercises.text_ids import HELP
from trustbook.language import _
from trustbook.ui.kit import TextLabel, column, link_button, row, soft, title
from trustbook.ui.navigation import ReadingNavigator
from trustbook.ui.pages.exercise.steps import all_steps
from trustbook.ui.pages.words import joined, minutes_words, safety_words, who_words


class PageHead(QWidget):
    """Title, minutes · who · rhythm, purpose, caution and when to stop.

    A page with `safety` says one quiet line that leads to help. Whoever makes the page puts `links` and `all_steps`
    below it, beside what else there is to choose: all steps on request, and with the title of its chapter a way to
    the guide's text.
    """

    def __init__(self, exercise: Exercise, navigator: ReadingNavigator, *, solo: bool, chapter_title: str = "") -> None:
        super().__init__()
        self._navigator = navigator
        facts = joined(minutes_words(exercise.minutes), who_words(exercise.who, solo=solo), exercise.rhythm)
        self._exercise = exercise
        layout = column(title(exercise.title), soft(facts), 4, TextLabel(exercise.purpose, "reading"), spacing=4)
        if solo and exercise.alone:
            layout.addWidget(soft(exercise.alone))
        care = [words for words in (exercise.caution, exercise.stop) if words]
        if care:
            layout.addSpacing(4)
            layout.addLayout(column(*(TextLabel(words, "care") for words in care), spacing=0))
        if exercise.safety:
            layout.addLayout(self._safety_line(solo=solo))
        self.setLayout(layout)
        self.all_steps = all_steps(exercise)
        self.all_steps.hide()
        self._toggle = link_button(_("Show all steps"), self._on_toggle)
        self.links: list[QWidget] = [self._toggle] if len(exercise.steps) > 1 else []
        if chapter_title:
            self.links.append(link_button(_("Read: {chapter}").format(chapter=chapter_title), self._on_read))

    def spoken(self) -> str:
        """What the head says beside its title, for who only hears the page: it lies above all that Tab comes to."""
        return "\n".join(each.text() for each in self.findChildren(TextLabel)[1:])

    def _safety_line(self, *, solo: bool) -> QHBoxLayout:
        """The same on every page, so it stands apart from what this page asks to take care of."""
        words = TextLabel(safety_words(solo=solo), "beside-link")
        line = row(words, link_button(_("Getting help"), lambda: self._navigator.open_text(HELP)), spacing=10)
        line.setStretch(0, 1)
        return line

    def _on_read(self) -> None:
        self._navigator.open_chapter(self._exercise.chapter)

    def _on_toggle(self) -> None:
        shown = self.all_steps.isHidden()
        self.all_steps.setVisible(shown)
        text = _("Hide the steps") if shown else _("Show all steps")
        self._toggle.setText(text)
        self._toggle.setAccessibleName(text)
