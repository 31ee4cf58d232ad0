"""The talk table: which talks there are, what a talk needs to begin, and keeping one if both say so.

While a talk goes on nothing of it is here, and nothing is written: what is kept is written once, at its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from trustbook.domain.entries import Entry, EntryRole, EntryState, age_of
from trustbook.domain.people import Partner, Viewer
from trustbook.domain.problems import BrokenDefinition, DamagedBook, NotForThisSeat, UnknownName
from trustbook.exercises.in_words import in_words
from trustbook.exercises.model import Exercise
from trustbook.exercises.talk_block import TalkBlock
from trustbook.workbook.pages.pages import Pages
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import Draft, Saved
from trustbook.workbook.together.talk_views import KeptTalk, TalkOffer, TalkTable, TalkToKeep, TalkView, TimeOut

if TYPE_CHECKING:
    from trustbook.storage.books.records import EntryHead

_TIME_OUT: Final = "time-out-agreement"
_COMING_BACK: Final = "coming-back"
_SIGNAL: Final = "signal"
_PLACES: Final = "places"
"""Ids of its fields; they are permanent."""
_LINES_OF_THE_BOOK: Final = 3
_MOST_KEPT: Final = 4


class Talks:
    """Talks of two people, at whichever seat."""

    def __init__(self, context: SessionContext, pages: Pages) -> None:
        self._context = context
        self._pages = pages

    def table(self, viewer: Viewer) -> TalkTable:
        """What there is to choose from, and what was kept last. Raises NotForThisSeat, DamagedBook."""
        seat = self._context.seat(viewer)
        talks = list(self._talks())
        return TalkTable(
            offers=tuple(TalkOffer(each.id, each.title, each.minutes, each.lead) for each, _talk in talks),
            kept=self._kept(seat, {each.id: (each, talk) for each, talk in talks}),
            time_out=self._time_out(seat),
            time_out_id=_TIME_OUT,
        )

    def begin(self, viewer: Viewer, exercise_id: str) -> TalkView:
        """What this talk needs. Raises NotForThisSeat where nobody else is there, UnknownName, BrokenDefinition."""
        seat = self._context.seat(viewer)
        exercise = self._context.library.exercise(exercise_id)
        if exercise.talk is None:
            raise UnknownName("exercise", exercise_id)
        return TalkView(
            exercise=exercise,
            talk=exercise.talk,
            people=self._two_people(),
            subject=self._subject(seat, exercise.id, exercise.talk),
            time_out=self._time_out(seat),
            me=self._context.me(),
            can_keep=not seat.read_only,
        )

    def keep(self, viewer: Viewer, kept: TalkToKeep) -> Saved:
        """Keep day, talk, subject and closing line as a page of its own: at Together for both, else for the viewer.

        Raises NotForThisSeat unless both agreed, and as `Pages.save` does.
        """
        self._context.writing_seat(viewer)
        if kept.agreed != {each.id for each in self._two_people()}:
            raise NotForThisSeat
        talk = self._context.library.exercise(kept.exercise_id).talk
        if talk is None:
            raise UnknownName("exercise", kept.exercise_id)
        page = self._pages.new_page(viewer, kept.exercise_id)
        words = {talk.subject: kept.subject.strip(), talk.closing: kept.closing.strip()}
        answers = {name: text for name, text in words.items() if text}
        draft = Draft(page.entry_id, kept.exercise_id, answers)
        saved = self._pages.set_state(viewer, draft, EntryState.FINISHED)
        self._pages.leave(viewer, None, page.entry_id)
        return saved

    def _talks(self) -> Iterator[tuple[Exercise, TalkBlock]]:
        for name in self._context.library.talk_ids():
            try:
                exercise = self._context.library.exercise(name)
            except BrokenDefinition:
                continue  # its page says what is wrong with it
            if exercise.talk is not None:
                yield exercise, exercise.talk

    def _two_people(self) -> tuple[Partner, Partner]:
        partners = sorted(self._context.partners(), key=lambda partner: partner.colour)
        if len(partners) != 2:
            raise NotForThisSeat
        return partners[0], partners[1]

    # --- what was written

    def _kept(self, seat: Seat, talks: dict[str, tuple[Exercise, TalkBlock]]) -> tuple[KeptTalk, ...]:
        heads: list[EntryHead] = []
        for name in talks:
            heads += seat.shelf.entries.heads(name, EntryRole.JOINT)
            if not seat.viewer.is_together:
                heads += seat.own.entries.heads(name, seat.role)
        found: list[KeptTalk] = []
        for head in sorted(heads, key=age_of, reverse=True):
            book = seat.shelf if head.role is EntryRole.JOINT else seat.own
            entry = book.entries.get(head.id)
            kept = None if entry is None else _kept_talk(entry, *talks[head.exercise_id])
            if kept is not None:
                found.append(kept)
            if len(found) == _MOST_KEPT:
                break
        return tuple(found)

    def _subject(self, seat: Seat, exercise_id: str, talk: TalkBlock) -> str:
        today = self._context.clock.today()
        of_today = [head for head in seat.own.entries.heads(exercise_id, seat.role) if head.on == today]
        newest = max(of_today, key=age_of, default=None)
        entry = seat.own.entries.get(newest.id) if newest is not None else None
        return "" if entry is None or _words(entry, talk.closing) else _words(entry, talk.subject)

    def _time_out(self, seat: Seat) -> TimeOut | None:
        try:
            exercise = self._context.library.exercise(_TIME_OUT)
        except (UnknownName, BrokenDefinition):
            return None
        own = self._own_words(seat, exercise)
        if own is not None:
            return own
        return TimeOut(exercise.card.lines[-_LINES_OF_THE_BOOK:]) if exercise.card is not None else None

    def _own_words(self, seat: Seat, exercise: Exercise) -> TimeOut | None:
        """What both agreed on, from the shelf. What one person noted alone is not shown to the other."""
        try:
            newest = max(seat.shelf.entries.heads(_TIME_OUT, EntryRole.JOINT), key=age_of, default=None)
            entry = seat.shelf.entries.get(newest.id) if newest is not None else None
        except DamagedBook:
            return None
        if entry is None:
            return None
        fields = {field.id: field for _part, field in exercise.fields()}
        said = {
            name: in_words(fields[name], entry.answers[name])
            for name in (_SIGNAL, _PLACES, _COMING_BACK)
            if name in fields and name in entry.answers
        }
        lines = (said[_PLACES],) if said.get(_PLACES) else ()
        own = TimeOut(lines, said.get(_COMING_BACK, ""), said.get(_SIGNAL, ""), entry.on)
        return own if own.lines or own.spoken or own.signal else None


def _kept_talk(entry: Entry, exercise: Exercise, talk: TalkBlock) -> KeptTalk | None:
    """None: a page of notes on which neither stands. Words that only one can see stay closed on a list."""
    subject, closing = _words(entry, talk.subject), _words(entry, talk.closing)
    ours = entry.role is EntryRole.JOINT
    without_words = entry.state is EntryState.FINISHED and (ours or not entry.answers)
    if not subject and not closing and not without_words:
        return None
    said = (subject, closing) if ours else ("", "")
    return KeptTalk(exercise.id, entry.id, exercise.title, entry.on, *said, ours=ours)


def _words(entry: Entry, field_id: str) -> str:
    value = entry.answers.get(field_id)
    return value.strip() if isinstance(value, str) else ""
