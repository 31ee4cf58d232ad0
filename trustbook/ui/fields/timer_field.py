"""A field for turns of some minutes each. Calm: no sound, no colour of alarm, nothing goes on by itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QHideEvent

from trustbook.exercises.fields import TimerField
from trustbook.language import _, ngettext, number
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.fields.turns import Turns, TurnState
from trustbook.ui.kit import CardFrame, CheckMark, FlowLayout, TextLabel, button, column, link_button
from trustbook.ui.kit.buttons import Button

_LOOK_EVERY_MS = 250


class TimerWidget(FieldWidget):
    """The answer is the tick "I did this", or "We did this" where two sit here; the time itself is not kept.

    While it runs it holds off the idle lock. It pauses, and lets go, when the page is left, covered or locked.
    """

    def __init__(self, field: TimerField, context: FieldContext) -> None:
        super().__init__(field)
        self._timed = field
        self._awake = context.awake
        self._held = False
        self.turns = Turns(field.turns, field.minutes * 60, context.ticks)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self.show_time)
        self._whose = TextLabel("", "note")
        self._prompt = TextLabel("", "reading")
        self._left = TextLabel("", "time-left")
        self._note = TextLabel("", "hint")
        self._start = self._button(_("Start"), self._on_start)
        self._next = self._button(_("Next turn"), self._on_next)
        self._again = link_button(_("From the beginning"), self._on_again)
        self.name_control(self._again, _("From the beginning"))
        buttons = FlowLayout(self._start, self._next, self._again)
        self.add(CardFrame(column(self._whose, self._prompt, self._left, self._note, buttons, spacing=6)))
        done = _("I did this") if context.solo or context.me else _("We did this")
        self._tick = MarkRow(CheckMark(), done)
        self.name_control(self._tick.mark, done)
        self._tick.mark.clicked.connect(lambda _checked: self.edited.emit(""))
        self._tick.mark.installEventFilter(self)
        self.add(self._tick)
        self.show_time()

    def value(self) -> Any:
        return True if self._tick.mark.isChecked() else None

    def set_value(self, value: Any) -> None:
        self._tick.mark.setChecked(value is True)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._tick.mark.setEnabled(not read_only)

    def take_focus(self) -> None:
        self._tick.mark.setFocus() if self._start.isHidden() else self._start.setFocus()

    def stop(self) -> None:
        self.turns.pause()
        self.show_time()

    def show_time(self) -> None:
        """Show how far the turn is, and hold off the lock only while it runs."""
        state = self.turns.state
        if state is TurnState.OVER:
            self.turns.pause()
        self._hold(state is TurnState.RUNNING)
        self._left.setText(_clock(self.turns.seconds_left()))
        self._whose.setText(self._whose_words())
        prompt = self._prompt_words()
        self._prompt.setText(prompt)
        self._prompt.setVisible(bool(prompt))
        self._note.setText(self._note_words(state))
        self._show_buttons(state)

    def _show_buttons(self, state: TurnState) -> None:
        texts = {TurnState.RUNNING: _("Pause"), TurnState.PAUSED: _("Go on")}
        text = texts.get(state, _("Start"))
        if self._start.text() != text:
            self._start.setText(text)
            self.name_control(self._start, text)
        self._start.setVisible(state is not TurnState.OVER)
        self._next.setVisible(not self.turns.is_last)
        begun = self.turns.turn > 0 or state is not TurnState.READY
        self._again.setVisible(begun and state is not TurnState.RUNNING)

    def _whose_words(self) -> str:
        if self._timed.turns == 1:
            minutes = self._timed.minutes
            return ngettext("{minutes} minute", "{minutes} minutes", minutes).format(minutes=number(minutes))
        return _("Turn {turn} of {turns}").format(turn=number(self.turns.turn + 1), turns=number(self._timed.turns))

    def _prompt_words(self) -> str:
        prompts = self._timed.prompts
        if not prompts:
            return ""
        return prompts[min(self.turns.turn, len(prompts) - 1)]

    def _note_words(self, state: TurnState) -> str:
        if state is TurnState.OVER and not self.turns.is_last:
            return _("This turn is over. Take a breath, and go on when you are ready.")
        if state is TurnState.OVER:
            return _("The time is over. You can stop here.")
        if state is TurnState.PAUSED:
            return _("Paused. Take the time you need.")
        return _("No sound will come. Stopping early is fine.")

    def _button(self, text: str, pressed: Any) -> Button:
        made = button(text, pressed)
        self.name_control(made, text)
        made.installEventFilter(self)
        return made

    def _on_start(self) -> None:
        if self.turns.state is TurnState.RUNNING:
            self.turns.pause()
        else:
            self.turns.start()
        self.show_time()

    def _on_next(self) -> None:
        self.turns.pause()
        self.turns.next()
        self.show_time()
        self._start.setFocus()

    def _on_again(self) -> None:
        self.turns.reset()
        self.show_time()
        self._start.setFocus()

    def _hold(self, wanted: bool) -> None:
        if wanted == self._held:
            return
        self._held = wanted
        if wanted:
            self._look.start()
            self._awake.hold()
        else:
            self._look.stop()
            self._awake.let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is made small goes on
            self.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
