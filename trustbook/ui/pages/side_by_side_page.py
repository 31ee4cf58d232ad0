"""Two answers to the same exercise beside each other, to read. Told apart by name and by line, not by colour alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QMenu, QWidget

from trustbook.domain.people import Partner
from trustbook.exercises.model import Exercise
from trustbook.language import _, long_date
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.answers_view import answer_to_read
from trustbook.ui.kit import (
    Disc,
    PersonSide,
    PrivacySign,
    ScrollPage,
    Sees,
    Space,
    back_button,
    clear_layout,
    column,
    initials,
    label,
    note,
    row,
    subheading,
    title,
)
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.pages.answer_columns import AnswerColumns
from trustbook.ui.pages.left_by_escape import LeftByEscape
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.shared.side_by_side import Answered, ComparedQuestion, Pair, pairs
from trustbook.workbook.sitting.views import PageView, SharedCopy

_WIDE: Final = 920
"""Width of both columns together, in pixels at 100 % text."""

SharedPair = Pair[SharedCopy]


class SideBySidePage(LeftByEscape, ScrollPage):
    """Field by field: the question once, below it both answers. Where there is no room, one stands below the other.

    What one of the two left open is not spoken of.
    """

    def __init__(self, services: WorkbookServices, asked: Exercise, pairs: Sequence[SharedPair]) -> None:
        """`pairs`: the newest first, at least one."""
        self._navigator = services.navigator
        self._asked = asked
        self._pairs = pairs
        self._body = column(spacing=Space.FIELD)
        self._day = note("")
        self._days = MenuButton("", self._fill_days)
        head = column(title(asked.title), self._day, row(self._days, None), PrivacySign(Sees.BOTH), spacing=4)
        back = row(back_button(self._navigator.back), None)
        super().__init__(column(column(back, head, spacing=Space.CARD), self._body, spacing=Space.PART))
        self.columns = AnswerColumns(self, _WIDE)
        self.use_text_width(_WIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("{title}, side by side").format(title=asked.title))
        self._show(pairs[0])

    def take_focus(self) -> None:
        """Reading begins at the top."""
        self.begin_at_top()

    def _show(self, pair: SharedPair) -> None:
        clear_layout(self._body)
        self.columns.begin()
        several = len(self._pairs) > 1
        self._day.setText(_day_words(pair))
        self._day.setVisible(not several)
        self._days.setVisible(several)
        self._days.setText(_day_words(pair))
        self._days.setAccessibleName(_day_words(pair))
        self._days.setAccessibleDescription(_("Days on which both of you shared this page"))
        self._body.addWidget(self._heads(pair))
        for question in pair.questions(self._asked):
            self._body.addSpacing(Space.FIELD)
            self._body.addWidget(label(question.label))
            self._body.addLayout(self._answers(pair, question))
        self.columns.arrange()

    def _heads(self, pair: SharedPair) -> QWidget:
        first, second = pair.first.author, pair.second.author
        line = row(_head(first, second), _head(second, first), spacing=Space.COLUMN)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def _answers(self, pair: SharedPair, question: ComparedQuestion) -> QBoxLayout:
        line = row(spacing=Space.COLUMN)
        for author, answered in ((pair.first.author, question.first), (pair.second.author, question.second)):
            line.addWidget(self._side(author, answered), 1)
        self.columns.add(line)
        return line

    def _side(self, author: Partner, answered: Answered | None) -> QWidget:
        if answered is None:
            return QWidget()
        name = subheading(author.name)
        self.columns.add_head(name)
        answer = answer_to_read(answered.field, answered.value)
        for words in (answer, *answer.findChildren(QLabel)):
            words.setAccessibleDescription(author.name)
        return PersonSide(author.colour, column(name, answer, None, spacing=Space.STATE))

    def _fill_days(self, menu: QMenu) -> None:
        for pair in self._pairs:
            action = menu.addAction(_day_words(pair))
            action.triggered.connect(lambda _checked=False, chosen=pair: self._show(chosen))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.arrange()


def open_side_by_side(
    services: WorkbookServices, above: Callable[[SideBySidePage], object], exercise_id: str, owner: QObject
) -> None:
    """Show what both shared of this exercise in a page of its own; nothing where there are not two answers.

    `owner` is what shows it: gone meanwhile, nothing is shown.
    """
    client, viewer = services.client, services.client.viewer

    def found(page: PageView) -> None:
        together = pairs(page.copies)
        if together and client.viewer == viewer:
            above(SideBySidePage(services, page.exercise, together))

    failed = teller(services.program.prompts, "side-by-side-failed")
    client.do(lambda session: session.pages.open_page(viewer, exercise_id), found, failed, owner=owner)


def _head(author: Partner, other: Partner) -> QWidget:
    disc = Disc(initials(author.name, other.name), author.colour)
    holder = QWidget()
    holder.setLayout(row(disc, subheading(author.name), None, spacing=Space.FIELD))
    return holder


def _day_words(pair: SharedPair) -> str:
    """When it was placed; two days where they did not do so together."""
    first, second = pair.first, pair.second
    if first.on == second.on:
        return _("Shared by both of you on {day}").format(day=long_date(first.on))
    words = _("Shared by {first} on {day}, by {second} on {other_day}")
    return words.format(
        first=first.author.name, day=long_date(first.on), second=second.author.name, other_day=long_date(second.on)
    )
