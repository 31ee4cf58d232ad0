"""Where to start: kept for one person alone, changeable, and never a lock."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.storage.cipher_pages import decrypted_pages
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import EntryState
from trustbook.domain.problems import DiskFull, NotForThisSeat, UnknownName
from trustbook.exercises.library import Library
from trustbook.storage.backups import backup_changes
from trustbook.storage.backups.backups import list_backups
from trustbook.workbook.sitting.views import Draft, StartPath


@pytest.fixture
def real(world: World) -> World:
    """With the program's own exercises and paths."""
    world.library = Library()
    return world


def kept_book(world: World) -> tuple[str, bytes]:
    """File name and key of the private book."""
    book = world.session.context.books.private
    assert book is not None
    return book.path.name, book.database.key


def names(way: StartPath) -> list[str]:
    return [step.line.exercise_id for _title, steps in way.stages for step in steps]


def test_nothing_is_said_and_nothing_suggested_at_first(real: World) -> None:
    real.create()
    way = real.session.start_paths.way(real.viewer)
    assert [name for name, _words in way.possible] == [
        "just-now", "hurt", "broke", "both", "unsure", "affair",
        "lies", "online", "hidden", "jealousy", "alone", "keeping",
    ]  # fmt: skip
    assert (way.chosen, way.stages, way.next_id) == (frozenset(), (), "")


def test_the_first_evening_shows_the_stage_of_one_page_and_later_ones_come_when_it_is_done(real: World) -> None:
    real.create()
    way = real.session.start_paths.say(real.viewer, ["just-now", "hurt", "affair"])
    assert way.near == 1 < len(way.stages)
    for step in way.stages[0][1]:
        name = step.line.exercise_id
        draft = Draft(real.session.pages.open_page(real.viewer, name).entry_id, name, {})
        real.session.pages.set_state(real.viewer, draft, EntryState.NOT_NOW)
    assert real.session.start_paths.way(real.viewer).near == 2


def test_what_was_said_is_there_next_time_and_can_be_changed_and_deleted(real: World) -> None:
    real.create()
    real.session.start_paths.say(real.viewer, ["unsure", "hurt"])
    real.sit(ANA)
    assert real.session.start_paths.way(real.viewer).chosen == {"hurt", "unsure"}

    assert real.session.start_paths.say(real.viewer, ["keeping"]).chosen == {"keeping"}
    assert real.session.start_paths.say(real.viewer, []).stages == ()
    real.sit(ANA)
    assert real.session.start_paths.way(real.viewer).chosen == frozenset()


def test_what_was_deleted_is_gone_from_the_backups_too(real: World) -> None:
    real.create()
    real.session.start_paths.say(real.viewer, ["unsure"])
    real.session.keeping.back_up()
    name, key = kept_book(real)

    real.session.start_paths.say(real.viewer, [])

    (backup,) = list_backups(real.folder)
    real.close()
    for path in (real.folder / name, backup.path / name):
        assert b"unsure" not in b"".join(decrypted_pages(path, key)), path


def test_deleting_that_could_not_reach_the_backups_is_finished_later_and_spares_what_was_said_since(
    real: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    real.create()
    real.session.start_paths.say(real.viewer, ["unsure"])
    real.session.keeping.back_up()
    name, key = kept_book(real)

    def full(*_arguments: object) -> tuple[Path, ...]:
        raise DiskFull(real.folder)

    with monkeypatch.context() as patch:
        patch.setattr(backup_changes, "purge_in_backups", full)
        with pytest.raises(DiskFull):
            real.session.start_paths.say(real.viewer, [])
        assert real.session.start_paths.way(real.viewer).chosen == frozenset()
    real.session.start_paths.say(real.viewer, ["keeping"])
    real.sit(ANA)

    assert real.session.start_paths.way(real.viewer).chosen == {"keeping"}
    (backup,) = list_backups(real.folder)
    assert b"unsure" not in b"".join(decrypted_pages(backup.path / name, key))


def test_nobody_else_can_see_what_was_said(real: World) -> None:
    real.join()
    real.session.start_paths.say(real.viewer, ["unsure"])
    assert "unsure" not in json.dumps(dict(real.session.people.sitting().settings))
    real.together()
    with pytest.raises(NotForThisSeat):
        real.session.start_paths.way(real.viewer)
    with pytest.raises(NotForThisSeat):
        real.session.start_paths.say(real.viewer, ["hurt"])
    assert not real.session.people.sitting().settings
    assert not [key for key in real.session.context.books.shared.settings.all() if "where" in key]

    real.sit(BEN)
    assert real.session.start_paths.way(real.viewer).chosen == frozenset()
    assert "unsure" not in real.session.data.export_data(real.viewer, private=True).decode()


def test_skipping_and_not_now_count_as_done_and_nothing_is_locked(real: World) -> None:
    real.create()
    way = real.session.start_paths.say(real.viewer, ["unsure"])
    assert way.next_id == names(way)[0]
    for state in (EntryState.SKIPPED, EntryState.NOT_NOW, EntryState.FINISHED, EntryState.ON_PAPER):
        before = real.session.start_paths.way(real.viewer).next_id
        page = real.session.pages.open_page(real.viewer, before)
        real.session.pages.set_state(real.viewer, Draft(page.entry_id, before, {}), state)
        assert real.session.start_paths.way(real.viewer).next_id not in ("", before)
    assert names(real.session.start_paths.way(real.viewer)) == names(way), "all of it stays in sight"


def test_one_person_alone_is_not_sent_to_pages_for_two(real: World) -> None:
    real.create()
    for answer, _words in real.session.start_paths.way(real.viewer).possible:
        way = real.session.start_paths.say(real.viewer, [answer])
        assert all(step.line.who != "together" for _title, steps in way.stages for step in steps), answer
        assert names(way), answer
    real.session.people.take_second_seat("Ben", BEN)
    with_two = names(real.session.start_paths.say(real.viewer, ["keeping"]))
    assert "weekly-meeting" in with_two
    assert "weekly-meeting" not in names(real.session.start_paths.say(real.viewer, ["keeping", "alone"]))


def test_several_answers_are_put_together_without_doubles(real: World) -> None:
    real.join()
    found = names(real.session.start_paths.say(real.viewer, ["hurt", "unsure", "affair", "alone"]))
    assert len(found) == len(set(found)) <= 10


def test_an_answer_that_does_not_exist_is_refused(real: World) -> None:
    real.create()
    with pytest.raises(UnknownName):
        real.session.start_paths.say(real.viewer, ["hurt", "kitchen"])
