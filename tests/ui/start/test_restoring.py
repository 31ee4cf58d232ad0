"""Restoring a backup and making the example without any screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.ui.start.flow_support import form, work
from trustbook.domain.problems import DamagedPart, DiskFull, Problem, WrongPassphrase
from trustbook.domain.times import Moment, SystemClock
from trustbook.ui.frame.flow_steps import ChoosePlace, FlowFinished, in_words
from trustbook.ui.start.flows.example import ExampleFlow
from trustbook.ui.start.flows.restore import RestoreFlow
from trustbook.ui.start.folders import shown_path
from trustbook.workbook.sitting.reports import BackupPreview


class RestoringDoor:
    def __init__(self) -> None:
        self.restored: list[tuple[Path, Path]] = []
        self.problems: tuple[Problem, ...] = ()
        self.moment = Moment(SystemClock().now().utc, "UTC")

    def restore_preview(self, source: Path, passphrase: str) -> BackupPreview:
        if passphrase != "p":
            raise WrongPassphrase
        return BackupPreview(source, self.moment, own_pages=3, shared_pages=1, problems=self.problems)

    def restore(self, source: Path, target: Path) -> tuple[Problem, ...]:
        self.restored.append((source, target))
        return self.problems


class TestRestoring:
    def test_it_is_looked_at_first_and_put_beside_what_is_there(self, tmp_path: Path) -> None:
        (tmp_path / "Ours.trustbook").mkdir()
        opener = RestoringDoor()
        flow = RestoreFlow(lambda: opener, tmp_path, "Ours")
        flow.start()
        assert isinstance(flow.answer("choose", {}), ChoosePlace)
        flow.chosen("/stick/copy")

        assert form(work(flow, flow.answer("preview", {"passphrase": "wrong"}))).note
        looked = form(work(flow, flow.answer("preview", {"passphrase": "p"})))
        assert "3 pages of your own" in [block.text for block in looked.blocks]
        assert "1 shared page" in [block.text for block in looked.blocks]
        outcome = work(flow, flow.answer("restore", {}))

        assert outcome == FlowFinished(tmp_path / "Ours 2.trustbook")
        assert opener.restored == [(Path("/stick/copy"), tmp_path / "Ours 2.trustbook")]

    def test_what_is_damaged_in_a_copy_is_said_before_and_after(self, tmp_path: Path) -> None:
        opener = RestoringDoor()
        opener.problems = (DamagedPart(Path("one.book")), DamagedPart(Path("one.book")))
        flow = RestoreFlow(lambda: opener, tmp_path, "Ours", Path("/stick/copy"))
        flow.start()

        looked = form(work(flow, flow.answer("preview", {"passphrase": "p"})))
        assert [block.text for block in looked.blocks if "one.book" in block.text]
        told = form(work(flow, flow.answer("restore", {})))
        (block,) = told.blocks
        assert "one.book" in block.text and "everything else is whole" in block.text
        assert flow.answer("go-on", {}) == FlowFinished(tmp_path / "Ours.trustbook")


def test_the_example_asks_nothing_unless_it_could_not_be_written(tmp_path: Path) -> None:
    asked: list[Path] = []

    class Opener:
        def open_example(self, places: Sequence[Path]) -> str:
            asked.append(places[0])
            if len(asked) == 1:
                raise DiskFull(places[0])
            return "open"

        def put_away(self, opened: object) -> None:
            raise AssertionError("nobody went away")

    flow = ExampleFlow(Opener, tmp_path)

    assert in_words(DiskFull(tmp_path)).splitlines()[0] in form(work(flow, flow.start())).note
    assert isinstance(flow.answer("elsewhere", {}), ChoosePlace)
    assert work(flow, flow.chosen(str(tmp_path / "stick"))) == FlowFinished("open")
    assert asked == [tmp_path / "Example.trustbook", tmp_path / "stick" / "Example.trustbook"]


def test_a_folder_in_the_home_folder_is_shown_short() -> None:
    assert shown_path(Path.home() / "Documents" / "Trustbook") == "Documents › Trustbook"
    assert shown_path(Path("/stick/x")) == str(Path("/stick/x"))
