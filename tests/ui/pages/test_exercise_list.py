"""The list of a tab: what its lines say, its chapters, and what fits into tonight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.support import words
from tests.ui.support import shown_widgets
from trustbook.domain.entries import EntryState
from trustbook.exercises.solo import for_one
from trustbook.ui.kit import Space
from trustbook.ui.pages.drawn_text import small_font
from trustbook.ui.pages.exercise_list import line_facts, line_state, shorter_states
from trustbook.ui.pages.overview import Overview
from trustbook.ui.pages.tab_page import TabPage
from trustbook.ui.pages.tab_side import TabSide
from trustbook.ui.pages.time_choice import ANYTHING, NOTHING, TimeChoice
from trustbook.workbook.sitting.views import ExerciseLine

pytestmark = pytest.mark.thorough


def _line(minutes: int = 30, short: int = 5, *, shared: bool = False, by: str = "") -> ExerciseLine:
    started, on = EntryState.STARTED, date(2026, 11, 2)
    return ExerciseLine(
        "a", "A page", minutes, "each", started, on, "once", short_minutes=short, shared=shared, shared_by=by
    )


def _texts(tab: TabPage) -> list[str]:
    return [tab.exercises.item(row).text() for row in range(tab.exercises.count())]


def _pages(tab: TabPage) -> list[str]:
    return [line.title for line in tab.exercises.shown_lines()]


def _said(tab: TabPage, title: str) -> str:
    """What a screen reader says of a line."""
    item = tab.exercises.item(_texts(tab).index(title))
    return str(item.data(Qt.ItemDataRole.AccessibleTextRole))


def _choose(tab: TabPage, minutes: int) -> None:
    side = next(shown_widgets(tab, TabSide))
    menu = side.time_menu()
    next(action for action in menu.actions() if action.objectName() == f"time-{minutes}").trigger()
    menu.close()


@pytest.mark.daily
@pytest.mark.parametrize(
    ("shared", "by", "said"),
    [
        (False, "", "Begun 2 November"),
        (True, "", "Begun 2 November · shared"),
        (False, "Alex", "Begun 2 November · Alex shared"),
        (True, "Alex", "Begun 2 November · both shared"),
    ],
)
def test_the_list_says_who_shared_something(shared: bool, by: str, said: str) -> None:
    assert line_state(_line(shared=shared, by=by), date(2026, 11, 20)) == said


@pytest.mark.daily
def test_where_it_does_not_fit_into_one_row_the_month_is_shortened() -> None:
    assert line_state(_line(shared=True), date(2027, 1, 20), short=True) == "Begun 2 Nov 2026 · shared"
    assert line_state(_line(shared=True), date(2026, 11, 20), short=True) == "Begun 2 Nov · shared"


def test_a_state_of_a_line_never_breaks_into_a_second_row() -> None:
    finished, on, today = EntryState.FINISHED, date(2026, 9, 28), date(2026, 11, 24)
    plain = ExerciseLine("a", "A page", 30, "each", finished, on, "once", shared=True, shared_by="Alexandra")
    room = 256 - Space.PART - Space.CARD - 16
    measured = QFontMetrics(small_font())
    for brought in (False, True):
        for at_hand in (False, True):
            line = replace(plain, brought=brought, at_hand=at_hand)
            ways = [line_state(line, today), *shorter_states(line, today)]
            fitting = [each for each in ways if measured.horizontalAdvance(each) <= room]
            assert fitting, ways
            assert not brought or "to bring" in fitting[0]


def test_with_a_line_comes_the_heading_above_it(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("progress")
    tab.resize(1000, 400)
    pages = tab.exercises
    pages.resize(256, 300)
    headings = [row for row in range(pages.count()) if not pages.item(row).flags() & Qt.ItemFlag.ItemIsEnabled]
    assert len(headings) > 1
    for heading in (headings[-1], headings[0]):
        pages.scrollToBottom() if heading == headings[0] else pages.scrollToTop()
        pages.setCurrentRow(heading + 1)
        for row in (heading, heading + 1):
            box = pages.visualItemRect(pages.item(row))
            assert box.top() >= 0 and box.bottom() <= pages.viewport().height(), pages.item(row).text()


@pytest.mark.daily
def test_the_open_line_stays_whole_in_sight_when_a_state_makes_it_higher(alone: Place) -> None:
    pages = alone.tab("boundaries").exercises
    page = alone.open("boundaries", "boundary-builder")
    line, bar = pages.currentItem(), pages.verticalScrollBar()
    assert line.text() == "Build one boundary"
    before = pages.visualItemRect(line)
    pages.setFixedHeight(pages.height() - pages.viewport().height() + 3 * before.height())
    alone.settle()
    bar.setValue(bar.value() + pages.visualItemRect(line).bottom() - pages.viewport().rect().bottom())
    assert pages.visualItemRect(line).bottom() == pages.viewport().rect().bottom(), "the last one that is seen"

    page.autosave.set_state(EntryState.NOT_NOW, lambda _well: None)
    alone.settle()
    after = pages.visualItemRect(line)
    assert after.height() > before.height()
    assert after.bottom() <= pages.viewport().rect().bottom()


@pytest.mark.daily
def test_what_is_not_shared_is_not_called_shared() -> None:
    assert line_state(_line(), date(2027, 1, 20)) == "Begun 2 November 2026"


@pytest.mark.daily
def test_five_minutes_means_the_short_form_and_the_others_the_whole_page() -> None:
    time = TimeChoice()
    long_with_a_short_form, short = _line(minutes=40, short=4), _line(minutes=20, short=8)
    for minutes, fitting in ((ANYTHING, (True, True)), (5, (True, False)), (20, (False, True)), (45, (True, True))):
        time.choose(minutes)
        assert (time.fits(long_with_a_short_form), time.fits(short)) == fitting
    assert line_facts(_line(minutes=40, short=4), solo=True, short=True) == "short form, 4 min"


def test_the_list_begins_with_the_overview_and_ends_with_what_to_read_and_the_time(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("progress")
    library = alone.services.program.content().library
    expected: list[str] = []
    for chapter in tab.tab.chapters:
        expected.append(library.chapter_title(chapter))
        if len(expected) == 1:
            expected.append("Overview")
        expected += [library.exercise(name).title for name in library.exercise_ids(tab=tab.id, chapter=chapter)]
    expected += [f"Read: {library.chapter_title(chapter)}" for chapter in tab.tab.chapters]

    assert _texts(tab) == [*expected, "By the time I have"]
    tab.exercises.setCurrentRow(_texts(tab).index("Read: Keeping trust"))
    qtbot.keyClick(tab.exercises, Qt.Key.Key_Return)
    assert alone.ways.asked == [("chapter", "maintaining")]
    assert tab.page is None, "reading opens no page"


@pytest.mark.daily
def test_the_letters_stand_first_in_their_tab_and_below_its_own_name(alone: Place) -> None:
    tab = alone.tab("letters")
    first = alone.services.program.content().library.exercise(tab.tab.exercises[0]).title
    assert _texts(tab)[:3] == ["Letters", "Overview", first]
    assert "Forgiving and letting go" in _texts(tab)


def test_the_overview_is_one_key_away_from_an_open_page(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("boundaries")
    alone.open("boundaries", "boundary-builder")
    tab.exercises.setCurrentRow(_texts(tab).index("Overview"))
    qtbot.keyClick(tab.exercises, Qt.Key.Key_Return)
    alone.settle()

    assert tab.page is None
    assert list(shown_widgets(tab, Overview))


def test_a_page_shows_a_state_only_if_it_has_one_and_minutes_only_while_time_was_chosen(alone: Place) -> None:
    tab = alone.tab("boundaries")
    assert {_said(tab, title) for title in _pages(tab)} == set(_pages(tab))
    _choose(tab, 20)
    for line in tab.exercises.shown_lines():
        assert _said(tab, line.title) == f"{line.title}. {line_facts(line, solo=True)}"


def test_where_there_is_no_room_for_both_the_list_stands_in_place_of_the_page(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("boundaries")
    tab.set_narrow(True)
    assert not tab.exercises.isVisible()
    tab.show_pages()
    assert tab.exercises.isVisible() and tab.exercises.hasFocus()

    tab.exercises.setCurrentRow(_texts(tab).index("Build one boundary"))
    qtbot.keyClick(tab.exercises, Qt.Key.Key_Return)
    alone.settle()
    assert tab.page is not None and tab.page.isVisible()
    assert not tab.exercises.isVisible()
    qtbot.keyClick(tab.page, Qt.Key.Key_Escape)
    assert tab.exercises.isVisible(), "Escape on the page leads to the list, here too"
    qtbot.keyClick(tab.exercises, Qt.Key.Key_Escape)
    assert tab.page.isVisible()
    tab.set_narrow(False)
    assert tab.exercises.isVisible() and tab.page.isVisible()


def test_the_list_shows_what_fits_into_tonight_and_forgets_it_with_the_window(alone: Place) -> None:
    tab = alone.tab("progress")
    everything = tab.exercises.shown_lines()
    _choose(tab, 20)

    assert {line.exercise_id for line in tab.exercises.shown_lines()} == {
        line.exercise_id for line in everything if line.minutes <= 20
    }
    assert tab.exercises.lines() == everything
    _choose(tab, ANYTHING)
    assert tab.exercises.shown_lines() == everything
    settings: list[object] = []
    alone.worker.do(lambda: dict(alone.session.people.sitting().settings), settings.append)
    alone.settle()
    assert settings == [{}]


def test_nothing_for_now_is_a_kind_sentence_and_leaves_everything_as_it_is(alone: Place) -> None:
    tab = alone.tab("progress")
    before = _pages(tab)
    _choose(tab, NOTHING)

    assert "Nothing for now is a whole answer." in words(tab)
    assert _pages(tab) == before


def test_with_five_minutes_a_page_opens_in_its_short_form(alone: Place) -> None:
    tab = alone.tab("boundaries")
    _choose(tab, 5)
    page = alone.open("boundaries", "boundary-builder")

    core = {field.id for _part, field in for_one(page.page.exercise).fields() if field.core}
    assert {name for name, widget in page.form.fields.items() if widget.isVisible()} == core


def test_a_click_on_a_line_opens_its_page_with_the_cursor_in_it(alone: Place, qtbot: QtBot) -> None:
    tab = alone.tab("boundaries")
    row = _texts(tab).index("Build one boundary")
    place = tab.exercises.visualItemRect(tab.exercises.item(row)).center()
    qtbot.mouseClick(tab.exercises.viewport(), Qt.MouseButton.LeftButton, pos=place)
    alone.settle()

    assert tab.page is not None and tab.page.page.exercise.id == "boundary-builder"
    assert tab.page.isAncestorOf(tab.page.focusWidget())
