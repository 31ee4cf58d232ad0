"""One talk in the full window: keys and clicks to the course of the talk, its scenes to the screen, the clock between.

It holds off the idle lock while the clock runs. In a pause with a time to come back the window is covered instead of
locked, until that time has come: nobody finds an open workbook, and the talk is where it was.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.domain.talks import TalkState
from trustbook.ui.frame.flow_steps import in_words
from trustbook.ui.kit import column
from trustbook.ui.kit.announcing import announce
from trustbook.ui.pages.talk.course import Course, Mode
from trustbook.ui.pages.talk.picture import Picture
from trustbook.ui.pages.talk.scene import CHOOSE, TAKE
from trustbook.ui.pages.talk.scenes import scene_of, time_over_words
from trustbook.ui.pages.talk.words import time_left
from trustbook.ui.runtime.idle_watch import ALL, LOCK, IdleHold
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.together.talk_views import TalkView

_LOOK_EVERY_MS = 1_000
_LETTERS = {Qt.Key.Key_P: "P", Qt.Key.Key_N: "N", Qt.Key.Key_S: "S", Qt.Key.Key_T: "T", Qt.Key.Key_W: "W"}
_CONFIRMS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TalkPage(QWidget):
    """`left`: the workbook is to be shown again. `help_requested`: F1."""

    left = Signal()
    help_requested = Signal()

    def __init__(self, services: WorkbookServices, view: TalkView) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._client = services.client
        self._program = services.program
        self._holding = holding = IdleHold(services.program.watch)
        self.destroyed.connect(lambda: holding.use(""))
        self.course = Course(view, services.program.clock)
        self.picture = Picture(view.people)
        self.picture.pressed.connect(self._do)
        self.picture.written.connect(self._on_written)
        self.picture.entered.connect(self._on_entered)
        self.setLayout(column(self.picture, spacing=0))
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self.look)
        self._said_over = False
        self._show()

    def look(self) -> None:
        """See what time it is: the ring moves, a pause may be over. About once a second."""
        self.course.talk.look()
        self._show_time()
        if self.course.mode is Mode.TALK and self.course.talk.state is TalkState.PAUSED:
            self._show()
        self._hold()

    # --- what is done

    def _do(self, act: str) -> None:
        if act == "write":
            if self.picture.line is not None:
                self.picture.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if act == CHOOSE:
            self.picture.walk(Qt.Key.Key_Down)
            return
        if act == TAKE:
            self.picture.take()
            return
        self.course.do(act)
        if self.course.gone:
            self._hold()
            self.left.emit()
            return
        self._show(take_focus=True)
        if self.course.mode is Mode.WRITING:
            self._keep()

    def _keep(self) -> None:
        kept = self.course.to_keep()
        viewer = self._client.viewer
        if kept is not None:
            self._client.do(
                lambda session: session.talks.keep(viewer, kept), lambda _saved: self._on_kept(), self._on_failed, self
            )

    def _on_kept(self) -> None:
        self.course.was_kept()
        self._show(take_focus=True)

    def _on_failed(self, problem: Problem) -> None:
        self.course.was_not_kept(in_words(problem).replace("\n", " ", 1))
        self._show(take_focus=True)

    def _on_written(self, text: str) -> None:
        if self.course.talk.state is TalkState.READY:
            self.course.subject = text
        else:
            self.course.closing = text

    def _on_entered(self) -> None:
        if self.course.talk.state is TalkState.READY:
            self.picture.head.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._do("close")

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        typing = self.picture.line is not None and self.picture.line.hasFocus()
        if key == Qt.Key.Key_F1:
            self.help_requested.emit()
        elif key == Qt.Key.Key_Escape and typing:
            self.picture.head.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.picture.walk(key):
            return
        elif key in _CONFIRMS and self.picture.choices:
            self.picture.take()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.picture.scroll_by(-1 if key == Qt.Key.Key_Up else 1)
        elif (act := self._act(key)) is not None and not event.isAutoRepeat():
            self._do(act)
        else:
            super().keyPressEvent(event)

    def _act(self, key: Qt.Key) -> str | None:
        """What a key does in this scene."""
        scene = self.picture.scene
        if scene is None:
            return None
        does = {each.does: each for each in scene.keys}
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        forth, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if mirrored else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        likely = next((each.does for each in scene.keys if each.likely), None)
        if key in _CONFIRMS:
            return likely
        if key == Qt.Key.Key_Escape:
            return scene.keys[-1].does if scene.keys else None
        if key == forth:
            return "next" if "next" in does else None
        if key == back:
            return "back" if "back" in does else None
        return next((each.does for each in scene.keys if each.cap == _LETTERS.get(key)), None)

    # --- what is shown

    def _show(self, *, take_focus: bool = False) -> None:
        scene = scene_of(self.course)
        if scene != self.picture.scene:
            self.setProperty("role", "raised" if scene.raised else "paper")
            self.style().unpolish(self)
            self.style().polish(self)
            self.picture.show_scene(scene)
            if self.isVisible():
                announce(self, scene.words)
            self._said_over = False
            self._show_time()
            take_focus = True
        if take_focus and self.isVisible():
            self._take_focus()
        self._hold()

    def _take_focus(self) -> None:
        picture = self.picture
        scene = picture.scene
        writing = scene is not None and scene.line is not None and scene.line.writing
        there: QWidget = picture.head
        if picture.line is not None and writing:
            there = picture.line
        elif scene is not None and picture.choices and not scene.none_first:
            there = picture.choices[0]
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_time(self) -> None:
        talk = self.course.talk
        left, seconds = talk.left(), talk.step.seconds
        if left is None or seconds is None:
            return
        if not talk.time_is_over:
            self.picture.ring.show_time(left / seconds, *time_left(left))
            return
        words = time_over_words(self.course)
        self.picture.ring.show_time(0.0, "", words)
        if not self._said_over:
            self._said_over = True
            announce(self, words)
            if self._program.look.settings.talk_sound == "on":
                self._program.bell()

    # --- the idle lock

    def showEvent(self, event: QShowEvent) -> None:
        """It comes back from under a cover or a page to read: on with where it was."""
        super().showEvent(event)
        if not event.spontaneous():
            if self.course.mode is Mode.TALK:
                self.course.talk.go_on()
            self._look.start()
            self._show(take_focus=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is made small goes on
            self.course.talk.stop()
            self._hold()
            if not self._holding.now:
                self._look.stop()

    def _hold(self) -> None:
        """Hold off the lock while the clock runs; in a pause let it cover only, also while it is covered."""
        talk = self.course.talk
        wanted = ""
        if self.course.mode is Mode.TALK and not self.course.gone:
            pause = talk.pause
            if not talk.stands_still:
                wanted = ALL
            elif pause is not None and pause.until is not None and not talk.pause_is_over:
                wanted = LOCK
        self._holding.use(wanted)
