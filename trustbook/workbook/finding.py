"""Finding words in everything that the viewer may see, by reading through it: no index that could keep erased words.

What looks the same to a person counts as the same. All words must occur in one entry, in any of its answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from trustbook.domain.answers import Answers, texts
from trustbook.domain.cancelling import CancelToken
from trustbook.domain.entries import Entry, EntryRole, age_of
from trustbook.domain.folding import folded
from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.in_words import written
from trustbook.exercises.model import Exercise
from trustbook.workbook.session_context import SessionContext
from trustbook.workbook.views import Found

if TYPE_CHECKING:
    from trustbook.storage.book import Book

_BEFORE: Final = 40
_AFTER: Final = 60
_MOST_WORDS: Final = 12
_WHERE: Final[dict[EntryRole, Literal["mine", "our-page", "shared"]]] = {
    EntryRole.OWN: "mine",
    EntryRole.JOINT: "our-page",
    EntryRole.COPY: "shared",
}


class Finding:
    """Reads through the books of the seat."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def find(self, viewer: Viewer, words: str, token: CancelToken | None = None, limit: int = 200) -> tuple[Found, ...]:
        """Places where all `words` occur, newest first, one for each entry, at most the newest `limit`.

        Raises NotForThisSeat; Cancelled once `token` says so.
        """
        seat = self._context.seat(viewer)
        wanted = list(dict.fromkeys(folded(words).split()))[:_MOST_WORDS]
        if not wanted:
            return ()
        found: list[tuple[Entry, Found]] = []
        for book in seat.books:
            found += islice(self._hits(book, wanted, token), limit)
        found.sort(key=lambda pair: age_of(pair[0]), reverse=True)
        return tuple(hit for _entry, hit in found[:limit])

    def _hits(self, book: Book, wanted: list[str], token: CancelToken | None) -> Iterator[tuple[Entry, Found]]:
        for entry in _holding(book.scan(_hint(wanted), token), wanted):
            hit = self._hit(book, entry, wanted)
            if hit is not None:
                yield entry, hit

    def _hit(self, book: Book, entry: Entry, wanted: list[str]) -> Found | None:
        try:
            exercise, answers = self._context.definitions.read_entry(book, entry)
            pieces = list(_readable(exercise, answers))
        except (UnknownName, BrokenDefinition):
            pieces = list(_readable(None, entry.answers))
        if not all(any(word in folded(text) for _label, text in pieces) for word in wanted):
            return None  # a word that is only an id of an option
        label, text = next((label, text) for label, text in pieces if wanted[0] in folded(text))
        before, match, after = excerpt(text, wanted[0])
        author = self._context.partner(entry.author).name if entry.role is EntryRole.COPY else ""
        title = self._context.definitions.title(book, entry)
        where = _WHERE[entry.role]
        return Found(entry.exercise_id, entry.id, title, entry.on, label, before, match, after, where, author)


def excerpt(text: str, word: str) -> tuple[str, str, str]:
    """Some of the text before the folded `word`, the word as it is written, and some after it, on one line."""
    if text.isascii():
        first = folded(text).find(word)
        return _around(text, first, first + len(word))
    starts: list[int] = []  # place in `text` of each folded character
    pieces: list[str] = []
    for place, character in enumerate(text):
        piece = folded(character)
        pieces.append(piece)
        starts += [place] * len(piece)
    at = "".join(pieces).find(word)
    if at < 0:  # folding a character alone and in its word can differ (a final sigma)
        return "", _one_line(text[:_AFTER]), ""
    first = starts[at]
    last = starts[at + len(word) - 1] + 1
    while last < len(text) and not pieces[last]:
        last += 1  # accents written as marks of their own belong to the letter before
    return _around(text, first, last)


def _around(text: str, first: int, last: int) -> tuple[str, str, str]:
    return _one_line(text[max(0, first - _BEFORE) : first]), text[first:last], _one_line(text[last : last + _AFTER])


def _hint(wanted: list[str]) -> Callable[[str], bool] | None:
    """Tells from the JSON text of answers whether they can hold all words.

    None for words that JSON writes otherwise.
    """
    if any(character in '"\\' or character < " " for word in wanted for character in word):
        return None

    def may_hold(text: str) -> bool:
        whole = folded(text)
        return all(word in whole for word in wanted)

    return may_hold


def _holding(entries: Iterable[Entry], wanted: list[str]) -> Iterator[Entry]:
    for entry in entries:
        text = folded("\n".join(text for value in entry.answers.values() for text in texts(value)))
        if all(word in text for word in wanted):
            yield entry


def _readable(exercise: Exercise | None, answers: Answers) -> Iterator[tuple[str, str]]:
    """The label and the pieces of text of what people wrote. Without a definition, all text."""
    if exercise is None:
        for value in answers.values():
            yield from (("", text) for text in texts(value))
        return
    for _part, field in exercise.fields():
        value = answers.get(field.id)
        if value is not None:
            yield from ((field.label, text) for text in written(field, value))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
