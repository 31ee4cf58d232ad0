"""One page of a filled form, to look at before it is brought in: what is new, and what stands against what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trustbook.language import _, long_date
from trustbook.ui.fields.answers_view import answer_to_read
from trustbook.ui.fields.marks import MarkRow, OneOf
from trustbook.ui.kit import (
    CardFrame,
    RadioMark,
    Space,
    TextLabel,
    clear_layout,
    column,
    label,
    note,
    row,
    subheading,
)
from trustbook.workbook.forms.form_views import FormChoice, FormPage, FormTarget, ReadField, left_out_words

_BESIDE: Final = 76
"""Least width of two answers beside each other, in average characters."""
_KEEP, _TAKE = "keep", "take"


class FormPageCard(CardFrame):
    """`changed` is called when something was chosen: how high it is may be another then."""

    def __init__(self, number: int, page: FormPage, changed: Callable[[], object]) -> None:
        self._number = number
        self._page = page
        self._changed = changed
        self._fields = column(spacing=Space.STEP)
        self._conflicts: dict[str, Conflict] = {}
        self._target = page.targets[0] if page.targets else None
        super().__init__(
            column(
                subheading(page.exercise.title),
                *self._targets(),
                self._fields,
                *(note(words) for words in left_out_words(page)),
                *self._unplaced(),
                spacing=Space.CARD,
            )
        )
        self._show()

    def choice(self) -> FormChoice | None:
        """What is chosen for this page; None where nothing of it can be brought in."""
        if self._target is None:
            return None
        replaced = frozenset(name for name, each in self._conflicts.items() if each.takes_form)
        return FormChoice(self._number, self._target, replaced)

    def _targets(self) -> list[QWidget]:
        targets = self._page.targets
        if not targets:
            return [note(_("Everything that the form says is on this page already."))] if self._page.known else []
        if len(targets) == 1:
            return [note(target_words(targets[0]))]
        rows = [(target.entry_id or "new", MarkRow(RadioMark(), target_words(target))) for target in targets]
        for (_name, line), target in zip(rows, targets, strict=True):
            line.mark.setAccessibleName(f"{self._page.exercise.title}: {target_words(target)}")
        holder = QWidget()
        self._one_of = OneOf([(name, line.mark) for name, line in rows], holder)
        self._one_of.choose(rows[0][0])
        self._one_of.chosen.connect(self._on_target)
        holder.setLayout(column(*(line for _name, line in rows), spacing=0))
        return [holder]

    def _on_target(self, name: str) -> None:
        found = [target for target in self._page.targets if (target.entry_id or "new") == name]
        if not found:  # one of them always holds
            self._one_of.choose((self._target.entry_id if self._target else "") or "new")
            return
        self._target = found[0]
        self._show()
        self._changed()

    def _show(self) -> None:
        clear_layout(self._fields)
        self._conflicts.clear()
        for each in self._target.fields if self._target else ():
            if each.is_conflict:
                self._conflicts[each.field.id] = conflict = Conflict(each)
                self._fields.addWidget(conflict)
            else:
                self._fields.addLayout(
                    column(label(each.field.label), answer_to_read(each.field, each.after), spacing=4)
                )

    def _unplaced(self) -> list[QWidget]:
        if not self._page.unplaced:
            return []
        holder = QWidget()
        lines = column(note(_("These answers have no place on the page now. Copy from here what you need.")))
        for each in self._page.unplaced:
            words = [label(each.label)] if each.label else []
            lines.addLayout(column(*words, TextLabel(each.text, "reading", selectable=True), spacing=4))
        holder.setLayout(lines)
        return [holder]


class Conflict(QWidget):
    """One question with two answers. What stands in the workbook stays, unless the other one is chosen."""

    def __init__(self, field: ReadField) -> None:
        super().__init__()
        keep = self._side(_KEEP, field, _("Keep what stands in the workbook"), field.before)
        take = self._side(_TAKE, field, _("Take what the form says"), field.after)
        self._both = row(keep[0], take[0], spacing=Space.PART)
        self._both.setStretch(0, 1)
        self._both.setStretch(1, 1)
        self.setLayout(column(label(field.field.label), self._both, spacing=4))
        self._one_of = OneOf([(_KEEP, keep[1]), (_TAKE, take[1])], self)
        self._one_of.choose(_KEEP)
        self._one_of.chosen.connect(self._on_chosen)

    @property
    def takes_form(self) -> bool:
        """Whether the answer of the form was chosen."""
        return self._one_of.current() == _TAKE

    def _on_chosen(self, name: str) -> None:
        if not name:  # one of them always holds
            self._one_of.choose(_KEEP)

    @staticmethod
    def _side(name: str, field: ReadField, words: str, value: Any) -> tuple[QWidget, RadioMark]:
        mark = RadioMark()
        mark.setObjectName(name)
        mark.setAccessibleName(f"{field.field.label}: {words}")
        holder = QWidget()
        holder.setLayout(column(MarkRow(mark, words), answer_to_read(field.field, value), None, spacing=4))
        return holder, mark

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where two columns have no room, one answer stands below the other."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _BESIDE
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


def target_words(target: FormTarget) -> str:
    """Which page the answers go to."""
    if not target.entry_id:
        return _("As a new entry of today")
    return _("On the page of {day}").format(day=long_date(target.on))
