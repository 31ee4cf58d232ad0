"""One form of a flow, drawn: on a sheet of paper, or on paper up to its edges beside something."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from trustbook.ui.frame.block_widgets import FieldWidget, block_widgets, field_widget
from trustbook.ui.frame.flow_steps import Form, FormButton
from trustbook.ui.kit import (
    Banner,
    FlowLayout,
    LineInput,
    Rule,
    ScrollPage,
    button,
    column,
    heading,
    link_button,
    primary_button,
    row,
    title,
)
from trustbook.ui.kit.announcing import announce
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.scrolling import SHEET_PADDING, Column

_WAIT_BEFORE_SAYING_MS = 300
_SIDES = 44
"""Room beside the words of a bare page, in pixels."""
_BACK = ("back", "cancel", "passphrase", "offered")


class FormView(QWidget):
    """One form on a sheet of paper, which scrolls; what is to be read first has its ways on in sight below it."""

    pressed = Signal(str)
    """Id of the button."""

    def __init__(self, form: Form, *, bare: bool = False) -> None:
        """`bare`: on paper up to its edges, beside something; else a sheet that lies on the desk."""
        characters = 52 if bare else 64
        content: QVBoxLayout = column(title(form.title) if bare else heading(form.title), spacing=14)
        super().__init__()
        self.page = ScrollPage(content, characters, lowered=not bare, bare=bare)
        self._bare = bare
        self.form = form
        self._note = Banner()
        self._busy_with: str | None = None
        self._pressed: Button | None = None
        """What was pressed last: it says what is done meanwhile."""
        self._fields: dict[str, FieldWidget] = {field.id: field_widget(field) for field in form.fields}
        self._buttons: dict[str, Button] = {}
        pieces = [*block_widgets(form.blocks), *self._fields.values()]
        below = bare or bool(form.fields)  # what was not right stands below its line, and nothing jumps
        for piece in [*pieces, self._note] if below else [self._note, *pieces]:
            content.addWidget(piece)
        whole = column(self.page, spacing=0)
        if form.reads_first:
            whole.addWidget(FormFoot(self._all_in_one_line(), characters))
            self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.page.setAccessibleName(form.title)
        else:
            content.addSpacing(6)
            content.addLayout(self._button_line())
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._connect_lines()
        if form.note:
            self._note.show_text(form.note)
            self._describe()

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {field_id: widget.text() for field_id, widget in self._fields.items()}

    def take_focus(self) -> None:
        """The first line to fill in gets the focus, else what is to be read, else the way on. A note is read out."""
        self.page.begin_at_top(self._first_stop())
        if self.form.note:
            announce(self._note, self.form.note, urgent=True)

    def _first_stop(self) -> QWidget:
        line = next((widget for widget in self._fields.values() if isinstance(widget, LineInput)), None)
        if line is not None:
            return line
        if self.form.reads_first:
            return next(iter(self._fields.values()), self.page)
        ways = sorted(self.form.buttons, key=lambda each: (not each.primary, each.quiet))
        return self._buttons[ways[0].id] if ways else self.page

    def _describe(self) -> None:
        """The lines carry the note as well: that is said by screen readers that hear no announcements."""
        first = next((widget for widget in self._fields.values() if isinstance(widget, LineInput)), None)
        if first is not None:
            first.describe(self.form.note)

    def set_busy(self, waiting: str | None) -> None:
        """Nothing can be pressed while work runs, and what was not right before is not said; None ends that."""
        for widget in (*self._fields.values(), *self._buttons.values()):
            widget.setEnabled(waiting is None)
        self._busy_with = waiting
        if waiting is None:
            self._label_buttons()
            return
        self._forget_note()
        if waiting:
            QTimer.singleShot(_WAIT_BEFORE_SAYING_MS, self, self._say_waiting)

    def _say_waiting(self) -> None:
        """In the button that was pressed, so that nothing moves."""
        if self._busy_with is None or self._pressed is None:
            return  # it is done already, or something went wrong
        self._pressed.setText(self._busy_with.replace("&", "&&"))
        self._pressed.setAccessibleName(self._busy_with)
        announce(self._pressed, self._busy_with)

    def _label_buttons(self) -> None:
        for spec in self.form.buttons:
            made = self._buttons[spec.id]
            made.setText(spec.label.replace("&", "&&"))
            made.setAccessibleName(spec.label)

    def _forget_note(self) -> None:
        """Whoever types or tries again mends what was said."""
        if self.form.note:
            self.form = replace(self.form, note="")
            self._note.clear()
            self._describe()

    def say(self, note: str) -> None:
        """Say this on the form. The lines that are typed into stay as they are."""
        self.form = replace(self.form, note=note)
        self._note.show_text(note)
        self._describe()

    def ask_again(self, note: str) -> None:
        """Say what was not right. What was typed stays, and is selected: it can be typed over, or mended."""
        self.say(note)
        self.take_focus()
        focused = self.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.selectAll()

    def press(self, button_id: str) -> None:
        """As if the button had been pressed."""
        self._buttons[button_id].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            back = next((each.id for each in self.form.buttons if each.id in _BACK), None)
            if back is not None:
                self.press(back)
                return
        super().keyPressEvent(event)

    def _button_line(self) -> QVBoxLayout:
        quiet = [self._make(each) for each in self.form.buttons if each.quiet]
        plain = [self._make(each) for each in self.form.buttons if not each.quiet]
        if self._bare:
            plain.sort(key=lambda made: made.property("role") != "primary")
            lines = column(FlowLayout(*plain), spacing=16)
            if quiet:
                lines.addWidget(Rule())
                lines.addLayout(FlowLayout(*quiet, spacing=16))
            return lines
        return column(ButtonLine(quiet, plain))

    def _all_in_one_line(self) -> FlowLayout:
        ordered = sorted(self.form.buttons, key=lambda each: (each.quiet, not each.primary))
        return FlowLayout(*(self._make(each) for each in ordered))

    def _make(self, spec: FormButton) -> Button:
        make = primary_button if spec.primary else link_button if spec.quiet else button
        made = make(spec.label, lambda: self._on_pressed(spec.id))
        made.setObjectName(spec.id)
        self._buttons[spec.id] = made
        return made

    def _on_pressed(self, button_id: str) -> None:
        self._pressed = self._buttons[button_id]
        self.pressed.emit(button_id)

    def _connect_lines(self) -> None:
        lines = [widget for widget in self._fields.values() if isinstance(widget, LineInput)]
        for line in lines:
            line.changed.connect(lambda _text: self._forget_note())
        primary = next((each.id for each in self.form.buttons if each.primary), None)
        for line, following in pairwise(lines):
            line.entered.connect(following.setFocus)
        if lines and primary is not None:
            lines[-1].entered.connect(lambda: self.press(primary))


class FormFoot(QFrame):
    """The ways on from something to read: in sight below it, however long it is."""

    def __init__(self, buttons: FlowLayout, characters: int) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        line = QWidget()
        around = column(buttons, spacing=0)
        around.setContentsMargins(_SIDES, 10, _SIDES, 10)
        line.setLayout(around)
        self.setLayout(column(Column(line, characters, padding=SHEET_PADDING), spacing=0))


class ButtonLine(QWidget):
    """Quiet buttons at the start, the others at the end; stacked where there is no room for a line."""

    def __init__(self, quiet: list[Button], plain: list[Button]) -> None:
        super().__init__()
        self._items = [*quiet, *plain]
        self._quiet, self._plain = quiet, plain
        self._stacked = False
        self._line = row(*quiet, None, *plain, spacing=10)
        self.setLayout(self._line)
        self.setMinimumWidth(1)

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        needed = sum(item.sizeHint().width() for item in self._items) + 10 * len(self._items)
        stacked = needed > self.width()
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for before, after in pairwise(reversed(self._items) if stacked else self._items):
            QWidget.setTabOrder(before, after)  # Tab goes as the eye does
        while self._line.takeAt(0) is not None:
            pass
        if stacked:
            self._line.setDirection(self._line.Direction.TopToBottom)
            for item in reversed(self._items):
                self._line.addWidget(item)
            return
        self._line.setDirection(self._line.Direction.LeftToRight)
        for item in self._quiet:
            self._line.addWidget(item)
        self._line.addStretch(1)
        for item in self._plain:
            self._line.addWidget(item)
