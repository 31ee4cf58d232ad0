"""Finding: what the seat may see, cancellable, and on to the page."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from trustbook.domain.cancelling import CancelToken
from trustbook.domain.people import Viewer
from trustbook.ui.pages.find_page import FindPage
from trustbook.workbook.views import Draft, Found


def finder(place: Place, qtbot: QtBot) -> FindPage:
    page = FindPage(place.services)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def results(page: FindPage) -> list[str]:
    return [page.results.item(row).text() for row in range(page.results.count())]


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


def test_what_is_typed_is_found_with_some_words_around_it(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    qtbot.keyClicks(page.words.edit, "QUIET")
    qtbot.keyClick(page.words.edit, Qt.Key.Key_Return)
    written.settle()

    assert told(page) == "2 places"
    assert any("my page" in text and "Quiet evenings" in text for text in results(page))
    assert any("our page" in text and "A quiet Sunday" in text for text in results(page))


def test_a_result_is_reached_and_opened_by_keys(written: Place, qtbot: QtBot) -> None:
    page = finder(written, qtbot)
    page.words.set_text("evenings")
    page.search()
    written.settle()
    page.words.edit.setFocus()
    qtbot.keyClick(page.words.edit, Qt.Key.Key_Down)
    qtbot.keyClick(page.results, Qt.Key.Key_Return)

    assert written.ways.asked == [("entry", "boundary-builder", "a" * 8)]


def test_at_together_only_what_both_have_is_found(written: Place, qtbot: QtBot) -> None:
    written.take_seat(None)
    page = finder(written, qtbot)
    page.words.set_text("quiet")
    page.search()
    written.settle()

    assert len(results(page)) == 1
    assert "Quiet evenings" not in results(page)[0]


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

    def slow(_viewer: Viewer, words: str, token: CancelToken, _limit: int) -> tuple[Found, ...]:
        seen.append(words)
        if words == "slow":
            searching.set()
            while True:
                token.raise_if_cancelled()
        return ()

    monkeypatch.setattr(written.session.finding, "find", slow)
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

    assert len(results(page)) == 1
