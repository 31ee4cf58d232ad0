"""Goes through every screen of the program, one after the other, for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton

from tests.ui.support import BEN, Stage, current_tab
from tests.ui.walk_of_forms import filled_form
from tests.ui.walk_of_two import agreements, brief, leaving, letters, opening_together, reading_letter
from tests.ui.walk_tools import Screen, close_dialog, form_id, open_dialog, top_of
from trustbook.diagnostics import report
from trustbook.ui.dialogs.own_page_dialog import OwnPageDialog
from trustbook.ui.dialogs.report_dialog import ReportDialog
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.pages.find_page import FindPage
from trustbook.ui.pages.where_page import WherePage
from trustbook.ui.reading.reader import Reader
from trustbook.ui.runtime.prompts import News, Question
from trustbook.ui.start.waiting_page import WaitingPage
from trustbook.ui.workbook.closing import Closing
from trustbook.ui.workbook.tour import stops
from trustbook.ui.workbook.tour_strip import TourStrip


def before_signing_in(stage: Stage) -> Iterator[Screen]:
    """The start page and every form that begins there."""
    window = stage.window
    yield "start", window
    for choice in ("help", "guide", "check"):
        stage.choose(choice)
        stage.settle()
        yield choice, window
        window.pop(top_of(stage))
    yield from _readings(stage, stage.program.start_controller.reader)
    stage.choose("blank")
    stage.settle()
    yield "blank paper", open_dialog()
    close_dialog(stage)
    stage.choose("create")
    stage.form("safety")
    yield "safety", window
    stage.fill("safety", "go-on")
    stage.form("name")
    yield "name", window
    stage.fill("name", "named", name="")
    stage.settle()
    yield "name, empty", window
    stage.fill("name", "named", name="Ana")
    stage.form("offered-passphrase")
    yield "offered passphrase", window
    stage.fill("offered-passphrase", "use")
    stage.fill("repeat-passphrase", "repeated", repeated="another")
    stage.form("repeat-passphrase")
    yield "repeated passphrase", window
    stage.fill("repeat-passphrase", "offered")
    stage.fill("offered-passphrase", "own")
    stage.fill("own-passphrase", "set", own_1="one", own_2="two")
    stage.settle()
    yield "own passphrase", window
    stage.program.start_controller.show_start()
    yield from _opening_example(stage)
    yield from _form_of(stage, "restore", "restore-source")
    stage.program.start_controller.show_sign_in(stage.folder / "Ours.trustbook")
    stage.form("sign-in")
    yield "sign-in", window
    stage.fill("sign-in", "open", passphrase="wrong")
    stage.settle()
    yield "sign-in, no such workbook", window
    stage.fill("sign-in", "recovery")
    stage.form("recovery")
    yield "recovery", window
    stage.program.start_controller.show_start()


def at_own_seat(stage: Stage) -> Iterator[Screen]:
    """A workbook of one person: the desk, its pages, its dialogs. Ends at the desk."""
    view = stage.create_by_forms()
    window = stage.window
    yield "desk", window
    view.actions_["today"].trigger()
    stage.settle()
    yield "today", window
    yield from _where(stage)
    yield from brief(stage)
    for number, tab in enumerate(stage.controller.services.program.content().tabs):
        view.tabs.show_tab(tab.id)
        stage.settle()
        yield f"tab {tab.id}", window
        for exercise_id in stage.controller.services.program.content().library.exercise_ids(tab=tab.id):
            page = current_tab(view)
            assert page is not None
            page.show_exercise(exercise_id)
            stage.settle()
            yield f"page {exercise_id}", window
            if page.page is not None and page.page.core_only:
                page.page.show_core_only(False)
                stage.settle()
                yield f"all of page {exercise_id}", window
            if number == 0 and page.page is not None:
                yield from _written(stage, exercise_id)
    view.actions_["find"].trigger()
    stage.settle()
    yield "find", window
    finder = view.tabs.current
    assert isinstance(finder, FindPage)
    for words in ("trust", "nowhere to be found"):
        finder.words.set_text(words)
        finder.search()
        stage.settle()
        yield f"find, {words}", window
    view.tabs.hide_extra()
    view.actions_["jar"].trigger()
    stage.settle()
    yield "jar", window
    view.tabs.hide_extra()
    for action in ("settings", "backups", "print", "worksheets", "good-thing"):
        view.actions_[action].trigger()
        stage.settle()
        yield action, open_dialog()
        close_dialog(stage)
    yield from filled_form(stage)
    for action in ("help", "guide", "check", "privacy"):
        view.actions_[action].trigger()
        stage.settle()
        yield f"{action} beside a workbook", window
    yield from _readings(stage, stage.controller.reader)
    view.tabs.hide_extra()
    yield from _covered(stage)


def with_two(stage: Stage) -> Iterator[Screen]:
    """The second person joins; Together; going to a seat; a seat with a partner."""
    window = stage.window
    stage.view.actions_["hand-over"].trigger()
    stage.form("hand-over")
    yield "hand over", window
    stage.fill("hand-over", "cancel")
    stage.fill("covered", "uncover", passphrase="ana likes green pears")
    stage.wait(lambda: not window.is_covered)
    stage.join_by_forms()
    yield "together", window
    stage.view.actions_["seat-second"].trigger()
    stage.form("go-to-seat")
    yield "go to seat", window
    stage.fill("go-to-seat", "open", passphrase=BEN)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()
    yield "second seat", window
    yield from brief(stage)
    yield from agreements(stage)
    yield from letters(stage)
    yield from reading_letter(stage)
    yield from leaving(stage)
    yield from opening_together(stage)
    stop = stops("Ana", "Ben")[2]
    stage.view.accompany(TourStrip(stop.title, stop.words, _nothing, _nothing, last=False))
    stage.settle()
    yield "shown around", window
    stage.view.accompany(None)
    stage.view.header.menu_button.click()
    yield "menu", stage.view.actions_.menu
    stage.view.actions_.menu.close()


def odds_and_ends(stage: Stage) -> Iterator[Screen]:
    """What is seldom seen. Needs an open workbook."""
    from trustbook.ui.runtime.gateway import DialogPrompts

    window, controller = stage.window, stage.controller
    of_person = controller.seats.personal()
    assert of_person is not None
    of_person.new_code()
    stage.settle()
    stage.form("offer-code")
    yield "offer code", window
    stage.fill("offer-code", "make", passphrase=BEN)
    stage.form("recovery-code")
    yield "recovery code", window
    stage.fill("recovery-code", "file")
    stage.form("code-file")
    yield "code to a file", window
    stage.fill("code-file", "back")
    stage.fill("recovery-code", "copied")
    of_person.change_passphrase()
    stage.form("current-passphrase")
    yield "change passphrase", window
    stage.fill("current-passphrase", "cancel")
    page = WaitingPage(0)
    window.push(page)
    stage.settle()
    yield "putting away", window
    window.pop(page)
    dialog = OwnPageDialog(window, stage.controller.services, lambda _id: None)
    dialog.open()
    yield "a page of one's own", open_dialog()
    dialog.more.click()
    close_dialog(stage)
    ReportDialog(window, report()).open()
    yield "report", open_dialog()
    close_dialog(stage)
    prompts = DialogPrompts(lambda: window, stage.services.folder)
    prompts.tell(News("news", "Title", "Text."))
    yield "news", open_dialog()
    close_dialog(stage)
    prompts.ask(Question("q", "Title", "Text.", (("a", "One"), ("b", "Two")), "b", "b"), lambda _answer: None)
    yield "question", open_dialog()
    close_dialog(stage)
    assert isinstance(controller.closing, Closing)


def everywhere(stage: Stage) -> Iterator[Screen]:
    """All of them."""
    yield from before_signing_in(stage)
    yield from at_own_seat(stage)
    yield from with_two(stage)
    yield from odds_and_ends(stage)


def _readings(stage: Stage, reader: Reader) -> Iterator[Screen]:
    """What can be read: a chapter, each text, the credits. Ends where it began."""
    start_controller = not reader.inside
    reader.chapter("trust")
    stage.settle()
    yield "chapter to read", stage.window
    for text_id in ("safety", "stopping-harm", "questions-and-answers", "if-we-part"):
        reader.text(text_id)
        stage.settle()
        yield f"text {text_id}", stage.window
    reader.credits()
    stage.settle()
    yield "credits", stage.window
    if start_controller:
        stage.window.pop(top_of(stage))


def _written(stage: Stage, exercise_id: str) -> Iterator[Screen]:
    page = current_tab(stage.view)
    assert page is not None and page.page is not None
    area = page.page.findChild(AnswerEdit)
    if isinstance(area, AnswerEdit) and area.isEnabled() and not area.isReadOnly():
        area.setFocus()
        area.insertPlainText("abc")
        stage.wait(lambda: stage.view.footer.text.startswith("Saved") or "⟦" in stage.view.footer.text)
        stage.settle()
        yield f"written {exercise_id}", stage.window


def _where(stage: Stage) -> Iterator[Screen]:
    view = stage.view
    view.actions_["where"].trigger()
    stage.settle()
    page = view.tabs.current
    assert isinstance(page, WherePage)
    yield "where to start", stage.window
    for name in ("where-unsure", "where-keeping"):
        mark = page.findChild(QAbstractButton, name)
        assert mark is not None
        mark.click()
    page.suggest.click()
    stage.settle()
    yield "a path", stage.window
    view.tabs.hide_extra()


def _covered(stage: Stage) -> Iterator[Screen]:
    stage.controller.cover()
    stage.form("covered")
    yield "cover", stage.window
    stage.fill("covered", "uncover", passphrase="ana likes green pears")
    stage.wait(lambda: not stage.window.is_covered)


def _form_of(stage: Stage, choice: str, form_id: str = "") -> Iterator[Screen]:
    stage.choose(choice)
    stage.form(form_id or choice)
    yield choice, stage.window
    stage.program.start_controller.show_start()


def _nothing() -> None:
    return None


_WRITING_MS = 120_000
"""Longest time that writing the example takes on a busy machine."""


def _opening_example(stage: Stage) -> Iterator[Screen]:
    """What is said while it is written, which takes a moment; then somebody thinks better of it."""
    stage.choose("example")
    stage.wait(lambda: form_id(stage) == "waiting")
    yield "opening the example", stage.window
    stage.program.start_controller.show_start()
    idle = stage.services.worker
    stage.qtbot.waitUntil(lambda: idle.is_idle, timeout=_WRITING_MS)  # it is written to its end, and put away
