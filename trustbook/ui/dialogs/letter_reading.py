"""An own letter: to be read again from the side of its reader, and to be taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.domain.letter_text import LetterText
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import CalmDialog, CardFrame, TextLabel, column, paragraph
from trustbook.ui.kit.scale import Space
from trustbook.ui.runtime.prompts import Question
from trustbook.ui.services import WorkbookServices

_WIDE = 84


def letter_blocks(text: LetterText) -> QWidget:
    """A letter as it was written, block after block, on a sheet of its own."""
    blocks: list[QWidget | int | None] = []
    for piece in text.pieces:
        for words in filter(None, piece.split("\n\n")):
            block = TextLabel(words, "reading")
            if piece == text.date:
                block.setAlignment(Qt.AlignmentFlag.AlignTrailing)  # as on the sheet
            blocks.append(block)
    return CardFrame(column(*blocks, spacing=Space.STEP, margins=Space.PART))


class ReadAgainDialog(CalmDialog):
    """An own letter as its reader would hold it, and some questions to ask oneself. None is to be answered in words."""

    def __init__(
        self,
        parent: QWidget | None,
        text: LetterText,
        questions: tuple[str, ...],
        chosen: Callable[[], object],
    ) -> None:
        """`chosen`: its writer wants to choose what becomes of it."""
        asked: list[QWidget] = [paragraph(question) for question in questions]
        if asked:
            asked.insert(0, TextLabel(_("To ask yourself"), "subheading"))
        super().__init__(
            parent,
            _("Read it as its reader"),
            column(letter_blocks(text), *asked, None, spacing=Space.STEP),
            width_characters=_WIDE,
        )
        self.add_way_out(_("Not now"))
        self._chosen = chosen
        self.add_primary(_("Choose what becomes of it"), self._on_choose).setFocus()

    def _on_choose(self) -> None:
        self.accept()
        self._chosen()


def take_back(services: WorkbookServices, copy_id: str, done: Callable[[], object] | None = None) -> None:
    """Take an own letter back after one question, which says what that cannot do; then `done`."""
    prompts, client = services.program.prompts, services.client
    viewer = client.viewer

    def taken_back(_changed: object) -> None:
        if done is not None:
            done()

    def answered(answer: str) -> None:
        if answer == "back":
            client.do(
                lambda session: session.letters.take_back(viewer, copy_id),
                taken_back,
                teller(prompts, "letter-failed"),
            )

    text = _(
        "It goes from the shelf of both, opened or not. It does not go from memory, from paper, or from copies of the"
        " workbook that are kept elsewhere. The letter itself stays with you."
    )
    answers = (("back", _("Take it back")), ("leave", _("Leave it")))
    prompts.ask(Question("letter-back", _("Take this letter back?"), text, answers, "leave"), answered)
