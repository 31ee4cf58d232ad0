"""A brief from both: each ticks at their own seat, what both said yes to is looked at once more, then written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QStackedWidget

from tests.documents.samples import all_words
from tests.ui.looking import unnamed
from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, words
from tests.ui.support import BEN, shown_widgets
from trustbook.ui.dialogs.brief_paper import BriefDialog
from trustbook.ui.kit import CheckMark
from trustbook.ui.pages.counselling.brief_lines import ItemLine
from trustbook.ui.pages.counselling.brief_page import BriefPage
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.thorough

ANAS = {"topic-1": "The balcony door.", "topic-2": "The ferry.", "question": "How do others end a talk?"}


def write(**answers: str) -> Callable[[Session], object]:
    """Write on the page of what to bring up, as whoever sits there."""

    def do(session: Session) -> object:
        entry_id = session.pages.new_page(session.viewer, "session-brief").entry_id
        given = {name.replace("_", "-"): text for name, text in answers.items()}
        return session.pages.save(session.viewer, Draft(entry_id, "session-brief", given))

    return do


def brief(place: Place, *, alone: bool = False) -> BriefPage:
    page = BriefPage(place.services, alone=alone)
    place.qtbot.addWidget(page)
    page.resize(1000, 1400)
    page.show()
    place.settle()
    return page


def tick(place: Place, page: BriefPage, said: str) -> None:
    page.line(said).mark.click()
    place.settle()


def look(place: Place, page: BriefPage) -> BriefDialog:
    page.look.click()
    place.settle()
    dialog = place.dialog(BriefDialog)
    place.wait(lambda: dialog.made is not None)
    return dialog


@pytest.mark.daily
def test_each_ticks_at_their_own_seat_and_the_file_holds_what_both_ticked(couple: Place, tmp_path: Path) -> None:
    couple.on_lane(write(**ANAS))
    page = brief(couple)
    assert not page.look.isEnabled()
    assert "Only you see it" in words(page)
    tick(couple, page, "balcony")
    tick(couple, page, "ferry")
    assert page.line("balcony").mark.isChecked()
    assert "Both of you see it" in words(page.line("balcony"))
    couple.take_seat(None)
    couple.take_seat(BEN)
    page = brief(couple)
    assert "How do others" not in words(page), "what Ana did not tick is nowhere at Ben’s seat"
    tick(couple, page, "balcony")
    assert "Both of you said yes" in words(page.line("balcony"))
    dialog = look(couple, page)
    assert "The balcony door." in words(dialog)
    assert "Ana" in words(dialog)
    assert "ferry" not in words(dialog)
    assert dialog.choices.protect.isChecked(), "a password is on unless it is taken off"
    dialog.choices.protect.click()
    couple.wait(lambda: dialog.made is not None)
    out = tmp_path / "out.pdf"
    couple.prompts.paths.append(str(out))
    couple.prompts.expected_news.add("paper-written")
    buttons(dialog)["Save as PDF…"].click()
    couple.settle()
    text = all_words(out.read_bytes())
    assert "The balcony door." in text
    assert "ferry" not in text and "Ana’s own" not in text


def test_a_tick_taken_away_is_a_yes_taken_back(couple: Place) -> None:
    couple.on_lane(write(**ANAS))
    page = brief(couple)
    tick(couple, page, "balcony")
    tick(couple, page, "balcony")
    assert not page.line("balcony").mark.isChecked()
    assert "Only you see it" in words(page.line("balcony"))
    assert couple.session.context.books.shared.entries.all() == ()


def test_the_days_can_be_from_one_to_another_and_a_day_that_is_left_open_changes_nothing(couple: Place) -> None:
    today = couple.clock.day
    couple.clock.day = today - timedelta(days=120)
    couple.on_lane(write(**ANAS))
    couple.clock.day = today
    page = brief(couple)
    assert "balcony" not in words(page), "it is older than eight weeks"
    before = page.days
    page.range.choice.setCurrentIndex(page.range.choice.count() - 1)
    assert page.range.choice.currentText() == "From … to" and page.range.free.isVisible()
    assert page.range.free.days() == page.days == before, "it begins with what was shown"
    page.range.free.since.choose(None)
    assert page.days == before
    page.range.free.since.choose(today - timedelta(days=90))
    page.range.free.until.choose(today - timedelta(days=130))
    couple.settle()
    assert page.days == (today - timedelta(days=130), today - timedelta(days=90)), "the earlier one first"
    tick(couple, page, "balcony")
    assert page.line("balcony").mark.isChecked()
    page.range.choice.setCurrentIndex(1)
    couple.settle()
    assert page.days == before and not page.range.free.isVisible()


def shared_pages(session: Session) -> None:
    """Three pages that both can see."""
    for number in range(3):
        entry_id = session.pages.new_page(session.viewer, "weekly-pulse").entry_id
        session.pages.save(session.viewer, Draft(entry_id, "weekly-pulse", {"word": f"word {number}"}))
        session.sharing.share(session.viewer, entry_id, ["word"])


def test_whole_pages_stay_folded_until_they_are_wanted_and_one_with_a_yes_is_shown(couple: Place) -> None:
    couple.on_lane(shared_pages)
    page = brief(couple)
    assert page.line("Weekly pulse").isHidden() and "Whole pages" in words(page)
    buttons(page)["Choose from the pages of these days"].click()
    shown = [line for line in shown_widgets(page, ItemLine) if "Weekly pulse" in words(line)]
    assert len(shown) == 3 and shown[0].mark.hasFocus()
    shown[1].mark.click()
    couple.settle()
    again = brief(couple)
    assert [line.mark.isChecked() for line in shown_widgets(again, ItemLine)] == [True]
    assert "Choose from the pages of these days" in buttons(again)


def test_the_look_is_in_sight_however_many_lines_there_are_and_says_why_it_cannot_be_had_yet(couple: Place) -> None:
    couple.on_lane(write(**ANAS))
    page = brief(couple)
    page.resize(1000, 420)
    couple.settle()
    assert page.rect().contains(QRect(page.look.mapTo(page, QPoint()), page.look.size()))
    assert not page.look.isEnabled() and "Tick what may stand on it" in page.look.accessibleDescription()


def test_together_there_is_nothing_to_tick_and_it_says_where(couple: Place) -> None:
    couple.on_lane(write(**ANAS))
    tick(couple, brief(couple), "balcony")
    couple.take_seat(None)
    page = brief(couple)
    assert list(shown_widgets(page, CheckMark)) == []
    assert "at your own seat" in words(page)
    assert "balcony" not in words(page)


@pytest.mark.parametrize("who", ["couple", "alone"])
def test_one_persons_page_holds_what_they_tick_and_nothing_is_placed(who: str, request: pytest.FixtureRequest) -> None:
    place: Place = request.getfixturevalue(who)
    place.on_lane(write(**ANAS))
    page = brief(place, alone=True)
    assert ("Ask first how your counsellor" in words(page)) == (who == "couple")
    page.line("ferry").mark.click()
    assert page.look.isEnabled()
    dialog = look(place, page)
    made = dialog.made
    assert made is not None
    text = all_words(made.pdf)
    assert "The ferry." in text and "balcony" not in text and "Ana’s own notes" in text
    assert place.session.context.books.shared.entries.all() == ()


def test_what_changed_meanwhile_is_asked_for_again(couple: Place) -> None:
    couple.on_lane(write(**ANAS))
    page = brief(couple)
    first = page.line("balcony").item.item.entry_id
    couple.on_lane(partial(_save, first))
    couple.prompts.expected_news.add("brief-failed")
    page.line("balcony").mark.click()
    couple.settle()
    assert "The cellar door." in words(page)
    assert [news.id for news in couple.prompts.told] == ["brief-failed"]


def _save(entry_id: str, session: Session) -> object:
    return session.pages.save(session.viewer, Draft(entry_id, "session-brief", {"topic-1": "The cellar door."}))


def test_all_that_takes_the_focus_is_told_by_screen_readers(couple: Place) -> None:
    window = QStackedWidget()
    couple.qtbot.addWidget(window)
    window.addWidget(BriefPage(couple.services))
    window.show()
    couple.settle()
    assert list(unnamed(window)) == []
