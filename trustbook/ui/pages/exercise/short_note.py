"""The end of a short form: that there is more, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from trustbook.language import _, ngettext, number
from trustbook.ui.kit import Space, button, note, row
from trustbook.ui.pages.exercise.margin import BesideMargin
from trustbook.ui.pages.words import minutes_words


class ShortNote(BesideMargin):
    """`minutes` is the time of the whole page, `more` how many questions the short form leaves out.

    Only where the definition says so does it stand that the short form is enough.
    """

    pressed = Signal()

    def __init__(self, minutes: int, more: int, *, is_enough: bool = True) -> None:
        first = (
            _("This is the short form, and it is enough.") if is_enough else _("This is the short form, to begin with.")
        )
        text = ngettext(
            "The whole page asks {count} thing more: {minutes} in all.",
            "The whole page asks {count} things more: {minutes} in all.",
            more,
        )
        whole = button(_("Show the whole page"), lambda: self.pressed.emit())
        more_words = text.format(count=number(more), minutes=minutes_words(minutes))
        words = note(f"{first} {more_words}")
        super().__init__(words, row(whole, None), Space.STEP)
