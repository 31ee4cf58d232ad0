"""What a screen reader is told: what is asked, what went wrong, what just happened."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.exercises.every_kind import FIELDS
from tests.ui.fields.kinds import TODAY
from tests.ui.stand_ins import TestClock
from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.fields.context import FieldContext
from trustbook.ui.fields.date_field import DateWidget
from trustbook.ui.fields.factory import make_field
from trustbook.ui.fields.table_field import TableWidget
from trustbook.ui.frame.flow_steps import FieldKind, FlowField, Form, FormButton
from trustbook.ui.frame.footer import Footer
from trustbook.ui.frame.form_view import FormView
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.kit import Banner, DropDown, LineInput, Switch, column, label, primary_button
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.ui.runtime.theme import Theme

Said = list[tuple[str, bool]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """What was announced, and whether at once."""
    found: Said = []

    def take(event: QAccessible.Event) -> None:
        polite = QAccessible.AnnouncementPoliteness.Polite
        found.append((event.message(), event.politeness() != polite))  # type: ignore[attr-defined]  # an announcement

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", take)
    return found


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def labels_of(widget: QWidget) -> list[str]:
    """What names it by relation: the texts of the labels whose buddy it is."""
    return [each.text() for each in siblings(widget) if each.buddy() is widget]


def siblings(widget: QWidget) -> list[QLabel]:
    parent = widget.parentWidget()
    assert parent is not None
    return parent.findChildren(QLabel)


def test_every_drop_down_of_a_table_says_what_it_asks(qtbot: QtBot) -> None:
    widget = make_field(FIELDS["fixed table"][0], FieldContext(lambda: TODAY, lambda: 0.0))
    shown(qtbot, widget)
    combos = widget.findChildren(DropDown)
    assert combos
    for combo in combos:
        assert labels_of(combo) == [combo.accessibleName()]
        assert combo.accessibleName().startswith("A question: ")
        assert not any(each.isVisible() for each in siblings(combo))
    assert isinstance(widget, TableWidget)


def test_a_drop_down_beside_its_question_is_not_named_twice(qtbot: QtBot) -> None:
    box, holder = DropDown(), QWidget()
    holder.setLayout(column(label("Text size", box), box))
    shown(qtbot, holder)

    assert labels_of(box) == ["Text size"]


def test_the_name_of_a_drop_down_moves_with_it(qtbot: QtBot) -> None:
    box, first, second = DropDown(), QWidget(), QWidget()
    box.setAccessibleName("What")
    for holder in (first, second):
        holder.setLayout(column(box))
        shown(qtbot, holder)
        assert labels_of(box) == ["What"]
    box.setAccessibleName("Which")
    assert labels_of(box) == ["Which"]


def test_what_went_wrong_stands_at_the_line_and_is_announced(qtbot: QtBot, said: Said) -> None:
    fields = (FlowField("passphrase", FieldKind.PASSPHRASE, "Passphrase", help="What you chose."),)
    view = FormView(Form("f", "Open", (), fields, (FormButton("open", "Open", primary=True),)))
    shown(qtbot, view)
    view.say("This passphrase did not open.")
    edit = view.findChildren(LineInput)[0].edit

    assert edit.accessibleDescription() == "This passphrase did not open.\nWhat you chose."
    assert said == [("This passphrase did not open.", True)]

    again = FormView(Form("f", "Open", (), fields, (), "Not this one."))
    shown(qtbot, again)
    again.take_focus()
    assert again.findChildren(LineInput)[0].edit.accessibleDescription().startswith("Not this one.")
    assert said[-1] == ("Not this one.", True)


def test_what_is_no_day_is_said_at_its_line_until_it_is_one(qtbot: QtBot, said: Said) -> None:
    widget = make_field(FIELDS["date"][0], FieldContext(lambda: TODAY, lambda: 0.0))
    assert isinstance(widget, DateWidget)
    shown(qtbot, widget)
    line = widget.day.line
    before = line.accessibleDescription()
    qtbot.keyClicks(line, "soon")
    line.editingFinished.emit()
    assert line.accessibleDescription().startswith("Kept as you wrote it.")
    assert [urgent for _words, urgent in said] == [True]

    widget.set_value("2026-05-03")
    assert line.accessibleDescription() == before


def test_saved_and_not_saved_are_announced_and_writing_is_not(qtbot: QtBot, said: Said) -> None:
    footer = Footer()
    shown(qtbot, footer)
    now = TestClock().now()
    for kind in (SaveKind.UNSAVED, SaveKind.SAVING, SaveKind.SAVED, SaveKind.UNSAVED, SaveKind.FAILED):
        footer.show_state(SaveState(kind, now))

    assert said == [("Saved 14:02, in your own book", False), ("Not saved. Your text is here.", True)]
    words = footer.findChild(QLabel, "save-state")
    assert isinstance(words, QLabel)
    assert words.accessibleName() == "", "a fixed name would hide the text"


def test_a_banner_is_announced_once(qtbot: QtBot, said: Said) -> None:
    banner, holder = Banner(), QWidget()
    holder.setLayout(column(banner))
    shown(qtbot, holder)
    banner.show_text("There is no new backup.")
    banner.show_text("There is no new backup.")

    assert said == [("There is no new backup.", True)]


@pytest.mark.parametrize("read_only", [True, False])
def test_the_menu_of_a_text_is_never_empty(qtbot: QtBot, read_only: bool) -> None:
    edit = AnswerEdit(2)
    shown(qtbot, edit)
    edit.show_text("words to copy")
    edit.setReadOnly(read_only)
    place = edit.rect().center()
    QApplication.sendEvent(
        edit.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, edit.mapToGlobal(place))
    )
    menu = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible())
    names = [each.text().split("\t")[0].replace("&", "") for each in menu.actions()]
    menu.close()

    assert "Copy" in names
    assert "Undo" not in names


def test_one_of_several_push_buttons_is_said_to_be_that(qtbot: QtBot) -> None:
    switch = Switch("How much of it", [("a", "Short"), ("b", "Longer"), ("c", "All")], "a")
    shown(qtbot, switch)
    interfaces = [QAccessible.queryAccessibleInterface(each) for each in switch.findChildren(QPushButton)]

    assert len(interfaces) > 2
    assert {each.role() for each in interfaces} == {QAccessible.Role.RadioButton}


def test_the_focus_can_be_seen_on_a_filled_button(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(application, DeviceSettings(theme="light"))
    button, holder = primary_button("Go on"), QWidget()
    holder.setLayout(column(button))
    shown(qtbot, holder)

    def signs() -> int:
        picture = button.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        ink = theme.colour("accent-ink")
        line = [picture.pixelColor(x, round(button.height() * 0.85 - 0.5)) for x in range(picture.width())]
        return sum(1 for each in line if abs(each.red() - ink.red()) + abs(each.green() - ink.green()) < 40)

    button.clearFocus()
    without = signs()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert signs() > without
