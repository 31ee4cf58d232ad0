"""What one kept for themselves is in no answer of the line, the chart, the jar, the brief or anything else that is
made of entries, at the other seat and at Together; nor is what they chose for themselves alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from tests.workbook.test_privacy import MARKER, all_that_opens
from tests.workbook.test_standing_consent import PULSE, pulse
from tests.workbook.timeline_world import AGREEMENT, SLIP, SOON, STEP, WORD
from tests.workbook.world import ANA, BEN, WALK, World, exercise, make_library, part
from trustbook.domain.entries import EntryState
from trustbook.domain.people import TOGETHER, Viewer
from trustbook.domain.timeline import Kind, LineChoice, LineRange, chosen
from trustbook.exercises.own_pages import OwnPage, OwnQuestion
from trustbook.locations import resources
from trustbook.workbook.agreement_form import BACKGROUND
from trustbook.workbook.session import Session
from trustbook.workbook.spelling_choice import SETTING, SpellingChoice
from trustbook.workbook.views import Draft

GOOD_THING = exercise("good-thing", part("mine", "each", "offer", "what:short", "happened-on:date", "where:choice"))
BRIEF = resources() / "exercises/en/professional-help/session-brief.toml"
GIVEN = "Given to both"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
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


def _told(session: Session, viewer: Viewer) -> Iterator[tuple[str, object]]:
    """Everything that the program would show there."""
    line = session.timeline.line(viewer, LineRange())
    yield "line", line
    yield "a filter that looks for it", chosen(line.items, LineChoice(words=MARKER))
    for kind in Kind:
        yield f"line, {kind}", session.timeline.items(viewer, LineRange(), [kind])
    yield "chart", session.charts.pulse(viewer)
    yield "chart of both", session.charts.pulse(viewer, placed=True)
    yield "consent", session.consent.view(viewer)
    yield "then and now", session.then_and_now.pages(viewer)
    yield "jar", session.jar.view(viewer)
    yield "brief", session.briefs.items(viewer, date(2020, 1, 1), date(2030, 1, 1))
    yield "today, and what is at hand", session.today.view(viewer)
    yield "promises", session.promises.all(viewer)
    yield "agreements", session.agreements.overview(viewer)
    yield "counselling", session.counselling.overview(viewer)
    yield "pages to bring", session.bringing.bringable(viewer)
    yield "own pages", session.own_pages.ids(viewer)
    yield "lists", [session.lists.exercise_lines(viewer, tab.id) for tab in session.lists.tabs()]
    yield "own words", asdict(session.people.sitting())
    yield "found", session.finding.everywhere(viewer, MARKER)


def test_nothing_of_what_one_kept_is_told_to_the_other_or_to_both(couple: World) -> None:
    keep_everything(couple)
    mine = dict(_told(couple.session, couple.viewer))
    for there in ("line", "chart", "today, and what is at hand", "own words", "lists"):
        assert MARKER in repr(mine[there]), f"the test would not see it in {there}"
    session = couple.sit(BEN)
    for viewer in (couple.viewer, TOGETHER):
        if viewer.is_together:
            session.people.go_together(ANA)
        told = dict(_told(session, viewer))
        assert GIVEN in repr(told["agreements"])
        assert [name for name, answer in told.items() if MARKER in repr(answer)] == []
        assert mine["own pages"] and not told["own pages"]
    couple.close()
    opened = all_that_opens(couple.folder, BEN)
    assert GIVEN in opened and MARKER not in opened
