"""A bare sentence opener is kept as it stands, and counts nowhere as an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.world import World, exercise, make_library, part
from trustbook.domain.entries import EntryState
from trustbook.domain.problems import NothingToPrint, NothingToShare
from trustbook.workbook.paper.paper import prepare
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.sitting.views import ExerciseLine

OPENER = "I was afraid that "
WISH = exercise("wish", part("mine", "each", "offer", "fear", "hope"), part("ours", "together", "joint", "plan"))
WISH = WISH.replace('label = "About fear"', 'label = "About fear"\nopeners = ["I was afraid that …"]')
WISH = WISH.replace('label = "About plan"', 'label = "About plan"\nopeners = ["We begin with …"]')


@pytest.fixture
def pair(tmp_path: Path) -> World:
    world = World(tmp_path / "Ours.trustbook", make_library(tmp_path / "resources", WISH))
    world.join()
    return world


def line(world: World) -> ExerciseLine:
    return world.session.lists.exercise_lines(world.viewer, "first")[0]


def test_it_is_saved_and_the_page_does_not_count_as_begun(pair: World) -> None:
    page = pair.write("wish", fear=OPENER)
    assert page.exists and page.answers == {"fear": OPENER}
    assert (page.state, line(pair).state) == (EntryState.UNTOUCHED, EntryState.UNTOUCHED)
    page = pair.write("wish", page.entry_id, fear=OPENER + "it rains")
    assert page.state is EntryState.STARTED


def test_it_can_neither_be_shared_nor_printed_nor_found_nor_brought(pair: World) -> None:
    page = pair.write("wish", fear=OPENER, hope="Sun")
    session, viewer = pair.session, pair.viewer
    assert session.sharing.shareable_fields(viewer, page.entry_id) == ("hope",)
    with pytest.raises(NothingToShare):
        session.sharing.share(viewer, page.entry_id, ["fear"])
    session.sharing.share(viewer, page.entry_id, ["fear", "hope"])
    assert session.pages.open_page(viewer, "wish").placed[0].answers == {"hope": "Sun"}
    assert session.finding.find(viewer, "afraid") == ()
    binder = prepare(session.context, viewer, PaperChoice("workbook", private=True))
    sheets = [sheet for chapter in binder.chapters for sheet in chapter.sheets]
    assert sheets and not any("fear" in (sheet.answers or {}) for sheet in sheets)
    pair.write("wish", page.entry_id, fear=OPENER)
    with pytest.raises(NothingToPrint):
        session.bringing.toggle(viewer, page.entry_id)
    assert session.pages.open_page(viewer, "wish").answers == {"fear": OPENER}, "the text itself stays"


def test_putting_something_on_our_page_leaves_a_begun_sentence_where_it_was(pair: World) -> None:
    page = pair.write("wish", plan="We begin with ")
    with pytest.raises(NothingToShare):
        pair.session.sharing.put_on_our_page(pair.viewer, page.entry_id)
    assert pair.session.pages.open_page(pair.viewer, "wish").answers == {"plan": "We begin with "}
