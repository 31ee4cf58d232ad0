"""What tests of paper share: what a dialog and a PDF say, and the dialog for a page that Ana wrote."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.documents.samples import page_texts
from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.ui.dialogs.paper_choices import PaperChoices
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.kit.buttons import Button


def words(root: QWidget) -> str:
    return "\n".join(label.text() for label in shown_widgets(root, QLabel))


def button(root: QWidget, text: str) -> Button:
    return next(each for each in shown_widgets(root, Button) if each.text() == text)


def text_of(pdf: bytes, password: str | None = None) -> str:
    return "\n".join(page_texts(pdf, password))


def ready(place: Place, dialog: PaperDialog) -> PaperDialog:
    place.wait(lambda: button(dialog, "Print").isEnabled())
    place.settle()
    return dialog


def choose_scope(choices: PaperChoices, scope_id: str) -> None:
    assert scope_id in choices.scope.ids()
    choices.scope.choose(scope_id)


def open_page(place: Place, qtbot: QtBot, text: str = "I rest at ten.") -> PaperDialog:
    """The dialog for a boundary that Ana wrote."""
    page = place.open("boundaries", "boundary-builder")
    widget = page.form.fields["limit"]
    assert isinstance(widget, TextWidget)
    widget.edit.insertPlainText(text)
    page.autosave.save_now()
    place.settle()
    button(page, "Print or write a PDF…").click()
    place.settle()
    return ready(place, place.dialog(PaperDialog))
