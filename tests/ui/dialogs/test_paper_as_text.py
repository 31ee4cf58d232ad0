"""Pages saved as Markdown or plain text: what is on paper, and no text where a password is wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.ui.dialogs.paper_support import button, open_page, ready, words
from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.kit.menu_button import MenuButton


def _ways(dialog: PaperDialog) -> dict[str, QAction]:
    (menu,) = (each for each in shown_widgets(dialog, MenuButton) if each.text() == "Save as text")
    return {each.text(): each for each in menu.open_menu().actions()}


def test_a_page_is_saved_as_text_once_no_password_is_wanted(couple: Place, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_page(couple, qtbot, "I rest at ten.")
    target = tmp_path / "page.md"
    couple.prompts.paths.append(str(target))
    _ways(dialog)["Markdown …"].trigger()
    couple.settle()
    assert "A text file has no password" in words(dialog) and not target.exists()
    dialog.choices.protect.click()
    _ways(dialog)["Markdown …"].trigger()
    couple.wait(target.exists)
    couple.settle()
    text = target.read_text(encoding="utf-8")
    assert "> I rest at ten." in text and text.startswith("# ")


def test_blank_sheets_are_for_paper_only(couple: Place, qtbot: QtBot) -> None:
    dialog = open_page(couple, qtbot)
    dialog.choices.style_.marks["blank"].click()
    ready(couple, dialog)
    assert button(dialog, "Print").isEnabled() and "Save as text" not in [
        each.text() for each in shown_widgets(dialog, MenuButton)
    ]
