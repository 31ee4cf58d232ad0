"""A part of a page that is written here. A field that the short form leaves out is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget

from trustbook.exercises.fields import Field
from trustbook.exercises.model import Exercise, Part
from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.kit import Rule, Space, column, hint, part_title
from trustbook.ui.kit.beside import in_line
from trustbook.ui.pages.exercise.margin import BesideMargin, is_about_margin, stand_beside_margin
from trustbook.ui.pages.exercise.step_lines import StepLines
from trustbook.ui.pages.exercise.steps import StepText


class LateFields(dict[str, FieldWidget]):
    """Field widgets by id. One that was put off is made when somebody asks for it."""

    def __init__(self) -> None:
        super().__init__()
        self._later: dict[str, Callable[[], FieldWidget]] = {}

    def put_off(self, field_id: str, make: Callable[[], FieldWidget]) -> None:
        """Let `make` make this field later."""
        self._later[field_id] = make

    def is_put_off(self, field_id: str) -> bool:
        """Whether this field is still to be made."""
        return field_id in self._later

    def make_all(self) -> bool:
        """Make what was put off. Tells whether there was anything."""
        waiting = list(self._later)
        for field_id in waiting:
            self[field_id]
        return bool(waiting)

    def __missing__(self, field_id: str) -> FieldWidget:
        make = self._later.pop(field_id)
        self[field_id] = made = make()
        return made


_GAP, _STEP_GAP, _FIRST_GAP = 16, 24, 2
"""Room above a field, above one that begins a new step, and above the first, which belongs to the heading; pixels."""
_BELOW_STEP = Space.STATE
"""Between a step and the label that it belongs to."""
_PART_GAP = 32
"""Room below a part, in pixels."""


class FieldBlock(QWidget):
    """Room for one field, below the steps that are told before it."""

    def __init__(self, field: Field, steps: StepLines | None) -> None:
        super().__init__()
        self.field = field
        self._steps = steps
        self._held = column()
        self._place = column(*([steps] if steps is not None else []), self._held, spacing=_BELOW_STEP)
        self.setLayout(self._place)
        stand_beside_margin(self._held, self)

    def hold(self, widget: FieldWidget) -> None:
        """Put the field where it belongs."""
        self._held.addWidget(widget)

    def show_core_only(self, core_only: bool) -> None:
        """Show what belongs to the short form, or all of it."""
        if self._steps is not None:
            self._steps.show_core_only(core_only)
        self.setVisible(self.field.core or not core_only)

    def stand_first(self, first: bool) -> None:
        """Stand near to what is above, or apart from the field above."""
        steps = self._steps is not None and not self._steps.isHidden()
        self._place.setContentsMargins(0, _FIRST_GAP if first else _STEP_GAP if steps else _GAP, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_about_margin(event):
            stand_beside_margin(self._held, self)


class FormPart(QWidget):
    """Heading, who can see it, and room for every field. `before`: the steps told before a field, by its id."""

    def __init__(
        self, part: Part, exercise: Exercise, privacy: QWidget, before: Mapping[str, Sequence[StepText]], *, intro: bool
    ) -> None:
        super().__init__()
        self.part = part
        self.blocks: list[FieldBlock] = []
        head = BesideMargin(in_line(part_title(part.title), privacy), Rule(), spacing=0)
        if part.intro and intro:
            head.column.addWidget(hint(part.intro))
        layout = column(head, spacing=0)
        for field in part.fields:
            told = before.get(field.id, ())
            block = FieldBlock(field, StepLines(exercise, told) if told else None)
            self.blocks.append(block)
            layout.addWidget(block)
        layout.addSpacing(_PART_GAP)
        self.setLayout(layout)

    def show_core_only(self, core_only: bool) -> None:
        """Show what belongs to the short form, or all of it."""
        shown = [block for block in self.blocks if block.field.core or not core_only]
        for block in self.blocks:
            block.show_core_only(core_only)
            block.stand_first(block in shown[:1])
        self.setVisible(not core_only or any(block.field.core for block in self.blocks))


def order_tabs(fields: list[FieldWidget], form: QWidget) -> None:
    """Let Tab walk through the fields in this order, where some of them were made later than what stands below."""
    stops = [stop for field in fields for stop in _stops(field)]
    for field in fields:
        _leave_out(field)
    before = _stop_before(form, stops)
    for first, second in zip([*before, *stops], stops if before else stops[1:], strict=False):
        QWidget.setTabOrder(first, second)
    for field in fields:
        field.order_tabs()


def _stops(field: FieldWidget) -> Iterator[QWidget]:
    for each in field.findChildren(QWidget):
        inside = each.window() is field.window()  # no popups
        if inside and each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.focusProxy() is None:
            yield each


def _leave_out(field: FieldWidget) -> None:
    """What only hands its focus to something inside stays behind in the order of Tab, and would draw Tab back to it."""
    for each in (field, *field.findChildren(QWidget)):
        inside = each.focusProxy()
        if inside is not None and each.isAncestorOf(inside) and each.focusPolicy() == Qt.FocusPolicy.NoFocus:
            each.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes no widget, too
            if each is field:
                field.begins = inside


def _stop_before(form: QWidget, stops: list[QWidget]) -> list[QWidget]:
    """The control that Tab leaves to come into the form; none if there is none."""
    each = form.previousInFocusChain()
    while each is not None and each is not form:
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and not form.isAncestorOf(each):
            return [each]
        each = each.previousInFocusChain()
    return []
