"""When a page is saved. Time is told by the test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.ui.page_support import FakeTimer
from trustbook.domain.entries import EntryState, RevisionReason
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import DiskFull, Problem
from trustbook.domain.times import Moment
from trustbook.ui.frame.save_state import SaveKind, SaveState
from trustbook.ui.pages.exercise.autosave import LONGEST_SECONDS, QUIET_SECONDS, Autosave, OpenEntry, Request
from trustbook.workbook.sitting.views import Draft, Saved

AT = Moment(datetime(2026, 3, 2, 14, 2, tzinfo=UTC), "UTC")
SAVED = Saved("entry", AT, exists=True, state=EntryState.STARTED, on=date(2026, 3, 2))


@dataclass
class Desk:
    """A page with one text, a disk that answers when told to, and a clock."""

    text: str = ""
    now: float = 0.0
    writes: list[Request] = field(default_factory=list)
    answers: list[tuple[Callable[[Saved], None], Callable[[Problem], None]]] = field(default_factory=list)
    states: list[SaveState] = field(default_factory=list)
    timers: list[FakeTimer] = field(default_factory=list)

    def __post_init__(self) -> None:
        entry = OpenEntry(
            viewer=TOGETHER,
            entry_id="entry",
            take=lambda: Draft("entry", "exercise", {"text": self.text}),
            saved=lambda _saved: None,
            told=self.states.append,
        )
        self.autosave = Autosave(entry, self._write, self._timer, lambda: self.now)

    def _timer(self, fired: Callable[[], None]) -> FakeTimer:
        self.timers.append(FakeTimer(fired))
        return self.timers[-1]

    def _write(self, request: Request, done: Callable[[Saved], None], failed: Callable[[Problem], None]) -> None:
        self.writes.append(request)
        self.answers.append((done, failed))

    @property
    def timer(self) -> FakeTimer:
        return self.timers[0]

    def type(self, text: str) -> None:
        self.text += text
        self.autosave.edited()

    def commit(self) -> None:
        self.answers.pop(0)[0](SAVED)

    def fail(self) -> None:
        self.answers.pop(0)[1](DiskFull(Path("x")))

    def saved_texts(self) -> list[str | None]:
        return [write.draft.answers["text"] if write.draft else None for write in self.writes]

    def kinds(self) -> list[SaveKind]:
        return [state.kind for state in self.states]


def request(text: str | None, freeze: RevisionReason | None = None, state: EntryState | None = None) -> Request:
    draft = None if text is None else Draft("entry", "exercise", {"text": text})
    return Request(TOGETHER, "entry", draft, freeze, state)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_page_is_saved_a_moment_after_the_last_key(desk: Desk) -> None:
    desk.type("a")
    desk.now = 0.5
    desk.type("b")

    assert desk.timer.seconds == pytest.approx(QUIET_SECONDS)
    assert desk.writes == []
    desk.timer.fire()
    assert desk.saved_texts() == ["ab"]


def test_while_somebody_types_on_and_on_it_is_saved_every_five_seconds(desk: Desk) -> None:
    for tenth in range(0, 49, 5):
        desk.now = tenth / 10
        desk.type("x")

    assert desk.timer.seconds == pytest.approx(LONGEST_SECONDS - 4.5)
    desk.now = LONGEST_SECONDS + 1
    desk.type("x")
    assert desk.timer.seconds == 0.0


def test_leaving_a_field_saves_at_once(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.save_now()

    assert desk.saved_texts() == ["a"]
    assert desk.timer.seconds is None


def test_leaving_a_field_without_having_written_saves_nothing(desk: Desk) -> None:
    desk.autosave.save_now()

    assert desk.writes == []
    assert desk.states == []


def test_saved_is_said_only_after_the_commit(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.save_now()
    assert SaveKind.SAVED not in desk.kinds()

    desk.commit()
    assert desk.states[-1] == SaveState(SaveKind.SAVED, AT)
    assert desk.autosave.is_clean


def test_two_saves_are_never_on_their_way_at_once(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.save_now()
    desk.type("b")
    desk.autosave.save_now()
    assert desk.saved_texts() == ["a"]

    desk.commit()
    assert desk.states[-1].kind is SaveKind.UNSAVED
    desk.timer.fire()
    assert desk.saved_texts() == ["a", "ab"]


def test_what_was_written_during_a_save_is_not_called_saved(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.save_now()
    desk.type("b")
    desk.commit()

    assert not desk.autosave.is_clean
    assert desk.kinds()[-1] is SaveKind.UNSAVED


def test_leaving_the_page_saves_and_freezes_in_one_go(desk: Desk) -> None:
    heard: list[bool] = []
    desk.type("a")
    desk.autosave.flush(heard.append, RevisionReason.LEAVING)

    assert desk.writes == [
        Request(TOGETHER, "entry", Draft("entry", "exercise", {"text": "a"}), RevisionReason.LEAVING)
    ]
    assert heard == []
    desk.commit()
    assert heard == [True]


def test_leaving_a_page_that_was_saved_since_freezes_it_without_writing_it_again(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.save_now()
    desk.commit()
    desk.autosave.flush(lambda _well: None, RevisionReason.LEAVING)

    assert desk.writes[-1] == request(None, RevisionReason.LEAVING)


def test_leaving_a_page_on_which_nothing_was_written_does_nothing(desk: Desk) -> None:
    heard: list[bool] = []
    desk.autosave.flush(heard.append, RevisionReason.LEAVING)

    assert heard == [True]
    assert desk.writes == []


def test_leaving_twice_freezes_once(desk: Desk) -> None:
    desk.type("a")
    for _time in range(2):
        desk.autosave.flush(lambda _well: None, RevisionReason.LEAVING)
        if desk.answers:
            desk.commit()

    assert len(desk.writes) == 1


def test_leaving_during_a_save_waits_for_it_and_takes_the_newest_text(desk: Desk) -> None:
    heard: list[bool] = []
    desk.type("a")
    desk.autosave.save_now()
    desk.type("b")
    desk.autosave.flush(heard.append, RevisionReason.LOCK)
    assert len(desk.writes) == 1

    desk.commit()
    assert desk.saved_texts() == ["a", "ab"]
    assert desk.writes[-1].freeze is RevisionReason.LOCK
    desk.commit()
    assert heard == [True]


def test_a_failure_is_told_and_tried_again_less_and_less_often(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.save_now()
    pauses = []
    for _attempt in range(7):
        desk.fail()
        assert desk.states[-1].kind is SaveKind.FAILED
        assert isinstance(desk.states[-1].problem, DiskFull)
        assert desk.timer.seconds is not None
        pauses.append(desk.timer.seconds)
        desk.timer.fire()

    assert pauses == [2, 5, 10, 30, 60, 60, 60]
    desk.commit()
    assert desk.kinds()[-1] is SaveKind.SAVED


def test_after_a_failure_the_retry_takes_what_was_written_meanwhile(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.save_now()
    desk.fail()
    desk.type("b")
    assert desk.kinds()[-1] is SaveKind.FAILED

    desk.timer.fire()
    assert desk.saved_texts() == ["a", "ab"]


def test_a_page_that_cannot_be_saved_says_so_to_whoever_wants_to_leave(desk: Desk) -> None:
    heard: list[bool] = []
    desk.type("a")
    desk.autosave.flush(heard.append, RevisionReason.LEAVING)
    desk.autosave.flush(heard.append, RevisionReason.LOCK)
    desk.fail()

    assert heard == [False, False]
    assert not desk.autosave.is_clean


def test_a_version_that_could_not_be_frozen_is_frozen_at_the_next_leaving(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.save_now()
    desk.commit()
    desk.autosave.flush(lambda _well: None, RevisionReason.LEAVING)
    desk.fail()
    desk.autosave.flush(lambda _well: None, RevisionReason.LEAVING)

    assert desk.writes[-1].freeze is RevisionReason.LEAVING


def test_a_state_is_saved_together_with_the_text(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.set_state(EntryState.FINISHED, lambda _well: None)

    assert desk.writes == [request("a", state=EntryState.FINISHED)]


def test_a_state_chosen_during_a_save_follows_it(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.save_now()
    desk.autosave.set_state(EntryState.SKIPPED, lambda _well: None)
    assert len(desk.writes) == 1

    desk.commit()
    assert desk.writes[-1].state is EntryState.SKIPPED


def test_after_the_page_was_erased_nothing_is_written_any_more(desk: Desk) -> None:
    desk.type("a")
    desk.autosave.stop()
    desk.autosave.save_now()
    desk.autosave.flush(lambda _well: None, RevisionReason.LEAVING)

    assert desk.writes == []
    assert desk.timer.seconds is None


def test_whoever_waits_for_a_stopped_page_hears_that_the_write_on_its_way_went_well(desk: Desk) -> None:
    heard: list[bool] = []
    desk.type("a")
    desk.autosave.flush(heard.append, RevisionReason.LEAVING)
    desk.autosave.flush(heard.append, RevisionReason.LOCK)
    desk.autosave.stop()
    said = len(desk.states)
    desk.commit()

    assert heard == [True, True]
    assert len(desk.states) == said, "a page that is gone says nothing any more"


def test_whoever_waits_for_a_stopped_page_hears_that_the_write_on_its_way_failed(desk: Desk) -> None:
    heard: list[bool] = []
    desk.type("a")
    desk.autosave.flush(heard.append, RevisionReason.LEAVING)
    desk.autosave.set_state(EntryState.FINISHED, heard.append)
    desk.autosave.flush(heard.append, RevisionReason.LOCK)
    desk.autosave.stop()
    desk.fail()

    assert heard == [False, False, False]
    assert desk.timer.seconds is None


def test_what_was_written_after_the_last_write_began_is_not_called_saved_when_the_page_stops(desk: Desk) -> None:
    heard: list[bool] = []
    desk.type("a")
    desk.autosave.save_now()
    desk.type("b")
    desk.autosave.flush(heard.append, RevisionReason.LEAVING)
    desk.autosave.stop()
    desk.commit()

    assert heard == [False]
    assert desk.saved_texts() == ["a"]


def test_a_stopped_page_takes_no_more_writing(desk: Desk) -> None:
    heard: list[bool] = []
    desk.autosave.stop()
    desk.type("a")
    desk.autosave.flush(heard.append, RevisionReason.LEAVING)

    assert heard == [True]
    assert desk.writes == []
    assert desk.timer.seconds is None
