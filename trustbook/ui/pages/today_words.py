"""What Today says of that which the other one placed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.kit import note
from trustbook.workbook.today.today_views import Placed


def letter_words(letter: Placed) -> QWidget:
    """That a letter was given; not which one, and nothing of it."""
    return note(_("A letter from {name} is in Letters. It can wait.").format(name=letter.author.name))


def placed_words(placed: Placed) -> str:
    """What the other one placed with both, in a sentence."""
    if placed.kind == "offer":
        words = _("{name} offers words for an agreement. Yes, no and not now are all answers, and it can wait.")
        return words.format(name=placed.author.name)
    if placed.kind == "agreed":
        return _("{name} agreed to the words that you offered.").format(name=placed.author.name)
    if placed.kind == "answer":
        return _("{name} has answered what you offered. It can wait.").format(name=placed.author.name)
    if placed.kind == "ended":
        return _("{name} ended an agreement. It holds no longer.").format(name=placed.author.name)
    if placed.kind == "limit-ended":
        return _("{name} ended a limit that was told to you.").format(name=placed.author.name)
    if placed.kind == "limit":
        return _("{name} told a limit of their own. Nobody needs to agree to it.").format(name=placed.author.name)
    if placed.kind == "our-page":
        if not placed.title:
            return _("{name} put something on our page.").format(name=placed.author.name)
        return _("{name} put something on our page “{title}”.").format(name=placed.author.name, title=placed.title)
    if not placed.title:
        return _("{name} placed some lines.").format(name=placed.author.name)
    return _("{name} placed some lines of “{title}”.").format(name=placed.author.name, title=placed.title)
