"""Signatures on the open page end with the first change of their words, and it says so where they stood."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, stored, words, write
from tests.ui.support import ANA, BEN, shown_widgets
from trustbook.ui.dialogs.sign_dialog import SignDialog
from trustbook.ui.fields.text_fields import TextWidget
from trustbook.ui.kit import PassphraseInput
from trustbook.ui.pages.exercise.exercise_page import ExercisePage

pytestmark = pytest.mark.thorough

SENTENCE = "The words were changed. Nobody has agreed to the new ones yet."
PAGE = "shared-agreements"


def together(place: Place) -> ExercisePage:
    place.take_seat(None)
    place.both_are_here()
    return whole(place)


def whole(place: Place) -> ExercisePage:
    page = place.open("boundaries", PAGE)
    page.show_core_only(False)
    return page


def tick(place: Place, page: ExercisePage, name: str) -> None:
    marks = {each.accessibleName().partition(":")[0]: each for each in shown_widgets(page, QAbstractButton)}
    marks[name].click()
    place.settle()


def save(place: Place) -> None:
    while not place.page.autosave.is_clean:
        place.page.autosave.save_now()
        place.settle()


def signed(page: ExercisePage) -> list[str]:
    return [line["name"] for line in page.form.fields["stands"].value() or []]


def both_signed(place: Place, qtbot: QtBot) -> ExercisePage:
    page = together(place)
    write(page, "open", "We text when late", qtbot)
    tick(place, page, "Ana")
    tick(place, page, "Ben")
    save(place)
    assert len(list(stored(place, PAGE)["stands"])) == 2  # type: ignore[call-overload]
    return page


def undo(page: ExercisePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.form, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def redo(page: ExercisePage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.form, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.daily
def test_writing_on_ends_both_signatures_at_once_and_the_caret_stays(couple: Place, qtbot: QtBot) -> None:
    page = both_signed(couple, qtbot)
    assert SENTENCE not in words(page)
    widget = page.form.fields["open"]
    assert isinstance(widget, TextWidget)
    widget.edit.setFocus()
    cursor = widget.edit.textCursor()
    cursor.setPosition(3)
    widget.edit.setTextCursor(cursor)
    qtbot.keyClicks(widget.edit, "all ")

    assert signed(page) == []
    assert SENTENCE in words(page)
    assert "Signed in an earlier version: Ana, " in words(page)
    assert "It then said:\n" in words(page) and ": We text when late" in words(page)
    couple.settle()
    qtbot.keyClicks(widget.edit, "x")
    assert widget.edit.text() == "We all xtext when late"
    assert QApplication.focusWidget() is widget.edit
    save(couple)
    assert stored(couple, PAGE) == {"open": "We all xtext when late"}


def test_a_space_ends_nothing(couple: Place, qtbot: QtBot) -> None:
    page = both_signed(couple, qtbot)
    write(page, "open", " ", qtbot)

    assert signed(page) == ["Ana", "Ben"]


def test_opened_again_the_page_still_says_that_the_words_were_changed(couple: Place, qtbot: QtBot) -> None:
    page = both_signed(couple, qtbot)
    write(page, "open", " or lost", qtbot)
    couple.open("boundaries", "boundary-builder")
    page = whole(couple)
    assert SENTENCE in words(page)
    assert ": We text when late" in words(page)

    tick(couple, page, "Ben")
    assert SENTENCE not in words(page)
    assert "It then said:" not in words(page)
    save(couple)
    couple.take_seat(ANA)
    page = whole(couple)
    assert SENTENCE not in words(page)


def test_at_an_own_seat_our_page_says_it_too(couple: Place, qtbot: QtBot) -> None:
    page = both_signed(couple, qtbot)
    write(page, "open", " or lost", qtbot)
    couple.open("boundaries", "boundary-builder")
    couple.take_seat(ANA)

    assert SENTENCE in words(couple.open("boundaries", PAGE))


def test_signing_and_writing_on_before_anything_is_saved_ends_the_signature(couple: Place, qtbot: QtBot) -> None:
    page = together(couple)
    write(page, "open", "We text", qtbot)
    tick(couple, page, "Ana")
    write(page, "open", " always", qtbot)
    save(couple)

    assert stored(couple, PAGE) == {"open": "We text always"}


@pytest.mark.daily
def test_writing_and_then_signing_before_anything_is_saved_stands(couple: Place, qtbot: QtBot) -> None:
    page = both_signed(couple, qtbot)
    write(page, "open", " or lost", qtbot)
    tick(couple, page, "Ana")
    save(couple)

    found = stored(couple, PAGE)
    assert found["open"] == "We text when late or lost"
    assert [line["name"] for line in found["stands"]] == ["Ana"]  # type: ignore[attr-defined]
    assert signed(page) == ["Ana"]


def test_undo_brings_the_words_back_but_nobodys_signature(couple: Place, qtbot: QtBot) -> None:
    page = both_signed(couple, qtbot)
    write(page, "open", " or lost", qtbot)
    undo(page, qtbot)
    assert page.form.fields["open"].value() == "We text when late"
    for _step in range(2):
        undo(page, qtbot)
        assert signed(page) == []
    for _step in range(3):
        redo(page, qtbot)
        assert signed(page) == []
    save(couple)
    assert stored(couple, PAGE) == {"open": "We text when late or lost"}


def test_undo_and_redo_reach_a_signature_while_its_words_stand(couple: Place, qtbot: QtBot) -> None:
    page = both_signed(couple, qtbot)
    undo(page, qtbot)
    assert signed(page) == ["Ana"]
    redo(page, qtbot)
    assert signed(page) == ["Ana", "Ben"]
    tick(couple, page, "Ana")
    assert signed(page) == ["Ben"]
    undo(page, qtbot)
    assert signed(page) == ["Ana", "Ben"]


def test_at_together_a_tick_asks_for_the_passphrase_of_that_person_once(couple: Place, qtbot: QtBot) -> None:
    couple.take_seat(None)
    page = whole(couple)
    write(page, "open", "We text when late", qtbot)
    tick(couple, page, "Ben")
    dialog = couple.dialog(SignDialog)
    assert "Ben signs" in words(dialog) and signed(page) == []

    line = dialog.findChild(PassphraseInput)
    assert line is not None
    line.edit.insert(ANA)
    buttons(dialog)["Sign"].click()
    couple.settle()
    assert signed(page) == [], "the other one's passphrase is not enough"
    line.edit.selectAll()
    line.edit.insert(BEN)
    buttons(dialog)["Sign"].click()
    couple.settle()
    assert signed(page) == ["Ben"]

    tick(couple, page, "Ben")
    tick(couple, page, "Ben")
    assert signed(page) == ["Ben"], "once is enough"
    save(couple)
    assert [line["name"] for line in stored(couple, PAGE)["stands"]] == ["Ben"]  # type: ignore[attr-defined]


def test_who_does_not_give_a_passphrase_has_signed_nothing(couple: Place, qtbot: QtBot) -> None:
    couple.take_seat(None)
    page = whole(couple)
    tick(couple, page, "Ana")
    buttons(couple.dialog(SignDialog))["Not now"].click()
    couple.settle()
    assert signed(page) == []
    marks = [each for each in shown_widgets(page, QAbstractButton) if each.accessibleName().startswith("Ana:")]
    assert not marks[0].isChecked()
