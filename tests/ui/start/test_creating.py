"""Creating a workbook without any screen: each answer leads on, and nothing is done twice."""

from __future__ import annotations

from pathlib import Path

from tests.ui.start.flow_support import form, no_safety, suggest, take_offered, work
from trustbook.domain.problems import Problem, TargetExists, UnusableName
from trustbook.ui.frame.flow_steps import ChoosePlace, FlowFinished, FlowLeft, in_words
from trustbook.ui.start.flows.create import CreateFlow
from trustbook.ui.start.folders import free_place


class TestCreating:
    def begin(
        self, tmp_path: Path, fail: list[Problem] | None = None
    ) -> tuple[CreateFlow, list[tuple[Path, str, str]]]:
        made: list[tuple[Path, str, str]] = []
        wait = fail or []

        def create(folder: Path, name: str, passphrase: str) -> str:
            if wait:
                raise wait.pop(0)
            made.append((folder, name, passphrase))
            return "session"

        return CreateFlow(safety=no_safety, suggest=suggest, create=create, put_away=str, folder=tmp_path), made

    def test_safety_then_a_name_then_the_offered_passphrase(self, tmp_path: Path) -> None:
        flow, made = self.begin(tmp_path)

        assert form(flow.start()).id == "safety"
        assert form(flow.answer("go-on", {})).id == "name"
        offered = form(work(flow, flow.answer("named", {"name": " Ana "})))
        assert offered.fields[0].value == suggest()
        outcome = work(flow, take_offered(flow))

        assert isinstance(outcome, FlowFinished)
        assert made == [(tmp_path / "Workbook.trustbook", "Ana", suggest())]

    def test_an_own_passphrase_is_typed_twice(self, tmp_path: Path) -> None:
        flow, made = self.begin(tmp_path)
        flow.start(), flow.answer("go-on", {}), work(flow, flow.answer("named", {"name": "Ana"}))
        flow.answer("own", {})

        assert "differ" in form(flow.answer("set", {"own-1": "one long enough", "own-2": "another one"})).note
        assert form(flow.answer("set", {"own-1": "  ", "own-2": "  "})).note
        work(flow, flow.answer("set", {"own-1": "one long enough", "own-2": "one long enough"}))

        assert made[0][2] == "one long enough"

    def test_a_short_passphrase_gets_one_honest_word_and_is_not_refused(self, tmp_path: Path) -> None:
        flow, made = self.begin(tmp_path)
        flow.start(), flow.answer("go-on", {}), work(flow, flow.answer("named", {"name": "Ana"}))
        flow.answer("own", {})
        short = {"own-1": "abc", "own-2": "abc"}

        assert "short passphrase" in form(flow.answer("set", short)).note
        work(flow, flow.answer("set", short))

        assert made[0][2] == "abc"

    def test_a_place_that_is_taken_gets_a_number(self, tmp_path: Path) -> None:
        (tmp_path / "Workbook.trustbook").mkdir()

        assert free_place(tmp_path, "Workbook") == tmp_path / "Workbook 2.trustbook"

    def test_somebody_took_the_place_a_moment_ago(self, tmp_path: Path) -> None:
        flow, made = self.begin(tmp_path, [TargetExists(tmp_path)])
        flow.start(), flow.answer("go-on", {}), work(flow, flow.answer("named", {"name": "Ana"}))

        again = work(flow, take_offered(flow))

        assert isinstance(work(flow, again), FlowFinished)
        assert len(made) == 1

    def test_another_place_can_be_chosen(self, tmp_path: Path) -> None:
        flow, made = self.begin(tmp_path)
        flow.start(), flow.answer("go-on", {})

        assert isinstance(flow.answer("elsewhere", {"name": "Ana"}), ChoosePlace)
        kept = form(flow.chosen(str(tmp_path / "stick")))
        assert kept.fields[0].value == "Ana"
        work(flow, flow.answer("named", {"name": "Ana"}))
        work(flow, take_offered(flow))

        assert made[0][0].parent == tmp_path / "stick"

    def test_a_problem_comes_back_to_the_name_in_words(self, tmp_path: Path) -> None:
        flow, _made = self.begin(tmp_path, [UnusableName("taken")])
        flow.start(), flow.answer("go-on", {}), work(flow, flow.answer("named", {"name": "Ana"}))

        assert form(work(flow, take_offered(flow))).note == in_words(UnusableName("taken"))

    def test_back_leads_back_everywhere(self, tmp_path: Path) -> None:
        flow, _made = self.begin(tmp_path)
        flow.start(), flow.answer("go-on", {}), work(flow, flow.answer("named", {"name": "Ana"}))

        assert form(flow.answer("own", {})).id == "own-passphrase"
        assert form(flow.answer("offered", {})).id == "offered-passphrase"
        assert form(flow.answer("back", {})).id == "name"
        assert form(flow.answer("back", {})).id == "safety"
        assert isinstance(flow.answer("back", {}), FlowLeft)

    def test_an_offered_passphrase_is_asked_back_once_before_anything_is_made(self, tmp_path: Path) -> None:
        flow, made = self.begin(tmp_path)
        flow.start(), flow.answer("go-on", {}), work(flow, flow.answer("named", {"name": "Ana"}))

        asked = form(flow.answer("use", {}))
        assert asked.id == "repeat-passphrase"
        assert suggest() not in str(asked)  # it comes from the person's own note
        assert "not quite the same" in form(flow.answer("repeated", {"repeated": suggest().lower() + "x"})).note
        assert not made
        assert form(flow.answer("offered", {})).fields[0].value == suggest()  # the same one, to compare

        flow.answer("use", {})
        work(flow, flow.answer("repeated", {"repeated": f" {suggest()}\n"}))
        assert made[0][2] == suggest()
