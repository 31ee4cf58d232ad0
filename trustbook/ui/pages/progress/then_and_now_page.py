"""Then and now: the same questions, answered on two days, at the same height. No arrow, no difference, no verdict."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from trustbook.domain.values import is_whole
from trustbook.exercises.fields import Field, ScaleField
from trustbook.exercises.in_words import in_words
from trustbook.language import _, day_words, long_date
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.answers_view import answer_to_read
from trustbook.ui.kit import (
    PrivacySign,
    Rule,
    ScrollPage,
    Sees,
    Space,
    back_button,
    button,
    clear_layout,
    column,
    note,
    row,
    soft_reading,
    title,
)
from trustbook.ui.kit.announcing import announce
from trustbook.ui.kit.beside import EndsLayout
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.kit.scale_line import ScaleLine
from trustbook.ui.pages.answer_columns import AnswerColumns
from trustbook.ui.pages.progress.next_occasion import next_occasion
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.runtime.prompts import News
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.progress.then_and_now import FilledDay, RepeatedPage, ThenNow

if TYPE_CHECKING:
    from trustbook.workbook.session import Session

_WIDE: Final = 926


class ThenAndNowPage(ScrollPage):
    """Left and Right choose another day for the column that has the focus, else for the later one. Esc goes back."""

    foot_said = Signal(str)
    """Another page is compared now: what `foot` says of it."""

    def __init__(self, services: WorkbookServices, found: ThenNow, pages: tuple[RepeatedPage, ...]) -> None:
        self._services = services
        self._found = found
        self._pages = pages
        self._title = title("")
        self._sees = column()
        self._then = MenuButton("", partial(self._fill_days, later=False), "day-head")
        self._now = MenuButton("", partial(self._fill_days, later=True), "day-head")
        self._body = column(spacing=Space.STATE)
        self._another = MenuButton(_("Another page"), self._fill_pages)
        self._another.setVisible(len(pages) > 1)
        head, holder = QWidget(), QWidget()
        head.setLayout(column(self._title))
        holder.setLayout(self._sees)
        paper = button(_("Print or write a PDF…"), self._print, sign="printer")
        days = row(self._day(self._then), self._day(self._now), spacing=Space.COLUMN)
        days.setStretch(0, 1)
        days.setStretch(1, 1)
        self._heads = days
        super().__init__(
            column(
                row(back_button(services.navigator.back), note(_("Then and now")), None, self._another),
                EndsLayout(head, holder),
                days,
                self._body,
                Space.STEP,
                row(paper, None),
                spacing=Space.CARD,
            )
        )
        self._columns = AnswerColumns(self, _WIDE)
        self.use_text_width(_WIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for head in (self._then, self._now):
            head.installEventFilter(self)
        self.show_found(found)

    @property
    def shown(self) -> ThenNow:
        """What is shown now."""
        return self._found

    @property
    def foot(self) -> str:
        """Whose these pages are, in words."""
        if self._found.ours:
            return _("Two pages of both of you, as you wrote them")
        return _("Two of your own pages, as you wrote them")

    def take_focus(self) -> None:
        """Reading begins at the top."""
        self.begin_at_top()

    def show_found(self, found: ThenNow) -> None:
        """Show these two days."""
        self._found = found
        self._title.setText(found.exercise.title)
        self.setAccessibleName(_("{title}, then and now").format(title=found.exercise.title))
        clear_layout(self._sees)
        self._sees.addWidget(PrivacySign(Sees.BOTH if found.ours else Sees.ME))
        for head, occasion, which in ((self._then, found.then, _("Then")), (self._now, found.now, _("Now"))):
            words = self._day_words(occasion)
            head.setText(words)
            head.setAccessibleName(_("{which}: {day}").format(which=which, day=words))
        clear_layout(self._body)
        self._columns.begin(self._heads)
        for each in found.questions:
            self._body.addSpacing(Space.STEP)
            self._body.addWidget(note(each.field.label))
            line = row(spacing=Space.COLUMN)
            for occasion, value in ((found.then, each.then), (found.now, each.now)):
                day = note(self._day_words(occasion))
                self._columns.add_head(day)
                line.addLayout(column(day, self._answer(each.field, value, occasion), None, spacing=0), 1)
            self._columns.add(line)
            self._body.addLayout(line)
        self._columns.arrange()
        self.foot_said.emit(self.foot)

    # --- what stands there

    def _day(self, head: MenuButton) -> QWidget:
        holder = QWidget()
        holder.setLayout(column(row(head, None), Rule(), spacing=Space.STATE))
        return holder

    def _day_words(self, occasion: FilledDay) -> str:
        """The day; of several on one day also which of them."""
        words = day_words(occasion.on, self._services.program.clock.today())
        same = [each for each in self._found.occasions if each.on == occasion.on]
        if len(same) == 1:
            return words
        return _("{day}, {number} of {count}").format(day=words, number=same.index(occasion) + 1, count=len(same))

    def _answer(self, field: Field, value: Any, occasion: FilledDay) -> QWidget:
        day = long_date(occasion.on)
        if value is None:
            left = soft_reading(_("Left open"))
            left.setAccessibleDescription(day)
            return left
        if isinstance(field, ScaleField) and is_whole(value) and field.minimum <= value <= field.maximum:
            steps, place = field.maximum - field.minimum, value - field.minimum
            return ScaleLine(steps, place, (field.low, field.high), f"{day}: {in_words(field, value)}")
        answer = answer_to_read(field, value)
        for words in (answer, *answer.findChildren(QLabel)):
            words.setAccessibleDescription(day)
        return answer

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.arrange()

    # --- other days and pages

    def _fill_days(self, menu: QMenu, *, later: bool) -> None:
        for occasion in reversed(self._found.occasions):
            action = menu.addAction(self._day_words(occasion))
            action.setCheckable(True)
            action.setChecked(occasion == (self._found.now if later else self._found.then))
            action.triggered.connect(lambda _checked=False, chosen=occasion: self._choose(chosen, later=later))

    def _fill_pages(self, menu: QMenu) -> None:
        for page in self._pages:
            action = menu.addAction(page.title.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, chosen=page.exercise_id: self._compare(chosen, "", ""))

    def _choose(self, occasion: FilledDay, *, later: bool) -> None:
        found = self._found
        then, now = (found.then, occasion) if later else (occasion, found.now)
        announce(self, self._day_words(occasion))
        self._compare(found.exercise.id, then.entry_id, now.entry_id)

    def _compare(self, exercise_id: str, then: str, now: str) -> None:
        viewer = self._services.client.viewer
        self._services.client.do(
            lambda session: session.then_and_now.compare(viewer, exercise_id, then, now),
            while_alive(self, self.show_found),
            teller(self._services.program.prompts, "then-and-now-failed"),
            self,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before the button of a day takes an arrow key for a step of Tab."""
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._stepped(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._services.navigator.back()
        elif not self._stepped(event):
            super().keyPressEvent(event)

    def _stepped(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right) or event.modifiers():
            return False
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        later = not self._then.hasFocus()
        there = next_occasion(self._found, later=later, forward=(event.key() == Qt.Key.Key_Right) != mirrored)
        if there is not None:
            self._choose(there, later=later)
        return True

    def _print(self) -> None:
        from trustbook.ui.dialogs.paper_open import then_and_now_paper

        then_and_now_paper(self.window(), self._services, self._found)


def open_then_and_now(
    services: WorkbookServices, above: Callable[[ThenAndNowPage], object], exercise_id: str, owner: QObject
) -> None:
    """Show a page so; where nothing was repeated yet, say so. `owner` is what shows it: gone meanwhile, nothing is."""
    client, viewer, prompts = services.client, services.client.viewer, services.program.prompts

    def ask(session: Session) -> tuple[ThenNow, tuple[RepeatedPage, ...]] | None:
        pages = session.then_and_now.pages(viewer)
        known = [page.exercise_id for page in pages]
        if exercise_id and exercise_id not in known:
            return None
        return (session.then_and_now.compare(viewer, exercise_id or known[0]), pages) if pages else None

    def show(found: tuple[ThenNow, tuple[RepeatedPage, ...]] | None) -> None:
        if client.viewer != viewer:
            return
        if found is None:
            words = _("Once you have filled in the same page on two days, both can stand beside each other here.")
            prompts.tell(News("nothing-repeated", _("Then and now"), words))
            return
        above(ThenAndNowPage(services, *found))

    failed: Callable[[Any], None] = teller(prompts, "then-and-now-failed")
    client.do(ask, show, failed, owner=owner)
