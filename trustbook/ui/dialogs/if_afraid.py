"""Before something is given away: a line for whoever is afraid of how it will be taken, with the way to help."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trustbook.exercises.text_ids import HELP
from trustbook.language import _
from trustbook.ui.kit import CalmDialog, note, note_link
from trustbook.ui.kit.beside import text_then_link
from trustbook.ui.navigation import Navigator


def if_afraid(dialog: CalmDialog, navigator: Navigator) -> QWidget:
    """The line; help closes `dialog` and gives nothing away."""

    def get_help() -> None:
        dialog.reject()
        navigator.open_text(HELP)

    words = note(_("If you are afraid of how it will be taken, keep it."))
    return text_then_link(words, note_link(_("Getting help"), get_help))
