"""The end of a short form: that there is more, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustbook.language import _, ngettext, number
from trustbook.ui.kit import button, column, row, soft
from trustbook.ui.pages.words import minutes_words


class ShortNote(QWidget):
    """`minutes` is the time of the whole page, `more` how many questions the short form leaves out."""

    pressed = Signal()

    def __init__(self, minutes: int, more: int) -> None:
        super().__init__()
        text = ngettext(
            "This is the short form, and it is enough. The whole page asks {count} thing more: {minutes} in all.",
            "This is the short form, and it is enough. The whole page asks {count} things more: {minutes} in all.",
            more,
        )
        whole = button(_("Show the whole page"), self.pressed.emit)
        words = soft(text.format(count=number(more), minutes=minutes_words(minutes)))
        self.setLayout(column(words, row(whole, None), 10, spacing=8))
