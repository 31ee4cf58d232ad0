"""What one opens begins with its head, and Esc leads back to where one was, in sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.support import ANA, BEN, Stage, make_stage, shown_widgets, strike
from trustbook.ui.kit.letter_sheet import LetterSheet
from trustbook.ui.pages.agreements.agreement_card import AgreementTile
from trustbook.ui.pages.agreements.opened import OpenedAgreement
from trustbook.ui.pages.agreements.overview import AgreementsOverview
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

pytestmark = pytest.mark.thorough
LONG = "Questions about money are asked at the table, and each gets an answer by the evening of the same day."


@pytest.fixture
def large(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """Ana's seat of two, with letters of 200 %."""
    stage = make_stage(qtbot, tmp_path, settings=DeviceSettings(theme="light", text_percent=200, lock_minutes=0))
    stage.window.resize(1366, 728)
    stage.create_couple()
    yield stage
    strike(stage)


def sit_down(stage: Stage, passphrase: str = BEN) -> None:
    stage.view.actions_["seat-second"].trigger()
    stage.fill("go-to-seat", "open", passphrase=passphrase)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()


def press(stage: Stage, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    stage.settle()


def in_sight(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


def offer(session: Session) -> None:
    """Four limits and more of Ben's, so that the last one lies below the window."""
    viewer, offers = session.viewer, session.agreement_offers
    for number in range(4):
        draft_id = offers.begin(viewer).draft_id
        words = {"words": f"{LONG} {number}", "limit": LONG, "request": LONG, "in-return": LONG}
        offers.save_draft(viewer, draft_id, {"kind": "both", **words})
        offers.offer(viewer, draft_id, ("limit", "request", "in-return"))


@pytest.mark.daily
def test_an_agreement_opens_at_its_top_and_esc_shows_its_card_again(large: Stage) -> None:
    sit_down(large)
    large.services.worker.do(lambda: offer(large.controller.client.session))
    large.settle()
    large.controller.services.navigator.open_overview("agreements")
    large.settle()
    (page,) = shown_widgets(large.window, AgreementsOverview)
    card = list(shown_widgets(page, AgreementTile))[-1]
    words = card.accessibleName()
    card.setFocus(Qt.FocusReason.TabFocusReason)

    press(large, Qt.Key.Key_Return)

    (opened,) = shown_widgets(page, OpenedAgreement)
    assert page.verticalScrollBar().maximum() > 0
    assert page.verticalScrollBar().value() == 0 and in_sight(opened)
    press(large, Qt.Key.Key_Escape)
    again = QApplication.focusWidget()
    assert isinstance(again, AgreementTile) and again.accessibleName() == words
    assert in_sight(again)


def give(session: Session, text: str) -> None:
    entry_id = session.letters.begin(session.viewer, "thank-you-letter").entry_id
    session.pages.save(session.viewer, Draft(entry_id, "thank-you-letter", {"words": text}))
    session.letters.give(session.viewer, entry_id)


def test_esc_from_a_letter_that_was_sealed_leads_back_to_it(stage: Stage) -> None:
    stage.create_couple()
    client = stage.controller.client

    def both_write(session: Session) -> None:
        session.people.go_to_seat(ANA)
        give(session, "You left the light on.")
        session.people.go_together(BEN)
        session.people.go_to_seat(BEN)
        entry_id = session.letters.begin(session.viewer, "thank-you-letter").entry_id
        session.pages.save(session.viewer, Draft(entry_id, "thank-you-letter", {"words": "Not yet."}))

    client.do(both_write, lambda _done: client.refresh_sitting())
    stage.wait(lambda: client.sitting.me is not None)
    stage.settle()
    stage.controller.services.navigator.open_letters()
    stage.settle()
    sheet = next(each for each in shown_widgets(stage.window, LetterSheet) if each.accessibleName() == "From Ana")
    sheet.setFocus(Qt.FocusReason.TabFocusReason)

    press(stage, Qt.Key.Key_Return)
    assert stage.view.tabs.is_covered
    press(stage, Qt.Key.Key_Escape)

    again = QApplication.focusWidget()
    assert isinstance(again, LetterSheet) and again.accessibleName() == "From Ana"
