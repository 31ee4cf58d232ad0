"""Pages of one's own on the screen: made in a dialog, found in their tab, changed, taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication

from tests.ui.looking import clipped
from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, words
from tests.ui.support import BEN
from trustbook.domain.problems import DiskFull
from trustbook.exercises.own_pages import MOST_QUESTIONS, OwnKind, OwnPage, OwnQuestion
from trustbook.language import use_language
from trustbook.ui.dialogs.own_page_dialog import OwnPageDialog
from trustbook.ui.pages.own_pages_overview import OwnPagesOverview
from trustbook.ui.pages.tab_page import TabPage

TITLE, ASKED = "My sleep", "What kept me awake?"
PAGE = OwnPage(TITLE, (OwnQuestion(ASKED), OwnQuestion("Rested?", OwnKind.SCALE)), again=True)


def _tab(place: Place) -> TabPage:
    tab = next(each for each in place.services.program.content().tabs if each.id == "myself")
    page = TabPage(place.services, tab)
    place.qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    place.settle()
    return page


def _overview(page: TabPage) -> OwnPagesOverview:
    return next(iter(page.findChildren(OwnPagesOverview)))


def _titles(page: TabPage) -> list[str]:
    return [line.title for line in page.exercises.lines() if line.exercise_id.startswith("own-")]


def _make(place: Place) -> None:
    place.on_lane(lambda session: session.own_pages.make(session.viewer, PAGE))


def test_a_page_is_made_with_a_title_and_a_question_and_stands_in_its_tab_at_once(couple: Place) -> None:
    page = _tab(couple)
    assert "Pages of your own" in words(_overview(page)) and _titles(page) == []
    opened: list[str] = []
    dialog = OwnPageDialog(None, couple.services, opened.append)
    dialog.open()
    keep = buttons(dialog)["Keep it"]
    couple.qtbot.keyClicks(dialog.title_line.edit, TITLE)
    assert not keep.isEnabled() and "A title and one question are enough." in words(dialog)
    couple.qtbot.keyClicks(dialog.rows[1].line.edit, ASKED)
    assert keep.isEnabled() and "A title and one question are enough." not in words(dialog)
    dialog.rows[1].kind.setCurrentIndex(dialog.rows[1].kind.findData(OwnKind.LIST.value))
    keep.click()
    couple.settle()
    assert _titles(page) == [TITLE] and len(opened) == 1
    kept: list[OwnPage] = []
    couple.on_lane(lambda session: kept.append(session.own_pages.read(session.viewer, opened[0])))
    assert [(each.text, each.kind) for each in kept[0].questions] == [(ASKED, OwnKind.LIST)]


def test_who_can_see_it_is_chosen_under_the_title_and_the_line_with_the_lock_follows(couple: Place) -> None:
    dialog = OwnPageDialog(None, couple.services, lambda _id: None)
    dialog.open()
    couple.settle()
    tops = [each.mapTo(dialog, QPoint()).y() for each in (dialog.title_line, dialog.share, dialog.sees, dialog.rows[0])]
    assert tops == sorted(tops) and dialog.sees.text == "Only you can see this"
    dialog.share.marks["share"].click()
    assert dialog.sees.text == "Only you can see this, until you share something you wrote there."
    dialog.share.marks["private"].click()
    assert dialog.sees.text == "Only you can see this"

    could = OwnPageDialog(None, couple.services, lambda _id: None, ("own-x", replace(PAGE, may_share=True)))
    could.share.marks["private"].click()
    assert "A copy that you shared before stays with both of you." in could.sees.text


def test_where_the_words_are_long_both_stand_below_each_other_and_the_dialog_is_as_high_as_that(couple: Place) -> None:
    use_language("qpm")
    dialog = OwnPageDialog(None, couple.services, lambda _id: None)
    dialog.open()
    for _round in range(3):
        couple.settle()
    assert not list(clipped(dialog))


@pytest.mark.parametrize("drop", [False, True])
def test_what_was_typed_before_a_lock_stands_there_again_until_it_is_kept_or_dropped(couple: Place, drop: bool) -> None:
    overview = _overview(_tab(couple))
    buttons(overview)["Make a page of your own"].click()
    couple.settle()
    dialog = couple.dialog(OwnPageDialog)
    couple.qtbot.keyClicks(dialog.title_line.edit, TITLE)
    (keep,) = couple.services.client.half_written.values()
    done: list[bool] = []
    keep(done.append)
    couple.settle()
    assert done == [True]
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    buttons(overview)["Make a page of your own"].click()
    couple.settle()
    dialog = couple.dialog(OwnPageDialog)
    assert dialog.title_line.text() == TITLE
    if drop:
        couple.prompts.answers["own-page-leave"] = "leave"
        dialog.reject()
    else:
        couple.qtbot.keyClicks(dialog.rows[0].line.edit, ASKED)
        buttons(dialog)["Keep it"].click()
    couple.settle()
    halves: list[OwnPage | None] = []
    couple.on_lane(lambda session: halves.append(session.own_pages.half(session.viewer)))
    assert halves == [None]


def test_it_takes_up_to_twelve_questions(couple: Place) -> None:
    dialog = OwnPageDialog(None, couple.services, lambda _id: None)
    dialog.open()
    for _each in range(MOST_QUESTIONS - len(dialog.rows)):
        assert dialog.more.isVisible()
        dialog.more.click()
    assert len(dialog.rows) == MOST_QUESTIONS and not dialog.more.isVisible()


def test_what_was_typed_is_asked_for_once_before_it_goes_and_stays_where_it_cannot_be_kept(couple: Place) -> None:
    dialog = OwnPageDialog(None, couple.services, lambda _id: None)
    dialog.open()
    couple.qtbot.keyClicks(dialog.title_line.edit, TITLE)
    couple.qtbot.keyClicks(dialog.rows[0].line.edit, ASKED)
    couple.prompts.answers["own-page-leave"] = "stay"
    dialog.reject()
    assert dialog.isVisible() and dialog.title_line.text() == TITLE

    def full(*_about: object, **_more: object) -> None:
        raise DiskFull(couple.folder)

    couple.prompts.expected_news.add("own-page-failed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("trustbook.workbook.pages.own_pages.keep_own_page", full)
        buttons(dialog)["Keep it"].click()
        couple.settle()
    assert dialog.isVisible() and dialog.rows[0].line.text() == ASKED
    couple.prompts.answers["own-page-leave"] = "leave"
    dialog.reject()
    couple.settle()


def test_its_words_can_be_changed_and_it_can_be_taken_away(couple: Place) -> None:
    _make(couple)
    page = _tab(couple)
    overview = _overview(page)
    assert TITLE in buttons(overview)
    buttons(overview)["Change the questions"].click()
    couple.settle()
    dialog = couple.dialog(OwnPageDialog)
    dialog.title_line.set_text("My nights")
    buttons(dialog)["Keep it"].click()
    couple.settle()
    assert _titles(page) == ["My nights"]
    couple.prompts.answers["own-page-away"] = "take-away"
    buttons(_overview(page))["Take it away"].click()
    couple.settle()
    assert _titles(page) == [] and TITLE not in buttons(_overview(page))


def test_the_other_and_both_see_none_of_it(couple: Place) -> None:
    _make(couple)
    page = _tab(couple)
    assert _titles(page) == [TITLE]
    couple.take_seat(None)
    assert _titles(page) == [] and "your own" not in words(_overview(page))
    couple.take_seat(BEN)
    assert _titles(page) == [] and TITLE not in words(page)


def test_pages_that_are_kept_at_hand_are_reached_from_here_whichever_tab_is_theirs(couple: Place) -> None:
    couple.on_lane(lambda session: session.at_hand.turn(session.viewer, "weekly-pulse"))
    overview = _overview(_tab(couple))
    assert "Kept at hand" in words(overview)
    buttons(overview)["Weekly pulse"].click()
    assert couple.ways.asked == [("exercise", "weekly-pulse")]
