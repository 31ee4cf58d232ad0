"""Tonight: three short ways that need nobody else, each one click away. Nothing is fine, too."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QWidget

from trustbook.language import _
from trustbook.ui.kit import ChoiceTile, ScrollPage, button, column, paragraph, row, soft, title
from trustbook.ui.services import WorkbookServices


@dataclass(frozen=True, slots=True)
class TonightChoice:
    """One thing to do, and the exercise that it opens."""

    exercise_id: str
    name: str
    explanation: str


def ways(*, together: bool) -> tuple[TonightChoice, ...]:
    """What is offered at this seat."""
    if together:
        words = _("A few minutes about what weighs on you from outside. One talks, one listens, nobody solves it.")
        return (TonightChoice("outside-stress-talk", _("Talk about the day"), words),)
    return (
        TonightChoice("mindful-minutes", _("Settle"), _("Five quiet minutes with your breath, before anything else.")),
        TonightChoice("journal", _("Write it down"), _("A page for whatever is there tonight. Only you can see it.")),
        TonightChoice(
            "gentle-opening",
            _("Before you say it"),
            _("One thing that bothers you, put so that it can be heard. You decide later whether to say it."),
        ),
    )


class TonightPage(ScrollPage):
    """Each way begins a new entry of an exercise in its short form."""

    def __init__(self, services: WorkbookServices) -> None:
        self._navigator = services.navigator
        together = services.client.viewer.is_together
        there = frozenset(services.program.content().library.exercise_ids())
        self._tiles = [
            self._tile(way) for way in ways(together=together) if way.exercise_id in there
        ]  # a way whose exercise was taken out is not offered
        pieces: list[QWidget | QLayout | int | None] = [title(_("Tonight"))]
        if together:
            pieces += [
                paragraph(_("“Settle”, “Write it down” and “Before you say it” are for each of you at your own seat.")),
                paragraph(_("Here, side by side, there is this:")),
            ]
        else:
            pieces.append(paragraph(_("About five minutes each. You need nobody for it, and one is enough.")))
        self._nothing = button(_("Nothing tonight"), self._navigator.back)
        pieces += [4, *self._tiles, 6, soft(_rest_words(together=together)), row(self._nothing, None)]
        super().__init__(column(*pieces, spacing=12), 58, lowered=True)
        self.setAccessibleName(_("Tonight"))

    def take_focus(self) -> None:
        """The first way gets the focus."""
        first: QWidget = self._tiles[0] if self._tiles else self._nothing
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tile(self, way: TonightChoice) -> ChoiceTile:
        tile = ChoiceTile(way.name, way.explanation, lambda: self._navigator.begin_short(way.exercise_id))
        tile.setObjectName(f"tonight-{way.exercise_id}")
        return tile

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._navigator.back()
            return
        super().keyPressEvent(event)


def _rest_words(*, together: bool) -> str:
    if together:
        return _("Or nothing. An evening without this book, tea or a film or early to bed, is part of it.")
    return _("Or nothing. A tired evening is a good reason, and everything here keeps until you want it.")
