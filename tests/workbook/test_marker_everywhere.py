"""What one kept for themselves is in no answer of the line, the chart, the jar, the brief or anything else that is
made of entries, at the other seat and at Together; nor is what they chose for themselves alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from tests.workbook.marker_support import GIVEN, keep_everything, marked_world
from tests.workbook.what_opens import MARKER, all_that_opens
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.people import TOGETHER, Viewer
from trustbook.domain.timeline import Kind, LineChoice, LineRange, chosen
from trustbook.workbook.session import Session


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    yield from marked_world(tmp_path)


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
