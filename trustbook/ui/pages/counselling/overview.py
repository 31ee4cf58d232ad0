"""What the tab of counselling opens on: the next appointment with what belongs to it, and what is taken along.

Something is written on a sheet in the place of all that; leaving it in any way keeps what was written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from trustbook.domain.counselling import Appointment
from trustbook.domain.problems import Problem
from trustbook.exercises.model import Tab
from trustbook.exercises.text_ids import FOR_COUNSELLOR
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.base import holds_focus
from trustbook.ui.frame.parts import first_stop
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.kit import FlowLayout, LineInput, Space, clear_layout, column, link_button
from trustbook.ui.navigation import TO_BRING
from trustbook.ui.pages.counselling.acts import CounsellingActs
from trustbook.ui.pages.counselling.bring_panel import BringPanel
from trustbook.ui.pages.counselling.columns import CounsellingColumns
from trustbook.ui.pages.counselling.forms import Command
from trustbook.ui.pages.counselling.open_sheet import OpenSheet
from trustbook.ui.pages.counselling.panels import PanelActions, Panels
from trustbook.ui.pages.overview import Overview
from trustbook.ui.runtime.once import Once
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.counselling.counselling_views import APPOINTMENT, HOMEWORK, SESSION, TOPIC, CounsellingView
from trustbook.workbook.sitting.views import Changed

_SHOWN = frozenset({APPOINTMENT, HOMEWORK, SESSION, TOPIC})


class CounsellingOverview(Overview):
    """Asks the workbook when it is first shown, and again when something of it changed."""

    def __init__(self, services: WorkbookServices, tab: Tab) -> None:
        self._services, self._tab = services, tab
        self._taken = column(spacing=Space.STEP)
        """What was taken on and agreed: beside the rest while nothing stands on the list of pages, else below it."""
        words = _("One page for my counsellor") if services.client.sitting.solo else _("A brief from both of you")
        brief = link_button(words, services.navigator.open_brief)
        brief.setObjectName("open-brief")
        self._bring = BringPanel(services, brief)
        right = column(self._bring, self._taken, None, spacing=Space.STEP)
        self._all = CounsellingColumns(right, self._reading())
        self._failed = teller(services.program.prompts, "counselling-failed")
        self._once = Once(services.client)
        self.open_sheet = OpenSheet(services, self._once, self._failed)
        super().__init__(column(self._all, self.open_sheet))
        self.setAccessibleName(tab.title)
        self._view: CounsellingView | None = None
        self._came_to_bring = False
        self._brings = False
        """Something stands on the list of pages to bring."""
        self.topic = self._topic_line()
        self._acts = CounsellingActs(services, self)
        self.open_sheet.opened.connect(self._hide_all)
        self.open_sheet.closed.connect(self._show_all)
        self.open_sheet.edited.connect(self._tell)
        services.client.changed.connect(self._on_changed)

    def show_item(self, item: str) -> None:
        self._came_to_bring = item == TO_BRING

    def choose_to_bring(self) -> bool:
        self._bring.choose_pages()
        return True

    # --- what the tab asks

    def current_save_state(self) -> SaveState:
        open_ = self._unsaved() is not None or self.open_sheet.is_written
        if open_:
            alone = _("Will be saved for you alone when you leave this page")
            both_here = self._services.client.sitting.viewer.is_together
            return SaveState(
                SaveKind.UNSAVED, until=_("Will be saved when you leave this page") if both_here else alone
            )
        return SaveState(SaveKind.NOTHING)

    def flush(self, done: Callable[[bool], None]) -> None:
        """Keep the sheet, or the topic, that somebody writes."""
        command = self._unsaved()
        if command is None:
            done(True)
            return

        def kept(_changed: Changed) -> None:
            if isValid(self):
                self._written()
            done(True)

        def failed(problem: Problem) -> None:
            self._failed(problem)
            done(False)

        self._once.do(command, kept, failed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._view is None:
            self._ask()

    def _unsaved(self) -> Command | None:
        if self.open_sheet.is_open:
            return self.open_sheet.half()
        text = self.topic.text().strip()
        return self._note_topic(text, question=False) if text else None

    def _note_topic(self, text: str, *, question: bool) -> Command:
        return lambda session: session.counselling.note_topic(session.viewer, text, question=question)

    def _written(self) -> None:
        """All that stood here is kept."""
        self.topic.set_text("")
        self.open_sheet.close_sheet()
        self._tell()

    # --- all of it

    def _on_changed(self, changed: Changed) -> None:
        if self._view is None:
            return
        if changed.exercises & _SHOWN:
            self._ask()
        elif changed.brought is not None and bool(changed.brought) != self._brings:
            self._show(self._view, anew=True)

    def _ask(self) -> None:
        viewer = self._services.client.viewer
        self._services.client.do(lambda session: session.counselling.overview(viewer), self._show, self._failed, self)

    def _show(self, view: CounsellingView, *, anew: bool = False) -> None:
        if view == self._view and not anew:
            return
        first_time = self._view is None
        self._view = view
        self._brings = bool(self._services.client.sitting.brought)
        focused = self.topic.edit.hasFocus()
        inside = not self.open_sheet.is_open and holds_focus(self._all.left_side)
        written = self.topic.text()
        left = self._all.left
        clear_layout(left)
        clear_layout(self._taken)
        self.topic = self._topic_line()
        self.topic.set_text(written)
        sitting = self._services.client.sitting
        panels = Panels(view, sitting, self._ways())
        left.addWidget(panels.head())
        if not sitting.solo:
            left.addWidget(panels.listed())
        if not sitting.viewer.is_together:
            left.addWidget(panels.mine(self.topic))
        place = left if self._brings else self._taken
        place.addWidget(panels.homework())
        agreed = panels.agreed()
        if agreed is not None:
            place.addWidget(agreed)
        left.addStretch(1)
        self._all.put_left_first()
        self._arrange()
        if focused or inside:
            self.topic.setFocus(Qt.FocusReason.OtherFocusReason)
        elif first_time:
            QTimer.singleShot(0, self, self._begin_at_top)  # once the left column shows

    def _begin_at_top(self) -> None:
        """Until the appointment was there, only the right column had what could be focused, and drew the page down."""
        first = first_stop(self._all.left_side)
        if self._came_to_bring:
            self._bring.take_focus()
            QTimer.singleShot(0, self, self._show_list)  # once all has its height
        elif first is not None and holds_focus(self._all.right_side):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(0)

    def _show_list(self) -> None:
        self.verticalScrollBar().setValue(self._bring.mapTo(self.desk, QPoint(0, -Space.PART)).y())

    def _reading(self) -> FlowLayout:
        """What there is to read about it, after all that is done here."""
        library, navigator = self._services.program.content().library, self._services.navigator
        made: list[QWidget] = []
        for chapter in self._tab.chapters:
            words = _("Read: {title}").format(title=library.chapter_title(chapter))
            made.append(link_button(words, partial(navigator.open_chapter, chapter)))
        about = _("Read: {title}").format(title=_("For your counsellor"))
        made.append(link_button(about, partial(navigator.open_text, FOR_COUNSELLOR)))
        return FlowLayout(*made, spacing=Space.PART)

    def _topic_line(self) -> LineInput:
        line = LineInput(_("Something to speak about next time"))
        line.entered.connect(lambda: self._on_topic(line.text(), question=False))
        line.changed.connect(lambda _text: self._tell())
        return line

    def _on_topic(self, text: str, *, question: bool) -> None:
        if not text.strip():
            self.topic.setFocus(Qt.FocusReason.OtherFocusReason)
            return

        def kept(_changed: Changed) -> None:
            self.topic.set_text("")
            self.topic.setFocus(Qt.FocusReason.OtherFocusReason)

        self._once.do(self._note_topic(text.strip(), question=question), kept, self._failed, self)

    def _ways(self) -> PanelActions:
        acts = self._acts
        return PanelActions(
            add_appointment=lambda: self._appointment(None),
            change_appointment=self._appointment,
            falls_away=acts.falls_away,
            after=self._after_session,
            calendar=acts.calendar,
            remind=lambda tell: acts.remind(self._ask, tell=tell),
            put_on_list=acts.put_on_list,
            take_back=acts.take_back,
            change=self.open_sheet.topic,
            erase=acts.erase,
            note_topic=lambda text, question: self._on_topic(text, question=question),
            add_homework=lambda: self.open_sheet.homework(None, way=False),
            change_homework=lambda each, way: self.open_sheet.homework(each, way=way),
            how_far=acts.how_far,
            open_session=lambda held: self._services.navigator.open_entry(SESSION, held.entry_id),
        )

    # --- a sheet

    def _appointment(self, stood: Appointment | None) -> None:
        self.open_sheet.appointment(stood, self._view.last if self._view is not None else None)

    def _after_session(self) -> None:
        if self._view is not None:
            solo = self._services.client.sitting.solo
            self.open_sheet.after_session(replace(self._view, listed=()) if solo else self._view)

    def _hide_all(self) -> None:
        self._all.hide()
        self.verticalScrollBar().setValue(0)
        self._tell()

    def _show_all(self) -> None:
        self._all.show()
        first = self.topic if self.topic.isVisibleTo(self) else self._all
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _tell(self) -> None:
        self.save_state.emit(self.current_save_state())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.open_sheet.is_open:
            self.open_sheet.leave()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._all.arrange(self.viewport().width(), brings=self._brings)
