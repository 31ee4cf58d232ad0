"""What every walk over screens needs: what is on top, the dialog that is open, and its buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.ui.support import Stage, shown_widgets
from trustbook.ui.frame.flow_screen import FlowScreen
from trustbook.ui.kit.buttons import Button

Screen = tuple[str, QWidget]


def form_id(stage: Stage) -> str:
    top = stage.window.top
    return top.form.id if isinstance(top, FlowScreen) and top.form is not None else ""


def top_of(stage: Stage) -> QWidget:
    top = stage.window.top
    assert top is not None
    return top


def open_dialog() -> QDialog:
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())
    QApplication.processEvents()
    return dialog


def primary_of(dialog: QDialog) -> Button:
    return next(each for each in shown_widgets(dialog, Button) if each.property("role") == "primary")


def close_dialog(stage: Stage) -> None:
    open_dialog().reject()
    stage.settle()
