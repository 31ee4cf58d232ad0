"""The signs: drawn from their files, in the theme's colour, never without a word; the two people without colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from trustbook.locations import resources
from trustbook.ui.kit import SIGNS, Disc, OwnBox, PrivacySign, Sees, Sign, button, colour, column, initials, paint_sign
from trustbook.ui.kit.signs import sign_path
from trustbook.ui.kit.svg_path import read_path, read_svg
from trustbook.ui.runtime.settings import DeviceSettings
from trustbook.ui.runtime.theme import Theme


def drawn(name: str, *, mirrored: bool = False) -> QImage:
    picture = QImage(48, 48, QImage.Format.Format_ARGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    paint_sign(painter, name, QRectF(0, 0, 48, 48), QColor("black"), mirrored=mirrored)
    painter.end()
    return picture


def ink(picture: QImage, left: int) -> int:
    """How many pixels of one half are dark."""
    return sum(picture.pixelColor(x, y).lightness() < 128 for x in range(left, left + 24) for y in range(48))


@pytest.mark.parametrize("name", SIGNS)
def test_every_sign_is_drawn_inside_its_box(name: str) -> None:
    box = sign_path(name).boundingRect()

    assert QRectF(0, 0, 24, 24).contains(box)
    assert max(box.width(), box.height()) > 10


def test_exactly_the_signs_that_are_used_lie_there_with_their_whole_licence() -> None:
    folder = resources() / "icons" / "lucide"

    assert {path.stem for path in folder.glob("*.svg")} == set(SIGNS)
    licence = (folder / "LICENSE.txt").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "The MIT License (MIT)" in licence
    assert "Cole Bemis" in licence


def test_what_points_along_the_line_is_mirrored_and_the_rest_is_not(qtbot: QtBot) -> None:
    assert ink(drawn("arrow-left"), 0) > ink(drawn("arrow-left"), 24)
    assert ink(drawn("arrow-left", mirrored=True), 0) < ink(drawn("arrow-left", mirrored=True), 24)
    assert drawn("history", mirrored=True) == drawn("history")


@pytest.mark.parametrize(
    ("data", "box"),
    [
        ("M2 4h10v6z", (2, 4, 10, 6)),
        ("m1 1 2 2 3-1", (1, 1, 5, 2)),
        ("M12 2A10 10 0 0 1 12 22A10 10 0 0 1 12 2", (2, 2, 20, 20)),
        ("M2 12a10 10 0 0020 0a10 10 0 00-20 0", (2, 2, 20, 20)),
        ("M0 0q5 0 5 5", (0, 0, 5, 5)),
        ("M0 0c0 0 4 4 4 4", (0, 0, 4, 4)),
    ],
)
def test_lines_are_read_as_svg_means_them(data: str, box: tuple[float, float, float, float]) -> None:
    found = read_path(data).boundingRect()

    assert (found.x(), found.y(), found.width(), found.height()) == pytest.approx(box, abs=0.01)


@pytest.mark.parametrize("data", ["M2 4S1 1 2 2", "M2", "M2 4 what", "M1 1a5 5 0 7 1 2 2"])
def test_a_line_that_is_not_known_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"known|missing"):
        read_path(data)


def test_a_file_that_draws_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="draws nothing"):
        read_svg("<svg></svg>")


def test_a_sign_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        Sign("rocket")


@pytest.mark.parametrize(
    ("sees", "sign", "words"),
    [(Sees.ME, "lock", "Only you can see this"), (Sees.BOTH, "users", "Both of you see this")],
)
def test_who_can_see_it_is_said_in_words_beside_its_sign(qtbot: QtBot, sees: Sees, sign: str, words: str) -> None:
    made = PrivacySign(sees)
    qtbot.addWidget(made)

    assert made.text == words
    assert [each.name for each in made.findChildren(Sign)] == [sign]


def test_a_button_keeps_its_sign_in_the_colour_of_the_theme(qapp: QApplication, qtbot: QtBot) -> None:
    Theme(qapp, DeviceSettings(theme="light"))
    made = button("Print", sign="printer")
    qtbot.addWidget(made)

    assert made.text() == "Print"
    assert not made.icon().isNull()
    picture = made.icon().pixmap(made.iconSize()).toImage()
    inks = {
        picture.pixelColor(x, y).name() for x in range(20) for y in range(20) if picture.pixelColor(x, y).alpha() == 255
    }
    assert inks == {colour("ink-soft").name()}


@pytest.mark.parametrize(
    ("name", "other", "letters"),
    [("Robin", "", "R"), ("Robin", "Alex", "R"), ("Robin", "Rita", "Ro"), ("alex", "Robin", "A"), (" ", "Alex", "")],
)
def test_a_letter_stands_for_a_person_and_two_where_both_begin_alike(name: str, other: str, letters: str) -> None:
    assert initials(name, other) == letters


def test_the_first_person_is_a_filled_disc_and_the_second_a_ring(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    first, second = Disc("", "first"), Disc("", "second")
    home.setLayout(column(first, second, OwnBox(column())))
    home.show()
    middles = [each.grab().toImage() for each in (first, second)]
    inks = [picture.pixelColor(picture.width() // 2, picture.height() // 2).name() for picture in middles]

    assert inks == [colour("first").name(), colour("paper").name()]


def test_soft_ink_is_as_dark_on_what_a_style_sheet_gives_its_ink(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setStyleSheet("QWidget { color: #2a2825; }")
    widget.show()
    assert colour("ink-soft", widget) == colour("ink-soft")
