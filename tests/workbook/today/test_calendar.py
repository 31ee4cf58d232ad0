"""Days for another calendar: when, never what for; read here by a small reader of our own. And the line on Today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from tests.workbook.world import ANA, BEN, World
from trustbook.domain.calendar_days import CalendarDay, clock_time
from trustbook.domain.counselling import Appointment, CounsellingStep
from trustbook.domain.people import Viewer
from trustbook.exercises.library import Library
from trustbook.workbook.counselling.counselling_views import REMINDERS
from trustbook.workbook.sitting.views import Draft

VISIT = Appointment("", date(2026, 3, 5), "17:30", "Mr Haddad", "room 3", "at the station", "bring the form")
OWN = replace(VISIT, on=date(2026, 3, 6), at="in the morning", ours=False)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "Ours.trustbook", Library())
    made.join()
    yield made
    made.close()


def events(content: str) -> list[dict[str, str]]:
    """The events of a calendar file by RFC 5545: unfolded, each line as name, parameters and value."""
    assert "\n" not in content.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))
    lines = content.replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    found: list[dict[str, str]] = []
    for line in lines:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name != "END":
            found[-1][name] = value
    return found


def written(world: World, *, private: bool = True) -> list[dict[str, str]]:
    path = world.folder.parent / "days.ics"
    world.session.data.save_calendar(world.viewer, path, private=private, overwrite=True)
    content = path.read_bytes().decode()
    for word in ("Haddad", "room", "station", "form", "Ana", "Ben", "ounsel", "table", world.folder.stem):
        assert word not in content
    return events(content)


def visit(world: World, appointment: Appointment) -> str:
    (entry_id,) = world.session.counselling.save_appointment(world.viewer, appointment).entries
    return entry_id


def agree(world: World) -> None:
    """Ana offers words with a day to look at them again, Ben says yes."""
    offers = world.session.agreement_offers
    draft_id = offers.begin(world.viewer).draft_id
    words = {"kind": "both", "words": "Money at the table", "next-look": "2026-04-01"}
    offers.save_draft(world.viewer, draft_id, words)
    (agreement_id,) = offers.offer(world.viewer, draft_id, ()).entries - {draft_id}
    world.sit(BEN)
    world.session.agreements.answer(world.viewer, agreement_id, "yes")


def test_the_file_has_appointments_review_days_and_the_weekly_meeting_under_one_neutral_title(world: World) -> None:
    agree(world)
    visit(world, VISIT)
    world.together()
    page = world.session.pages.open_page(world.viewer, "weekly-meeting")
    world.session.pages.save(world.viewer, Draft(page.entry_id, "weekly-meeting", {"next-on": "2026-03-08"}))
    found = sorted(written(world), key=lambda each: each.get("DTSTART", each.get("DTSTART;VALUE=DATE", "")))
    assert {each["SUMMARY"] for each in found} == {"Time set aside"}
    assert [each.get("DTSTART") or each["DTSTART;VALUE=DATE"] for each in found] == [
        "20260305T173000", "20260308", "20260401",
    ]  # fmt: skip
    assert found[1]["RRULE"] == "FREQ=WEEKLY;COUNT=26"
    assert not any({"DESCRIPTION", "LOCATION", "ATTENDEE", "ORGANIZER"} & each.keys() for each in found)
    assert len({each["UID"] for each in found}) == len(found)
    assert found[0]["UID"] == sorted(written(world), key=lambda each: each.get("DTSTART", "9"))[0]["UID"]


def test_an_own_appointment_is_in_the_file_of_its_person_only(world: World) -> None:
    visit(world, OWN)
    (mine,) = written(world)
    assert mine["DTSTART;VALUE=DATE"] == "20260306"
    assert written(world, private=False) == []
    world.sit(BEN)
    assert written(world) == []
    world.together()
    assert written(world) == []


def test_what_was_held_fell_away_or_is_past_is_not_in_it(world: World) -> None:
    world.session.counselling.note_step(world.viewer, visit(world, VISIT), CounsellingStep.SET_ASIDE)
    visit(world, replace(VISIT, on=date(2026, 3, 1)))
    assert written(world) == []


def told(world: World, viewer: Viewer) -> bool:
    return world.session.today.view(viewer).set_aside


def test_a_line_on_today_is_off_until_its_person_wishes_it_and_only_theirs(world: World) -> None:
    visit(world, replace(VISIT, on=world.clock.today()))
    assert not told(world, world.viewer)
    world.session.people.put_setting(world.viewer, REMINDERS, "on")
    assert told(world, world.viewer)
    world.sit(BEN)
    assert not told(world, world.viewer)
    world.together()
    assert not told(world, world.viewer)


def test_the_line_is_left_out_on_other_days_and_when_it_is_done(world: World) -> None:
    world.session.people.put_setting(world.viewer, REMINDERS, "on")
    visit(world, VISIT)
    assert not told(world, world.viewer)
    today = visit(world, replace(VISIT, on=world.clock.today()))
    assert told(world, world.viewer)
    world.session.counselling.note_step(world.viewer, today, CounsellingStep.HELD)
    assert not told(world, world.viewer)


def test_today_says_the_next_appointment_with_its_time_and_place(world: World) -> None:
    visit(world, VISIT)
    for passphrase in (ANA, BEN):
        world.sit(passphrase)
        coming = world.session.today.view(world.viewer).appointment
        assert coming is not None
        assert (coming.on, coming.at, coming.where) == (VISIT.on, "17:30", "Mr Haddad, at the station")


@pytest.mark.parametrize(
    ("words", "at"), [("17:30", time(17, 30)), ("at 9.05", time(9, 5)), ("in the morning", None), ("25:00", None)]
)
def test_a_time_is_read_where_it_is_one(words: str, at: time | None) -> None:
    assert clock_time(words) == at


def test_a_weekly_day_falls_on_the_same_day_of_each_week_from_then_on() -> None:
    day = CalendarDay("", date(2026, 3, 8), weekly=True)
    assert [day.falls_on(date(2026, 3, each)) for each in (1, 8, 14, 15)] == [False, True, False, True]
