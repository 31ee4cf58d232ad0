"""The second seat, and going from seat to seat, without any screen."""

from __future__ import annotations

import pytest

from tests.ui.start.flow_support import form, no_safety, suggest, take_offered, work
from trustbook.domain import problems
from trustbook.domain.problems import Problem, WrongPassphrase
from trustbook.ui.frame.flow_steps import FlowFinished, FlowLeft
from trustbook.ui.start.flows.pauses import Pauses
from trustbook.ui.start.flows.seats import to_seat
from trustbook.ui.start.flows.second_seat import SecondSeatFlow
from trustbook.ui.start.flows.uncover import LOCK, UNCOVERED, UncoverFlow


class TestTheSecondSeat:
    def flow(self, taken: list[tuple[str, str]]) -> SecondSeatFlow:
        return SecondSeatFlow(
            inviter="Ana", safety=no_safety, suggest=suggest, take=lambda name, words: taken.append((name, words))
        )

    def test_hand_over_then_safety_then_name_then_passphrase(self) -> None:
        taken: list[tuple[str, str]] = []
        flow = self.flow(taken)

        assert form(flow.start()).id == "hand-over"
        assert form(flow.answer("here", {})).id == "safety"
        assert form(flow.answer("go-on", {})).id == "name"
        work(flow, flow.answer("named", {"name": "Ben"}))
        assert isinstance(work(flow, take_offered(flow)), FlowFinished)

        assert taken == [("Ben", suggest())]

    def test_not_now_changes_nothing(self) -> None:
        taken: list[tuple[str, str]] = []
        flow = self.flow(taken)
        flow.start()

        assert isinstance(flow.answer("cancel", {}), FlowLeft)
        assert taken == []

    def test_the_two_need_different_names(self) -> None:
        flow = self.flow([])
        flow.start(), flow.answer("here", {}), flow.answer("go-on", {})

        assert "different" in form(flow.answer("named", {"name": "ana"})).note


def test_a_seat_is_reached_by_passphrase_only() -> None:
    tried: list[str] = []
    flow = to_seat("Ben", tried.append)
    flow.start()

    assert form(flow.answer("open", {"passphrase": ""})).note
    assert isinstance(work(flow, flow.answer("open", {"passphrase": "p"})), FlowFinished)
    assert tried == ["p"]


@pytest.mark.parametrize("problem", [WrongPassphrase(), problems.NotForThisSeat()])
def test_the_cover_says_the_same_for_a_wrong_and_for_the_others_passphrase(problem: Problem) -> None:
    def confirm(_passphrase: str) -> None:
        raise problem

    flow = UncoverFlow(confirm, Pauses(lambda: 0.0))
    flow.start()

    note = form(work(flow, flow.answer("uncover", {"passphrase": "p"}))).note
    assert note == "This passphrase did not open the workbook. Look at the caps-lock key, and try again."


def test_the_cover_goes_or_locks() -> None:
    flow = UncoverFlow(lambda _passphrase: None, Pauses(lambda: 0.0))
    flow.start()

    assert work(flow, flow.answer("uncover", {"passphrase": "p"})) == FlowFinished(UNCOVERED)
    assert flow.answer("lock", {}) == FlowFinished(LOCK)
