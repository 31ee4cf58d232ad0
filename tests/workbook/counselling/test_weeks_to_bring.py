"""The last eight weeks of the weekly pulse go to counselling as one line: own marks and words, never a note."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.samples import all_words
from tests.workbook.pulse_support import PULSE, pulse
from tests.workbook.world import ANA, BEN, WALK, World, make_library
from trustbook.workbook.paper.paper_files import make_pdf
from trustbook.workbook.paper.pulse_weeks import PULSE_WEEKS

MARKER = "quokka-marker"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "Ours.trustbook", make_library(tmp_path / "resources", WALK, PULSE))
    yield made
    made.close()


def some_weeks(world: World, *words: str) -> None:
    for word in words:
        pulse(world, safe=4, hope=7, note=MARKER, word=word)
        world.clock.go_on(days=7)


def offered(world: World) -> list[tuple[str, str]]:
    pages = world.session.bringing.bringable(world.viewer)
    return [(page.title, page.whose) for page in pages if page.entry_id == PULSE_WEEKS]


def test_from_the_second_week_on_they_are_one_line_to_bring(couple: World) -> None:
    some_weeks(couple, "heron")
    assert offered(couple) == [], "one week is a page like others"
    some_weeks(couple, "plaster")
    assert offered(couple) == [("Weekly-pulse, eight weeks", "weeks")]


def test_the_paper_has_marks_and_words_of_eight_weeks_and_no_note(couple: World) -> None:
    some_weeks(couple, "plover", *("plaster",) * 7, "heron")
    couple.session.bringing.toggle(couple.viewer, PULSE_WEEKS)
    binder = couple.session.bringing.binder(couple.viewer)
    text = all_words(make_pdf(binder))
    assert "heron" in text and "plaster" in text
    assert MARKER not in text
    assert "plover" not in text, "that was longer ago"
    (page,) = couple.session.bringing.pages(couple.viewer)
    assert page.page.is_private and not page.questions
    couple.sit(ANA)
    assert couple.session.people.sitting().brought == (PULSE_WEEKS,), "it stays on the list"


def test_nobody_else_brings_them_and_together_there_are_none(couple: World) -> None:
    some_weeks(couple, "heron", "plaster")
    couple.session.consent.let_see(couple.viewer, ["hope"])
    some_weeks(couple, "heron", "plaster")
    couple.sit(BEN)
    assert offered(couple) == [], "what one is let to see is not one's own"
    couple.together()
    assert offered(couple) == []


def test_once_they_are_long_ago_they_leave_the_list(couple: World) -> None:
    some_weeks(couple, "heron", "plaster")
    couple.session.bringing.toggle(couple.viewer, PULSE_WEEKS)
    couple.clock.go_on(days=100)
    assert couple.session.bringing.ids(couple.viewer) == ()
