"""A field in which each partner says for themselves that it stands as it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject
from shiboken6 import isValid

from trustbook.domain.values import day_of
from trustbook.exercises.fields import SignoffField
from trustbook.exercises.in_words import signatures_ended
from trustbook.language import _, long_date
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, TextLabel, column, row


class _SignatureLine:
    """The tick of one person. `name` as it was when they confirmed; `on` is "" while they have not."""

    def __init__(self, name: str, statement: str, *, known: bool) -> None:
        self.name = name
        self.known = known
        """Stands here whether they confirmed or not."""
        self.on = ""
        self.item = MarkRow(CheckMark(), name)
        self.day = TextLabel("", "hint")
        self.item.mark.setAccessibleName(_("{name}: {statement}").format(name=name, statement=statement))

    def show(self, on: str) -> None:
        self.on = on
        day = day_of(on)
        self.item.mark.setChecked(bool(on))
        self.day.setText("" if day is None else long_date(day))
        self.describe("")

    def describe(self, note: str) -> None:
        self.item.mark.setAccessibleDescription(self.day.text() or note)


class SignoffWidget(FieldWidget):
    """One row for each partner of the workbook, and one for everybody else who confirmed earlier.

    At a person's own seat nobody ticks for the other one.
    """

    def __init__(self, field: SignoffField, context: FieldContext) -> None:
        super().__init__(field)
        self._today = context.today
        self._me = context.me
        self._prove = context.prove
        self._lines: list[_SignatureLine] = []
        self._place = column(spacing=2)
        self._note = TextLabel(signatures_ended(), "note")
        self._note.hide()
        self._earlier = TextLabel("", "note", selectable=True)
        self._earlier.hide()
        self._words_changed = False
        self.add(self._note)
        self.add(self._earlier)
        self.add(self._place)
        for name in context.names or (_("Me"),):
            self._append(name, known=True)
        self._show_who_may()

    def value(self) -> Any:
        return [{"name": line.name, "on": line.on} for line in self._lines if line.on] or None

    def set_value(self, value: Any) -> None:
        said = [each for each in value if _is_signature(each)] if isinstance(value, list) else []
        days: dict[int, str] = {}
        for each in said:
            days[self._place_for(each["name"], days)] = each["on"]
        for place, line in enumerate(self._lines):
            line.show(days.get(place, ""))
        self._drop_strangers()
        self._show_who_may()
        self._show_note()

    def say_words_changed(self, earlier: str) -> None:
        """Say, until somebody signs, that the signatures ended because the words were changed; `earlier`: which."""
        self._words_changed = True
        self._earlier.setText(earlier)
        self._show_note()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._show_who_may()

    def take_focus(self) -> None:
        marks = [line.item.mark for line in self._lines]
        next((mark for mark in marks if mark.isEnabled()), marks[0]).setFocus()

    def _place_for(self, name: str, taken: dict[int, str]) -> int:
        """The row for somebody who confirmed; a new one for a name that nobody has now. Two may have one name."""
        for place, line in enumerate(self._lines):
            if line.name == name and place not in taken:
                return place
        self._append(name, known=False)
        return len(self._lines) - 1

    def _append(self, name: str, *, known: bool) -> None:
        line = _SignatureLine(name, self.field.label, known=known)
        mark = line.item.mark
        mark.clicked.connect(self._on_ticked(line))
        mark.installEventFilter(self)
        self._lines.append(line)
        self._place.addLayout(row(line.item, line.day, None, spacing=12))

    def _on_ticked(self, line: _SignatureLine) -> Callable[[bool], None]:
        def sign(on: str) -> None:
            if isValid(self) and line in self._lines:
                line.show(on)
                self._show_note()
                self.edited.emit("")

        def ticked(checked: bool) -> None:
            if checked and self._prove is not None and line.known:
                line.show("")  # until it is known who ticks
                self._prove(self._lines.index(line), lambda: sign(self._today().isoformat()))
            else:
                sign(self._today().isoformat() if checked else "")

        return ticked

    def _show_note(self) -> None:
        shown = self._words_changed and not any(line.on for line in self._lines)
        self._note.setVisible(shown)
        self._earlier.setVisible(shown and bool(self._earlier.text()))
        for line in self._lines:
            line.describe(self._note.text() if shown else "")

    def _drop_strangers(self) -> None:
        for line in [each for each in self._lines if not each.known and not each.on]:
            self._lines.remove(line)
            for widget in (line.item, line.day):
                widget.hide()
                widget.deleteLater()

    def _show_who_may(self) -> None:
        for line in self._lines:
            line.item.mark.setEnabled(not self.read_only and (not self._me or line.name == self._me))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False


def _is_signature(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("name"), str)
        and bool(value["name"])
        and isinstance(value.get("on"), str)
        and bool(value["on"])
    )
