"""Signing in without any screen: every problem has its own words, and a recovery code leads to a new passphrase."""

from __future__ import annotations

from pathlib import Path

from tests.ui.start.flow_support import codes, form, suggest, take_offered, work, work_of
from trustbook.domain import problems
from trustbook.domain.problems import Problem, WrongPassphrase
from trustbook.ui.frame.flow_steps import FlowFinished, in_words
from trustbook.ui.start.flows.sign_in import SignInFlow


class OpenerOfTests:
    def __init__(self, fail: Problem | None = None) -> None:
        self.fail = fail

    def _open(self, how: str) -> str:
        if self.fail is not None:
            raise self.fail
        return how

    def sign_in(self, folder: Path, passphrase: str) -> str:
        return self._open(f"seat {passphrase}")

    def first_of_two(self, folder: Path, passphrase: str) -> str:
        return self._open(passphrase)

    def sign_in_together(self, first: str, passphrase: str) -> str:
        if passphrase == first:
            raise problems.AlreadySignedIn
        return self._open(f"together {first} {passphrase}")

    def sign_in_with_recovery(self, folder: Path, code: str) -> str:
        return self._open(f"recovered {code}")

    def suggest_passphrase(self) -> str:
        return suggest()

    def put_away(self, opened: object) -> None:
        raise AssertionError("nobody went away")


class TestSigningIn:
    def flow(self, opener: OpenerOfTests, renewed: list[str] | None = None, new_code: str | None = None) -> SignInFlow:
        def renew(session: object, code: str, passphrase: str) -> str | None:
            (renewed if renewed is not None else []).append(f"{session} {code} {passphrase}")
            return new_code

        return SignInFlow(Path("Ours.trustbook"), lambda: opener, renew=renew, showing=codes(), keyboard="Deutsch")

    def test_one_passphrase_finds_the_seat(self) -> None:
        flow = self.flow(OpenerOfTests())
        first = form(flow.start())

        assert first.title == "Ours"
        assert [field.id for field in first.fields] == ["passphrase"]
        assert work(flow, flow.answer("open", {"passphrase": "p"})) == FlowFinished("seat p")

    def test_both_sign_in_one_after_the_other_to_open_together(self) -> None:
        flow = self.flow(OpenerOfTests())
        flow.start()

        second = form(work(flow, flow.answer("together", {"passphrase": "p"})))
        assert second.id == "sign-in-second" and second.title == "Ours"
        assert [field.id for field in second.fields] == ["other"] and second.fields[0].value == ""
        assert form(flow.answer("both", {"other": ""})).note == "Please type your passphrase."
        again = form(work(flow, flow.answer("both", {"other": "p"})))
        assert again.id == "sign-in-second" and again.note == in_words(problems.AlreadySignedIn())
        assert work(flow, flow.answer("both", {"other": "q"})) == FlowFinished("together p q")

    def test_going_back_from_the_second_begins_anew(self) -> None:
        flow = self.flow(OpenerOfTests())
        flow.start()
        second = form(work(flow, flow.answer("together", {"passphrase": "p"})))

        back = second.buttons[0].id
        assert back == "passphrase", "the button that Esc presses"
        assert form(flow.answer(back, {})).id == "sign-in"
        assert work(flow, flow.answer("open", {"passphrase": "q"})) == FlowFinished("seat q")

    def test_a_wrong_passphrase_of_either_says_so_where_it_was_typed(self) -> None:
        opener = OpenerOfTests(WrongPassphrase())
        flow = self.flow(opener)
        flow.start()
        first = form(work(flow, flow.answer("together", {"passphrase": "p"})))
        assert first.id == "sign-in" and in_words(WrongPassphrase()) in first.note

        opener.fail = None
        work(flow, flow.answer("together", {"passphrase": "p"}))
        opener.fail = WrongPassphrase()
        second = form(work(flow, flow.answer("both", {"other": "q"})))
        assert second.id == "sign-in-second" and in_words(WrongPassphrase()) in second.note

    def test_a_wrong_passphrase_names_the_keyboard_layout(self) -> None:
        flow = self.flow(OpenerOfTests(WrongPassphrase()))
        flow.start()

        note = form(work(flow, flow.answer("open", {"passphrase": "p"}))).note

        assert in_words(WrongPassphrase()) in note
        assert "Deutsch" in note

    def test_nothing_typed_asks_again_without_trying(self) -> None:
        flow = self.flow(OpenerOfTests())
        flow.start()

        assert form(flow.answer("open", {"passphrase": ""})).note

    def test_every_fault_has_a_sentence_of_its_own(self) -> None:
        path = Path("Ours.trustbook")
        faults = [
            problems.NotAWorkbook(path),
            problems.MissingKeys(path),
            problems.MissingBook(path),
            problems.DamagedKeyFile(path),
            problems.RefusedKeyFile(path),
            problems.DamagedBook(path),
            problems.NewerFormat(path, 9),
            problems.AlreadyOpen(path),
            problems.IncompleteCopy(path),
            problems.PlainDatabase(path),
            problems.ForeignDatabase(path),
        ]
        notes = set()
        for fault in faults:
            flow = self.flow(OpenerOfTests(fault))
            flow.start()
            notes.add(form(work(flow, flow.answer("open", {"passphrase": "p"}))).note)

        assert len(notes) == len(faults)

    def test_a_recovery_code_asks_for_a_new_passphrase_and_there_is_no_way_around_it(self) -> None:
        renewed: list[str] = []
        flow = self.flow(OpenerOfTests(), renewed)
        flow.start()
        assert form(flow.answer("recovery", {})).id == "recovery"

        offered = work(flow, work_of(flow, flow.answer("recover", {"code": "c"})))
        assert form(offered).id == "offered-passphrase"
        assert form(flow.answer("back", {})).id == "offered-passphrase"
        assert work(flow, take_offered(flow)) == FlowFinished("recovered c")
        assert renewed == [f"recovered c c {suggest()}"]

    def test_the_new_recovery_code_is_shown_before_going_on(self) -> None:
        flow = self.flow(OpenerOfTests(), new_code="NEW-CODE")
        flow.start(), flow.answer("recovery", {})
        work(flow, work_of(flow, flow.answer("recover", {"code": "c"})))

        shown = form(work(flow, take_offered(flow)))

        assert shown.fields[0].value == "NEW-CODE"
        assert flow.answer("copied", {}) == FlowFinished("recovered c")
