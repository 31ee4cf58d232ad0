"""A worksheet written as a form, filled in by another library and read back, says exactly what was filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.documents.forms.files import form, opened, widgets
from tests.documents.forms.support import LIBRARY, NAMES, answers, read_day
from tests.workbook.form_support import bring, read
from tests.workbook.pypdf_forms import filled_by_pypdf
from tests.workbook.world import World
from trustbook.documents.forms.fields import form_fields
from trustbook.documents.forms.filling import values_of
from trustbook.documents.forms.reading import answers_of
from trustbook.exercises.signatures import signoff_fields

FILLABLE = [name for name in NAMES if form_fields(LIBRARY.exercise(name))]
A_FEW = ("weekly-pulse", "weekly-meeting", "values")


class Desk:
    """One person's workbook with all exercises, into which one form after the other is read."""

    def __init__(self, folder: Path) -> None:
        self.world = World(folder / "Ours.trustbook", LIBRARY)
        self.world.create()
        self.path = folder / "form.pdf"
        self.blank: dict[tuple[str, bool], bytes] = {}

    def check(self, name: str, said: dict[str, Any], *, short: bool = False) -> None:
        """Fill in what has room, read it into a new page, and compare what is kept."""
        exercise = LIBRARY.exercise(name)
        blank = self.blank.setdefault((name, short), form(name, short=short))
        room = {each.name for each in widgets(opened(blank))}
        values = {key: text for key, text in values_of(exercise, said).items() if key in room}
        expected = answers_of(exercise, values, read_day).answers
        for field_id in signoff_fields(exercise):
            expected.pop(field_id, None)
        self.path.write_bytes(filled_by_pypdf(blank, values))
        if not expected:
            return
        seat = self.world.session.context.seat(self.world.viewer)
        for entry in seat.own.entries.all(name):
            self.world.session.erasing.erase(self.world.viewer, entry.id)
        (entry_id,) = bring(self.world, read(self.world, self.path, mend=False))
        kept = seat.own.entries.get(entry_id)
        assert kept is not None and kept.answers == expected


@pytest.fixture
def desk(tmp_path: Path) -> Any:
    made = Desk(tmp_path)
    yield made
    made.world.close()


def _examples(count: int) -> settings:
    return settings(
        max_examples=count,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@pytest.mark.thorough
@_examples(12)
@given(data=st.data())
def test_what_is_filled_in_comes_into_the_book_exactly(desk: Desk, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(A_FEW))
    desk.check(name, data.draw(answers(LIBRARY.exercise(name))), short=data.draw(st.booleans()))


@pytest.mark.sweep
@pytest.mark.timeout(900)
def test_every_exercise_comes_back_exactly(desk: Desk) -> None:
    for name in FILLABLE:
        _check_some(desk, name)


@pytest.mark.sweep
@pytest.mark.timeout(900)
def test_every_short_form_comes_back_exactly(desk: Desk) -> None:
    for name in FILLABLE:
        _check_some(desk, name, short=True)


def _check_some(desk: Desk, name: str, *, short: bool = False) -> None:
    @_examples(2)
    @given(said=answers(LIBRARY.exercise(name)))
    def check(said: dict[str, Any]) -> None:
        desk.check(name, said, short=short)

    check()
