"""Reading the answers of a filled form into a workbook: looked at first, then saved as if they had been typed.

The right person is the one at the seat: a form carries no name. What both write is read at Together only, and what one
of the two writes is neither taken nor shown there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from trustbook.domain.answers import tidy
from trustbook.domain.entries import RevisionReason
from trustbook.domain.form_problems import ChangedMeanwhile
from trustbook.domain.people import Viewer
from trustbook.workbook.forms.form_plan import planned
from trustbook.workbook.forms.form_sheets import read_form
from trustbook.workbook.forms.form_views import FilledSheet, FormChoice, FormPreview, ReadForm
from trustbook.workbook.pages.pages import Pages
from trustbook.workbook.sitting.session_context import Seat, SessionContext
from trustbook.workbook.sitting.views import Changed, Draft


class FormsIn:
    """Looks at filled forms, and brings them in."""

    def __init__(self, context: SessionContext, pages: Pages) -> None:
        self._context = context
        self._pages = pages

    def read(self, viewer: Viewer, path: Path, *, mend: bool = True) -> FormPreview:
        """What the form at `path` would change. `mend`: emoji that a program lost one half of are made whole.

        Raises NotForThisSeat, and as `form_sheets.read_form`.
        """
        self._context.seat(viewer)
        form = read_form(self._context, path)
        return self.preview(viewer, form, mend=mend)

    def preview(self, viewer: Viewer, form: ReadForm, *, mend: bool) -> FormPreview:
        """The same for a form that was read before, beside the pages as they are now. Raises NotForThisSeat."""
        seat = self._context.seat(viewer)
        pages = tuple(planned(self._context, seat, sheet) for sheet in form.sheets(mend=mend))
        return FormPreview(viewer, form, mend, pages)

    def bring_in(self, viewer: Viewer, preview: FormPreview, choices: Sequence[FormChoice]) -> Changed:
        """Save what was chosen: all of it or nothing. What stood on a page before is kept as a version of it.

        Raises ChangedMeanwhile where a page is not as the preview showed it, NotForThisSeat, and as a save does.
        """
        seat = self._context.writing_seat(viewer)
        sheets = preview.form.sheets(mend=preview.mend)
        for choice in choices:
            self._must_be_as_shown(seat, sheets[choice.page], choice)
        entries: set[str] = set()
        exercises: set[str] = set()
        with seat.own.database.transaction():
            for choice in choices:
                taken = choice.taken
                if taken:
                    exercise_id = sheets[choice.page].exercise.id
                    entries.add(self._save(seat, exercise_id, choice.target.entry_id, taken))
                    exercises.add(exercise_id)
        return Changed(frozenset(entries), frozenset(exercises))

    def _must_be_as_shown(self, seat: Seat, sheet: FilledSheet, choice: FormChoice) -> None:
        now = planned(self._context, seat, sheet).targets
        if choice.target not in now:
            raise ChangedMeanwhile

    def _save(self, seat: Seat, exercise_id: str, entry_id: str, taken: Mapping[str, Any]) -> str:
        stored = seat.own.entries.get(entry_id) if entry_id else None
        entry_id = stored.id if stored else self._context.ids()
        if stored is not None:
            self._pages.leave(seat.viewer, None, entry_id)
        answers = tidy({**(stored.answers if stored else {}), **taken})
        self._pages.save(seat.viewer, Draft(entry_id, exercise_id, answers))
        self._pages.leave(seat.viewer, None, entry_id, RevisionReason.IMPORTED)
        return entry_id
