"""Filled pages in the dialog: with steps, and with or without names on the cover."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.dialogs.paper_support import button, choose_scope, open_page, ready, text_of
from tests.ui.page_support import Place


def test_steps_and_names_are_chosen_where_there_are_pages_that_have_them(alone: Place, qtbot: QtBot) -> None:
    dialog = open_page(alone, qtbot)
    choices = dialog.choices
    button(dialog, "More: size of paper, large print, margins").click()
    assert choices.look.steps.isVisible() and not choices.look.names.isVisible(), "a single page has no cover"
    assert not choices.choice().look.with_steps and choices.choice().look.named
    assert dialog.made is not None
    without = text_of(dialog.made.pdf)
    choices.look.steps.click()
    ready(alone, dialog)
    assert choices.choice().look.with_steps
    assert len(text_of(dialog.made.pdf)) > len(without) and "I rest at ten." in without

    choose_scope(choices, "workbook")
    assert choices.look.names.isVisible() and choices.look.names.isChecked()
    choices.look.names.click()
    ready(alone, dialog)
    assert not choices.choice().look.named
    assert "Ana" not in text_of(dialog.made.pdf)

    choices.style_.marks["blank"].click()
    assert not choices.look.steps.isVisible() and not choices.look.names.isVisible()
    assert not choices.choice().look.with_steps and choices.choice().look.named
