"""The line through time on paper: its range, what may stand there, and that it comes first before its tab."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.timeline_world import world_with_a_line
from tests.workbook.world import World
from trustbook.documents.composing.compose import compose
from trustbook.domain.problems import NotForThisSeat, NothingToPrint
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_files import make_pdf

SECRET = "kingfisher"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    yield from world_with_a_line(tmp_path)


def on_paper(world: World, **choice: Any) -> str:
    """Everything that would stand there."""
    wanted = PaperChoice(**{"scope": "line", **choice})
    return "\n".join(compose(world.session.paper.prepare(world.viewer, wanted)).texts())


@pytest.fixture
def written(couple: World) -> World:
    """A step of both in February, and a slip and a word of Ana's own."""
    couple.together()
    couple.write("step", what="One quiet evening", when="2026-02-14")
    couple.sit("ana likes green pears")
    couple.write("slip", what=f"{SECRET} one", when="2026-02-20")
    couple.write("word", word="Steady", note=f"{SECRET} two")
    return couple


def test_only_what_both_can_see_stands_there_unless_own_pages_are_asked_for(written: World) -> None:
    text = on_paper(written)
    assert "One quiet evening" in text and "Steady" not in text and "Slip" not in text
    with_own = on_paper(written, private=True)
    assert "Steady" in with_own and "Slip" in with_own and SECRET not in with_own
    written.together()
    assert "One quiet evening" in on_paper(written)
    with pytest.raises(NotForThisSeat):
        on_paper(written, private=True)


@pytest.mark.thorough
def test_it_holds_the_chosen_range_by_month_with_its_days_in_words(written: World) -> None:
    text = on_paper(written, private=True, since=date(2026, 2, 1), until=date(2026, 2, 28))
    assert "1 February 2026 to 28 February 2026" in text and "February" in text
    assert "14 Feb" in text and "Milestone" in text and "Ana" in text and "Steady" not in text
    with pytest.raises(NothingToPrint):
        on_paper(written, until=date(2020, 1, 1))


def test_where_the_tab_is_asked_for_it_stands_before_the_pages(written: World) -> None:
    text = on_paper(written, scope="workbook", tabs=("progress",))
    assert text.index("Our way so far") < text.index("About what")
    assert SECRET not in text
    assert "Our way so far" not in on_paper(written, scope="workbook")


def test_it_becomes_a_pdf(written: World) -> None:
    binder = written.session.paper.prepare(written.viewer, PaperChoice("line"))
    assert make_pdf(binder).startswith(b"%PDF")
