"""From the line to a page and back to the same place, in the whole window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.support import Stage, shown_widgets
from trustbook.ui.pages.progress.overview import ProgressOverview
from trustbook.ui.pages.tab_page import TabPage
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft


def line(stage: Stage) -> ProgressOverview:
    """What the open tab shows."""
    (page,) = shown_widgets(stage.view, ProgressOverview)
    return page


def test_escape_on_a_page_leads_back_to_the_row_it_was_opened_from(stage: Stage, qtbot: QtBot) -> None:
    stage.create()
    stage.settle()

    def write(session: Session) -> None:
        for word in ("one", "two", "three"):
            page = session.pages.new_page(session.viewer, "weekly-pulse")
            session.pages.save(session.viewer, Draft(page.entry_id, "weekly-pulse", {"word": word}))

    client = stage.controller.services.client
    client.do(write, lambda _nothing: None, lambda _problem: None, owner=stage.view)
    stage.settle()
    stage.controller.services.navigator.open_tab("progress")
    stage.settle()
    view = line(stage).panel.view
    view.setFocus()
    view.go_to(2)
    standing = line(stage).panel.item()
    assert standing is not None
    qtbot.keyClick(view, Qt.Key.Key_Return)
    stage.settle()
    tab = stage.view.tabs.content
    assert isinstance(tab, TabPage) and tab.page is not None
    assert tab.page.page.entry_id == standing.target.entry_id

    next(iter(tab.page.form.fields.values())).setFocus()
    qtbot.keyClick(stage.view.window().focusWidget(), Qt.Key.Key_Escape)
    stage.settle()
    assert line(stage).panel.item() == standing
