"""What the tests of flows share: reading a move, and doing its work as the worker would."""

from __future__ import annotations

from trustbook.domain.problems import Problem
from trustbook.ui.frame.flow_steps import Flow, Form, Move, RunOnWorker, ShowForm
from trustbook.ui.start.flows.recovery_code import RecoveryCodeFlow


def form(move: Move) -> Form:
    assert isinstance(move, ShowForm), move
    return move.form


def work(flow: Flow, move: Move) -> Move:
    """Do the work as the worker would, and hand its outcome to the flow."""
    assert isinstance(move, RunOnWorker), move
    try:
        result = move.command()
    except Problem as problem:
        return flow.failed(problem)
    return flow.worked(result)


def suggest() -> str:
    return "five words for a test"


def no_safety() -> tuple[str, tuple[()]]:
    return "Safety", ()


def codes(made: list[str] | None = None) -> RecoveryCodeFlow:
    return RecoveryCodeFlow(
        make=lambda passphrase: f"CODE-{passphrase}",
        print_code=lambda _code: "",
        write_code=lambda path, code: (made if made is not None else []).append(f"{path} {code}"),
        offered_at_the_end=True,
    )


def take_offered(flow: Flow) -> Move:
    """Take the offered passphrase, and type it once."""
    assert form(flow.answer("use", {})).id == "repeat-passphrase"
    return flow.answer("repeated", {"repeated": suggest()})


def work_of(flow: Flow, move: Move) -> Move:
    """The next work that follows this work."""
    following = work(flow, move)
    assert isinstance(following, RunOnWorker)
    return following
