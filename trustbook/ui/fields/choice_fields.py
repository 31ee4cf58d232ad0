"""Fields to choose in: one of some, any of some, yes or no."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from trustbook.exercises.fields import ChoiceField, MultiField, Option, YesNoField
from trustbook.exercises.in_words import yes_or_no
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.marks import MarkRow, OneOf, check_rows, radio_rows
from trustbook.ui.fields.option_grid import OptionGrid


class OneChoiceWidget(FieldWidget):
    """One of some options, or none. What was chosen can be taken back, unless one of them `always` holds."""

    def __init__(self, field: ChoiceField | YesNoField, *, always: bool = False) -> None:
        super().__init__(field)
        self._always = always
        options = field.options if isinstance(field, ChoiceField) else _yes_and_no()
        rows = radio_rows(options)
        self._marks = OneOf([(name, item.mark) for name, item in rows], self)
        self._marks.chosen.connect(self._on_chosen)
        self._marks.left.connect(self.left)
        _name_marks(self, rows, options)
        self._clear = self.add_clear(self._on_clear)
        self.add(_arranged(rows, options))
        self._show_clear()

    def value(self) -> Any:
        name = self._marks.current()
        if isinstance(self.field, YesNoField):
            return {"yes": True, "no": False}.get(name)
        return name or None

    def set_value(self, value: Any) -> None:
        if isinstance(self.field, YesNoField):
            value = {True: "yes", False: "no"}.get(value) if isinstance(value, bool) else ""
        self._marks.choose(value if isinstance(value, str) else "")
        self._show_clear()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._marks.set_enabled(not read_only)
        self._show_clear()

    def take_focus(self) -> None:
        self._marks.take_focus()

    def _on_chosen(self, name: str) -> None:
        if self._always and not name and isinstance(self.field, ChoiceField):
            self._marks.choose(self.field.options[0].id)
        self._show_clear()
        self.edited.emit("")

    def _on_clear(self) -> None:
        self._marks.take_focus()
        self._marks.take_back()

    def _show_clear(self) -> None:
        self._clear.setVisible(bool(self._marks.current()) and not self.read_only and not self._always)


class MultiWidget(FieldWidget):
    """Any number of options. Options of an older definition that were chosen are kept."""

    def __init__(self, field: MultiField) -> None:
        super().__init__(field)
        rows = check_rows(field.options)
        self._marks: dict[str, QAbstractButton] = {name: item.mark for name, item in rows}
        self._unknown: list[str] = []
        for mark in self._marks.values():
            mark.clicked.connect(lambda _checked: self.edited.emit(""))
            mark.installEventFilter(self)
        _name_marks(self, rows, field.options)
        self.add(_arranged(rows, field.options))

    def value(self) -> Any:
        chosen = [name for name, mark in self._marks.items() if mark.isChecked()]
        return [*chosen, *self._unknown] or None

    def set_value(self, value: Any) -> None:
        chosen = value if isinstance(value, list) else []
        self._unknown = [name for name in chosen if isinstance(name, str) and name not in self._marks]
        for name, mark in self._marks.items():
            mark.setChecked(name in chosen)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        for mark in self._marks.values():
            mark.setEnabled(not read_only)

    def take_focus(self) -> None:
        next(iter(self._marks.values())).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False


def _yes_and_no() -> tuple[Option, ...]:
    return (Option(id="yes", label=yes_or_no(True)), Option(id="no", label=yes_or_no(False)))


def _name_marks(widget: FieldWidget, rows: list[tuple[str, MarkRow]], options: tuple[Option, ...]) -> None:
    for (_name, item), option in zip(rows, options, strict=True):
        widget.name_control(item.mark, option.label)


def _arranged(rows: list[tuple[str, MarkRow]], options: tuple[Option, ...]) -> QWidget:
    return OptionGrid([item for _name, item in rows], max(len(option.label) for option in options))
