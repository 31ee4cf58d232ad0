"""Goes through every screen of the program, one after the other, for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from tests.ui.support import ANA, BEN, Stage, current_tab, shown_widgets
from trustbook.diagnostics import report
from trustbook.domain.letter_text import LetterText
from trustbook.ui.dialogs.report_dialog import ReportDialog
from trustbook.ui.dialogs.together_dialog import TogetherDialog
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.frame.flow_screen import FlowScreen
from trustbook.ui.kit import PassphraseInput
from trustbook.ui.kit.buttons import Button
from trustbook.ui.pages.agreements.overview import AgreementsOverview
from trustbook.ui.pages.find_page import FindPage
from trustbook.ui.pages.letters.read_aloud import ReadAloudPage
from trustbook.ui.pages.side_by_side_page import SideBySidePage
from trustbook.ui.pages.where_page import WherePage
from trustbook.ui.reading.reader import Reader
from trustbook.ui.runtime.prompts import News, Question
from trustbook.ui.start.waiting_page import WaitingPage
from trustbook.ui.workbook.closing import Closing
from trustbook.ui.workbook.tour import stops
from trustbook.ui.workbook.tour_strip import TourStrip
from trustbook.workbook.letter_views import LetterToRead
from trustbook.workbook.session import Session
from trustbook.workbook.views import Draft, Place

Screen = tuple[str, QWidget]


def before_signing_in(stage: Stage) -> Iterator[Screen]:
    """The start page and every form that begins there."""
    window = stage.window
    yield "start", window
    for choice in ("help", "guide", "check"):
        stage.choose(choice)
        stage.settle()
        yield choice, window
        window.pop(_top(stage))
    yield from _readings(stage, stage.program.start_controller.reader)
    stage.choose("blank")
    stage.settle()
    yield "blank paper", _dialog()
    _close_dialog(stage)
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
    yield from _brief(stage)
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
        yield action, _dialog()
        _close_dialog(stage)
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
    yield from _brief(stage)
    yield from _agreements(stage)
    yield from _letters(stage)
    yield from _reading_letter(stage)
    yield from _leaving(stage)
    yield from _opening_together(stage)
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
    ReportDialog(window, report()).open()
    yield "report", _dialog()
    _close_dialog(stage)
    prompts = DialogPrompts(lambda: window, stage.services.folder)
    prompts.tell(News("news", "Title", "Text."))
    yield "news", _dialog()
    _close_dialog(stage)
    prompts.ask(Question("q", "Title", "Text.", (("a", "One"), ("b", "Two")), "b", "b"), lambda _answer: None)
    yield "question", _dialog()
    _close_dialog(stage)
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
        stage.window.pop(_top(stage))


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


def _agreements(stage: Stage) -> Iterator[Screen]:
    """One that is told, one that is offered, a draft; each of them opened, written on, and about to be printed."""
    viewer, session = stage.controller.client.viewer, stage.controller.client.session
    placed: list[str] = []

    def place(kind: str, words: str) -> None:
        draft_id = session.agreement_offers.begin(viewer).draft_id
        session.agreement_offers.save_draft(viewer, draft_id, {"kind": kind, "words": words, "value": "Title"})
        placed.extend(session.agreement_offers.offer(viewer, draft_id, ("value",)).entries - {draft_id})

    for kind in ("both", "limit"):
        stage.services.worker.do(partial(place, kind, "Text."))
    stage.settle()
    navigator = stage.controller.services.navigator
    for item, name in (("", "agreements"), (placed[0], "an agreement"), (placed[1], "a limit"), ("new", "writing one")):
        navigator.open_overview("agreements", item)
        stage.settle()
        yield name, stage.window
    navigator.open_overview("agreements", placed[0])
    stage.settle()
    overview = next(iter(shown_widgets(stage.window, AgreementsOverview)))
    overview.print_one()
    stage.settle()
    yield "for the fridge", _dialog()
    _close_dialog(stage)


def _letters(stage: Stage) -> Iterator[Screen]:
    """The desk with one on it; writing it, choosing what becomes of it, reading it aloud."""
    viewer, session = stage.controller.client.viewer, stage.controller.client.session
    begun: list[Place] = []

    def begin() -> None:
        begun.append(session.letters.begin(viewer, "thank-you-letter"))
        session.pages.save(viewer, Draft(begun[0].entry_id, "thank-you-letter", {"words": "Text."}))

    stage.services.worker.do(begin)
    stage.settle()
    navigator = stage.controller.services.navigator
    navigator.open_place(begun[0])
    stage.settle()
    yield "writing a letter", stage.window
    navigator.open_letters(begun[0].entry_id)
    stage.settle()
    yield "what becomes of a letter", _dialog()
    _close_dialog(stage)
    yield "letters", stage.window
    navigator.read_aloud(LetterText(text="Text."))
    stage.settle()
    yield "reading aloud", stage.window
    next(iter(shown_widgets(stage.window, ReadAloudPage))).left.emit()
    stage.settle()


def _reading_letter(stage: Stage) -> Iterator[Screen]:
    """A letter that was given, in its writer's hands: it lies with both."""
    viewer, client = stage.controller.client.viewer, stage.controller.client
    given: list[LetterToRead] = []

    def give(session: Session) -> LetterToRead:
        own = session.letters.desk(viewer).on_desk[0]
        session.letters.give(viewer, own.entry_id)
        return session.letters.read(viewer, session.letters.desk(viewer).given[0].copy_id)

    client.do(give, given.append)
    stage.wait(lambda: given)
    stage.controller.services.navigator.read_letter(given[0])
    stage.settle()
    yield "reading a letter", stage.window
    stage.controller.services.navigator.back()
    stage.settle()


