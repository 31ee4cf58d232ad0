"""Beginning a workbook: the safety page, one name, one passphrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from trustbook.domain.problems import Problem, TargetExists
from trustbook.language import _
from trustbook.ui.frame.flow_steps import ChoosePlace, Flow, FlowFinished, Move, RunOnWorker, in_words
from trustbook.ui.start.flows.new_seat import Body, NewSeat, NewSeatSteps
from trustbook.ui.start.flows.passphrase import PassphraseSteps
from trustbook.ui.start.folders import free_place, shown_path


class CreateFlow(Flow):
    """Ends with the open session. `create(folder, name, passphrase)`, `suggest()` and `put_away` run on the worker."""

    def __init__(
        self,
        *,
        safety: Callable[[], tuple[str, Body]],
        suggest: Callable[[], str],
        create: Callable[[Path, str, str], Any],
        put_away: Callable[[Any], object],
        folder: Path,
    ) -> None:
        self._create = create
        self._put_away = put_away
        self._parent = folder
        self._seat: NewSeat | None = None
        phrases = PassphraseSteps(
            suggest,
            _("A passphrase that only you know"),
            _("It opens your own pages. Each of you has their own; there is no common one and no master key."),
        )
        self._steps = NewSeatSteps(safety=safety, phrases=phrases, title=_("A new workbook"), place=self._place)

    def start(self) -> Move:
        return self._steps.start()

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if button == "elsewhere":
            self._steps.keep_name(values)
            return ChoosePlace("folder", _("Where to keep the workbook"))
        outcome = self._steps.answer(button, values)
        return self._make(outcome) if isinstance(outcome, NewSeat) else outcome

    def worked(self, result: object) -> Move:
        if self._seat is None:
            return self._steps.worked(result)
        self._seat = None
        return FlowFinished(result)

    def failed(self, problem: Problem) -> Move:
        seat, self._seat = self._seat, None
        if isinstance(problem, TargetExists) and seat is not None:  # somebody else made one of that name a moment ago
            return self._make(seat)
        return self._steps.ask_name(in_words(problem))

    def chosen(self, path: str) -> Move:
        self._parent = Path(path)
        return self._steps.ask_name()

    def _place(self) -> str:
        return _("The workbook will be in the folder {folder}.").format(folder=shown_path(self._parent))

    def _make(self, seat: NewSeat) -> Move:
        self._seat = seat
        target = free_place(self._parent, _("Workbook"))
        return RunOnWorker(
            lambda: self._create(target, seat.name, seat.passphrase), _("Making your workbook…"), self._put_away
        )
