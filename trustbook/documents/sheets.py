"""What is asked to go on paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Final

from trustbook.documents.document import Margins, Style
from trustbook.documents.forms.note import FormSheet
from trustbook.documents.line_sheet import LineSheet
from trustbook.domain.answers import Answers
from trustbook.exercises.model import Exercise
from trustbook.exercises.short_form import short_form
from trustbook.exercises.solo import for_one
from trustbook.exercises.texts import Text

_CODE_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two answers to the same exercise, of two days: what they are called, and each question with both in words.

    "" where one was left open.
    """

    names: tuple[str, str]
    questions: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One exercise on paper, blank when `answers` is None.

    Only the parts in `part_ids` are shown. `by` names who wrote it ("" on our page). `note`, when there is one, says
    who and when in its own words and stands in their place. `private`: it comes from that person's own pages.
    `short` and `solo` say that the exercise is given in its short form, and for one person alone. `more` is a further
    copy for the same person, who has read what stands above the fields. `own_copies` says how often the pages come that
    each person fills in alone, where the others are for both.
    """

    exercise: Exercise
    part_ids: frozenset[str]
    answers: Answers | None = None
    on: date | None = None
    by: str = ""
    note: str = ""
    private: bool = False
    short: bool = False
    solo: bool = False
    more: bool = False
    own_copies: int = 1
    to_sign_anew: Mapping[str, str] = field(default_factory=dict)
    """Ids of the fields where signatures ended because the words changed; who had signed, and what it then said."""
    language: str = ""
    """Code of the language of the definition, "" if it is that of the document."""
    beside: SideBySide | None = None
    """In place of the answers of one person what was said then and what is said now, side by side."""
    form: FormSheet | None = None
    """What a blank sheet that is filled in on a computer says of itself."""
    second: bool = False
    """The second of the two wrote it."""
    order: tuple[str, ...] = ()
    """Ids of all fields of the whole definition, where `exercise` has only some of them."""

    def place(self, field_id: str) -> int:
        """Where a field stands in the whole definition; what it does not have comes last."""
        known = self.order or tuple(field.id for _part, field in self.exercise.fields())
        return known.index(field_id) if field_id in known else len(known)


@dataclass(frozen=True, slots=True)
class PocketCard:
    """The card of an exercise (which has one), with its answers or, when these are None, with room to write.

    `language` is that of the definition, "" if it is that of the document. `private`: only one person can see it.
    """

    exercise: Exercise
    answers: Answers | None = None
    language: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """Words that both agreed to. `quiet` says when to look at them again; it may be empty."""

    words: str
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class PauseWord:
    """The word for a pause, and what it means."""

    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Fridge:
    """Agreements to hang up: large, without reasons, without history, without states.

    `title` and `foot` may be empty. `cards` cuts them up, two beside each other; above seven it is always so.
    """

    lines: tuple[AgreedLine, ...]
    title: str = ""
    foot: str = ""
    pause: PauseWord | None = None
    cards: bool = False


@dataclass(frozen=True, slots=True)
class AgreedNames:
    """Who agreed to exactly these words: in one line, and when and where."""

    who: str
    when: str


@dataclass(frozen=True, slots=True)
class AgreementSheet:
    """One agreement, or a limit that was told, with who stands under exactly these words.

    `state` says how it stands, `note` stands in place of names that ended; `origin` is where it comes from: what is
    asked and what was said.
    """

    words: str
    state: str
    names: tuple[AgreedNames, ...] = ()
    note: str = ""
    origin: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HomeworkRow:
    """What was taken on, how far it is, and what got in the way."""

    what: str
    how_far: str = ""
    in_the_way: str = ""


@dataclass(frozen=True, slots=True)
class MarksOfWeeks:
    """Marks of one person for one question, by day."""

    name: str
    marks: tuple[tuple[date, int], ...]
    second: bool = False


@dataclass(frozen=True, slots=True)
class MarksChart:
    """One question with the marks of one person or of two."""

    title: str
    lines: tuple[MarksOfWeeks, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """One page for a counsellor. `names` are both people, or the one whose page it is.

    `topics` has a half for each name. `sessions` are the days of the last ones; `agreed_on` is the day on which both
    had agreed to all of it, None on one person's page. An empty section is left out; a half never is.
    """

    names: tuple[str, ...]
    since: date
    until: date
    next_session: date | None = None
    counsellor: str = ""
    sessions: tuple[date, ...] = ()
    both_named: tuple[str, ...] = ()
    topics: tuple[tuple[str, ...], ...] = ()
    homework: tuple[HomeworkRow, ...] = ()
    charts: tuple[MarksChart, ...] = ()
    went_well: tuple[str, ...] = ()
    hard: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    agreed_on: date | None = None
    large: bool = False


@dataclass(frozen=True, slots=True)
class PulseQuestionSheet:
    """One question of the weekly pulse, with the marks of one person or of two by the week."""

    label: str
    lines: tuple[MarksOfWeeks, ...]


@dataclass(frozen=True, slots=True)
class PulseSheet:
    """Marks over the weeks. `weeks`: the Monday of each; marks and words stand under these days.

    `who` names whose they are; `private`: one person's own. `words`: by person, each with the one word of a week.
    """

    title: str
    who: str
    weeks: tuple[date, ...]
    questions: tuple[PulseQuestionSheet, ...]
    words: tuple[tuple[str, tuple[tuple[date, str], ...]], ...] = ()
    private: bool = True


@dataclass(frozen=True, slots=True)
class BinderChapter:
    """Texts to read, then sheets, then pocket cards, then agreements, then the weekly pulse, under one title.

    A brief stands before them.
    """

    title: str
    sheets: tuple[Sheet, ...]
    texts: tuple[Text, ...] = ()
    cards: tuple[PocketCard, ...] = ()
    fridge: Fridge | None = None
    agreements: tuple[AgreementSheet, ...] = ()
    brief: Brief | None = None
    pulse: PulseSheet | None = None
    line: LineSheet | None = None
    """The line through time; it stands first."""

    @property
    def has_own_pages(self) -> bool:
        """Whether something stands in it that only one person can see."""
        own = (self.pulse is not None and self.pulse.private) or (self.line is not None and self.line.private)
        return own or any(sheet.private for sheet in self.sheets) or any(card.private for card in self.cards)


@dataclass(frozen=True, slots=True)
class Binder:
    """A whole file: chapters of sheets, with or without title page and contents. `language` is a code such as "en".

    `settle` is the text of the box with which heavy pages end; None for no box. `emergency_number` is what “Getting
    help” begins with; "" for a line to write it on.
    """

    title: str
    subtitle: str
    chapters: tuple[BinderChapter, ...]
    language: str = "en"
    title_page: bool = True
    style: Style = "filled"
    settle: Text | None = None
    large: bool = False
    """In large print."""
    margins: Margins = "usual"
    grey: bool = False
    """Without colours."""
    emergency_number: str = ""
    with_steps: bool = False
    """Filled pages with steps, hints and what was not ticked."""
    left_out: tuple[str, ...] = ()
    """Titles of what would have fitted, but is printed one by one only."""

    @property
    def has_own_pages(self) -> bool:
        """Whether something stands on it that only one person can see."""
        return any(chapter.has_own_pages for chapter in self.chapters)


def page_code(exercise: Exercise) -> str:
    """Five letters and digits that tell which exercise, in which version, a sheet of paper belongs to.

    It stays the same for one id and version. There is no I, L, O, U, 0 and 1, which hands and eyes mix up.
    """
    number = int.from_bytes(sha256(f"{exercise.id}:{exercise.version}".encode()).digest()[:8], "big")
    letters = []
    for _place in range(5):
        number, place = divmod(number, len(_CODE_LETTERS))
        letters.append(_CODE_LETTERS[place])
    return "".join(letters)


def blank_sheet(exercise: Exercise, *, short: bool = False, solo: bool = False, language: str = "") -> Sheet:
    """All parts of an exercise with room to write, as it is in short, and for one person alone.

    `language` is that of the definition, "" if it is that of the document.
    """
    shown = for_one(exercise) if solo else exercise
    shown = (short_form(shown) if short else shown) if any(field.core for _part, field in shown.fields()) else shown
    return Sheet(shown, frozenset(part.id for part in shown.parts), short=short, solo=solo, language=language)