def _leaving(stage: Stage) -> Iterator[Screen]:
    """The one page before it, what is taken along, what becomes of copies, and the last question. Nobody leaves."""
    stage.view.actions_["leave"].trigger()
    stage.form("leave")
    yield "leaving", stage.window
    for button, form in (("take", "leave-take"), ("back", "leave"), ("on", "leave-copies"), ("keep", "leave-confirm")):
        stage.fill(_form_id(stage), button)
        stage.form(form)
        yield f"leaving, {form}", stage.window
    stage.fill("leave-confirm", "leave", passphrase="")
    stage.settle()
    yield "leaving, without a passphrase", stage.window
    stage.fill("leave-confirm", "cancel")
    stage.settle()


def _opening_together(stage: Stage) -> Iterator[Screen]:
    """Each signs in, looks at their own answers, and both lie side by side. Ends at the second seat."""
    exercise_id, answers = "four-lenses", {"difference": "Text."}
    client = stage.controller.client

    def answer(session: Session) -> None:
        page = session.pages.open_page(session.viewer, exercise_id)
        session.pages.save(session.viewer, Draft(page.entry_id, exercise_id, answers))

    def both_answer(session: Session) -> None:
        answer(session)
        session.people.go_together(ANA)
        session.people.go_to_seat(ANA)
        answer(session)
        session.people.go_together(BEN)

    client.do(both_answer, lambda _done: client.refresh_sitting())
    stage.wait(lambda: client.sitting.me is None)
    stage.settle()
    services = stage.controller.services
    exercise = services.program.content().library.exercise(exercise_id)
    opened = partial(services.navigator.open_side_by_side, exercise_id)
    dialog = TogetherDialog(stage.window, services, exercise, opened)
    dialog.open()
    for passphrase in (ANA, BEN):
        stage.settle()
        yield "opening together, who it is", dialog
        line = next(iter(shown_widgets(dialog, PassphraseInput)))
        line.edit.insert(passphrase)
        _primary(dialog).click()
        stage.settle()
        yield "opening together, a turn", dialog
        _primary(dialog).click()
        stage.settle()
    assert list(shown_widgets(stage.window, SideBySidePage))
    yield "side by side", stage.window
    stage.view.actions_["seat-second"].trigger()
    stage.fill("go-to-seat", "open", passphrase=BEN)
    stage.wait(lambda: client.sitting.me is not None)
    stage.settle()


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


def _brief(stage: Stage) -> Iterator[Screen]:
    view = stage.view
    view.tabs.show_tab("counselling")
    stage.settle()
    link = stage.window.findChild(QAbstractButton, "open-brief")
    assert link is not None
    link.click()
    stage.settle()
    yield f"the way to {link.text()}", stage.window
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
    stage.wait(lambda: _form_id(stage) == "waiting")
    yield "opening the example", stage.window
    stage.program.start_controller.show_start()
    idle = stage.services.worker
    stage.qtbot.waitUntil(lambda: idle.is_idle, timeout=_WRITING_MS)  # it is written to its end, and put away


def _form_id(stage: Stage) -> str:
    top = stage.window.top
    return top.form.id if isinstance(top, FlowScreen) and top.form is not None else ""


def _top(stage: Stage) -> QWidget:
    top = stage.window.top
    assert top is not None
    return top


def _dialog() -> QDialog:
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())
    QApplication.processEvents()
    return dialog


def _primary(dialog: QDialog) -> Button:
    return next(each for each in shown_widgets(dialog, Button) if each.property("role") == "primary")


def _close_dialog(stage: Stage) -> None:
    _dialog().reject()
    stage.settle()
