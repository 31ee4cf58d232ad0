"""Finding: what the seat may see, cancellable, and on to the page."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.domain.cancelling import CancelToken
from trustbook.domain.people import Viewer
from trustbook.exercises.found import FoundText
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.text import TextLabel
from trustbook.ui.pages.find_page import FindPage
from trustbook.workbook.pages.found import Found, FoundAll
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.thorough


def finder(place: Place, qtbot: QtBot) -> FindPage:
    page = FindPage(place.services)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def results(page: FindPage) -> list[str]:
    """Every line, headings too."""
    return [page.results.item(row).text() for row in range(page.results.count())]


def written_lines(page: FindPage) -> list[str]:
    return [hit.before + hit.match + hit.after for hit in page.results.hits() if isinstance(hit, Found)]


def told(page: FindPage) -> str:
    return page.told.text()


@pytest.fixture
def written(couple: Place) -> Place:
    """Ana wrote something private and something that both have."""
    viewer = couple.services.client.viewer
    draft = Draft("a" * 8, "boundary-builder", {"value": "Quiet evenings", "our-words": "A quiet Sunday"})
    couple.on_lane(lambda session: session.pages.save(viewer, draft))
    couple.on_lane(lambda session: session.sharing.put_on_our_page(viewer, "a" * 8))
    return couple


@pytest.mark.daily
def test_what_is_typed_is_found_with_some_words_around_it(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    qtbot.keyClicks(page.words.edit, "QUIET")
    page.search()
    written.settle()

    assert told(page) == "Enter opens the first of these, the arrow keys walk through them.", "nothing is counted"
    assert sorted(written_lines(page)) == ["A quiet Sunday", "Quiet evenings"]
    assert any("my page" in text and "Quiet evenings" in text for text in results(page))
    assert any("our page" in text and "A quiet Sunday" in text for text in results(page))


def test_what_was_found_stands_in_groups_that_arrows_pass_by(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    page.words.set_text("quiet")
    page.search()
    written.settle()
    lines = results(page)

    headings = [lines.index(name) for name in ("Pages", "The guide", "What was written")]
    assert headings == sorted(headings)
    page.words.edit.setFocus()
    seen = []
    qtbot.keyClick(page.words.edit, Qt.Key.Key_Down)
    for _hit in page.results.hits():
        seen.append(page.results.currentRow())
        qtbot.keyClick(page.results, Qt.Key.Key_Down)
    assert seen == [row for row in range(len(lines)) if row not in headings]


def test_up_from_the_first_line_leads_back_to_the_words(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    page.words.set_text("quiet")
    page.search()
    written.settle()
    page.words.edit.setFocus()
    qtbot.keyClick(page.words.edit, Qt.Key.Key_Down)
    assert page.results.hasFocus()
    qtbot.keyClick(page.results, Qt.Key.Key_Up)
    assert page.words.edit.hasFocus()


def test_enter_opens_the_first_as_soon_as_it_is_found(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    qtbot.keyClicks(page.words.edit, "jealous")
    qtbot.keyClick(page.words.edit, Qt.Key.Key_Return)
    written.settle()
    assert written.ways.asked == [("exercise", "suspicion-check")]

    qtbot.keyClick(page.words.edit, Qt.Key.Key_Return)
    assert written.ways.asked == [("exercise", "suspicion-check")] * 2


def test_enter_with_nothing_found_opens_nothing(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    qtbot.keyClicks(page.words.edit, "elephant")
    qtbot.keyClick(page.words.edit, Qt.Key.Key_Return)
    written.settle()
    qtbot.keyClick(page.words.edit, Qt.Key.Key_Return)
    written.settle()
    assert written.ways.asked == []


def test_a_text_of_the_guide_opens_at_the_word(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    page.words.set_text("emergency number")
    page.search()
    written.settle()
    hit = next(hit for hit in page.results.hits() if isinstance(hit, FoundText) and hit.id == "help")
    page.results.chosen.emit(hit)
    assert written.ways.asked == [("text", "help", hit.word)]


def test_each_line_says_which_kind_it_is(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    page.words.set_text("jealous")
    page.search()
    written.settle()
    said = [
        page.results.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(page.results.count())
        if page.results.item(row).flags() & Qt.ItemFlag.ItemIsEnabled
    ]
    assert said[0].startswith("Page: Suspicion: facts, story, next step. Goes with “jealous”.")
    assert all(each.startswith(("Page: ", "The guide: ")) for each in said)


@pytest.mark.daily
def test_what_to_try_is_said_before_there_are_words_and_where_nothing_is_found(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    assert page.to_try.isVisible()
    page.words.set_text("quiet")
    page.search()
    written.settle()
    assert not page.to_try.isVisible()
    page.words.set_text("elephant")
    page.search()
    written.settle()
    assert page.to_try.isVisible()
    next(each for each in shown_widgets(page, Button) if each.text() == "Guide").click()
    assert written.ways.asked == [("guide",)]


def test_escape_goes_back_when_nothing_is_being_looked_for(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    qtbot.keyClick(page.words.edit, Qt.Key.Key_Escape)
    assert written.ways.asked == [("back",)]


def test_a_result_is_reached_and_opened_by_keys(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    page.words.set_text("evenings")
    page.search()
    written.settle()
    page.words.edit.setFocus()
    qtbot.keyClick(page.words.edit, Qt.Key.Key_Down)
    qtbot.keyClick(page.results, Qt.Key.Key_Return)

    assert written.ways.asked == [("entry", "boundary-builder", "a" * 8, "value", "evenings")]


def test_at_together_only_what_both_have_is_found(written: Place, qtbot: QtBot) -> None:
    written.take_seat(None)
    page = finder(written, qtbot)
    page.words.set_text("quiet")
    page.search()
    written.settle()

    assert written_lines(page) == ["A quiet Sunday"]


def test_nothing_found_is_said_kindly(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    page.words.set_text("elephant")
    page.search()
    written.settle()

    assert told(page).startswith("Nothing was found.")


def test_a_search_can_be_stopped_and_a_new_word_stops_the_one_before(
    written: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    searching, seen = threading.Event(), []

    def slow(_viewer: Viewer, words: str, token: CancelToken, _limit: int) -> FoundAll:
        seen.append(words)
        if words == "slow":
            searching.set()
            while True:
                token.raise_if_cancelled()
        return FoundAll()

    monkeypatch.setattr(written.session.finding, "everywhere", slow)
    page = finder(written, qtbot)
    page.words.set_text("slow")
    page.search()
    assert searching.wait(5)
    page.words.set_text("other")
    page.search()
    written.settle()
    assert seen == ["slow", "other"]
    assert told(page).startswith("Nothing was found.")

    searching.clear()
    page.words.set_text("slow")
    page.search()
    assert searching.wait(5)
    qtbot.keyClick(page.words.edit, Qt.Key.Key_Escape)
    written.settle()
    assert told(page) == "Stopped."


def test_typing_searches_by_itself_after_a_moment(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    qtbot.keyClicks(page.words.edit, "evenings")
    written.wait(lambda: results(page))

    assert written_lines(page) == ["Quiet evenings"]


def test_where_to_look_is_said_while_there_are_no_words_and_then_leaves_its_room_to_what_is_found(
    written: Place, qtbot: QtBot
) -> None:
    page = finder(written, qtbot)
    scope = [each for each in shown_widgets(page, TextLabel) if each.text().startswith("In the names of pages")]
    assert len(scope) == 1 and page.words.edit.accessibleDescription() == scope[0].text()
    page.resize(640, 420)  # no room for columns
    qtbot.keyClicks(page.words.edit, "quiet")
    page.search()
    written.settle()

    assert not scope[0].isVisible()
    bottom = page.results.mapTo(page, QPoint(0, page.results.height())).y()
    assert page.height() - bottom <= 4, "what was found goes down to the footer"
