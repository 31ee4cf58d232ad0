"""The jar of good things on the screen: noted in a line, opened together, read one at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.ui.page_support import Place
from tests.ui.pages.support import buttons, words
from tests.ui.support import ANA, BEN
from trustbook.domain.problems import DiskFull
from trustbook.ui.dialogs.good_thing_dialog import GoodThingDialog
from trustbook.ui.dialogs.jar_dialog import JarDialog
from trustbook.ui.kit import PassphraseInput
from trustbook.ui.pages.jar.jar_page import JarPage
from trustbook.ui.pages.jar.reading import JarReadingPage
from trustbook.workbook.together.jar_views import JarView

HERS, HIS, KEPT = "The kettle was on.", "Fresh bread.", "I slept."


def _jar(place: Place) -> JarPage:
    page = JarPage(place.services)
    place.qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    place.settle()
    return page


def _note(place: Place, what: str, *, for_both: bool = True) -> None:
    place.on_lane(lambda session: session.jar.note(session.viewer, what, for_both=for_both))


def _view(place: Place) -> JarView:
    found: list[JarView] = []
    place.on_lane(lambda session: found.append(session.jar.view(session.viewer)))
    return found[0]


def _press(dialog: QDialog, words: str) -> None:
    buttons(dialog)[words].click()


def test_a_line_and_enter_keep_a_good_thing_for_oneself(couple: Place) -> None:
    went: list[str] = []
    dialog = GoodThingDialog(None, couple.services, lambda: went.append("jar"))
    dialog.open()
    assert "Only you can see this" in words(dialog)
    couple.qtbot.keyClicks(dialog.line.edit, KEPT)
    couple.qtbot.keyClick(dialog.line.edit, Qt.Key.Key_Return)
    couple.settle()
    ((kept, for_both),) = [(slip.what, slip.for_both) for slip in _view(couple).own]
    assert (kept, for_both, went) == (KEPT, False, [])


def test_half_a_line_is_kept_at_a_lock_and_forgotten_when_its_person_closes_it(couple: Place) -> None:
    dialog = GoodThingDialog(None, couple.services, lambda: None)
    dialog.open()
    couple.qtbot.keyClicks(dialog.line.edit, "The kettle w")
    (keep,) = couple.services.client.half_written.values()
    done: list[bool] = []
    keep(done.append)
    couple.settle()
    assert done == [True] and couple.services.client.half_written == {}
    assert [slip.what for slip in _view(couple).own] == ["The kettle w"]
    other = GoodThingDialog(None, couple.services, lambda: None)
    other.open()
    couple.qtbot.keyClicks(other.line.edit, "no")
    other.reject()
    assert couple.services.client.half_written == {}


def test_where_it_could_not_be_kept_the_line_stays(couple: Place) -> None:
    dialog = GoodThingDialog(None, couple.services, lambda: None)
    dialog.open()
    assert dialog.where is not None
    dialog.where.choose("jar")
    dialog.line.set_text(HERS)

    def full(*_about: object, **_more: object) -> None:
        raise DiskFull(couple.folder)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(couple.session.jar, "note", full)
        _press(dialog, "Keep it")
        couple.settle()
    assert dialog.isVisible() and dialog.line.text() == HERS
    couple.prompts.surprises.clear()
    _press(dialog, "Keep it")
    couple.settle()
    assert [slip.for_both for slip in _view(couple).own] == [True]


def test_own_slips_are_told_by_their_days_only_and_the_day_by_nobodys_name(couple: Place) -> None:
    _note(couple, KEPT, for_both=False)
    page = _jar(couple)
    assert KEPT not in words(page) and any("with you only" in name for name in buttons(page))
    day = couple.clock.today() + timedelta(days=3)
    couple.on_lane(lambda session: session.jar.choose_day(session.viewer, day))
    couple.take_seat(None)
    couple.take_seat(BEN)
    page = _jar(couple)
    assert "On " in words(page) and "Ana" not in words(page) and not any("with you" in name for name in buttons(page))
    buttons(page)["No day"].click()
    couple.settle()
    assert "No day is chosen" in words(page) and "Choose a day" in buttons(page)


def test_both_open_it_in_turn_and_read_one_slip_at_a_time(couple: Place) -> None:
    _note(couple, HERS)
    couple.on_lane(lambda session: session.jar.choose_day(session.viewer, couple.clock.today()))
    couple.take_seat(None)
    couple.take_seat(BEN)
    _note(couple, HIS)
    couple.take_seat(None)
    page = _jar(couple)
    buttons(page)["Open the jar"].click()
    dialog = couple.dialog(JarDialog)
    for own, passphrase in ((HERS, ANA), (HIS, BEN)):
        (line,) = dialog.findChildren(PassphraseInput)
        line.set_text(passphrase)
        _press(dialog, "Look at my slips")
        couple.settle()
        assert own in words(dialog) and dialog.focusWidget() is buttons(dialog)["Not today"]
        _press(dialog, "I am ready")
        couple.settle()
    ((asked, *read),) = couple.ways.asked
    assert asked == "slips" and sorted(read) == sorted([HERS, HIS])
    assert HERS in words(page) and HIS in words(page) and "Open the jar" not in buttons(page)


def test_not_today_opens_nothing(couple: Place) -> None:
    _note(couple, HERS)
    couple.on_lane(lambda session: session.jar.choose_day(session.viewer, couple.clock.today()))
    couple.take_seat(None)
    page = _jar(couple)
    buttons(page)["Open the jar"].click()
    _press(couple.dialog(JarDialog), "Not today")
    couple.settle()
    assert _view(couple).opened == () and not couple.ways.asked


def test_slips_are_folded_until_somebody_unfolds_them(couple: Place) -> None:
    _note(couple, HERS)
    _note(couple, HIS)
    couple.on_lane(
        lambda session: [
            session.sharing.share(session.viewer, slip.entry_id, ["what"])
            for slip in session.jar.view(session.viewer).own
        ]
    )
    page = JarReadingPage(couple.services.program, _view(couple).opened, couple.services.client.sitting.partners)
    couple.qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    left: list[bool] = []
    page.left.connect(lambda: left.append(True))
    read = []
    for _slip in range(2):
        couple.settle()
        assert page.shown == "" and "Ana wrote" in words(page) and HERS not in words(page)
        couple.qtbot.keyClick(page, Qt.Key.Key_Space)
        read.append(page.shown)
        couple.qtbot.keyClick(page, Qt.Key.Key_Space)
    assert sorted(read) == sorted([HERS, HIS]) and left == [True]
