"""After the questions: a moment to settle, and ways to go on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.text_ids import SETTLE
from trustbook.exercises.texts import Bullets, Guide, Heading, Text
from trustbook.language import _
from trustbook.ui.kit import CardFrame, TextLabel, column, link_button, paragraph, row, subheading
from trustbook.ui.navigation import ReadingNavigator


@dataclass(frozen=True, slots=True)
class NextLink:
    """Another exercise that helps before or after."""

    exercise_id: str
    title: str


class PageMore(QWidget):
    """`settle` stands at the end of what can stir people up. Nothing shows where there is nothing to say."""

    def __init__(
        self,
        navigator: ReadingNavigator,
        ways: Sequence[NextLink],
        settle: Text | None,
    ) -> None:
        super().__init__()
        self._navigator = navigator
        layout = column(spacing=6)
        if settle is not None:
            layout.addWidget(_settle(settle))
            layout.addSpacing(8)
        if ways:
            layout.addWidget(subheading(_("These can help before or after")))
            for way in ways:
                layout.addLayout(row(self._link(way), None))
            layout.addSpacing(8)
        self.setLayout(layout)
        if not layout.count():
            self.hide()

    def _link(self, way: NextLink) -> QWidget:
        return link_button(way.title, lambda: self._navigator.open_exercise(way.exercise_id))


def ways_of(exercise: Exercise, library: Library) -> tuple[NextLink, ...]:
    """The exercises that this one names; one that cannot be read is left out."""
    found: list[NextLink] = []
    for exercise_id in exercise.see:
        try:
            found.append(NextLink(exercise_id, library.exercise(exercise_id).title))
        except (BrokenDefinition, UnknownName):
            continue
    return tuple(found)


def settle_text(exercise: Exercise, guide: Guide, today: date) -> Text | None:
    """What helps to settle after a heavy page; None for others, and where the text cannot be read."""
    if not exercise.heavy:
        return None
    try:
        return guide.text(SETTLE, today)
    except (BrokenDefinition, UnknownName):
        return None


def _settle(text: Text) -> QWidget:
    items: list[QWidget] = [subheading(text.title)]
    for block in text.blocks:
        if isinstance(block, Bullets):
            items += [_item(words) for words in block.items]
        else:
            items.append(subheading(block.text) if isinstance(block, Heading) else paragraph(block.text))
    return CardFrame(column(*items, spacing=6))


def _item(words: str) -> QWidget:
    mark = TextLabel("–", "note")
    mark.setWordWrap(False)
    line = QWidget()
    layout = row(mark, paragraph(words), spacing=8)
    layout.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    layout.setStretch(1, 1)
    line.setLayout(layout)
    return line
