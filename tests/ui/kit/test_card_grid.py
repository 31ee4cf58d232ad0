"""Cards side by side: the arrow keys walk from one to the next, as they lie there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from trustbook.ui.kit import link_button
from trustbook.ui.kit.cards import Card, CardGrid

RIGHT, LEFT, UP, DOWN = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down


def grid_of(qtbot: QtBot, count: int, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> CardGrid:
    cards = [Card(f"Card {number}", "", "", "leaf") for number in range(count)]
    cards[0].fill(link_button("Inside", lambda: None))
    grid = CardGrid(cards, widest=2)
    grid.setLayoutDirection(direction)
    qtbot.addWidget(grid)
    grid.resize(800, 600)
    grid.show()
    qtbot.waitExposed(grid)
    cards[0].setFocus()
    return grid


def walked(qtbot: QtBot, grid: CardGrid, *keys: Qt.Key) -> str:
    for key in keys:
        qtbot.keyClick(grid.focusWidget(), key)
    return grid.focusWidget().accessibleName()


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ((RIGHT,), "Card 1"),
        ((DOWN,), "Card 2"),
        ((RIGHT, DOWN, LEFT), "Card 2"),
        ((DOWN, DOWN, UP), "Card 2"),
        ((LEFT,), "Card 0"),
        ((UP,), "Card 0"),
        ((DOWN, DOWN, DOWN, RIGHT), "Card 4"),
    ],
)
def test_the_arrow_keys_walk_as_the_cards_lie(qtbot: QtBot, keys: tuple[Qt.Key, ...], name: str) -> None:
    assert walked(qtbot, grid_of(qtbot, 5), *keys) == name


def test_mirrored_the_left_arrow_leads_on(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, 5, Qt.LayoutDirection.RightToLeft)
    assert walked(qtbot, grid, LEFT) == "Card 1"
    assert walked(qtbot, grid, RIGHT) == "Card 0"


def test_from_a_link_in_a_card_they_lead_to_the_next_card(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, 5)
    inside = next(each for each in grid.findChildren(type(link_button("", None))) if each.text() == "Inside")
    inside.setFocus()
    assert walked(qtbot, grid, DOWN) == "Card 2"
