"""Reading a letter that was given: on a wide sheet, with its day; what one may do lies below it, after the letter."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tests.ui.page_support import Place
from tests.ui.pages.letters.support import THANKS, desk_of, write
from tests.ui.pages.support import buttons, words
from tests.ui.support import BEN, Stage, shown_widgets
from trustbook.ui.kit import TextLabel
from trustbook.ui.pages.letters.reading import LetterReadingPage
from trustbook.workbook.letters.letter_views import LetterToRead
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

LONG = "\n\n".join(["You carried the dog up all four floors, and never said a word of it. " * 4] * 30)


def given(place: Place, letter: object) -> None:
    """By Ana; then Ben sits here."""
    entry_id, viewer = write(place, THANKS, letter), place.services.client.viewer
    place.on_lane(lambda session: session.letters.give(viewer, entry_id))
    place.take_seat(None)
    place.take_seat(BEN)


def opened(place: Place, width: int = 1366) -> LetterReadingPage:
    viewer, copy_id, found = place.services.client.viewer, desk_of(place).received[0].copy_id, list[LetterToRead]()
    place.on_lane(lambda session: found.append(session.letters.open(viewer, copy_id)))
    page = LetterReadingPage(place.services, found[0])
    place.qtbot.addWidget(page)
    page.resize(width, 640)
    page.show()
    place.qtbot.waitExposed(page)
    place.settle()
    return page


def top(widget: QWidget, page: LetterReadingPage) -> int:
    return widget.mapTo(page.sheet.desk, QPoint(0, 0)).y()


def test_the_sheet_is_800_wide_and_its_text_592(couple: Place) -> None:
    given(couple, LONG)
    page = opened(couple)
    lines = [each for each in shown_widgets(page.sheet, TextLabel) if each.property("role") == "letter"]
    assert page.sheet.sheet.width() == 800
    assert {line.width() for line in lines} == {592}
    assert page.sheet.horizontalScrollBar().maximum() == 0


def test_it_bears_its_day_and_where_its_writer_named_none_the_day_it_was_given(couple: Place) -> None:
    given(couple, {"date": "The first warm evening", "text": "Thank you."})
    assert "The first warm evening" in words(opened(couple).sheet)
    couple.take_seat(None)
    couple.take_seat("ana likes green pears")
    couple.clock.day = date(2027, 5, 4)
    given(couple, "Thank you.")
    assert "4 May 2027" in words(opened(couple).sheet)


def test_what_one_may_do_comes_after_a_letter_however_long_and_at_the_lower_edge_of_a_short_one(couple: Place) -> None:
    given(couple, LONG)
    page = opened(couple)
    for name in ("Put it away", "Write an answer", "Read, thank you", "Read, no answer yet"):
        assert top(buttons(page)[name], page) >= top(page.sheet.sheet, page) + page.sheet.sheet.height()
    couple.take_seat(None)
    couple.take_seat("ana likes green pears")
    given(couple, "Thank you.")
    page = opened(couple)
    act = buttons(page)["Write an answer"]
    assert page.sheet.verticalScrollBar().maximum() == 0
    assert page.sheet.viewport().height() - top(act, page) - act.height() < 40


def test_below_a_letter_of_usual_length_all_that_one_may_do_is_in_sight_on_a_small_screen(couple: Place) -> None:
    usual = "\n\n".join(
        [
            "You carried the dog up. " * 13,
            "You said nothing.",
            "I saw it. " * 14,
            "I said so to nobody.",
            "Thank you, too.",
            "Ana",
        ]
    )
    given(couple, usual)
    page = opened(couple)  # as high as it is in a window of 1366×728
    assert page.sheet.verticalScrollBar().maximum() == 0
    assert top(buttons(page)["Put it away"], page) > page.sheet.viewport().height() - 60, "it fills the screen"


def test_the_last_line_of_the_window_says_who_is_told_only_while_the_letter_is_read(stage: Stage) -> None:
    stage.create_couple()
    view = stage.view
    view.actions_["seat-first"].trigger()
    stage.fill("go-to-seat", "open", passphrase="ana likes green pears")
    client = stage.controller.client
    stage.wait(lambda: client.sitting.me is not None)
    stage.first_tab()
    viewer, found = client.viewer, list[LetterToRead]()

    def give(session: Session) -> LetterToRead:
        entry_id = session.letters.begin(viewer, THANKS).entry_id
        session.pages.save(viewer, Draft(entry_id, THANKS, {"words": "Thank you."}))
        session.letters.give(viewer, entry_id)
        return session.letters.read(viewer, session.letters.desk(viewer).given[0].copy_id)

    client.do(give, found.append)
    stage.wait(lambda: found)
    stage.controller.services.navigator.read_letter(found[0])
    stage.settle()
    assert stage.view.footer.text == "You are not told whether or when Ben reads this"
    stage.controller.services.navigator.back()
    stage.settle()
    assert stage.view.footer.text == "Everything is saved"
