"""Pages that a person makes from questions of their own. At Together there are none: they lie in the private book."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import msgspec

from trustbook.domain.answers import storable_text
from trustbook.domain.entries import EntryRole
from trustbook.domain.people import Viewer
from trustbook.domain.problems import OwnPageInUse, UnknownName, UnusableOwnPage
from trustbook.exercises.own_pages import (
    LONGEST_QUESTION,
    MOST_QUESTIONS,
    OwnPage,
    definition,
    own_id,
    page_of,
    tidied,
)
from trustbook.workbook.pages.erasing import HIDDEN, Eraser
from trustbook.workbook.sitting.own_pages_kept import keep_own_page, note_of, own_pages_in
from trustbook.workbook.sitting.session_context import SessionContext
from trustbook.workbook.sitting.views import Changed

_HALF: Final = f"{HIDDEN}own-page-half"
"""A hidden note of the private book: what was typed and neither kept nor dropped."""


@dataclass(frozen=True, slots=True)
class HalfPage:
    """What somebody typed when they were interrupted. `exercise_id`: of the page that was changed, "" for a new one."""

    exercise_id: str
    page: OwnPage


class OwnPages:
    """Making such a page, changing its questions, and taking it away. Writing on it is as on every other page."""

    def __init__(self, context: SessionContext, erasing: Eraser) -> None:
        self._context = context
        self._erasing = erasing

    def make(self, viewer: Viewer, page: OwnPage) -> Changed:
        """A new page. The change names its id.

        Raises NotForThisSeat at Together, UnusableOwnPage, and as a save does.
        """
        return self._keep(viewer, own_id(self._context.ids()), page)

    def change(self, viewer: Viewer, exercise_id: str, page: OwnPage) -> Changed:
        """Other words for a page, or other questions. What is written on it keeps the questions that it answers.

        Raises UnknownName, and as `make`.
        """
        self._must_be_there(viewer, exercise_id)
        return self._keep(viewer, exercise_id, page)

    def keep_half(self, viewer: Viewer, half: HalfPage | None) -> None:
        """Keep for later what is typed so far; None: nothing of it any more. Raises NotForThisSeat, and as a save."""
        seat = self._context.own_seat(viewer)
        if half is not None or seat.own.settings.get(_HALF):
            seat.own.settings.put(_HALF, msgspec.json.encode(half).decode() if half is not None else "")

    def half(self, viewer: Viewer, exercise_id: str = "") -> OwnPage | None:
        """What was typed of this page, or of a new one, when somebody was interrupted. Raises NotForThisSeat."""
        seat = self._context.own_seat(viewer, writing=False)
        try:
            half = msgspec.json.decode(seat.own.settings.get(_HALF) or "null", type=HalfPage | None)
        except (msgspec.DecodeError, RecursionError):
            return None
        return half.page if half is not None and half.exercise_id == exercise_id else None

    def ids(self, viewer: Viewer) -> frozenset[str]:
        """Of which pages the questions are this seat's to change. At Together of none."""
        seat = self._context.seat(viewer)
        return frozenset() if viewer.is_together else frozenset(each.id for each in own_pages_in(seat.own))

    def read(self, viewer: Viewer, exercise_id: str) -> OwnPage:
        """What its maker said of it, for changing it. Raises NotForThisSeat, UnknownName."""
        self._must_be_there(viewer, exercise_id)
        return page_of(self._context.library.exercise(exercise_id))

    def take_away(self, viewer: Viewer, exercise_id: str) -> Changed:
        """Erase the questions of a page on which nothing is written, from the book and from the kept backups.

        Raises OwnPageInUse where something is, NotForThisSeat, UnknownName, and as `Eraser.erase`.
        """
        seat = self._context.own_seat(viewer)
        self._must_be_there(viewer, exercise_id)
        if seat.own.entries.heads(exercise_id, EntryRole.OWN):
            raise OwnPageInUse
        self._erasing.erase_note(seat, note_of(exercise_id))
        self._context.look_for_own_pages()
        return Changed(frozenset(), frozenset({exercise_id}))

    def _keep(self, viewer: Viewer, exercise_id: str, page: OwnPage) -> Changed:
        seat = self._context.own_seat(viewer)
        questions = tuple(replace(each, text=storable_text(each.text)) for each in page.questions)
        page = tidied(replace(page, title=storable_text(page.title), questions=questions))
        texts = (page.title, *(each.text for each in page.questions))
        fits = all(0 < len(text) <= LONGEST_QUESTION for text in texts)
        if not fits or not 0 < len(page.questions) <= MOST_QUESTIONS:
            raise UnusableOwnPage
        known = exercise_id in self._context.library.exercise_ids()
        before = self._context.library.exercise(exercise_id) if known else None
        keep_own_page(seat.own, definition(exercise_id, page, before))
        self.keep_half(viewer, None)
        self._context.look_for_own_pages()
        return Changed(frozenset(), frozenset({exercise_id}))

    def _must_be_there(self, viewer: Viewer, exercise_id: str) -> None:
        if exercise_id not in self.ids(viewer):
            raise UnknownName("exercise", exercise_id)
