"""A couple, one of whom keeps a marker for themselves on every kind of page, for tests that look for it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.workbook.pulse_support import PULSE, pulse
from tests.workbook.timeline_world import AGREEMENT, SLIP, SOON, STEP, WORD
from tests.workbook.what_opens import MARKER
from tests.workbook.world import WALK, World, exercise, make_library, part
from trustbook.domain.entries import EntryState
from trustbook.exercises.own_pages import OwnPage, OwnQuestion
from trustbook.locations import resources
from trustbook.workbook.agreed.agreement_form import BACKGROUND
from trustbook.workbook.pages.spelling_choice import SETTING, SpellingChoice
from trustbook.workbook.sitting.views import Draft

GOOD_THING = exercise("good-thing", part("mine", "each", "offer", "what:short", "happened-on:date", "where:choice"))
BRIEF = resources() / "exercises/en/professional-help/session-brief.toml"
GIVEN = "Given to both"


def marked_world(tmp_path: Path) -> Iterator[World]:
    """A couple with every kind of page; closed at the end. For a fixture."""
    library = make_library(tmp_path / "resources", WALK, PULSE, SLIP, STEP, WORD, SOON, GOOD_THING)
    for real in (AGREEMENT, BRIEF):
        place = tmp_path / "resources" / "exercises" / "en" / real.parent.name
        place.mkdir(parents=True)
        (place / real.name).write_text(real.read_text(encoding="utf-8"), encoding="utf-8")
    made = World(tmp_path / "Ours.trustbook", library)
    yield made
    made.close()


def keep_everything(world: World) -> None:
    """Ana writes the marker on every kind of page, chooses things for herself, and gives one thing to both."""
    session, viewer = world.session, world.viewer
    world.write("slip", what=MARKER, learned=MARKER, when="2026-02-20")
    world.write("word", word=MARKER, note=MARKER)
    world.write("session-brief", **{"topic-1": MARKER, "went-well": MARKER})
    pulse(world, safe=3, hope=9, note=MARKER, word=MARKER)
    session.jar.note(viewer, MARKER, for_both=True)
    session.jar.note(viewer, MARKER)
    draft = session.agreement_offers.begin(viewer).draft_id
    session.agreement_offers.save_draft(viewer, draft, {"kind": "both", "words": MARKER, "value": MARKER})
    offered = session.agreement_offers.begin(viewer).draft_id
    session.agreement_offers.save_draft(viewer, offered, {"kind": "both", "words": GIVEN, "value": MARKER})
    session.agreement_offers.offer(viewer, offered, [name for name in BACKGROUND if name != "value"])
    (mine,) = session.own_pages.make(viewer, OwnPage(MARKER, (OwnQuestion(MARKER),))).exercises
    page = session.pages.open_page(viewer, mine)
    (name,) = (field.id for _part, field in page.exercise.fields())
    session.pages.set_state(viewer, Draft(page.entry_id, mine, {name: MARKER}), EntryState.FINISHED)
    session.at_hand.turn(viewer, mine)
    session.people.put_setting(viewer, SETTING, SpellingChoice().with_word(MARKER).with_field(mine, "de").text())
