"""Progress on the screen: the line by month, its filters, its keys, and coming back to the same place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.progress.progress_screens import choose, overview
from tests.ui.pages.support import buttons, words
from tests.ui.support import shown_widgets
from trustbook.domain.entries import EntryState
from trustbook.domain.timeline import Kind
from trustbook.ui.pages.progress.adding import AddDialog
from trustbook.ui.pages.progress.line_view import LineView
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.thorough


def milestones(place: Place, *days_ago: int) -> None:
    """One on each of these days, as whoever sits there."""

    def write(session: Session) -> None:
        for days in days_ago:
            on = (place.clock.today() - timedelta(days=days)).isoformat()
            page = session.pages.new_page(session.viewer, "milestone")
            answers = {"what": f"{days} days ago", "happened-on": on}
            session.pages.set_state(session.viewer, Draft(page.entry_id, "milestone", answers), EntryState.FINISHED)

    place.on_lane(write)


def sentences(view: LineView) -> list[str]:
    """What a screen reader says of each row."""
    rows = range(view.model().rowCount())
    return [view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]


@pytest.mark.daily
def test_where_nothing_is_there_is_one_kind_sentence(alone: Place) -> None:
    page = overview(alone)
    assert "Nothing stands here yet." in words(page) and not list(shown_widgets(page, LineView))
    assert "Show everything" not in buttons(page)


def test_each_row_is_one_sentence_below_its_month(couple: Place) -> None:
    couple.take_seat(None)
    milestones(couple, 0, 40)
    said = sentences(overview(couple).panel.view)
    assert len(said) == 4
    assert said[1].endswith("Milestone. 0 days ago. both.") and said[3].endswith("Milestone. 40 days ago. both.")
    assert said[0] != said[2] and "." not in said[0]


def test_the_range_is_three_months_at_first_and_can_be_all(couple: Place) -> None:
    couple.take_seat(None)
    milestones(couple, 3, 200)
    page = overview(couple)
    assert len(page.panel.view.items()) == 1
    buttons(page)["All"].click()
    couple.settle()
    assert len(page.panel.view.items()) == 2
    page.head.between.since.choose(couple.clock.today() - timedelta(days=300))
    buttons(page)["From … to"].click()
    page.head.between.until.choose(couple.clock.today() - timedelta(days=100))
    couple.settle()
    assert [item.words for item in page.panel.view.items()] == ["200 days ago"]


def test_filters_say_in_words_what_is_shown(couple: Place) -> None:
    couple.take_seat(None)
    milestones(couple, 1)
    couple.on_lane(
        lambda session: session.pages.save(
            session.viewer,
            Draft(
                session.pages.new_page(session.viewer, "weekly-meeting").entry_id, "weekly-meeting", {"went-well": "x"}
            ),
        )
    )
    page = overview(couple)
    choose(couple, page, "All kinds", "Milestones")
    assert [item.kind for item in page.panel.view.items()] == [Kind.MILESTONE] and "Milestones" in buttons(page)
    page.panel.side.show_all()
    page.panel.side.looked_for.set_text("meeting")
    assert [item.kind for item in page.panel.view.items()] == [Kind.CHECK_IN]
    page.panel.side.looked_for.set_text("nowhere")
    assert "Nothing of this stands here." in words(page)
    buttons(page)["Show everything"].click()
    couple.settle()
    assert len(page.panel.view.items()) == 2


def test_keys_walk_open_and_come_back_to_the_same_place(couple: Place, qtbot: QtBot) -> None:
    couple.take_seat(None)
    milestones(couple, 1, 2, 3)
    page = overview(couple)
    view = page.panel.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    standing = page.panel.item()
    assert standing is not None and standing.words == "2 days ago"
    buttons(page)["A year"].click()
    couple.settle()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert couple.ways.asked[-1] == ("entry", "milestone", standing.target.entry_id)
    back = overview(couple)
    back.show_item(page.item)
    couple.settle()
    assert back.panel.item() == standing and back.head.spans.current == "year"


@pytest.mark.daily
def test_something_is_added_right_there_for_any_day(couple: Place) -> None:
    couple.take_seat(None)
    page = overview(couple)
    buttons(page)["A milestone"].click()
    dialog = couple.dialog(AddDialog)
    buttons(dialog)["Add it"].click()
    assert "A few words are enough." in words(dialog)
    dialog.words.setPlainText("The first calm Sunday")
    dialog.day.choose(couple.clock.today() - timedelta(days=9))
    buttons(dialog)["Add it"].click()
    couple.settle()
    (item,) = page.panel.view.items()
    assert (item.words, item.on) == ("The first calm Sunday", couple.clock.today() - timedelta(days=9))
    assert page.panel.item() == item


def test_half_a_sentence_for_the_line_is_kept_at_a_lock(couple: Place) -> None:
    page = overview(couple)
    buttons(page)["A setback"].click()
    couple.dialog(AddDialog).words.setPlainText("An enve")
    (keep,) = couple.services.client.half_written.values()
    done: list[bool] = []
    keep(done.append)
    couple.settle()
    assert done == [True] and couple.services.client.half_written == {}
    assert len(page.panel.view.items()) == 1


def test_a_setback_is_added_and_its_page_asks_what_comes_next(couple: Place) -> None:
    page = overview(couple)
    buttons(page)["A setback"].click()
    dialog = couple.dialog(AddDialog)
    dialog.words.setPlainText("An envelope in the van")
    buttons(dialog)["Add it, and what next"].click()
    couple.settle()
    (item,) = page.panel.view.items()
    assert couple.ways.asked == [("entry", "setback", item.target.entry_id)]


def test_the_last_line_says_who_sees_the_marks(couple: Place) -> None:
    page = overview(couple)
    assert couple.states[-1].sees == page.current_save_state().sees == "Your marks stay with you."
    couple.on_lane(lambda session: session.consent.let_see(session.viewer, ["hope"]))
    page = overview(couple)
    assert page.current_save_state().sees == (
        "You let Ben see “Hope for the two of us” until 27 April. All else stays with you."
    )


@pytest.mark.parametrize("width", [500, 1366])
def test_where_there_is_no_room_the_row_has_two_lines_and_nothing_scrolls_sideways(couple: Place, width: int) -> None:
    couple.take_seat(None)
    milestones(couple, *range(1, 20))
    page = overview(couple)
    tab = couple.tab_page
    assert tab is not None
    tab.set_narrow(width < 800)
    tab.resize(width, 600)
    couple.settle()
    assert page.panel.view.drawing.two_lines is (width < 800)
    assert page.horizontalScrollBar().maximum() == 0


def test_the_month_stays_at_the_top_and_the_row_somebody_stands_on_in_sight(couple: Place) -> None:
    couple.take_seat(None)
    milestones(couple, *range(1, 60))
    page = overview(couple)
    page.panel.view.go_to(page.panel.view.model().rowCount() - 1)
    couple.settle()
    assert not page.panel.view.visibleRegion().isEmpty() and page.verticalScrollBar().value() > 0
    row = page.panel.view.visualRect(page.panel.view.currentIndex())
    assert page.panel.view.visibleRegion().contains(row)
