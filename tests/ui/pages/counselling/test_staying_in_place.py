"""The tab of counselling opens at its top and stays where it is; what is pressed is large enough, and read well."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.looking import out_of_order
from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.domain.counselling import Appointment
from trustbook.ui.fields.base import holds_focus
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.text import TextLabel
from trustbook.ui.navigation import TO_BRING
from trustbook.ui.pages.counselling.bring_chooser import BringChooser
from trustbook.ui.pages.counselling.bring_panel import BringPanel
from trustbook.ui.pages.counselling.overview import CounsellingOverview
from trustbook.workbook.counselling.counselling_views import HomeworkToKeep
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft


@pytest.fixture
def place(couple: Place) -> Place:
    """Ana has marked some weeks, and has an appointment and things that were taken on."""
    visit = Appointment("", couple.clock.today() + timedelta(days=3), "17:30", "Mr Haddad", place="near the station")
    couple.on_lane(lambda session: session.counselling.save_appointment(session.viewer, visit))
    couple.on_lane(_take_on)
    couple.on_lane(lambda session: _write(session, "weekly-pulse", {"at-ease": 4, "word": "Three nights, not six."}))
    couple.on_lane(lambda session: _write(session, "boundary-builder", {"value": "My evenings", "limit": "I rest."}))
    return couple


def _take_on(session: Session) -> None:
    for what in ("A walk", "A list", "A call"):
        session.counselling.save_homework(session.viewer, HomeworkToKeep(what))


def _write_eight(session: Session) -> None:
    for number in range(8):
        _write(session, "weekly-pulse", {"word": f"word {number}"})


def _write(session: Session, exercise_id: str, answers: dict[str, object]) -> None:
    entry_id = session.pages.new_page(session.viewer, exercise_id).entry_id
    session.pages.save(session.viewer, Draft(entry_id, exercise_id, answers))


def opened(place: Place, width: int = 1350, height: int = 593) -> CounsellingOverview:
    tab = place.tab("counselling")
    tab.resize(width, height)
    place.settle()
    (page,) = shown_widgets(tab, CounsellingOverview)
    return page


def chosen_all(place: Place, page: CounsellingOverview, qtbot: QtBot) -> None:
    page.choose_to_bring()
    place.settle()
    chooser = place.dialog(BringChooser)
    for typed in ("bound", "pulse"):
        qtbot.keyClicks(chooser.line.edit, typed)
        qtbot.keyClick(chooser.line.edit, Qt.Key.Key_Return)
        place.settle()
    qtbot.keyClick(chooser, Qt.Key.Key_Escape)
    page.window().activateWindow()
    place.settle()
    place.wait(lambda: holds_focus(page))
    place.settle()


def test_it_opens_at_its_top_though_the_first_to_be_there_lies_below(place: Place, qtbot: QtBot) -> None:
    tab = place.tab("counselling")
    tab.resize(700, 400)  # one column: the pages to bring lie under the fold
    place.settle()
    tab.show_target(tab.state())  # the overview anew
    (page,) = shown_widgets(tab, CounsellingOverview)
    (panel,) = shown_widgets(page, BringPanel)
    panel.begin.setFocus()  # Qt gives it to what can have it first
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    place.settle()
    assert page.verticalScrollBar().value() == 0
    focused = QApplication.focusWidget()
    assert focused is not None and not panel.isAncestorOf(focused)


def test_whoever_comes_for_the_pages_to_bring_finds_them_in_sight(place: Place) -> None:
    tab = place.tab("counselling")
    tab.resize(700, 400)
    place.settle()
    tab.show_target(Target(item=TO_BRING))
    place.settle()
    (page,) = shown_widgets(tab, CounsellingOverview)
    (panel,) = shown_widgets(page, BringPanel)
    assert holds_focus(panel.begin)
    assert 0 <= panel.mapTo(page, QPoint()).y() < page.height() / 4


def test_after_choosing_the_page_stays_where_it_is(place: Place, qtbot: QtBot) -> None:
    page = opened(place)
    chosen_all(place, page, qtbot)
    assert page.verticalScrollBar().value() == 0
    (panel,) = shown_widgets(page, BringPanel)
    preview = panel.preview.mapTo(panel, QPoint())
    assert preview.x() > panel.list.mapTo(panel, QPoint()).x() + panel.list.width() - 1, "beside the list, not below"
    assert not panel.write.visibleRegion().isEmpty(), "list, page and button stand together in sight"


def test_what_is_to_read_stands_after_what_is_to_do(place: Place) -> None:
    page = opened(place, width=700)
    (panel,) = shown_widgets(page, BringPanel)
    reads = [each for each in shown_widgets(page, Button) if each.text().startswith("Read: ")]
    assert reads
    assert list(out_of_order(page)) == []
    assert all(each.mapTo(page, QPoint()).y() > panel.mapTo(page, QPoint(0, panel.height())).y() for each in reads)


def test_the_arrows_below_a_page_are_large_enough_to_be_hit(place: Place, qtbot: QtBot) -> None:
    page = opened(place)
    chosen_all(place, page, qtbot)
    (panel,) = shown_widgets(page, BringPanel)
    arrows = [each for each in shown_widgets(panel.preview, Button) if each.text() in "‹›"]
    assert [each.accessibleName() for each in arrows] == ["Previous page", "Next page"]
    assert all(min(each.width(), each.height()) >= 24 for each in arrows)
    assert len({each.property("role") for each in arrows}) == 1, "they look alike"


def test_a_ticked_page_leaves_the_dialog_with_one_scroll_bar(place: Place, qtbot: QtBot) -> None:
    page = opened(place)
    place.on_lane(_write_eight)
    page.choose_to_bring()
    place.settle()
    chooser = place.dialog(BringChooser)
    before = chooser.list.height()
    qtbot.keyClick(chooser.line.edit, Qt.Key.Key_Return)
    place.settle()
    said = [each for each in shown_widgets(chooser, TextLabel) if each.text().endswith("goes to counselling.")]
    assert said and chooser.list.height() == before
    around = [each for each in shown_widgets(chooser, QScrollArea) if each.isAncestorOf(chooser.list)]
    assert [each.verticalScrollBar().isVisible() for each in around] == [False]


def test_a_page_to_bring_is_read_as_sentences_with_one_full_stop_each(place: Place, qtbot: QtBot) -> None:
    page = opened(place)
    chosen_all(place, page, qtbot)
    (panel,) = shown_widgets(page, BringPanel)
    read = [str(panel.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(panel.list.count())]
    assert read == ["Build one boundary. Yours, 2 March. 1 of 2", "Weekly pulse. Yours, 2 March. 2 of 2"]
