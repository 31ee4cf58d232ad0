"""The start page: the workbook as a thing, the other ways beside it, help always in sight, in every size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from trustbook.ui.kit.buttons import Button
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.ui.runtime.theme import Theme
from trustbook.ui.start.book import RING, BookButton, BookPicture
from trustbook.ui.start.desk import BookBesideForm
from trustbook.ui.start.spread import Spread
from trustbook.ui.start.start_page import StartPage, nothing_leaves

OURS = Path("somewhere") / "Ours.trustbook"
SIZES = [(1366, 768, 100), (1024, 700, 100), (1366, 768, 150), (1366, 768, 200), (700, 560, 100)]


def start_page(qtbot: QtBot, *workbooks: Path, size: tuple[int, int, int] = SIZES[0]) -> StartPage:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    wide, high, percent = size
    Theme(application, DeviceSettings(theme="light", text_percent=percent))
    page = StartPage(workbooks)
    qtbot.addWidget(page)
    page.resize(QSize(wide, high))
    page.show()
    qtbot.waitExposed(page)
    QApplication.processEvents()
    page.take_focus()
    return page


def is_whole_in_sight(widget: QWidget) -> bool:
    seen = widget.visibleRegion().boundingRect().size()
    return seen == widget.size()


@pytest.mark.parametrize("size", SIZES)
def test_help_for_the_frightened_and_the_way_in_are_never_below_the_fold(
    qtbot: QtBot, size: tuple[int, int, int]
) -> None:
    page = start_page(qtbot, OURS, size=size)

    getting_help = [each for each in page.findChildren(Button) if each.text().startswith("Getting help, now")]
    assert [is_whole_in_sight(each) for each in getting_help] == [True]
    way_in = next(each for each in page.findChildren(Button) if each.text() == "Open")
    assert is_whole_in_sight(way_in)


def test_on_a_small_screen_a_workbook_lies_on_the_desk_whole_and_nothing_scrolls(qtbot: QtBot) -> None:
    page = start_page(qtbot, OURS, size=(1024, 652, 100))
    assert [each.verticalScrollBar().maximum() for each in page.findChildren(QScrollArea)] == [0, 0]


@pytest.mark.parametrize("workbooks", [(), (OURS,)], ids=["none yet", "one"])
def test_a_form_leaves_the_book_where_it_lay(qtbot: QtBot, workbooks: tuple[Path, ...]) -> None:
    page = start_page(qtbot, *workbooks)
    book = page.findChild(BookButton) or page.findChild(BookPicture)
    assert isinstance(book, QWidget)
    beside = BookBesideForm("Ours" if workbooks else "")
    form = Spread(beside, QLabel("A form"), nothing_leaves(), lambda: None)
    qtbot.addWidget(form)
    form.resize(page.size())
    form.show()
    QApplication.processEvents()
    (there,) = beside.findChildren(BookPicture)
    assert there.mapTo(form, QPoint()) == book.mapTo(page, QPoint())


def test_in_large_letters_the_strip_is_no_higher_than_what_lies_on_it(qtbot: QtBot) -> None:
    page = start_page(qtbot, OURS, size=(1366, 768, 200))
    for _round in range(3):
        QApplication.processEvents()
    elsewhere = next(each for each in page.findChildren(Button) if each.text() == "Open one from another place")
    lead = next(each for each in page.findChildren(QLabel) if each.text().startswith("A workbook for two"))
    below = elsewhere.mapTo(page, QPoint(0, elsewhere.height())).y()
    assert lead.mapTo(page, QPoint()).y() - below < 100


def test_mirrored_the_program_begins_at_the_right_and_a_book_fills_its_ring(qtbot: QtBot) -> None:
    page = start_page(qtbot, OURS)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for each in page.findChildren(Button):
        each.setText(f"{each.text()}, in longer words")
    QApplication.processEvents()

    (book,) = page.findChildren(BookButton)
    assert book.size() == book.sizeHint()
    way_in = next(each for each in page.findChildren(Button) if each.text().startswith("Open, "))
    assert way_in.width() == book.cloth, "however long what stands below it"
    assert way_in.mapTo(page, QPoint(way_in.width(), 0)).x() == book.mapTo(page, QPoint(book.width() - RING, 0)).x()
    lead = next(each for each in page.findChildren(QLabel) if each.text().startswith("A workbook for two"))
    assert lead.alignment() & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize(("count", "books"), [(1, 1), (2, 2), (3, 3), (4, 0)])
def test_a_few_workbooks_lie_there_as_books_many_are_a_list(qtbot: QtBot, count: int, books: int) -> None:
    paths = [Path("somewhere") / f"Book {number}.trustbook" for number in range(count)]
    page = start_page(qtbot, *paths)
    opened: list[Path] = []
    page.workbook_chosen.connect(opened.append)

    assert len(page.findChildren(BookButton)) == books
    ways = [each for each in page.findChildren(Button) if each.accessibleName().startswith("Book ")]
    for each in ways:
        each.click()
    assert opened == paths
    assert page.focusWidget() is ways[0]


def test_each_of_a_few_workbooks_says_how_it_is_opened(qtbot: QtBot) -> None:
    paths = [Path("somewhere") / f"Book {number}.trustbook" for number in range(3)]
    page = start_page(qtbot, *paths)
    opened: list[Path] = []
    page.workbook_chosen.connect(opened.append)

    ways = [each for each in page.findChildren(Button) if each.text() == "Open"]
    for each in ways:
        each.click()

    assert opened == paths
    assert [each.accessibleName() for each in ways] == ["Open Book 0", "Open Book 1", "Open Book 2"]
    assert all(is_whole_in_sight(each) for each in ways)


def test_a_label_breaks_between_words_never_within(qtbot: QtBot) -> None:
    def drawn(name: str) -> QImage:
        book = BookButton(name, lambda: None, 0.6)
        qtbot.addWidget(book)
        return book.grab().toImage()

    assert drawn("Brighton notes") == drawn("Brighton\nnotes")


def test_where_there_is_no_workbook_one_begins_in_its_place(qtbot: QtBot) -> None:
    page = start_page(qtbot)
    chosen: list[str] = []
    page.chosen.connect(chosen.append)
    focused = page.focusWidget()
    assert isinstance(focused, Button) and focused.text() == "Begin a workbook"

    qtbot.keyClick(focused, Qt.Key.Key_Return)

    assert chosen == ["create"]
    ways = [each for each in page.findChildren(Button) if each.accessibleName() == "Begin a workbook"]
    assert ways == [focused], "it is offered once"
    assert page.findChildren(BookButton) == [] and len(page.findChildren(BookPicture)) == 1


@pytest.mark.parametrize("name", ["W", "Our long winter of 2026 and what came after it", "Donaudampfschifffahrtsbuch"])
def test_any_name_can_be_drawn_on_the_label(qtbot: QtBot, name: str) -> None:
    page = start_page(qtbot, Path("somewhere") / f"{name}.trustbook")
    book = page.findChild(BookButton)
    assert isinstance(book, BookButton)

    blank = BookPicture(" ")
    qtbot.addWidget(blank)
    blank.resize(book.size())

    assert book.accessibleName() == name
    assert book.grab().toImage() != blank.grab().toImage()
