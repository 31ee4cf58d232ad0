"""Small promises on the screen: closed words, who may say what, and the way to write one."""

from __future__ import annotations

from PySide6.QtGui import QAction

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, words
from tests.ui.support import ANA, BEN, shown_widgets
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.pages.promises.overview import PromisesOverview
from trustbook.ui.pages.promises.tile import PromiseTile
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

OWN, SHARED = "No second glass on Friday.", "The plumber is rung by Thursday."


def _write(place: Place, text: str, *, share: bool = False) -> str:
    found: list[str] = []

    def does(session: Session) -> None:
        entry_id = session.pages.new_page(session.viewer, "small-promise").entry_id
        session.pages.save(session.viewer, Draft(entry_id, "small-promise", {"what": text, "by": "2026-01-02"}))
        if share:
            session.sharing.share(session.viewer, entry_id, ["what", "by"])
        found.append(entry_id)

    place.on_lane(does)
    return found[0]


def _overview(place: Place) -> PromisesOverview:
    (page,) = shown_widgets(place.tab("rebuilding"), PromisesOverview)
    return page


def _tiles(page: PromisesOverview) -> list[PromiseTile]:
    return list(shown_widgets(page, PromiseTile))


def _choices(tile: PromiseTile) -> dict[str, QAction]:
    (choose,) = shown_widgets(tile, MenuButton)
    return {each.text(): each for each in choose.open_menu().actions() if each.text()}


def test_words_that_only_one_sees_stay_closed_until_they_have_them_in_hand(couple: Place) -> None:
    _write(couple, OWN)
    _write(couple, SHARED, share=True)
    page = _overview(couple)
    assert SHARED in words(page) and OWN not in words(page)
    closed = next(tile for tile in _tiles(page) if not tile.line.shared)
    assert OWN not in closed.accessibleName() + closed.accessibleDescription()
    closed.setFocus()
    assert OWN in words(page)
    buttons(page)["Promise something small"].setFocus()
    assert OWN not in words(page)


def test_who_promised_says_how_it_went_and_it_moves_to_the_earlier_ones(couple: Place) -> None:
    entry_id = _write(couple, SHARED, share=True)
    page = _overview(couple)
    assert "late" not in words(page).lower()
    _choices(_tiles(page)[0])["Missed, and put right"].trigger()
    couple.settle()
    assert not _tiles(page)
    buttons(page)["Earlier promises"].click()
    couple.settle()
    assert [tile.line.entry_id for tile in _tiles(page)] == [entry_id]
    assert "Missed, and put right, said on" in words(page)


def test_the_other_one_may_only_say_that_they_noticed(couple: Place) -> None:
    _write(couple, SHARED, share=True)
    couple.take_seat(None)
    page = _overview(couple)
    assert SHARED in words(page) and not list(shown_widgets(page, MenuButton)) and "I noticed" not in buttons(page)
    couple.take_seat(BEN)
    page = _overview(couple)
    assert not list(shown_widgets(page, MenuButton))
    buttons(page)["I noticed"].click()
    couple.settle()
    assert "You noticed" in words(page) and "I noticed" not in buttons(page)
    couple.take_seat(None)
    couple.take_seat(ANA)
    assert "Noticed on" in words(_overview(couple))


def test_a_promise_is_begun_on_a_page_of_its_own(couple: Place) -> None:
    buttons(_overview(couple))["Promise something small"].click()
    couple.settle()
    ((kind, exercise, _entry_id),) = couple.ways.asked
    assert (kind, exercise) == ("place", "small-promise")
