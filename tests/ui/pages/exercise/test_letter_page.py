"""Writing a letter on a sheet of its own: what is promised of it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, stored, words
from tests.ui.support import focusable, shown_widgets
from trustbook.domain.letter_text import LetterText
from trustbook.exercises.letters import letter_of
from trustbook.exercises.said import only_said
from trustbook.ui.frame.save_state import SaveKind
from trustbook.ui.pages.exercise.exercise_page import ExercisePage
from trustbook.ui.pages.exercise.letter_form import LetterForm
from trustbook.ui.pages.exercise.letter_guide import LetterGuide
from trustbook.ui.pages.exercise.letter_page import LetterPage
from trustbook.ui.pages.exercise.undo import EntryUndo
from trustbook.ui.pages.tab_page import TabPage
from trustbook.workbook.sitting.views import Draft, PagePosition

pytestmark = pytest.mark.thorough

THANKS = "thank-you-letter"
PARAGRAPH = "It rained and we stood under the bridge until the trains stopped, and nobody said a word. " * 5


def begun(place: Place, **answers: Any) -> str:
    """A letter that was begun; its entry."""
    made: list[str] = []

    def make(session: Any) -> None:
        page = session.pages.new_page(session.viewer, THANKS)
        session.pages.save(session.viewer, Draft(page.entry_id, THANKS, answers))
        made.append(page.entry_id)

    place.on_lane(make)
    return made[0]


def written(place: Place, entry_id: str, caret: int = 0, block: int = 2) -> LetterPage:
    """It, open on its sheet with the cursor in this block."""
    tab = place.tab_page or place.tab("letters")
    tab.activateWindow()
    place.wait(tab.isActiveWindow)
    tab.opening.show_place(PagePosition(THANKS, entry_id, "words", block, caret, as_letter=True))
    place.settle()
    return sheet_of(tab)


def sheet_of(tab: TabPage) -> LetterPage:
    (page,) = [each for each in tab.findChildren(LetterPage) if each.isVisible()]
    return page


def _place_of(guide: LetterGuide, said: str) -> int:
    return next(each.y() for each in shown_widgets(guide, QLabel) if each.text() == said)


def saved(place: Place, page: LetterPage) -> Any:
    page.autosave.save_now()
    place.settle()
    return stored(place, THANKS, page.page.entry_id).get("words")


@pytest.mark.daily
def test_it_is_five_blocks_in_one_flow_with_names_and_no_labels(couple: Place) -> None:
    page = written(couple, begun(couple, words={"salutation": "Dear Ben,", "text": "You rang."}))

    blocks = list(page.form.blocks.values())
    assert [edit.accessibleName() for edit in blocks] == ["Date", "Salutation", "Letter", "Closing", "Name"]
    assert not list(shown_widgets(page.form, QLabel))
    tops = [edit.mapTo(page, QPoint(0, 0)).y() for edit in blocks]
    assert tops == sorted(tops)
    assert {edit.width() for edit in blocks} == {496}
    assert page.sheet.sheet.width() == 640


def test_lines_are_29_pixels_apart_and_paragraphs_14(couple: Place) -> None:
    page = written(couple, begun(couple, words="one\ntwo\n\nthree"))
    edit = page.form.blocks["text"]
    layout, block = edit.document().documentLayout(), edit.document().firstBlock()
    heights = []
    while block.isValid():
        heights.append(round(layout.blockBoundingRect(block).height() - (0 if block.next().isValid() else 1)))
        block = block.next()

    assert heights == [29, 29, 14, 29]
    assert edit.font().pixelSize() == 17


def test_what_is_written_is_saved_under_the_field_of_the_letter(couple: Place, qtbot: QtBot) -> None:
    page = written(couple, begun(couple, deed="You rang."))
    qtbot.keyClicks(page.form.blocks["text"], "I slept.")

    letter = saved(couple, page)
    assert letter == {"date": page.form.letter().date, "name": "Ana", "salutation": "Dear Ben,", "text": "I slept."}
    assert letter["date"]
    assert stored(couple, THANKS, page.page.entry_id)["deed"] == "You rang."
    assert couple.save_kind() is SaveKind.SAVED


def test_looking_at_an_empty_sheet_writes_nothing(couple: Place) -> None:
    page = written(couple, begun(couple, deed="You rang."))

    assert page.form.letter() == LetterText(date=page.form.letter().date, salutation="Dear Ben,", name="Ana")
    assert page.form.blocks["text"].isVisible() and "Dear …" not in words(page.form)
    assert page.autosave.is_clean and saved(couple, page) is None


def test_a_salutation_can_be_changed_and_erased_and_a_letter_of_nothing_else_says_nothing(
    couple: Place, qtbot: QtBot
) -> None:
    entry = begun(couple)
    page = written(couple, entry)
    salutation = page.form.blocks["salutation"]
    salutation.selectAll()
    qtbot.keyClicks(salutation, "My Ben,")
    assert saved(couple, page)["salutation"] == "My Ben,"
    exercise = page.page.exercise
    assert only_said(exercise, stored(couple, THANKS, page.page.entry_id)) == {}
    salutation.selectAll()
    qtbot.keyClick(salutation, Qt.Key.Key_Delete)
    qtbot.keyClicks(page.form.blocks["text"], "You rang.")
    kept = saved(couple, page)

    assert "salutation" not in kept and kept["text"] == "You rang."
    assert list(only_said(exercise, {"words": kept})) == ["words"]
    assert written(couple, page.page.entry_id).form.letter().salutation == ""


@pytest.mark.parametrize(("width", "block"), [(1366, "text"), (560, "salutation")])
def test_a_new_letter_begins_below_its_salutation_where_what_to_take_care_of_stays_in_sight(
    couple: Place, width: int, block: str
) -> None:
    page = written(couple, begun(couple))
    page.window().resize(width, 640)
    couple.settle()
    page.form.take_focus()

    assert page.form.blocks[block].hasFocus()


def test_what_could_stand_in_an_empty_block_stands_below_it_never_in_it(couple: Place, qtbot: QtBot) -> None:
    library = couple.services.program.content().library
    found = letter_of(library.exercise("unsent-letter"))
    assert found is not None
    form = LetterForm(found[1], {}, EntryUndo(lambda: 0.0), LetterText(name="Ana"))
    qtbot.addWidget(form)
    form.show()
    assert found[1].greeting in words(form)

    qtbot.keyClicks(form.blocks["salutation"], "You")
    assert found[1].greeting not in words(form)


def test_a_letter_that_was_only_a_text_is_shown_and_kept_as_that(couple: Place, qtbot: QtBot) -> None:
    page = written(couple, begun(couple, words="Dear Ben,\n\nyou rang.\n\nAna"), caret=10)
    assert page.form.letter() == LetterText(text="Dear Ben,\n\nyou rang.\n\nAna")

    qtbot.keyClicks(page.form.blocks["text"], "!")
    assert saved(couple, page) == "Dear Ben,\n!\nyou rang.\n\nAna"


@pytest.mark.daily
def test_enter_in_the_salutation_goes_on_and_arrows_walk_through_the_blocks(couple: Place, qtbot: QtBot) -> None:
    page = written(couple, begun(couple, words={"salutation": "Dear Ben,", "text": "You rang."}), block=1)
    blocks = page.form.blocks
    qtbot.keyClick(blocks["salutation"], Qt.Key.Key_Return)
    assert blocks["text"].hasFocus()
    qtbot.keyClick(blocks["text"], Qt.Key.Key_Up)
    qtbot.keyClick(blocks["text"], Qt.Key.Key_Up)
    assert blocks["salutation"].hasFocus() and "\n" not in blocks["salutation"].text()


def test_tab_goes_from_one_block_to_the_next(couple: Place) -> None:
    page = written(couple, begun(couple, words="x"))
    edits = [each for each in focusable(page.form) if each in list(page.form.blocks.values())]
    assert [each.accessibleName() for each in edits] == ["Date", "Salutation", "Letter", "Closing", "Name"]


def test_an_opener_is_put_at_the_cursor_and_one_undo_takes_it_away(couple: Place, qtbot: QtBot) -> None:
    page = written(couple, begun(couple))
    edit = page.form.blocks["text"]
    qtbot.keyClicks(edit, "First. ")
    opener = page.guide.openers[1]
    words = opener.accessibleName().partition("…")[0]
    opener.setFocus()
    qtbot.keyClick(opener, Qt.Key.Key_Return)
    assert edit.text() == "First. " + words.rstrip() + " " and edit.hasFocus()
    qtbot.keyClicks(edit, "more")
    page.undo.stack.undo()
    assert edit.text() == "First. " + words.rstrip() + " "
    page.undo.stack.undo()

    assert edit.text() == "First. "
    assert saved(couple, page)["text"] == "First. "


def test_the_guide_can_be_hidden_by_a_key_and_stays_so_for_this_kind(couple: Place, qtbot: QtBot) -> None:
    page = written(couple, begun(couple, words="x"))
    assert page.guide.isVisible()
    beside = page.sheet.sheet.mapTo(page, QPoint(0, 0)).x()
    qtbot.keyClick(page.form.blocks["text"], Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    couple.settle()

    assert not page.guide.isVisible() and page.bar.guide.text() == "Show the guide"
    assert page.sheet.sheet.mapTo(page, QPoint(0, 0)).x() > beside
    couple.services.client.refresh_sitting()
    couple.settle()
    assert not written(couple, begun(couple, words="y")).guide.isVisible()


def test_no_word_is_counted(couple: Place) -> None:
    page = written(couple, begun(couple, words={"text": "Thank you.", "name": "Ana"}))
    assert "count" not in " ".join([words(page), *buttons(page)]).lower().replace("counselling", "")


@pytest.mark.daily
def test_to_whom_it_is_stays_while_a_name_is_typed_and_follows_another_name(couple: Place, qtbot: QtBot) -> None:
    page = written(couple, begun(couple))
    to_ben = "A thank-you, to Ben. Only you can see it."
    assert to_ben in words(page)
    salutation = page.form.blocks["salutation"]
    salutation.setFocus()
    salutation.selectAll()
    qtbot.keyClicks(salutation, "Dear B")
    assert to_ben in words(page)
    qtbot.keyClicks(salutation, "en,")
    page.form.blocks["text"].setFocus()
    assert to_ben in words(page)
    salutation.setFocus()
    salutation.selectAll()
    qtbot.keyClicks(salutation, "Dear Mum,")
    page.form.blocks["text"].setFocus()
    assert "A thank-you, to Mum. Only you can see it." in words(page)
    couple.settle()


@pytest.mark.parametrize(
    ("exercise_id", "said"),
    [
        (THANKS, "If you are afraid of the other person, keep it."),
        ("taking-responsibility", "If you are afraid of the other person, keep it."),
        ("impact-letter", "If you are afraid of how the letter will be taken, keep it to yourself."),
        ("unsent-letter", ""),
    ],
)
def test_the_guide_says_once_what_to_do_when_afraid_and_leads_to_help(
    couple: Place, exercise_id: str, said: str
) -> None:
    exercise = couple.services.program.content().library.exercise(exercise_id)
    found = letter_of(exercise)
    assert found is not None
    guide = LetterGuide(exercise, found[1], couple.services.navigator, lambda: None, solo=False)
    couple.qtbot.addWidget(guide)
    guide.show()
    told = words(guide)
    assert exercise.caution in told and exercise.title not in told.splitlines()
    assert exercise.letter is not None and exercise.letter.line not in told, "it stood on the desk already"
    assert all(each.y() < _place_of(guide, exercise.caution) for each in guide.openers), "first the ways to begin"
    assert told.count("afraid") == (1 if said else 0) and said in told
    buttons(guide)["Getting help"].click()
    assert couple.ways.asked[-1] == ("text", "help")


def test_the_caution_stands_there_whole_and_nothing_can_be_sent(couple: Place) -> None:
    page = written(couple, begun(couple, words="x"))
    shown = " ".join(each.text() for each in shown_widgets(page, QLabel))
    assert page.page.exercise.caution in shown
    names = " ".join(each.accessibleName() for each in focusable(page)).lower()
    assert "send" not in names and "give" not in names.replace("given", "")
    assert "Only you can see it" in shown


def test_what_to_take_care_of_is_not_folded_away_with_the_guide(couple: Place) -> None:
    page = written(couple, begun(couple, words="x"))
    assert page.window().width() == 1366 and words(page).count(page.page.exercise.caution) == 1
    page.window().resize(900, 640)
    couple.settle()
    assert not page.guide.isVisible() and page.page.exercise.caution in words(page.sheet)
    assert "If you are afraid of the other person, keep it." in words(page.sheet)
    assert "Getting help" in buttons(page.sheet)


def test_a_letter_is_begun_with_what_to_take_care_of_whole_in_sight(couple: Place, qtbot: QtBot) -> None:
    couple.tab("letters").resize(560, 325)  # as little room as on a small screen at 200 %
    page = written(couple, begun(couple), block=1)
    assert page.form.blocks["salutation"].hasFocus()
    (care,) = [each for each in shown_widgets(page.sheet, QLabel) if page.page.exercise.caution in each.text()]

    qtbot.keyClicks(page.form.blocks["salutation"], "Dear Ben,")
    QApplication.processEvents()

    seen = page.sheet.viewport()
    picture, fold = page.grab().toImage(), buttons(page)["The guide"]
    beside = fold.mapTo(page, QPoint(fold.width() + 40, 3))
    paper = seen.mapTo(page, QPoint(seen.width() - 3, 3))
    assert picture.pixelColor(beside) == picture.pixelColor(paper), "there is no desk"
    assert care.mapTo(seen, QPoint(0, 0)).y() >= 0
    written_at = page.form.blocks["salutation"].mapTo(seen, QPoint(0, page.form.blocks["salutation"].height())).y()
    assert seen.height() * 2 / 3 < written_at <= seen.height(), "it is low on the screen, so that this could fail"


@pytest.mark.parametrize("paragraphs", [1, 12, 115])
def test_the_line_that_is_written_stays_above_the_lower_third(couple: Place, qtbot: QtBot, paragraphs: int) -> None:
    """The longest has ten thousand words."""
    text = "\n\n".join([PARAGRAPH] * paragraphs)
    page = written(couple, begun(couple, words={"text": text, "name": "Ana"}))
    edit = page.form.blocks["text"]
    edit.put_caret(len(text))
    seen, caret = page.sheet.viewport(), 0
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_X, Qt.Key.Key_Return, Qt.Key.Key_Return):
        qtbot.keyClick(edit, key)
        QApplication.processEvents()
        caret = edit.viewport().mapTo(seen, edit.cursorRect().center()).y()
        assert 0 <= caret <= seen.height() * 2 / 3

    name = page.form.blocks["name"]
    assert name.mapTo(page.sheet.viewport(), QPoint(0, 0)).y() > caret
    assert page.sheet.sheet.mapTo(page.sheet.viewport(), QPoint(0, page.sheet.sheet.height())).y() >= seen.height()
    assert edit.text() == text + "\n\nx\n\n"


@pytest.mark.daily
def test_done_for_now_saves_and_leads_to_the_desk_with_this_letter(couple: Place, qtbot: QtBot) -> None:
    page = written(couple, begun(couple))
    qtbot.keyClicks(page.form.blocks["text"], "You rang.")
    page.bar.finish.click()
    couple.settle()

    assert couple.ways.asked[-1] == ("letters", page.page.entry_id)


def test_the_page_behind_the_letter_has_the_rest_and_leads_back(couple: Place, qtbot: QtBot) -> None:
    entry = begun(couple, deed="You rang.", words={"text": "Hi", "name": "Ana"})
    page = written(couple, entry)
    qtbot.keyClicks(page.form.blocks["text"], "you ")
    buttons(page.guide)["All questions of this page"].click()
    couple.settle()
    assert couple.tab_page is not None
    behind = couple.tab_page.page
    assert isinstance(behind, ExercisePage)
    assert behind.form.fields["deed"].value() == "You rang."
    assert behind.form.answers()["words"]["text"] == "you Hi"

    (link,) = [each for each in focusable(behind) if each.accessibleName() == "Write it on a sheet of its own"]
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert couple.ways.asked[-1] == ("place", THANKS, entry)


def test_where_one_was_is_known_and_found_again(couple: Place) -> None:
    entry = begun(couple, words={"text": "You rang.", "name": "Ana"})
    page = written(couple, entry, caret=4)
    at = page.place()
    assert (at.field_id, at.control, at.caret, at.as_letter) == ("words", 2, 4, True)
    assert page.form.blocks["text"].hasFocus()


def test_it_takes_the_place_of_the_list_and_of_the_tabs_until_it_is_left(couple: Place) -> None:
    page = written(couple, begun(couple, words="x"))
    tab = couple.tab_page
    assert tab is not None
    wants = [(tab.wants_all, tab.exercises.isVisible())]
    buttons(page.guide)["All questions of this page"].click()
    couple.settle()
    wants.append((tab.wants_all, tab.exercises.isVisible()))

    assert wants == [(True, False), (False, True)]


def test_at_together_there_is_no_sheet_to_write_on(couple: Place) -> None:
    couple.take_seat(None)
    tab = couple.tab("letters")
    tab.opening.show_place(PagePosition(THANKS, "none", "words", as_letter=True))
    couple.settle()
    assert not tab.findChildren(LetterPage)
