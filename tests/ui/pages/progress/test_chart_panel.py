"""The chart of the weekly pulse: by keys, by its table, and what the other one may see of it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.progress.progress_screens import overview
from tests.ui.pages.support import buttons, words
from trustbook.domain.entries import EntryState
from trustbook.domain.people import Partner
from trustbook.domain.pulse import Pulse, line_of, weeks_between
from trustbook.ui.dialogs.consent_dialog import ConsentDialog
from trustbook.ui.kit import MenuButton
from trustbook.ui.pages.progress.chart_canvas import PulseCanvas
from trustbook.ui.pages.progress.chart_panel import ChartPanel
from trustbook.ui.pages.progress.chart_plot import Plot, axis_signs, chosen_lines, low_words_box
from trustbook.ui.pages.progress.overview import ProgressOverview
from trustbook.workbook.pages.chart_views import AxisMark, PersonLine, PulseQuestion, PulseView
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

MARKS = (3, 4, None, 6, 7)


def _pulse(session: Session, mark: int, word: str = "") -> str:
    entry_id = session.pages.new_page(session.viewer, "weekly-pulse").entry_id
    answers = {"safe": mark, "hope": mark - 1, "word": word}
    session.pages.set_state(session.viewer, Draft(entry_id, "weekly-pulse", answers), EntryState.FINISHED)
    return entry_id


def _pulse_first(ids: list[str], mark: int, session: Session) -> None:
    ids.insert(0, _pulse(session, mark, "Patchwork"))


def panel_with_weeks(place: Place, width: int = 1270) -> tuple[ChartPanel, list[str]]:
    """Five weeks of Ana, the third left out. Gives the ids of her pages."""
    today, ids = place.clock.day, list[str]()
    for back, mark in enumerate(reversed(MARKS)):
        place.clock.day = today - timedelta(weeks=back)
        if mark is not None:
            place.on_lane(partial(_pulse_first, ids, mark))
    place.clock.day = today
    panel = ChartPanel(place.services)
    place.qtbot.addWidget(panel)
    panel.use_range(None, None)
    panel.ask()
    panel.resize(width, 500)
    panel.show()
    place.settle()
    return panel, ids


def test_keys_choose_a_week_say_its_marks_and_open_its_page(couple: Place, qtbot: QtBot) -> None:
    panel, ids = panel_with_weeks(couple)
    canvas = panel.canvas
    assert canvas.place == -1 and canvas.fits_in_a_row and len(canvas.questions) == 5
    assert "0: tense all week. 10: fully at ease" in canvas.accessibleDescription(), "the whole words of each scale"
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    assert "At ease with you 7" in canvas.accessibleDescription() and "Week of 2 March" in words(panel)
    assert "Hope for the two of us 6" in canvas.accessibleDescription()
    for _left in range(2):
        qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert "no marks" in canvas.accessibleDescription()
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert couple.ways.asked == [], "a week that was left out has no page"
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert couple.ways.asked == [("entry", "weekly-pulse", ids[2])]
    qtbot.keyClick(canvas, Qt.Key.Key_5)
    assert [each.id for each in canvas.questions] == ["hope"]
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert len(canvas.questions) == 5


def test_the_table_says_all_that_the_chart_shows_and_is_a_table_to_a_screen_reader(couple: Place, qtbot: QtBot) -> None:
    panel, ids = panel_with_weeks(couple)
    qtbot.keyClick(panel.canvas, Qt.Key.Key_T)
    assert panel.table.isVisible() and not panel.canvas.isVisible() and panel.table.hasFocus()
    seen = QAccessible.queryAccessibleInterface(panel.table)
    assert seen.role() == QAccessible.Role.Table and seen.text(QAccessible.Text.Name)
    pieces = [seen.child(number) for number in range(seen.childCount())]
    named = [(piece.role(), piece.text(QAccessible.Text.Name)) for piece in pieces]
    heads = [name for role, name in named if role == QAccessible.Role.ColumnHeader]
    assert heads == ["At ease with you", "Hope for the two of us", "One word"]
    days = [name for role, name in named if role == QAccessible.Role.RowHeader]
    assert len(days) >= len(MARKS) and days[0] == "2 March"
    cells = [name for role, name in named if role == QAccessible.Role.Cell]
    assert cells[: 3 * len(MARKS) : 3] == ["7", "6", "no mark", "4", "3"]
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert couple.ways.asked == [("entry", "weekly-pulse", ids[-1])]
    qtbot.keyClick(panel.table, Qt.Key.Key_T)
    assert panel.canvas.isVisible() and panel.canvas.hasFocus()


def test_without_room_for_all_one_is_shown_at_a_time_with_a_menu_of_their_names(couple: Place) -> None:
    panel, _ids = panel_with_weeks(couple, width=620)
    assert len(panel.canvas.questions) == 1
    (which,) = [each for name, each in buttons(panel).items() if name.startswith("1 of 5")]
    assert isinstance(which, MenuButton)
    menu = which.open_menu()
    assert len(menu.actions()) == 5
    menu.actions()[4].trigger()
    assert any(name.startswith("5 of 5") for name in buttons(panel))


@pytest.mark.parametrize(("weeks", "shown"), [(60, 2), (520, 1)])
def test_where_ten_years_of_weeks_would_be_one_block_a_chart_takes_the_whole_width(
    qtbot: QtBot, weeks: int, shown: int
) -> None:
    days = weeks_between(date(2026, 11, 24) - timedelta(weeks=weeks - 1), date(2026, 11, 24))
    asked = (PulseQuestion("safe", "At ease", "tense", "at ease"), PulseQuestion("hope", "Hope", "none", "much"))
    line = line_of([Pulse(day, {"safe": day.day % 11, "hope": 3}) for day in days], days)
    mine = PersonLine(Partner("a", "Ana", "first"), line, mine=True)
    canvas = PulseCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(1000, 240)
    canvas.show_view(PulseView("weekly-pulse", days, asked, (mine,), (), days[-1]))
    assert len(canvas.questions) == len(canvas.plots()) == shown
    assert all(plot.x(1) - plot.x(0) >= 1.5 for plot in canvas.plots())


def test_letting_the_other_one_see_begins_with_nothing_ticked_and_ends_by_one_button(couple: Place) -> None:
    panel, _ids = panel_with_weeks(couple)
    panel.let_see.click()
    couple.settle()
    dialog = couple.dialog(ConsentDialog)
    assert not any(mark.isChecked() for mark in dialog.marks.values())
    focused = dialog.focusWidget()
    assert isinstance(focused, QAbstractButton) and focused.text() == "Leave it as it is"
    assert "If you are afraid of how it will be taken, keep it." in words(dialog) and "Getting help" in buttons(dialog)
    dialog.marks["hope"].click()
    buttons(dialog)["For the next eight weeks"].click()
    couple.settle()
    assert "You let Ben see “Hope for the two of us” until" in panel.who_sees()
    panel.let_see.click()
    couple.settle()
    buttons(couple.dialog(ConsentDialog))["Show nothing from now on"].click()
    couple.settle()
    assert panel.who_sees() == "Your marks stay with you."


def test_what_is_let_see_can_be_left_so_for_eight_weeks_more_and_says_when_it_has_run_out(couple: Place) -> None:
    panel, _ids = panel_with_weeks(couple)
    couple.on_lane(lambda session: session.consent.let_see(session.viewer, ["hope"]))
    couple.clock.day += timedelta(weeks=7)
    panel.let_see.click()
    couple.settle()
    dialog = couple.dialog(ConsentDialog)
    assert "As it stands now, until 27 April 2026." in words(dialog)
    buttons(dialog)["Leave it as it stands until 15 June 2026"].click()
    couple.settle()
    assert "until 15 June" in panel.who_sees()

    couple.clock.day += timedelta(weeks=8, days=1)
    panel.ask()
    couple.settle()
    assert panel.who_sees() == "Your marks stay with you: what you let Ben see ended on 15 June, after eight weeks."
    panel.let_see.click()
    couple.settle()
    dialog = couple.dialog(ConsentDialog)
    assert "It ended by itself on 15 June 2026: eight weeks had passed." in words(dialog)
    assert not buttons(dialog)["For the next eight weeks"].isEnabled() and "Tick what Ben may see." in words(dialog)


def test_what_happened_in_one_week_stands_side_by_side_on_the_axis() -> None:
    plot = Plot(QRectF(0, 0, 200, 92), 13)
    day = date(2026, 3, 2)
    marks = [AxisMark(kind, day, 5) for kind in ("milestone", "setback", "agreement")] + [AxisMark("setback", day, 12)]
    places = [x for _kind, x in axis_signs(plot, marks)]
    assert [kind for kind, _x in axis_signs(plot, marks)[:3]] == ["agreement", "milestone", "setback"]
    assert all(right - left >= 12 for left, right in pairwise(places)) and places[1] == plot.x(5)
    many = [AxisMark(kind, day, week) for week in range(53) for kind in ("milestone", "setback")]
    assert all(0 <= x <= 200 for _kind, x in axis_signs(Plot(plot.box, 53), many))


def test_without_marks_there_is_no_chart(couple: Place) -> None:
    panel = ChartPanel(couple.services)
    panel.use_range(None, None)
    panel.ask()
    couple.qtbot.addWidget(panel)
    couple.settle()
    assert panel.isHidden()


def test_progress_has_one_way_to_print_which_asks_what(couple: Place) -> None:
    ids: list[str] = []
    couple.on_lane(partial(_pulse_first, ids, 5))
    page = overview(couple)
    ways = [each for each in buttons(page) if "Print" in each]
    menu = QMenu()
    page.fill_papers(menu)

    assert ways == ["Print"]
    assert [each.text() for each in menu.actions()] == ["The line through time", "The chart"]


def test_progress_shows_the_weeks_of_the_chosen_range(couple: Place) -> None:
    panel_with_weeks(couple)
    overview = couple.tab("progress").findChild(ProgressOverview)
    assert overview is not None and overview.chart.isVisible() and len(overview.chart.canvas.questions) > 0
    overview.chart.turn()
    rows = overview.chart.table.model().rowCount()
    buttons(overview)["Four weeks"].click()
    couple.settle()
    assert rows > overview.chart.table.model().rowCount() == 5, "four weeks have days in five"
    buttons(overview)["Then and now"].click()
    assert couple.ways.asked == [("then-and-now",)]


def test_what_the_columns_are_called_is_in_sight_when_the_chart_becomes_a_table(couple: Place) -> None:
    panel_with_weeks(couple)
    tab = couple.tab("progress")
    tab.resize(1200, 320)
    overview = tab.findChild(ProgressOverview)
    assert overview is not None
    couple.settle()
    overview.verticalScrollBar().setValue(overview.verticalScrollBar().maximum())
    overview.chart.turn()
    couple.settle()
    assert overview.chart.visibleRegion().boundingRect().top() == 0
    overview.verticalScrollBar().setValue(overview.verticalScrollBar().maximum())
    overview.chart.turn()
    couple.settle()
    assert overview.chart.visibleRegion().boundingRect().top() == 0


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_line_of_the_chosen_week_runs_through_no_words(mirrored: bool) -> None:
    plot, words = Plot(QRectF(0, 40, 186, 92), 12, mirrored), "kept most things back"
    box = low_words_box(plot, words)
    for place in range(plot.count):
        beside = not box.left() <= plot.x(place) <= box.right()
        lines = chosen_lines(plot, words, place)
        assert beside or not any(top < box.bottom() and box.top() < bottom for top, bottom in lines)
        assert lines[0][0] < plot.box.top() and lines[-1][1] == plot.axis, "it reaches from above the scale to the axis"
