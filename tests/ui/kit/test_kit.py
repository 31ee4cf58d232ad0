"""The widget kit: plain text, names, and keys that do what people expect."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import trustbook.ui.kit as kit
from tests.ui.composing import compose
from trustbook.ui.kit import (
    Banner,
    CalmDialog,
    ChoiceTile,
    LineInput,
    PassphraseInput,
    TextLabel,
    button,
    column,
    paragraph,
    reading,
    telling,
)


def test_everything_the_kit_promises_is_there() -> None:
    for name in kit.__all__:
        assert getattr(kit, name) is not None
    with pytest.raises(AttributeError):
        kit.Anything  # type: ignore[attr-defined]  # that is the point  # noqa: B018


def test_words_are_never_markup(qtbot: QtBot) -> None:
    words = TextLabel("<h1>big</h1> &amp; small")
    qtbot.addWidget(words)

    assert words.textFormat() == Qt.TextFormat.PlainText
    assert words.text() == "<h1>big</h1> &amp; small"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_and_space(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[int] = []
    made = button("Save & close", lambda: pressed.append(1))
    qtbot.addWidget(made)
    made.show()

    QTest.keyClick(made, key)

    assert pressed == [1]
    assert made.accessibleName() == "Save & close"
    assert made.text() == "Save && close"  # shown as one ampersand, not as a shortcut


def test_a_tile_says_its_name_and_its_explanation(qtbot: QtBot) -> None:
    tile = ChoiceTile("Begin", "One name and one passphrase.")
    qtbot.addWidget(tile)

    assert (tile.accessibleName(), tile.accessibleDescription()) == ("Begin", "One name and one passphrase.")
    assert tile.heightForWidth(120) > tile.heightForWidth(600)


def test_a_banner_is_there_only_while_it_says_something(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    banner = Banner()
    home.setLayout(column(banner))
    home.show()
    assert not banner.isVisible()

    banner.show_text("There is no backup.", button("Try again"))
    assert banner.isVisible()
    assert banner.accessibleName() == "There is no backup."
    banner.clear()
    assert not banner.isVisible()


def test_a_passphrase_is_hidden_and_taken_away(qtbot: QtBot) -> None:
    line = PassphraseInput("Passphrase")
    qtbot.addWidget(line)
    line.edit.insert("secret words")

    assert line.edit.echoMode() == QLineEdit.EchoMode.Password
    assert line.edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert line.take() == "secret words"
    assert line.text() == ""


def test_the_question_belongs_to_its_line(qtbot: QtBot) -> None:
    line = LineInput("Your name", "A nickname will do.")
    qtbot.addWidget(line)

    assert line.edit.accessibleName() == "Your name"
    assert line.edit.accessibleDescription() == "A nickname will do."


def test_a_dialog_that_grows_keeps_its_buttons_on_the_screen(qtbot: QtBot) -> None:
    content = column(paragraph("words"))
    dialog = CalmDialog(None, "Growing", content)
    dialog.add_way_out("Close")
    qtbot.addWidget(dialog)
    dialog.open()
    edge = dialog.screen().availableGeometry()
    dialog.move(100, edge.bottom() - dialog.height())
    content.addWidget(paragraph("words " * 300))
    QApplication.processEvents()
    dialog.fit()

    assert edge.top() <= dialog.frameGeometry().top()
    assert dialog.frameGeometry().bottom() <= edge.bottom()


def test_behind_dialogs_their_window_is_darker_until_the_last_one_is_gone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    bright = window.grab().toImage().pixelColor(10, 10).lightness()
    dialogs = [CalmDialog(window, name, column(paragraph("words"))) for name in ("One", "Two")]
    for dialog in dialogs:
        dialog.add_way_out("Close")
        dialog.open()
    dark = window.grab().toImage().pixelColor(10, 10).lightness()
    assert dark < bright
    window.resize(400, 300)
    assert window.grab().toImage().pixelColor(390, 290).lightness() == dark, "all of it, once"
    dialogs[1].reject()
    assert window.grab().toImage().pixelColor(10, 10).lightness() == dark
    dialogs[0].reject()
    assert window.grab().toImage().pixelColor(10, 10).lightness() == bright


def test_the_way_out_stands_first_and_the_filled_button_last_whichever_came_when(qtbot: QtBot) -> None:
    dialog = CalmDialog(None, "Sides", column(paragraph("words")))
    qtbot.addWidget(dialog)
    act = dialog.add_primary("Share this", dialog.accept)
    other = dialog.add_button("Print", dialog.accept)
    way_out = dialog.add_way_out("Do not share")
    dialog.open()
    qtbot.waitExposed(dialog)

    assert way_out.x() < other.x() < act.x()
    way_out.setFocus()
    for following in (other, act):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is following


def test_a_safe_way_out_can_be_the_filled_button_and_still_stands_first(qtbot: QtBot) -> None:
    dialog = CalmDialog(None, "Sides", column(paragraph("words")))
    qtbot.addWidget(dialog)
    lose = dialog.add_button("Replace it", dialog.accept)
    safe = dialog.add_way_out("Choose another name", primary=True)
    dialog.open()
    qtbot.waitExposed(dialog)

    assert safe.x() < lose.x()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()


@pytest.mark.parametrize(("role", "at_the_right"), [("heading", True), ("hint", True), ("", True), ("reading", False)])
def test_where_reading_goes_from_the_right_what_the_program_says_begins_there(
    qtbot: QtBot, role: str, at_the_right: bool
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    words = TextLabel("What trust is", role)
    holder.setLayout(column(words))
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    holder.resize(600, 60)
    holder.show()
    qtbot.waitExposed(holder)

    picture = words.grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, picture.height() - 1)
    left = any(picture.pixelColor(x, y) != ground for x in range(60) for y in range(picture.height() - 1))
    assert left is not at_the_right


def test_a_password_that_is_to_be_written_down_is_in_sight_at_first(qtbot: QtBot) -> None:
    line = PassphraseInput("Password of the file", shown=True)
    qtbot.addWidget(line)
    line.show()
    line.set_text("a pässword")
    assert line.edit.displayText() == "a pässword"
    hide = next(each for each in line.findChildren(QPushButton) if each.text() == "Hide")
    hide.click()
    assert "pässword" not in line.edit.displayText()
    assert line.text() == "a pässword"


def test_a_dialog_fits_the_screen_however_long_it_is(qtbot: QtBot) -> None:
    dialog = CalmDialog(None, "Long", column(*(paragraph("words " * 60) for _line in range(40))))
    qtbot.addWidget(dialog)
    dialog.add_primary("Close", dialog.accept)

    dialog.open()

    assert dialog.height() <= dialog.screen().availableGeometry().height()
    assert dialog.windowTitle() == "Trustbook"


def test_a_line_holds_what_is_still_composed(qtbot: QtBot) -> None:
    line = LineInput("Words to find")
    qtbot.addWidget(line)
    line.show()
    said: list[str] = []
    line.changed.connect(said.append)
    line.set_text("ab")
    line.edit.setCursorPosition(1)
    compose(line.edit, "한")
    assert line.text() == "a한b"
    compose(line.edit, "", written="한")

    assert line.text() == "a한b"
    assert said[:2] == ["ab", "a한b"]
    assert set(said) == {"ab", "a한b"}


def test_what_does_not_fit_into_a_dialog_is_reached_by_keys(qtbot: QtBot) -> None:
    last = paragraph("the end")
    dialog = CalmDialog(None, "Long", column(*(paragraph("words " * 60) for _line in range(40)), last))
    out = dialog.add_way_out("Close")
    dialog.open()
    qtbot.wait_until(dialog.isVisible)
    assert last.visibleRegion().isEmpty()

    for _page in range(40):
        QTest.keyClick(out, Qt.Key.Key_PageDown)

    assert not last.visibleRegion().isEmpty()
    dialog.reject()


def test_a_sentence_of_the_program_begins_where_reading_begins_whatever_name_it_begins_with(qtbot: QtBot) -> None:
    told, written = telling("Alex agreed to these words"), reading("Questions are asked at the table")
    for each in (told, written):
        qtbot.addWidget(each)
        each.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert told.alignment() & Qt.AlignmentFlag.AlignAbsolute and told.alignment() & Qt.AlignmentFlag.AlignRight
    assert not written.alignment() & Qt.AlignmentFlag.AlignAbsolute, "what people wrote is theirs"
