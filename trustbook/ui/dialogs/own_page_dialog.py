"""Making a page of one's own, or changing one: its title, up to twelve questions, and how each is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trustbook.domain.problems import Problem
from trustbook.exercises.own_pages import LONGEST_QUESTION, MOST_QUESTIONS, OwnKind, OwnPage, OwnQuestion, tidied
from trustbook.language import _
from trustbook.ui.dialogs.half_written import keep_at_the_end
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import (
    CalmDialog,
    DropDown,
    LineInput,
    PrivacySign,
    Sees,
    Space,
    column,
    note,
    row,
    sees_words,
)
from trustbook.ui.kit.buttons import note_link
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.runtime.prompts import Question
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.pages.own_pages import HalfPage
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Changed

_FIRST: Final = 2
"""Questions for which there is room at once."""
_ONCE, _AGAIN, _PRIVATE, _SHARE = "once", "again", "private", "share"


def kinds() -> tuple[tuple[OwnKind, str], ...]:
    """How a question may be answered, in words."""
    return (
        (OwnKind.LONG, _("in sentences")),
        (OwnKind.SHORT, _("in a line")),
        (OwnKind.LIST, _("as a list")),
        (OwnKind.YES_NO, _("yes or no")),
        (OwnKind.SCALE, _("a number from 0 to 10")),
        (OwnKind.DATE, _("a day")),
    )


class QuestionRow(QWidget):
    """One question, and how it is answered."""

    turned = Signal()
    """Both stand below each other now, or beside each other: it has another height."""

    def __init__(self, number: int, asked: OwnQuestion) -> None:
        super().__init__()
        self._id = asked.id
        self.line = LineInput(_("Question {number}").format(number=number))
        self.line.edit.setMaxLength(LONGEST_QUESTION)
        self.line.set_text(asked.text)
        self.kind = DropDown()
        for kind, words in kinds():
            self.kind.addItem(words, kind.value)
        self.kind.setAccessibleName(_("How question {number} is answered").format(number=number))
        self.kind.setCurrentIndex(self.kind.findData(asked.kind.value))
        self._beside = row(self.line, self.kind, spacing=Space.FIELD)
        self._beside.setStretch(0, 1)
        self._beside.setAlignment(self.kind, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading)
        self.setLayout(self._beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where both have no room beside each other, how it is answered stands below."""
        super().resizeEvent(event)
        narrow = self.width() < self.line.minimumSizeHint().width() + 2 * self.kind.sizeHint().width()
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._beside.direction() != wanted:
            self._beside.setDirection(wanted)
            self.turned.emit()

    def question(self) -> OwnQuestion:
        """As it stands now; without words it is left out."""
        return OwnQuestion(self.line.text(), OwnKind(self.kind.currentData()), self._id)


