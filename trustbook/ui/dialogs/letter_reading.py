"""A letter to read: one that was received or given, or an own one again, from the side of its reader."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustbook.domain.letter_text import LetterText
from trustbook.domain.letters import Reply
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import CalmDialog, CardFrame, FlowLayout, TextLabel, button, column, note, paragraph
from trustbook.ui.kit.scale import Space
from trustbook.ui.runtime.prompts import Question
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.letter_views import LetterToRead

_WIDE = 84


def letter_blocks(text: LetterText) -> QWidget:
    """A letter as it was written, block after block, on a sheet of its own."""
    blocks: list[QWidget | int | None] = []
    for piece in text.pieces:
        blocks += [TextLabel(paragraph_text, "reading") for paragraph_text in piece.split("\n\n") if paragraph_text]
    return CardFrame(column(*blocks, spacing=Space.STEP, margins=Space.PART))


class LetterReadingDialog(CalmDialog):
    """A letter that lies with both. What one may do with it stands below it, so nobody is asked before having read."""

    def __init__(self, parent: QWidget | None, services: WorkbookServices, read: LetterToRead, name: str) -> None:
        """`name`: from whom or to whom it is."""
        self._services = services
        self._read = read
        below: QVBoxLayout = column(spacing=Space.CARD)
        super().__init__(
            parent, name, column(letter_blocks(read.text), below, None, spacing=Space.STEP), width_characters=_WIDE
        )
        author = read.letter.author.name
        if read.letter.mine:
            if read.letter.said is None:
                below.addWidget(note(_("You are not told whether it was opened, unless your partner says so.")))
            self.add_button(_("Take it back"), self._take_back)
        elif not services.client.viewer.is_together:
            below.addWidget(note(_("{name} is not told whether or when you read this.").format(name=author)))
            if read.can_say:
                below.addWidget(paragraph(_("If you like, say to {name}:").format(name=author)))
                below.addLayout(FlowLayout(*(self._saying(reply) for reply in read.can_say), spacing=Space.CARD))
            self.add_button(_("Write an answer"), self._answer)
        self.add_button(_("Large, to read aloud"), self._aloud)
        self.add_way_out(_("Put it away"), primary=True).setFocus()

    def _aloud(self) -> None:
        self.accept()
        self._services.navigator.read_aloud(self._read.text)

    def _saying(self, reply: Reply) -> QWidget:
        words = {Reply.THANK_YOU: _("Read, thank you"), Reply.NO_ANSWER_YET: _("Read, no answer yet")}[reply]
        return button(words, lambda: self._say(reply))

    def _say(self, reply: Reply) -> None:
        copy_id, viewer = self._read.letter.copy_id, self._services.client.viewer
        tell = teller(self._services.program.prompts, "letter-failed")
        self._services.client.do(lambda session: session.letters.say(viewer, copy_id, reply), failed=tell)
        self.accept()

    def _answer(self) -> None:
        copy_id, client = self._read.letter.copy_id, self._services.client
        viewer, navigator = client.viewer, self._services.navigator
        client.do(
            lambda session: session.letters.begin_answer(viewer, copy_id),
            navigator.open_place,
            teller(self._services.program.prompts, "letter-failed"),
        )
        self.accept()

    def _take_back(self) -> None:
        self.accept()
        take_back(self._services, self._read.letter.copy_id)


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
        self.add_way_out(_("Not tonight"))
        self._chosen = chosen
        self.add_primary(_("Choose what becomes of it"), self._on_choose).setFocus()

    def _on_choose(self) -> None:
        self.accept()
        self._chosen()


def take_back(services: WorkbookServices, copy_id: str) -> None:
    """Take an own letter back after one question, which says what that cannot do."""
    prompts, client = services.program.prompts, services.client
    viewer = client.viewer

    def answered(answer: str) -> None:
        if answer == "back":
            client.do(
                lambda session: session.letters.take_back(viewer, copy_id), failed=teller(prompts, "letter-failed")
            )

    text = _(
        "It goes from the shelf of both, opened or not. It does not go from memory, from paper, or from copies of the"
        " workbook that are kept elsewhere. The letter itself stays with you."
    )
    answers = (("back", _("Take it back")), ("leave", _("Leave it")))
    prompts.ask(Question("letter-back", _("Take this letter back?"), text, answers, "leave"), answered)
