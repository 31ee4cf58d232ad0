"""The sheet on which an own sentence for the counsellor is changed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.kit import TextArea
from trustbook.ui.pages.counselling.forms import Command, SheetForm, asked
from trustbook.workbook.counselling.counselling_views import OwnTopic
from trustbook.workbook.sitting.views import Sitting


class TopicForm(SheetForm):
    """An own sentence that is changed; it may become a question for the counsellor, and a question a topic."""

    def __init__(self, sitting: Sitting, stood: OwnTopic) -> None:
        super().__init__(_("To speak about") if not stood.question else _("A question"), sitting, ours=False)
        self._stood = stood
        self.text = TextArea(_("In your words"), 2, own_undo=True)
        self.text.setPlainText(stood.text)
        kinds = (("", _("Something to speak about")), ("question", _("A question for the counsellor")))
        self._kind = OneOfWords(_("What it is"), kinds)
        self._kind.choose("question" if stood.question else "")
        self.text.textChanged.connect(self.wrote)
        self._kind.chosen.connect(self.wrote)
        self.lay(asked(_("In your words"), self.text), self._kind, keep=_("Keep it"))

    def first(self) -> QWidget:
        return self.text

    def missing(self) -> str:
        return _("A few words are missing. To be rid of it, go back and choose “Erase”.")

    def command(self, *, ours: bool) -> Command | None:
        text, question = self.text.toPlainText().strip(), self._kind.current() == "question"
        if not text:
            return None
        entry_id = self._stood.entry_id
        return lambda session: session.counselling.change_topic(session.viewer, entry_id, text, question=question)
