"""How a page asks for another page. It names what is wanted; where and how that is shown is nothing it knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from trustbook.domain.letter_text import LetterText
    from trustbook.workbook.letters.letter_views import LetterToRead
    from trustbook.workbook.sitting.views import PagePosition
    from trustbook.workbook.together.jar_views import OpenedSlip


TO_BRING: Final = "pages-to-bring"
"""What the list of pages is called on the overview of counselling."""


@dataclass(frozen=True, slots=True)
class FoundAt:
    """Where a word was found in an entry: the field, "" if that is not known, and the word itself, folded."""

    field_id: str
    word: str


@dataclass(frozen=True, slots=True)
class ToBring:
    """A page that could be brought to counselling: this entry, else the newest of this exercise. `title`: its name."""

    title: str
    exercise_id: str = ""
    entry_id: str = ""


class CanBring(Protocol):
    """What of a tab can go to counselling."""

    def page(self) -> ToBring | None:
        """The page on which somebody is, or its line in a list; None where it is neither."""
        ...

    def choose(self) -> bool:
        """Let somebody choose what to bring, where that is done here; False where it is not."""
        ...

    def say(self, words: str) -> bool:
        """Say on the open page what became of it; False where none is open."""
        ...


class ReadingNavigator(Protocol):
    """What can be asked for with and without an open workbook."""

    def open_exercise(self, exercise_id: str) -> None:
        """The entry of an exercise that its list opens, in whichever tab the exercise stands."""
        ...

    def open_text(self, text_id: str, word: str = "") -> None:
        """A text of the guide, such as “Getting help” (`text_ids.HELP`), where the folded `word` stands in it."""
        ...

    def open_chapter(self, chapter_id: str, word: str = "") -> None:
        """What there is to read before the exercises of a chapter, where the folded `word` stands in it."""
        ...

    def print_blank(self, exercise_id: str) -> None:
        """Offer one blank sheet of an exercise, to print or to save."""
        ...

    def back(self) -> None:
        """To where one was before the page that asks was opened."""
        ...


class Navigator(ReadingNavigator, Protocol):
    """What can be asked for while a workbook is open."""

    def open_entry(
        self, exercise_id: str, entry_id: str, found: FoundAt | None = None, *, returns: bool = False
    ) -> None:
        """One entry of an exercise, or what was shared of one; at the place where a word was found, if given.

        `returns`, here and below: Escape there leads back to the place that asks.
        """
        ...

    def begin_short(self, exercise_id: str) -> None:
        """The entry of today, in its short form, with the cursor in its first field."""
        ...

    def open_place(self, place: PagePosition) -> None:
        """Where somebody was on a page, with the cursor there; `as_letter`: its letter, on a sheet of its own."""
        ...

    def open_side_by_side(self, exercise_id: str) -> None:
        """What both have shared of an exercise, beside each other; nothing happens where there is not both."""
        ...

    def open_then_and_now(self, exercise_id: str = "") -> None:
        """The first and the latest answers of a page beside each other; "": of the one that was written last."""
        ...

    def open_talk(self, exercise_id: str) -> None:
        """Hold this talk at the table, in the full window; what is open is saved first."""
        ...

    def open_tab(self, tab_id: str) -> None:
        """A tab, with what it shows before an exercise is opened."""
        ...

    def open_overview(self, name: str, item: str = "", *, returns: bool = False) -> None:
        """The tab with the built-in page of this name, and what is called `item` of it; nothing where none has it."""
        ...

    def read_aloud(self, letter: LetterText) -> None:
        """Show a letter in the full window, a few lines at a time."""
        ...

    def read_letter(self, read: LetterToRead) -> None:
        """Show a letter that lies with both, on a sheet of its own."""
        ...

    def open_letters(self, entry_id: str = "", *, returns: bool = False) -> None:
        """Where the letters lie, with the choices that there are for this one."""
        ...

    def open_jar(self) -> None:
        """The jar of good things."""
        ...

    def note_good_thing(self) -> None:
        """Note a good thing in a line, from wherever one is; only at a person's seat."""
        ...

    def read_slips(self, slips: tuple[OpenedSlip, ...]) -> None:
        """Show good things in the full window, one at a time."""
        ...

    def open_guide(self) -> None:
        """Everything that there is to read."""
        ...

    def open_check(self) -> None:
        """“Is this book right for us?”, which leaves no trace."""
        ...

    def open_today(self) -> None:
        """Where a sitting begins."""
        ...

    def open_brief(self, *, alone: bool = False) -> None:
        """The way to a brief for a counsellor; `alone`: to one person's page."""
        ...

    def open_look_first(self) -> None:
        """In the example: one page of each tab that is worth seeing."""
        ...

    def open_where(self) -> None:
        """“Where to start”."""
        ...

    def open_find(self) -> None:
        """Finding words."""
        ...
