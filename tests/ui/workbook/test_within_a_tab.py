"""A page that was opened from a tab's own page belongs to that tab: its name is underlined, and Back leads there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.support import Stage, current_tab, shown_widgets
from trustbook.domain.entries import EntryState
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.progress.then_and_now_page import ThenAndNowPage
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.thorough


def _is_underlined(stage: Stage) -> bool:
    return bool(stage.view.tabs.bar.property("above") != "yes")


def _back(page: QWidget) -> Button:
    (made,) = [each for each in shown_widgets(page, Button) if each.property("role") == "back"]
    return made


def _write_two_weeks(stage: Stage) -> None:
    def write(session: Session) -> None:
        for word in ("Socks", "Ordinary"):
            page = session.pages.new_page(session.viewer, "weekly-pulse")
            draft = Draft(page.entry_id, "weekly-pulse", {"word": word})
            session.pages.set_state(session.viewer, draft, EntryState.FINISHED)

    stage.controller.services.client.do(write, lambda _: None, lambda _: None, owner=stage.view)
    stage.settle()


@pytest.mark.daily
def test_then_and_now_belongs_to_progress_and_says_below_whose_pages_they_are(stage: Stage) -> None:
    stage.create()
    _write_two_weeks(stage)
    stage.controller.services.navigator.open_tab("progress")
    stage.settle()

    stage.controller.services.navigator.open_then_and_now()
    stage.settle()

    page = stage.view.tabs.current
    assert isinstance(page, ThenAndNowPage)
    assert _is_underlined(stage)
    assert stage.view.footer.text == "Two of your own pages, as you wrote them"
    _back(page).click()
    stage.settle()
    tab = current_tab(stage.view)
    assert tab is not None and tab.id == "progress"


@pytest.mark.parametrize(("tab_id", "opened"), [("progress", "open_jar"), ("counselling", "open_brief")])
def test_so_do_the_jar_and_the_brief(stage: Stage, tab_id: str, opened: str) -> None:
    stage.create()
    navigator = stage.controller.services.navigator
    navigator.open_tab(tab_id)

    getattr(navigator, opened)()
    stage.settle()

    page = stage.view.tabs.current
    assert page is not None and _is_underlined(stage)
    _back(page).click()
    tab = current_tab(stage.view)
    assert tab is not None and tab.id == tab_id


@pytest.mark.parametrize("opened", ["open_today", "open_find", "open_where", "open_guide", "open_jar"])
def test_what_belongs_to_no_tab_underlines_none(stage: Stage, opened: str) -> None:
    stage.create()
    navigator = stage.controller.services.navigator
    navigator.open_tab("understanding")

    getattr(navigator, opened)()
    stage.settle()

    assert stage.view.tabs.is_covered and not _is_underlined(stage)
    navigator.back()
    assert _is_underlined(stage)
