"""A quiet wavy line under words that a dictionary does not know, in the field that somebody writes in, and only there.

The marks lie above the text and change nothing of it: no step of undo, no saving.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from trustbook.ui.fields.answer_edit import AnswerEdit
from trustbook.ui.kit.colours import colour
from trustbook.ui.kit.composing import length

Spans = Sequence[tuple[int, int]]
"""Start and length of words, in characters."""
_PAUSE_MS: Final = 500
"""Looked at when nobody has typed for so long."""
_LONGEST: Final = 20_000
"""A paragraph of more characters is not looked at: it would be felt while typing."""
_MOST: Final = 300
"""Marks in one field."""


@dataclass(frozen=True, slots=True)
class MarkedWord:
    """A word that the dictionary does not know, and where it stands, in units of UTF-16."""

    word: str
    start: int
    end: int


class SpellMarks(QObject):
    """Belongs to one field for as long as that has the focus. `unknown` says which words of a paragraph to mark."""

    def __init__(self, edit: AnswerEdit, unknown: Callable[[str], Spans]) -> None:
        super().__init__(edit)
        self._edit = edit
        self._unknown = unknown
        self._known: dict[str, Spans] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        edit.textChanged.connect(self._pause.start)
        self.words: tuple[MarkedWord, ...] = ()
        """Those that are marked, in their order."""
        self._pause.start(0)

    def look(self) -> None:
        """Mark what is unknown now. A word that is just being typed, with the caret at its end, is let be."""
        caret, found = self._edit.textCursor().position(), list[MarkedWord]()
        block, seen = self._edit.document().firstBlock(), dict[str, Spans]()
        while block.isValid() and len(found) < _MOST:
            text = block.text()
            seen[text] = spans = self._spans(text)
            found += [word for word in _placed(block, text, spans) if word.end != caret]
            block = block.next()
        self._known = seen
        self.words = tuple(found[:_MOST])
        self._edit.setExtraSelections([self._mark(word) for word in self.words])

    def word_at(self, position: int) -> MarkedWord | None:
        """The marked word at a place of the text, in units of UTF-16."""
        return next((word for word in self.words if word.start <= position <= word.end), None)

    def next_word(self) -> MarkedWord | None:
        """The first marked word behind the caret, or the first of all."""
        self.look()
        caret = self._edit.textCursor().position()
        return next((word for word in self.words if word.start > caret), self.words[0] if self.words else None)

    def put(self, word: MarkedWord, other: str) -> None:
        """Write another word in the place of this one: a step that can be undone."""
        cursor = self._edit.textCursor()
        cursor.setPosition(word.start)
        cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        self._edit.put_words_in(other)
        self.look()

    def forget(self) -> None:
        """What was unknown may be known now."""
        self._known = {}
        self.look()

    def take_away(self) -> None:
        """Nothing is marked any more."""
        self._pause.stop()
        self._edit.setExtraSelections([])
        self.deleteLater()

    def _spans(self, text: str) -> Spans:
        if text in self._known:
            return self._known[text]
        return self._unknown(text) if 0 < len(text) <= _LONGEST else ()

    def _mark(self, word: MarkedWord) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(word.start)
        cursor.setPosition(word.end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(colour("ink-soft", self._edit))
        made.cursor, made.format = cursor, look
        return made


def _placed(block: QTextBlock, text: str, spans: Spans) -> list[MarkedWord]:
    begins, plain = block.position(), length(text) == len(text)
    found = []
    for start, count in spans:
        place = begins + (start if plain else length(text[:start]))
        word = text[start : start + count]
        found.append(MarkedWord(word, place, place + length(word)))
    return found
