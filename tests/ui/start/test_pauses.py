"""Pauses at the cover: whoever tries passphrase after passphrase is slowed down, calmly and without being counted."""

from __future__ import annotations

from tests.ui.start.flow_support import form, work
from trustbook.domain.problems import WrongPassphrase
from trustbook.ui.frame.flow_steps import FlowFinished, RunOnWorker, SayOnForm
from trustbook.ui.start.flows.pauses import LONGEST_SECONDS, Pauses
from trustbook.ui.start.flows.uncover import UNCOVERED, UncoverFlow


class Now:
    """The seconds that went by."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def confirm(passphrase: str) -> None:
    if passphrase != "right":
        raise WrongPassphrase


def try_wrong(flow: UncoverFlow, times: int) -> None:
    for number in range(times):
        work(flow, flow.answer("uncover", {"passphrase": f"wrong {number}"}))


def pause_after(wrong: int) -> float:
    """Seconds until the next one is tried."""
    now = Now()
    pauses = Pauses(now)
    for _ in range(wrong):
        pauses.wrong()
    begin = now.seconds
    while pauses.is_pausing:
        now.seconds += 1.0
    return now.seconds - begin


def test_mistyping_twice_makes_no_pause_then_it_grows_and_ends_growing() -> None:
    assert [pause_after(wrong) for wrong in range(1, 9)] == [0, 0, 2, 4, 8, 16, 30, 30]
    assert pause_after(5000) == LONGEST_SECONDS


def test_during_a_pause_nothing_is_tried_and_what_is_typed_stays() -> None:
    now = Now()
    flow = UncoverFlow(confirm, Pauses(now))
    flow.start()
    try_wrong(flow, 3)

    early = flow.answer("uncover", {"passphrase": "right"})

    assert isinstance(early, SayOnForm)  # the form stays, with what was typed in it
    assert not any(letter.isdigit() for letter in early.note)
    now.seconds += 2.0
    assert work(flow, flow.answer("uncover", {"passphrase": "right"})) == FlowFinished(UNCOVERED)


def test_covering_again_does_not_end_a_pause_and_the_right_passphrase_does() -> None:
    now = Now()
    pauses = Pauses(now)
    try_wrong(UncoverFlow(confirm, pauses), 3)
    again = UncoverFlow(confirm, pauses)
    again.start()
    assert isinstance(again.answer("uncover", {"passphrase": "right"}), SayOnForm)
    now.seconds += 2.0
    work(again, again.answer("uncover", {"passphrase": "right"}))

    try_wrong(again, 2)

    assert isinstance(again.answer("uncover", {"passphrase": "right"}), RunOnWorker)


def test_the_lock_works_during_a_pause() -> None:
    flow = UncoverFlow(confirm, Pauses(Now()))
    try_wrong(flow, 3)

    assert isinstance(flow.answer("lock", {}), FlowFinished)


def test_what_the_cover_has_to_say_stays_beside_what_was_wrong() -> None:
    flow = UncoverFlow(confirm, Pauses(Now()))
    flow.standing = "Not saved yet."
    assert form(flow.start()).note == "Not saved yet."

    note = form(work(flow, flow.answer("uncover", {"passphrase": "wrong"}))).note

    assert "did not open" in note
    assert note.endswith("Not saved yet.")
