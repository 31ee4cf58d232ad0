"""Then and now on the screen: two days at one height, chosen by keys, printed as they are shown."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, words
from tests.ui.support import shown_widgets
from trustbook.domain.entries import EntryState
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.kit.scale_line import ScaleLine
from trustbook.ui.pages.progress.then_and_now_page import ThenAndNowPage
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.workbook.progress.then_and_now import RepeatedPage, ThenNow
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

WEEKS = ("Emptied", "Quiet", "Socks", "Ordinary")


def _write(word: str, mark: int, session: Session) -> None:
    entry_id = session.pages.new_page(session.viewer, "weekly-pulse").entry_id
    answers = {"safe": mark, "word": word}
    session.pages.set_state(session.viewer, Draft(entry_id, "weekly-pulse", answers), EntryState.FINISHED)


@pytest.fixture
def page(couple: Place) -> ThenAndNowPage:
    today = couple.clock.day
    for place, word in enumerate(WEEKS):
        couple.clock.day = today - timedelta(weeks=len(WEEKS) - 1 - place)
        couple.on_lane(partial(_write, word, place + 3))
    couple.clock.day = today
    found: list[tuple[ThenNow, tuple[RepeatedPage, ...]]] = []
    viewer = couple.services.client.viewer
    couple.on_lane(
        lambda session: found.append(
            (session.then_and_now.compare(viewer, "weekly-pulse"), session.then_and_now.pages(viewer))
        )
    )
    made = ThenAndNowPage(couple.services, *found[0])
    couple.qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    made.take_focus()
    couple.settle()
    return made


def test_in_large_letters_one_answer_stands_below_the_other(couple: Place, page: ThenAndNowPage) -> None:
    def left_edges() -> set[int]:
        return {each.mapTo(page, QPoint(0, 0)).x() for each in shown_widgets(page, ScaleLine)}

    assert len(left_edges()) == 2
    couple.services.program.theme.use(DeviceSettings(theme="light", text_percent=200))
    page.resize(1366, 641)
    couple.settle()
    assert len(left_edges()) == 1


def test_keys_choose_another_day_for_either_column_and_the_two_never_meet(
    couple: Place, page: ThenAndNowPage, qtbot: QtBot
) -> None:
    assert "Emptied" in words(page) and "Ordinary" in words(page) and len(list(shown_widgets(page, ScaleLine))) == 2
    qtbot.keyClick(page, Qt.Key.Key_Left)
    couple.settle()
    assert "Socks" in words(page) and "Ordinary" not in words(page)
    then = next(each for each in shown_widgets(page, MenuButton) if each.accessibleName().startswith("Then"))
    then.setFocus()
    for _right in range(3):
        qtbot.keyClick(then, Qt.Key.Key_Right)
        couple.settle()
    assert "Quiet" in words(page) and "Socks" in words(page), "it stops before it meets the other day"
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert couple.ways.asked == [("back",)]


def test_own_pages_go_on_paper_with_a_password_at_first(couple: Place, page: ThenAndNowPage) -> None:
    buttons(page)["Print or write a PDF…"].click()
    couple.settle()
    dialog = couple.dialog(PaperDialog)
    couple.wait(lambda: dialog.made is not None)
    assert dialog.made is not None and dialog.made.pages == 1 and dialog.choices.protection.wanted_password()
    dialog.choices.protect.click()
    assert dialog.choices.protection.wanted_password() is None


def test_a_repeated_page_leads_here_from_its_rail(couple: Place, page: ThenAndNowPage) -> None:
    exercise = couple.open("progress", "weekly-pulse")
    buttons(exercise)["Then and now"].click()
    couple.settle()
    assert couple.ways.asked == [("then-and-now", "weekly-pulse")]