class OwnPageDialog(CalmDialog):
    """Closes once the page is kept; `kept` is told its id. Where it could not be kept it stays, with all words.

    A lock and the end of the program keep what was typed so far, for the next time that it is opened.
    """

    def __init__(
        self,
        parent: QWidget | None,
        services: WorkbookServices,
        kept: Callable[[str], object],
        before: tuple[str, OwnPage] | None = None,
        half: OwnPage | None = None,
    ) -> None:
        """`before`: the id of a page that is to be changed, and how it stands now. `half`: what was typed of it."""
        self._services, self._kept_page = services, kept
        self._exercise_id, stood = before or ("", OwnPage("", ()))
        page = half or stood
        self.title_line = LineInput(_("Title"))
        self.title_line.edit.setMaxLength(LONGEST_QUESTION)
        self.title_line.set_text(page.title)
        self.rows: list[QuestionRow] = []
        self._questions = column(spacing=Space.STEP)
        self.more = note_link(_("Another question"), self._add)
        self.again = OneOfWords(
            _("You fill it in"), ((_ONCE, _("once")), (_AGAIN, _("again and again, each day anew")))
        )
        self.again.choose(_AGAIN if page.again else _ONCE)
        self.share = OneOfWords(
            _("What you write there"), ((_PRIVATE, _("stays with me")), (_SHARE, _("I may share, when I like")))
        )
        self.share.choose(_SHARE if page.may_share else _PRIVATE)
        self.share.chosen.connect(self._say_who_sees)
        if services.client.sitting.solo:
            self.share.hide()
        self._could_share = page.may_share
        self.sees = PrivacySign(Sees.ME)
        self._say_who_sees()
        about = note(_("Up to twelve questions. A line without words is left out."))
        privacy = column(self.share, self.sees, spacing=Space.STATE)
        content = column(self.title_line, privacy, about, self._questions, row(self.more, None), self.again)
        content.setSpacing(Space.STEP)
        name = _("A page of your own") if before is None else _("Change the questions")
        asked = (*page.questions, *[OwnQuestion("")] * (_FIRST - len(page.questions)))
        for question in asked:
            self._put(question)
        super().__init__(parent, name, content)
        self.add_way_out(_("Not now"))
        self._keep = self.add_primary(_("Keep it"), self._on_keep)
        for line in (self.title_line, *(each.line for each in self.rows)):
            line.changed.connect(self._look)
        self._look()
        self._at_first = tidied(self._page()) if half is None else tidied(stood)
        self._working = False
        keep_at_the_end(self, services.client, self.flush)
        self.title_line.edit.setFocus()

    def flush(self, done: Callable[[bool], None]) -> None:
        """Keep what was typed so far."""
        viewer, half = self._services.client.viewer, HalfPage(self._exercise_id, self._page())
        if self._working or tidied(half.page) == self._at_first:
            done(True)
            return

        def failed(problem: Problem) -> None:
            self._failed(problem)
            done(False)

        self._services.client.do(
            lambda session: session.own_pages.keep_half(viewer, half), lambda _kept: done(True), failed
        )

    def reject(self) -> None:
        """Leave. What was typed is asked for once."""
        if tidied(self._page()) == self._at_first:
            super().reject()
            return
        question = Question(
            "own-page-leave",
            _("Leave without keeping it?"),
            _("What you typed here goes."),
            (("leave", _("Leave")), ("stay", _("Go on writing"))),
            escape="stay",
            primary="stay",
        )
        self._services.program.prompts.ask(question, while_alive(self, self._on_leaving))

    def _say_who_sees(self, _choice: str = "") -> None:
        """True of what is chosen now, and of what may have been shared while it could be."""
        words = sees_words(Sees.ME)
        if self.share.current() == _SHARE:
            words = _("Only you can see this, until you share something you wrote there.")
        elif self._could_share:
            words = _("Only you can see this. A copy that you shared before stays with both of you.")
        self.sees.say(words)

    def _on_leaving(self, answer: str) -> None:
        if answer == "leave":
            viewer = self._services.client.viewer
            self._services.client.do(lambda session: session.own_pages.keep_half(viewer, None), failed=self._failed)
            super().reject()

    def _page(self) -> OwnPage:
        questions = tuple(each.question() for each in self.rows)
        again, share = self.again.current() == _AGAIN, self.share.current() == _SHARE
        return OwnPage(self.title_line.text(), questions, again, share)

    def _add(self) -> None:
        before, made = self.rows[-1], self._put(OwnQuestion(""))
        made.line.changed.connect(self._look)
        self.setTabOrder(before.kind, made.line.edit)
        self.setTabOrder(made.line.edit, made.kind)
        made.line.edit.setFocus()
        QTimer.singleShot(0, made, lambda: self._scroll.ensureWidgetVisible(made))
        self.fit()

    def _put(self, question: OwnQuestion) -> QuestionRow:
        made = QuestionRow(len(self.rows) + 1, question)
        made.turned.connect(lambda: QTimer.singleShot(0, self, self.fit))
        self.rows.append(made)
        self._questions.addWidget(made)
        if len(self.rows) == MOST_QUESTIONS:
            self.more.hide()
        return made

    def _look(self, _text: str = "") -> None:
        """It can be kept once it has a title and a question."""
        page = self._page()
        enough = page.title.strip() and any(each.text.strip() for each in page.questions)
        self.hold_back(self._keep, "" if enough else _("A title and one question are enough."))

    def _on_keep(self) -> None:
        if self._working:
            return
        self._working = True
        page, viewer, exercise_id = self._page(), self._services.client.viewer, self._exercise_id
        self._services.client.do(
            lambda session: (
                session.own_pages.change(viewer, exercise_id, page)
                if exercise_id
                else session.own_pages.make(viewer, page)
            ),
            while_alive(self, self._on_kept),
            while_alive(self, self._failed),
        )

    def _on_kept(self, changed: Changed) -> None:
        self.accept()
        for name in changed.exercises:
            self._kept_page(name)

    def _failed(self, problem: Problem) -> None:
        self._working = False
        teller(self._services.program.prompts, "own-page-failed")(problem)


def make_own_page(parent: QWidget, services: WorkbookServices, kept: Callable[[str], object]) -> None:
    """Open the dialog for a new page, with what was typed of it before somebody was interrupted."""
    _open(parent, services, "", kept)


def change_own_page(
    parent: QWidget, services: WorkbookServices, exercise_id: str, kept: Callable[[str], object]
) -> None:
    """Open the dialog with the questions of this page."""
    _open(parent, services, exercise_id, kept)


def _open(parent: QWidget, services: WorkbookServices, exercise_id: str, kept: Callable[[str], object]) -> None:
    viewer = services.client.viewer

    def read(session: Session) -> tuple[OwnPage | None, OwnPage | None]:
        pages = session.own_pages
        return pages.read(viewer, exercise_id) if exercise_id else None, pages.half(viewer, exercise_id)

    def show(found: tuple[OwnPage | None, OwnPage | None]) -> None:
        stood, half = found
        OwnPageDialog(parent, services, kept, (exercise_id, stood) if stood is not None else None, half).open()

    services.client.do(read, show, teller(services.program.prompts, "own-page-failed"), owner=parent)
