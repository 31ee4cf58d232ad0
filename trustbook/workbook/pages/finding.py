"""Finding words in everything that the viewer may see, by reading through it: no index that could keep erased words.

What looks the same to a person counts as the same. All words must occur in one entry, in any of its answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal

from trustbook.domain.answers import Answers, texts
from trustbook.domain.cancelling import CancelToken
from trustbook.domain.entries import Entry, EntryRole, age_of
from trustbook.domain.folding import folded
from trustbook.domain.people import Viewer
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.domain.spots import excerpt, looked_for
from trustbook.exercises.fields import Field
from trustbook.exercises.in_words import written
from trustbook.exercises.model import Exercise
from trustbook.workbook.pages.found import Found, FoundAll
from trustbook.workbook.sitting.sealed import sealed_copies
from trustbook.workbook.sitting.session_context import SessionContext

if TYPE_CHECKING:
    from trustbook.exercises.content import Content
    from trustbook.exercises.searching import Searching
    from trustbook.storage.books.book import Book

_MOST_PAGES: Final = 8
_MOST_TEXTS: Final = 5
"""Those that fit best, so that what was written is not far below."""
_WHERE: Final[dict[EntryRole, Literal["mine", "our-page", "shared"]]] = {
    EntryRole.OWN: "mine",
    EntryRole.JOINT: "our-page",
    EntryRole.COPY: "shared",
}


class Finding:
    """Reads through the books of the seat."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context
        self._content: tuple[Content, date, Searching] | None = None

    def everywhere(self, viewer: Viewer, words: str, token: CancelToken | None = None, limit: int = 200) -> FoundAll:
        """What `find` finds, and the pages and texts of the guide that all `words` fit.

        Raises NotForThisSeat; Cancelled once `token` says so.
        """
        wanted = looked_for(words)
        seat = self._context.seat(viewer)
        if not wanted:
            return FoundAll()
        places = self.find(viewer, words, token, limit)
        there = self._searching()
        help_first = there.help_for(words)
        pages, guide = there.pages(wanted, solo=seat.solo), there.texts(wanted)
        if not (pages or guide or places):
            stems = there.without_endings(wanted)
            pages, guide = there.pages(stems, solo=seat.solo), there.texts(stems)
        if help_first is not None:
            help_first = next((text for text in guide if text.id == help_first.id), help_first)
            guide = tuple(text for text in guide if text is not help_first)
        more = len(pages) > _MOST_PAGES, len(guide) > _MOST_TEXTS
        return FoundAll(pages[:_MOST_PAGES], guide[:_MOST_TEXTS], places, *more, help_first)

    def _searching(self) -> Searching:
        """Of the content that is in use today; made again when that changes."""
        from trustbook.exercises.searching import Searching

        content, today = self._context.content, self._context.clock.today()
        if self._content is None or self._content[0] is not content or self._content[1] != today:
            self._content = content, today, Searching(content, today)
        return self._content[2]

    def find(self, viewer: Viewer, words: str, token: CancelToken | None = None, limit: int = 200) -> tuple[Found, ...]:
        """Places where all `words` occur, newest first, one for each entry, at most the newest `limit`.

        Raises NotForThisSeat; Cancelled once `token` says so.
        """
        seat = self._context.seat(viewer)
        wanted = looked_for(words)
        if not wanted:
            return ()
        sealed = sealed_copies(seat)
        found: list[tuple[Entry, Found]] = []
        for book in seat.books:
            hits = self._hits(book, wanted, token)
            found += islice((pair for pair in hits if pair[0].id not in sealed), limit)
        found.sort(key=lambda pair: age_of(pair[0]), reverse=True)
        return tuple(hit for _entry, hit in found[:limit])

    def _hits(self, book: Book, wanted: Sequence[str], token: CancelToken | None) -> Iterator[tuple[Entry, Found]]:
        for entry in _holding(book.entries.scan(_hint(wanted), token), wanted):
            hit = self._hit(book, entry, wanted)
            if hit is not None:
                yield entry, hit

    def _hit(self, book: Book, entry: Entry, wanted: Sequence[str]) -> Found | None:
        try:
            exercise, answers = self._context.definitions.said(book, entry)
            pieces = list(_readable(exercise, answers))
        except (UnknownName, BrokenDefinition):
            pieces = list(_readable(None, entry.answers))
        if not all(any(word in folded(text) for _field, text in pieces) for word in wanted):
            return None  # a word that is only an id of an option
        field, text = next((field, text) for field, text in pieces if wanted[0] in folded(text))
        label, field_id = ("", "") if field is None else (field.label, field.id)
        before, match, after = excerpt(text, wanted[0])
        author = self._context.partner(entry.author).name if entry.role is EntryRole.COPY else ""
        title = self._context.definitions.title(book, entry)
        where = _WHERE[entry.role]
        return Found(entry.exercise_id, entry.id, title, entry.on, label, before, match, after, where, author, field_id)


def _hint(wanted: Sequence[str]) -> Callable[[str], bool] | None:
    """Tells from the JSON text of answers whether they can hold all words.

    None for words that JSON writes otherwise.
    """
    if any(character in '"\\' or character < " " for word in wanted for character in word):
        return None

    def may_hold(text: str) -> bool:
        whole = folded(text)
        return all(word in whole for word in wanted)

    return may_hold


def _holding(entries: Iterable[Entry], wanted: Sequence[str]) -> Iterator[Entry]:
    for entry in entries:
        text = folded("\n".join(text for value in entry.answers.values() for text in texts(value)))
        if all(word in text for word in wanted):
            yield entry


def _readable(exercise: Exercise | None, answers: Answers) -> Iterator[tuple[Field | None, str]]:
    """The field and the pieces of text of what people wrote. Without a definition, all text."""
    if exercise is None:
        for value in answers.values():
            yield from ((None, text) for text in texts(value))
        return
    for _part, field in exercise.fields():
        value = answers.get(field.id)
        if value is not None:
            yield from ((field, text) for text in written(field, value))
