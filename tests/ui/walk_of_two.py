"""The screens that two people have: agreements, letters, a brief, opening together, leaving."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QAbstractButton

from tests.ui.support import ANA, BEN, Stage, shown_widgets
from tests.ui.walk_tools import Screen, close_dialog, form_id, open_dialog, primary_of
from trustbook.domain.letter_text import LetterText
from trustbook.ui.dialogs.together_dialog import TogetherDialog
from trustbook.ui.kit import PassphraseInput
from trustbook.ui.pages.agreements.overview import AgreementsOverview
from trustbook.ui.pages.letters.read_aloud import ReadAloudPage
from trustbook.ui.pages.side_by_side_page import SideBySidePage
from trustbook.workbook.letters.letter_views import LetterToRead
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft, PagePosition


def agreements(stage: Stage) -> Iterator[Screen]:
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
    yield "for the fridge", open_dialog()
    close_dialog(stage)


def letters(stage: Stage) -> Iterator[Screen]:
    """The desk with one on it; writing it, choosing what becomes of it, reading it aloud."""
    viewer, session = stage.controller.client.viewer, stage.controller.client.session
    begun: list[PagePosition] = []

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
    yield "what becomes of a letter", open_dialog()
    close_dialog(stage)
    yield "letters", stage.window
    navigator.read_aloud(LetterText(text="Text."))
    stage.settle()
    yield "reading aloud", stage.window
    next(iter(shown_widgets(stage.window, ReadAloudPage))).left.emit()
    stage.settle()


def reading_letter(stage: Stage) -> Iterator[Screen]:
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


def leaving(stage: Stage) -> Iterator[Screen]:
    """The one page before it, what is taken along, what becomes of copies, and the last question. Nobody leaves."""
    stage.view.actions_["leave"].trigger()
    stage.form("leave")
    yield "leaving", stage.window
    for button, form in (("take", "leave-take"), ("back", "leave"), ("on", "leave-copies"), ("keep", "leave-confirm")):
        stage.fill(form_id(stage), button)
        stage.form(form)
        yield f"leaving, {form}", stage.window
    stage.fill("leave-confirm", "leave", passphrase="")
    stage.settle()
    yield "leaving, without a passphrase", stage.window
    stage.fill("leave-confirm", "cancel")
    stage.settle()


def opening_together(stage: Stage) -> Iterator[Screen]:
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
        primary_of(dialog).click()
        stage.settle()
        yield "opening together, a turn", dialog
        assert dialog.turn is not None
        for mark in dialog.turn.marks.values():
            mark.click()
        stage.settle()
        yield "opening together, with what is ticked", dialog
        primary_of(dialog).click()
        stage.settle()
    assert list(shown_widgets(stage.window, SideBySidePage))
    yield "side by side", stage.window
    stage.view.actions_["seat-second"].trigger()
    stage.fill("go-to-seat", "open", passphrase=BEN)
    stage.wait(lambda: client.sitting.me is not None)
    stage.settle()


def brief(stage: Stage) -> Iterator[Screen]:
    view = stage.view
    view.tabs.show_tab("counselling")
    stage.settle()
    link = stage.window.findChild(QAbstractButton, "open-brief")
    assert link is not None
    link.click()
    stage.settle()
    yield f"the way to {link.text()}", stage.window
    view.tabs.hide_extra()
