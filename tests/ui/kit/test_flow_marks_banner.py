"""Flowing rows, marks and banners."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from trustbook.ui.kit import Banner, CheckMark, DropDown, FlowLayout, RadioMark, column


def row_of(qtbot: QtBot, width: int, count: int = 4) -> tuple[QWidget, list[QWidget]]:
    holder = QWidget()
    buttons = [QWidget() for _number in range(count)]
    for button in buttons:
        button.setFixedSize(100, 30)
    holder.setLayout(FlowLayout(*buttons, spacing=10))
    qtbot.addWidget(holder)
    holder.resize(width, 300)
    holder.show()
    qtbot.waitExposed(holder)
    return holder, buttons


def places(buttons: list[QWidget]) -> list[tuple[int, int]]:
    return [(button.x(), button.y()) for button in buttons]


def test_what_has_room_stands_side_by_side(qtbot: QtBot) -> None:
    _holder, buttons = row_of(qtbot, 500)

    assert places(buttons) == [(0, 0), (110, 0), (220, 0), (330, 0)]


def test_things_of_one_width_stand_in_columns(qtbot: QtBot) -> None:
    holder = QWidget()
    buttons = [QPushButton(text) for text in ("Monday", "A much longer word", "Friday", "Sunday")]
    holder.setLayout(FlowLayout(*buttons, spacing=10, even=True))
    qtbot.addWidget(holder)
    widest = max(button.sizeHint().width() for button in buttons)
    holder.resize(2 * widest + 10, 300)
    holder.show()
    qtbot.waitExposed(holder)

    assert [button.x() for button in buttons] == [0, widest + 10, 0, widest + 10]
    assert buttons[0].y() == buttons[1].y() < buttons[2].y() == buttons[3].y()


def test_what_has_no_room_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    holder, buttons = row_of(qtbot, 220)

    assert places(buttons) == [(0, 0), (110, 0), (0, 40), (110, 40)]
    assert holder.heightForWidth(220) == 70
    assert holder.heightForWidth(500) == 30


def test_hidden_things_take_no_room(qtbot: QtBot) -> None:
    _holder, buttons = row_of(qtbot, 500)
    buttons[1].hide()
    QApplication.processEvents()

    assert [place for place, button in zip(places(buttons), buttons, strict=True) if button.isVisible()] == [
        (0, 0),
        (110, 0),
        (220, 0),
    ]


def test_a_mirrored_row_begins_at_the_right(qtbot: QtBot) -> None:
    holder, buttons = row_of(qtbot, 220)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()

    assert places(buttons) == [(120, 0), (10, 0), (120, 40), (10, 40)]


@pytest.mark.parametrize("kind", [RadioMark, CheckMark])
def test_a_chosen_mark_looks_different_from_a_free_one(qtbot: QtBot, kind: type[RadioMark] | type[CheckMark]) -> None:
    mark = kind()
    qtbot.addWidget(mark)
    mark.show()
    free = mark.grab().toImage()
    mark.setChecked(True)

    assert mark.grab().toImage() != free


def test_the_wheel_never_changes_a_choice(qtbot: QtBot) -> None:
    choice = DropDown()
    choice.addItems(["a", "b", "c"])
    qtbot.addWidget(choice)
    choice.show()
    choice.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, wheel)

    assert choice.currentText() == "a"


def test_a_narrow_banner_puts_its_buttons_below_its_words(qtbot: QtBot) -> None:
    holder, banner = QWidget(), Banner()
    banner.setParent(holder)
    qtbot.addWidget(holder)
    holder.resize(900, 300)
    holder.show()
    again = QPushButton("Try again now")
    banner.resize(900, 100)
    banner.show_text("This page is not saved yet. It is tried again.", again)
    QApplication.processEvents()
    beside = again.y()
    banner.resize(300, 200)
    QApplication.processEvents()

    assert again.y() > beside
    assert again.x() < 100


def test_the_buttons_of_a_banner_come_before_what_stands_below_it(qtbot: QtBot) -> None:
    holder, above, banner, below = QWidget(), QPushButton("Above"), Banner(), QPushButton("Below")
    holder.setLayout(column(above, banner, below))
    qtbot.addWidget(holder)
    holder.show()
    qtbot.waitExposed(holder)
    again, elsewhere = QPushButton("Try again now"), QPushButton("Save elsewhere…")
    banner.show_text("This page is not saved yet.", again, elsewhere)

    above.setFocus()
    walked = [above]
    for _step in range(3):
        qtbot.keyClick(walked[-1], Qt.Key.Key_Tab)
        focused = holder.focusWidget()
        assert isinstance(focused, QPushButton)
        walked.append(focused)

    assert walked == [above, again, elsewhere, below]


def test_a_banner_that_says_the_same_again_leaves_the_focus_on_its_button(qtbot: QtBot) -> None:
    holder, banner = QWidget(), Banner()
    holder.setLayout(column(banner))
    qtbot.addWidget(holder)
    holder.show()
    qtbot.waitExposed(holder)
    again = QPushButton("Try again now")
    banner.show_text("This page is not saved yet.", again)
    again.setFocus()

    banner.show_text("This page is not saved yet.", QPushButton("Try again now"))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert holder.focusWidget() is again
    assert banner.findChildren(QPushButton) == [again]


def test_a_row_goes_on_in_the_next_line_once_its_words_get_longer_or_something_comes_to_it(qtbot: QtBot) -> None:
    holder, buttons = row_of(qtbot, 500)
    assert holder.heightForWidth(500) == 30
    buttons[0].setFixedWidth(300)
    QApplication.processEvents()
    assert holder.heightForWidth(500) == 70
    assert places(buttons) == [(0, 0), (310, 0), (0, 40), (110, 40)]

    buttons[0].hide()
    QApplication.processEvents()
    assert holder.heightForWidth(500) == 30
    more = [QWidget(), QWidget()]
    layout = holder.layout()
    assert isinstance(layout, FlowLayout)
    for each in more:
        each.setFixedSize(100, 30)
        layout.addWidget(each)
        each.show()
    QApplication.processEvents()
    assert holder.heightForWidth(500) == 70
    assert places(more) == [(330, 0), (0, 40)]
