"""One agreement as a card: how it stands, its words, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from trustbook.ui.kit import FlowLayout, Space
from trustbook.ui.kit.beside import text_then_link
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.cards import CardButton, state_line
from trustbook.ui.kit.shortened import ShortenedText
from trustbook.ui.kit.text import note, state

_MOST_LINES: Final = 5


class AgreementTile(CardButton):
    """All of it opens the agreement. What can be done at once stands at its foot."""

    def __init__(self, agreement_id: str, words: str, pressed: object = None) -> None:
        super().__init__(words, "", pressed if callable(pressed) else None)
        self.agreement_id = agreement_id
        self._words = words

    def show_state(
        self, sign: str, words: str, following: str, ways: Sequence[Button] = (), *, due: bool = False
    ) -> None:
        """`following` is the line of what comes next, with small links in it; `due` draws its edge in the accent."""
        self.setAccessibleDescription(". ".join(filter(None, (words, following))))
        if due:
            self.setProperty("role", "tile-due")
        self.fill(state_line(sign, state(words)), ShortenedText(self._words, _MOST_LINES), None)
        small = [way for way in ways if way.property("role") == "link-note"]
        if following:
            self.fill(text_then_link(note(following), small.pop(0)) if small else note(following))
        if small:
            self.fill(FlowLayout(*small, spacing=Space.STEP))
        if others := [way for way in ways if way.property("role") != "link-note"]:
            self.fill(FlowLayout(*others, spacing=Space.STEP))
