"""Where the cursor is on an open page, as ids and numbers; and back to there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from trustbook.ui.fields.base import FieldWidget
from trustbook.ui.pages.exercise.entry_form import EntryForm
from trustbook.ui.pages.exercise.writing_sheet import WritingSheet
from trustbook.workbook.sitting.views import PagePosition, PageView


class LastFocus(QObject):
    """Remembers what had the focus in a form last: under a cover nothing has it."""

    def __init__(self, form: EntryForm) -> None:
        super().__init__(form)
        self._form = form
        self._widget: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    @property
    def widget(self) -> QWidget | None:
        """It, unless it is gone."""
        return self._widget if self._widget is not None and isValid(self._widget) else None

    def _on_focus(self, _old: QWidget | None, focused: QWidget | None) -> None:
        if focused is not None and self._form.isAncestorOf(focused):
            self._widget = focused


def place_on(
    view: PageView, form: EntryForm, sheet: WritingSheet, focused: QWidget | None, *, core_only: bool
) -> PagePosition:
    """Where somebody is on this page; `focused` is what had the focus in its form last."""
    scroll = sheet.place()
    for field_id, field in form.fields.items() if focused is not None else ():
        if focused is not None and (field is focused or field.isAncestorOf(focused)):
            controls = _controls(field)
            control = controls.index(focused) if focused in controls else 0
            return PagePosition(view.exercise.id, view.entry_id, field_id, control, _caret(focused), scroll, core_only)
    return PagePosition(view.exercise.id, view.entry_id, scroll=scroll, core_only=core_only)


def go_to(place: PagePosition, form: EntryForm, sheet: WritingSheet) -> None:
    """Put the cursor there, and the sheet as it lay. A field or a row that is gone: to where writing begins."""
    field = form.fields.get(place.field_id)
    if field is None:
        form.take_focus()
    else:
        controls = _controls(field)
        if place.control < len(controls) and controls[place.control].isVisibleTo(form):
            controls[place.control].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            field.take_focus()
    _put_caret(form.focusWidget(), place.caret)
    sheet.stay_at(place.scroll)
    QTimer.singleShot(0, sheet, lambda: _keep_in_sight(form, sheet))  # once the sheet has its height


def _keep_in_sight(form: EntryForm, sheet: WritingSheet) -> None:
    """The text may be larger now than it was, or the window smaller."""
    focused = QApplication.focusWidget()
    if focused is not None and form.isAncestorOf(focused) and focused.visibleRegion().isEmpty():
        sheet.show_focus(form)


def _controls(field: FieldWidget) -> list[QWidget]:
    """What can have the focus in a field, in the order in which it was made."""
    inside = (each for each in field.findChildren(QWidget) if each.window() is field.window())
    return [each for each in inside if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None]


def _caret(widget: QWidget) -> int:
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().position()
    return widget.cursorPosition() if isinstance(widget, QLineEdit) else 0


def _put_caret(widget: QWidget | None, caret: int) -> None:
    if isinstance(widget, QPlainTextEdit):
        cursor = QTextCursor(widget.document())
        cursor.setPosition(min(caret, widget.document().characterCount() - 1))
        widget.setTextCursor(cursor)
    elif isinstance(widget, QLineEdit):
        widget.setCursorPosition(caret)
