"""Questions and news as calm dialogs on top of whatever window is there. Imports what it needs at the first one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from trustbook.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trustbook.ui.runtime.prompts import News, Question


class DialogPrompts:
    """The gateway of the real program. `window` is asked for at each question, `folder` is where file choices begin."""

    def __init__(self, window: Callable[[], QWidget | None], folder: Callable[[], Path]) -> None:
        self._window = window
        self._folder = folder

    def ask(self, question: Question, answered: Callable[[str], None]) -> None:
        """Show the question; the answer's id comes back once."""
        from trustbook.ui.kit import CalmDialog, column

        dialog = CalmDialog(self._window(), question.title, column(*_paragraphs(question.text), None))
        dialog.setObjectName(question.id)
        given: list[str] = []

        def answer(answer_id: str) -> Callable[[], None]:
            def pressed() -> None:
                given.append(answer_id)
                dialog.accept()

            return pressed

        for answer_id, label in question.answers:
            if answer_id == question.escape and len(question.answers) > 1:
                harmless = dialog.add_way_out(label, answer(answer_id), primary=answer_id == question.primary)
                if question.primary in ("", question.escape):
                    harmless.setFocus()
            elif answer_id == question.primary:
                dialog.add_primary(label, answer(answer_id))
            else:
                dialog.add_button(label, answer(answer_id))
        dialog.finished.connect(lambda _code: answered(given[0] if given else question.escape))
        dialog.open()

    def tell(self, news: News) -> None:
        """Show the news with one button."""
        from trustbook.ui.kit import CalmDialog, column

        dialog = CalmDialog(self._window(), news.title, column(*_paragraphs(news.text), None))
        dialog.setObjectName(news.id)
        dialog.add_primary(_("Close"), dialog.accept)
        dialog.open()

    def choose_save_path(self, title: str, suggested: str, kinds: str, chosen: Callable[[str], None]) -> None:
        from trustbook.ui.runtime.file_choice import FileChoice

        FileChoice(self._window(), self._folder()).save(title, suggested, kinds, chosen)

    def choose_open_path(self, title: str, kinds: str, chosen: Callable[[str], None]) -> None:
        from trustbook.ui.runtime.file_choice import FileChoice

        FileChoice(self._window(), self._folder()).open_file(title, kinds, chosen)

    def choose_folder(self, title: str, chosen: Callable[[str], None]) -> None:
        from trustbook.ui.runtime.file_choice import FileChoice

        FileChoice(self._window(), self._folder()).folder(title, chosen)


def _paragraphs(text: str) -> list[QWidget]:
    from trustbook.ui.kit import paragraph

    return [paragraph(piece) for piece in text.split("\n") if piece.strip()]
