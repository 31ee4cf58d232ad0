"""Recovery codes and new passphrases without any screen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.ui.start.flow_support import codes, form, suggest, take_offered, work
from trustbook.domain.problems import InsideWorkbook, WrongPassphrase
from trustbook.ui.frame.flow_steps import ChoosePlace, FlowFinished, RunOnWorker, in_words
from trustbook.ui.start.flows.new_passphrase import ChangePassphraseFlow
from trustbook.ui.start.flows.recovery_code import DECLINED, SAVED, STAYS, RecoveryCodeFlow
from trustbook.ui.start.recovery_codes import write_code


class TestRecoveryCodes:
    def test_no_thank_you_is_an_answer(self) -> None:
        flow = codes()
        flow.start()

        assert flow.answer("cancel", {}) == FlowFinished(DECLINED)

    def test_who_was_asked_before_going_may_also_stay(self) -> None:
        flow = codes()
        assert form(flow.start()).buttons[0].label == "Stay in the workbook"
        assert flow.answer("back", {}) == FlowFinished(STAYS)

    def test_the_code_stays_until_it_was_copied(self) -> None:
        flow = codes()
        flow.start()
        shown = form(work(flow, flow.answer("make", {"passphrase": "p"})))
        assert shown.fields[0].value == "CODE-p"
        assert form(flow.answer("print", {})).fields[0].value == "CODE-p"

        assert flow.answer("copied", {}) == FlowFinished(SAVED)

    def test_a_file_comes_last_and_with_a_warning(self) -> None:
        written: list[str] = []
        flow = codes(written)
        flow.start(), work(flow, flow.answer("make", {"passphrase": "p"}))

        warned = form(flow.answer("file", {}))
        assert warned.buttons[0].primary
        assert isinstance(flow.answer("write", {}), ChoosePlace)
        work(flow, flow.chosen("/stick/note.txt"))

        assert written == ["/stick/note.txt CODE-p"]

    def test_a_wrong_passphrase_makes_no_code(self) -> None:
        def make(_passphrase: str) -> str:
            raise WrongPassphrase

        flow = RecoveryCodeFlow(
            make=make, print_code=str, write_code=lambda _path, _code: None, offered_at_the_end=False
        )
        flow.start()

        assert form(work(flow, flow.answer("make", {"passphrase": "p"}))).note == in_words(WrongPassphrase())

    def test_changing_the_passphrase_shows_the_new_code_when_there_was_one(self) -> None:
        changed: list[tuple[str, str]] = []

        def change(current: str, new: str) -> str:
            changed.append((current, new))
            return "NEXT"

        flow = ChangePassphraseFlow(suggest=suggest, change=change, showing=codes())
        flow.start()
        work(flow, flow.answer("go-on", {"passphrase": "old"}))

        assert form(work(flow, take_offered(flow))).fields[0].value == "NEXT"
        assert flow.answer("copied", {}) == FlowFinished(SAVED)
        assert changed == [("old", suggest())]


def test_no_passphrase_stands_in_what_is_logged() -> None:
    shown = repr(RunOnWorker(lambda: "secret", "…")) + repr(FlowFinished("secret"))

    assert "secret" not in shown


class TestCodeFiles:
    def test_a_file_that_was_chosen_to_be_replaced_is_replaced_and_only_its_owner_reads_it(
        self, tmp_path: Path
    ) -> None:
        target = tmp_path / "note.txt"
        target.write_text("an older code")
        target.chmod(0o644)
        write_code(str(target), "CODE")

        assert target.read_text() == "CODE\n"
        if sys.platform != "win32":
            assert target.stat().st_mode & 0o777 == 0o600

    def test_no_file_of_a_workbook_is_replaced(self, tmp_path: Path) -> None:
        folder = tmp_path / "Ours.trustbook"
        folder.mkdir()
        (folder / "shared.book").write_bytes(b"a book")
        with pytest.raises(InsideWorkbook):
            write_code(str(folder / "shared.book"), "CODE")

        assert (folder / "shared.book").read_bytes() == b"a book"

    @pytest.mark.parametrize("place", ["", "keys", "backups", "backups/0001-2026-05-03"])
    def test_a_code_never_goes_among_the_files_of_a_workbook_also_not_by_a_link(
        self, tmp_path: Path, place: str
    ) -> None:
        folder = tmp_path / "Ours.trustbook"
        (folder / place).mkdir(parents=True)
        (folder / "shared.book").write_bytes(b"a book")
        (tmp_path / "link").symlink_to(folder / place)
        for target in (folder / place / "note.txt", tmp_path / "link" / "note.txt"):
            with pytest.raises(InsideWorkbook):
                write_code(str(target), "CODE")
        (tmp_path / "note.txt").symlink_to(folder / place / "note.txt")
        with pytest.raises(InsideWorkbook):
            write_code(str(tmp_path / "note.txt"), "CODE")

        assert [path for path in folder.rglob("*") if path.is_file()] == [folder / "shared.book"]
