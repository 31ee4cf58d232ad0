"""Reading: the guide, help with one's own number, credits; before signing in, during the forms, beside a workbook."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.each import a_few
from tests.ui.support import Stage, current_tab, shown_widgets
from trustbook.exercises.definitions import CHAPTER_IDS
from trustbook.ui.dialogs.paper_dialog import PaperDialog
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.kit import LineInput, TextLabel
from trustbook.ui.kit.buttons import Button
from trustbook.ui.reading.reading_page import ReadingPage
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.ui.start.start_page import StartPage

pytestmark = pytest.mark.thorough


def page_of(stage: Stage) -> ReadingPage:
    stage.settle()
    return next(shown_widgets(stage.window, ReadingPage))


def names(page: QWidget) -> list[str]:
    return [each.accessibleName() for each in shown_widgets(page, Button)]


def words(page: QWidget) -> str:
    return "\n".join(each.text() for each in shown_widgets(page, TextLabel))


def press(stage: Stage, name: str) -> None:
    page = page_of(stage)
    next(each for each in shown_widgets(page, Button) if each.accessibleName() == name).click()


@pytest.mark.daily
def test_the_guide_lists_every_chapter_and_what_else_there_is_to_read(stage: Stage) -> None:
    stage.choose("guide")

    found = names(page_of(stage))

    library = stage.services.content().library
    for chapter_id in CHAPTER_IDS:
        assert library.chapter_title(chapter_id) in found
    for name in (
        "Questions and answers",
        "If we part",
        "What is private, and what is not",
        "Where this comes from",
        "Getting help",
        "When not to use this together",
        "Is this book right for us?",
        "If you are the one who frightens or hurts",
    ):
        assert name in found


@pytest.mark.daily
def test_the_guide_says_in_a_line_what_each_chapter_is_about(stage: Stage) -> None:
    stage.choose("guide")
    page = page_of(stage)
    library = stage.services.content().library
    for chapter_id in CHAPTER_IDS:
        about = library.chapter_about(chapter_id)
        assert about and about in words(page)
        link = next(each for each in shown_widgets(page, Button) if each.objectName() == f"chapter {chapter_id}")
        assert link.accessibleDescription() == about


@pytest.mark.daily
def test_back_leads_back_the_way_one_came(stage: Stage) -> None:
    stage.choose("guide")
    press(stage, "What trust is")
    assert page_of(stage).accessibleName() == "What trust is"

    press(stage, "Back")
    assert page_of(stage).accessibleName() == "Guide"
    QTest.keyClick(page_of(stage), Qt.Key.Key_Escape)
    stage.settle()

    assert isinstance(stage.window.top, StartPage)


@pytest.mark.parametrize("chapter_id", a_few(CHAPTER_IDS, of=5))
def test_a_chapter_leads_to_each_of_its_pages(stage: Stage, chapter_id: str) -> None:
    stage.create()
    library = stage.controller.services.program.content().library
    stage.controller.reader.chapter(chapter_id)
    titles = [library.exercise(name).title for name in library.exercise_ids(chapter=chapter_id)]
    assert titles
    assert set(titles) <= set(names(page_of(stage)))

    press(stage, titles[-1])
    stage.settle()

    assert titles[-1] in [
        each.text() for each in shown_widgets(stage.window, TextLabel) if each.property("role") == "title"
    ]


@pytest.mark.daily
def test_without_a_workbook_a_chapter_offers_only_pages_that_keep_nothing(stage: Stage) -> None:
    stage.choose("guide")
    press(stage, "What trust is")

    found = names(page_of(stage))

    assert "Is this book right for us?" in found
    assert "A working agreement" not in found


@pytest.mark.daily
def test_keys_scroll_a_long_text(stage: Stage) -> None:
    stage.choose("help")
    page = page_of(stage)
    bar = page.verticalScrollBar()
    assert page.hasFocus()

    QTest.keyClick(page, Qt.Key.Key_Space)
    one = bar.value()
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert 0 < one < bar.value()
    QTest.keyClick(page, Qt.Key.Key_Home)
    assert bar.value() == 0
    QTest.keyClick(page, Qt.Key.Key_Down)
    assert bar.value() > 0
    QTest.keyClick(page, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_line_has_at_most_72_characters(stage: Stage, percent: int) -> None:
    stage.services.look.change("text_percent", percent)
    stage.program.start_controller.reader.chapter("trust")
    page = page_of(stage)

    longest = max(each.width() for each in shown_widgets(page, TextLabel) if each.property("role") == "reading")
    letters = next(each for each in shown_widgets(page, TextLabel) if each.property("role") == "reading").fontMetrics()

    assert longest / letters.averageCharWidth() <= 72


@pytest.mark.daily
def test_beside_a_workbook_the_cover_and_the_lock_stay_at_hand(stage: Stage) -> None:
    view = stage.create()
    view.actions_["guide"].trigger()

    page_of(stage)

    assert view.header.isVisible()
    view.actions_["cover"].trigger()
    assert stage.window.is_covered


@pytest.mark.daily
@pytest.mark.parametrize(("choice", "words"), [("help", "Back"), ("guide", "Back"), ("check", "Leave this page (Esc)")])
def test_a_long_text_has_its_way_back_in_sight_at_the_top_too(stage: Stage, choice: str, words: str) -> None:
    stage.choose(choice)
    stage.settle()
    first = next(each for each in shown_widgets(stage.window, Button) if each.text() == words)

    assert not first.visibleRegion().isEmpty()
    first.click()
    stage.settle()
    assert isinstance(stage.window.top, StartPage)


@pytest.mark.daily
def test_getting_help_opens_from_the_first_form_and_leads_back_to_it(stage: Stage) -> None:
    stage.choose("create")
    stage.fill("safety", "help")
    press(stage, "When not to use this together")
    press(stage, "Back")
    press(stage, "Back")

    stage.form("safety")  # or it says what it saw instead


def test_f1_brings_getting_help_on_the_start_page_and_at_sign_in(stage: Stage) -> None:
    QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_F1)
    assert page_of(stage).accessibleName() == "Getting help"
    press(stage, "Back")
    stage.program.start_controller.show_sign_in(stage.folder / "Ours.trustbook")
    stage.form("sign-in")

    QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_F1)
    assert page_of(stage).accessibleName() == "Getting help"
    press(stage, "Back")
    next(each for each in shown_widgets(stage.window, Button) if each.accessibleName() == "Getting help").click()
    assert page_of(stage).accessibleName() == "Getting help"


def number_line(stage: Stage) -> LineInput:
    return next(shown_widgets(page_of(stage), LineInput))


@pytest.mark.daily
def test_what_to_do_in_danger_comes_before_the_form_for_the_own_number(stage: Stage) -> None:
    stage.choose("help")
    page = page_of(stage)

    def place(begins: str) -> int:
        label = next(each for each in shown_widgets(page, TextLabel) if each.text().startswith(begins))
        return label.mapTo(page.sheet, label.rect().topLeft()).y()

    asked = place("You can write your local emergency number here")
    assert place("Call your local emergency number.") < asked < place("If you are afraid of your partner")


@pytest.mark.parametrize("text_id", ["help", "shock", "questions-and-answers"])
def test_a_long_text_names_its_headings_at_its_beginning(stage: Stage, text_id: str) -> None:
    stage.program.start_controller.reader.text(text_id)
    page = page_of(stage)
    found = [each.text() for each in shown_widgets(page, TextLabel) if each.property("role") == "subheading"]
    headings = [each for each in found if each != "Also here"]
    listed = [each for each in names(page) if each in headings]

    assert listed == (headings[1:] if text_id == "help" else headings), "what to do in danger needs no list before it"


def test_a_heading_in_the_list_leads_to_it_and_the_keyboard_goes_on_from_there(stage: Stage) -> None:
    stage.choose("help")
    page = page_of(stage)
    wanted = "If you want to talk to a person"
    way = next(each for each in shown_widgets(page, Button) if each.accessibleName() == wanted)
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Space)
    stage.settle()

    focused = stage.window.focusWidget()
    assert isinstance(focused, TextLabel) and focused.text() == wanted
    assert 0 <= focused.mapTo(page.viewport(), focused.rect().topLeft()).y() < 40
    before = page.verticalScrollBar().value()
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert page.verticalScrollBar().value() > before


def test_a_short_text_has_no_list_of_its_headings(stage: Stage) -> None:
    stage.program.start_controller.reader.text("safety")
    assert "Further down on this page:" not in words(page_of(stage))


def test_the_own_emergency_number_is_typed_once_and_stands_at_the_top_from_then_on(stage: Stage) -> None:
    stage.choose("help")
    assert "You can write your local emergency number here" in words(page_of(stage))
    number_line(stage).edit.insert(" 1234  (home) ")
    press(stage, "Keep this number")
    assert "1234 (home)" in words(page_of(stage))

    press(stage, "Back")
    stage.choose("help")

    assert stage.services.look.settings.emergency_number == "1234 (home)"
    text = words(page_of(stage))
    assert text.index("1234 (home)") < text.index("If somebody is in danger now")


@pytest.mark.daily
def test_the_number_stays_in_sight_when_it_was_kept_by_keys(stage: Stage) -> None:
    stage.choose("help")
    number_line(stage).edit.insert("1234")
    keep = next(each for each in shown_widgets(page_of(stage), Button) if each.text() == "Keep this number")
    keep.setFocus()
    QTest.keyClick(keep, Qt.Key.Key_Space)
    stage.settle()

    focused = stage.window.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Change the number"
    assert page_of(stage).verticalScrollBar().value() == 0


@pytest.mark.daily
def test_a_number_with_signs_that_no_number_has_is_kindly_refused(stage: Stage) -> None:
    stage.choose("help")
    number_line(stage).edit.insert('12"3')

    press(stage, "Keep this number")

    assert "Please use figures" in words(page_of(stage))
    assert number_line(stage).text() == '12"3'
    assert stage.services.look.settings == DeviceSettings(theme="light", lock_minutes=0)


def test_a_number_can_be_taken_away_again(stage: Stage) -> None:
    stage.services.look.change("emergency_number", "1234")
    stage.choose("help")
    press(stage, "Change the number")
    number_line(stage).edit.clear()

    press(stage, "Keep this number")

    assert stage.services.look.settings.emergency_number == ""
    assert "1234" not in words(page_of(stage))


@pytest.mark.parametrize("open_it", ["chapter", "text", "credits"])
def test_what_is_read_can_be_printed(stage: Stage, open_it: str) -> None:
    reader = stage.program.start_controller.reader
    {
        "chapter": lambda: reader.chapter("trust"),
        "text": lambda: reader.text("if-we-part"),
        "credits": reader.credits,
    }[open_it]()
    page = page_of(stage)

    press(stage, "Print or save as PDF…")
    stage.settle()

    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, PaperDialog) and each.isVisible())
    stage.wait(lambda: dialog.made is not None)
    assert dialog.made is not None
    assert dialog.made.pages >= 1
    (text,) = dialog.made.binder.chapters[0].texts
    assert text.title == page.accessibleName()


def test_the_line_about_being_afraid_leads_to_getting_help_and_back_to_the_page(stage: Stage) -> None:
    view = stage.create()
    view.show_target(Target("gentle-opening"))
    stage.settle()

    next(each for each in shown_widgets(view, Button) if each.accessibleName() == "Getting help").click()

    assert page_of(stage).accessibleName() == "Getting help"
    press(stage, "Back")
    stage.settle()
    tab = current_tab(view)
    assert tab is not None and tab.page is not None
    assert tab.page.page.exercise.id == "gentle-opening"


def test_on_a_page_without_a_trace_the_line_leads_there_too(stage: Stage) -> None:
    view = stage.create()
    view.show_target(Target("boundary-or-control"))
    stage.settle()
    line, at_the_end, _in_the_footer = (
        each for each in shown_widgets(view, Button) if each.accessibleName() == "Getting help"
    )
    assert line.property("role") == "link-note"
    assert at_the_end.property("role") != "link-note"

    line.click()

    assert page_of(stage).accessibleName() == "Getting help"
