"""Finding words in what there is to read: titles of pages and the other words for them, and the texts of the guide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from trustbook.domain.folding import folded
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.domain.spots import excerpt
from trustbook.exercises.content import Content
from trustbook.exercises.definitions import CHAPTER_IDS
from trustbook.exercises.found import FoundPage, FoundText
from trustbook.exercises.model import Exercise
from trustbook.exercises.text_ids import HELP, TEXT_IDS
from trustbook.exercises.texts import Bullets, Text

_NOWHERE: Final = 9


@dataclass(frozen=True, slots=True)
class _Readable:
    kind: Literal["chapter", "text"]
    id: str
    title: str
    pieces: tuple[str, ...]
    folded: str


class Searching:
    """Reads the content of one language when it is first asked, and remembers it."""

    def __init__(self, content: Content, today: date) -> None:
        """`today` decides whether addresses of helplines are still shown."""
        self._typed = content.typed_words
        self._pages = tuple(_pages(content))
        self._texts = tuple(_texts(content, today))

    def help_for(self, typed: str) -> FoundText | None:
        """“Getting help”, where who types this may be in danger."""
        if not self._typed.is_of_danger(typed):
            return None
        text = next((each for each in self._texts if each.id == HELP), None)
        return None if text is None else FoundText(text.kind, text.id, text.title, "", "", "", "")

    def without_endings(self, words: Sequence[str]) -> tuple[str, ...]:
        """The folded words that say something, without their endings: for where they find nothing with them."""
        return self._typed.stems(self._typed.meant(words))

    def pages(self, words: Sequence[str], *, solo: bool = False) -> tuple[FoundPage, ...]:
        """Pages for all these folded words, those first whose title says them. `solo`: as one person reads them.

        Words that say nothing do not count.
        """
        words = self._typed.meant(words)
        ranked = []
        for number, exercise in enumerate(self._pages):
            lead = (exercise.alone_lead if solo else "") or exercise.lead
            rank, name = _rank(exercise, lead, words)
            if rank < _NOWHERE:
                ranked.append((rank, number, FoundPage(exercise.id, exercise.title, lead, name, words[0])))
        return tuple(page for _rank, _number, page in sorted(ranked, key=lambda each: each[:2]))

    def texts(self, words: Sequence[str]) -> tuple[FoundText, ...]:
        """Texts of the guide that hold all these folded words, those first that have one in their title. As `pages`."""
        words = self._typed.meant(words)
        found = [text for text in self._texts if all(word in text.folded for word in words)]
        found.sort(key=lambda text: not any(_begins(folded(text.title), word) for word in words))
        return tuple(_hit(text, words) for text in found)


def _pages(content: Content) -> Iterator[Exercise]:
    for name in content.library.exercise_ids():
        with suppress(BrokenDefinition):
            yield content.library.exercise(name)


def _texts(content: Content, today: date) -> Iterator[_Readable]:
    for chapter_id in CHAPTER_IDS:
        with suppress(UnknownName, BrokenDefinition):
            yield _readable("chapter", chapter_id, content.guide.chapter(chapter_id, today))
    for text_id in TEXT_IDS:
        with suppress(UnknownName, BrokenDefinition):
            yield _readable("text", text_id, content.guide.text(text_id, today))


def _readable(kind: Literal["chapter", "text"], text_id: str, text: Text) -> _Readable:
    pieces = [piece for block in text.blocks for piece in (block.items if isinstance(block, Bullets) else [block.text])]
    return _Readable(kind, text_id, text.title, tuple(pieces), folded("\n".join((text.title, *pieces))))


def _rank(exercise: Exercise, lead: str, words: Sequence[str]) -> tuple[int, str]:
    """How well a page fits, 0 the best, and the other word for it that says so."""
    title, names, said = folded(exercise.title), [folded(name) for name in exercise.also], folded(lead)
    if all(_begins(title, word) for word in words):
        return 0, ""
    for rank, holds in ((1, _begins), (3, _contains)):
        for name, known in zip(exercise.also, names, strict=True):
            if all(holds(known, word) for word in words):
                return rank, name
        if rank == 1 and all(word in title for word in words):
            return 2, ""
    whole = "\n".join((title, *names, said))
    if not all(word in whole for word in words):
        return _NOWHERE, ""
    name = next((name for name, known in zip(exercise.also, names, strict=True) if words[0] in known), "")
    return 4, "" if words[0] in title else name


def _begins(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}", text) is not None


def _contains(text: str, word: str) -> bool:
    return word in text


def _hit(text: _Readable, words: Sequence[str]) -> FoundText:
    """With the piece of it that holds most of the words."""
    before = match = after = ""
    word = words[0]
    best = max(text.pieces, key=lambda piece: sum(word in folded(piece) for word in words), default="")
    held = [each for each in words if each in folded(best)]
    if held:
        word = held[0]
        before, match, after = excerpt(best, word)
    return FoundText(text.kind, text.id, text.title, before, match, after, word)
