"""After the questions: a moment to settle, and ways to go on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.model import Exercise
from trustbook.exercises.text_ids import SETTLE
from trustbook.exercises.texts import Bullets, Guide, Heading, Text
from trustbook.language import _
from trustbook.ui.kit import CardFrame, TextLabel, column, paragraph, row, subheading
from trustbook.ui.navigation import ReadingNavigator
from trustbook.ui.pages.exercise.ways_on import NextLink, link_to


class PageMore(QWidget):
    """`settle` stands at the end of what can stir people up. Nothing shows where there is nothing to say."""

    def __init__(
        self,
        navigator: ReadingNavigator,
        ways: Sequence[NextLink],
        settle: Text | None,
    ) -> None:
        super().__init__()
        layout = column(spacing=6)
        if settle is not None:
            layout.addWidget(_settle(settle))
            layout.addSpacing(8)
        if ways:
            layout.addWidget(subheading(_("These can help before or after")))
            for way in ways:
                layout.addLayout(row(link_to(way, navigator), None))
            layout.addSpacing(8)
        self.setLayout(layout)
        if not layout.count():
            self.hide()


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
