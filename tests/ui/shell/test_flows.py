"""The flows without any screen: each answer leads on, every problem has its own words, nothing is done twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from trustbook.domain import problems
from trustbook.domain.problems import Problem, TargetExists, UnusableName, WrongPassphrase
from trustbook.domain.times import Moment, SystemClock
from trustbook.ui.shell.flows.create import CreateFlow
from trustbook.ui.shell.flows.example import ExampleFlow
from trustbook.ui.shell.flows.new_passphrase import ChangePassphraseFlow
from trustbook.ui.shell.flows.recovery_code import DECLINED, SAVED, RecoveryCodeFlow
from trustbook.ui.shell.flows.restore import RestoreFlow
from trustbook.ui.shell.flows.seats import GoToSeatFlow
from trustbook.ui.shell.flows.second_seat import SecondSeatFlow
from trustbook.ui.shell.flows.sign_in import SignInFlow
from trustbook.ui.shell.flows.steps import Choose, Finished, Flow, Form, Left, Move, Show, Work, in_words
from trustbook.ui.shell.flows.uncover import LOCK, UNCOVERED, UncoverFlow
from trustbook.ui.shell.places import free_place, shown_path
from trustbook.workbook.views import BackupPreview, ExamplePeople, ExamplePerson


def form(move: Move) -> Form:
    assert isinstance(move, Show), move
    return move.form


def work(flow: Flow, move: Move) -> Move:
    """Do the work as the lane would, and hand its outcome to the flow."""
    assert isinstance(move, Work), move
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

        return CreateFlow(safety=no_safety, suggest=suggest, create=create, folder=tmp_path), made

    def test_safety_then_a_name_then_the_offered_passphrase(self, tmp_path: Path) -> None:
        flow, made = self.begin(tmp_path)

        assert form(flow.start()).id == "safety"
        assert form(flow.answer("go-on", {})).id == "name"
        offered = form(work(flow, flow.answer("named", {"name": " Ana "})))
        assert offered.fields[0].value == suggest()
        outcome = work(flow, take_offered(flow))

        assert isinstance(outcome, Finished)
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

        assert isinstance(work(flow, again), Finished)
        assert len(made) == 1

    def test_another_place_can_be_chosen(self, tmp_path: Path) -> None:
        flow, made = self.begin(tmp_path)
        flow.start(), flow.answer("go-on", {})

        assert isinstance(flow.answer("elsewhere", {"name": "Ana"}), Choose)
        kept = form(flow.chosen(str(tmp_path / "stick")))
        assert kept.fields[0].value == "Ana"
        work(flow, flow.answer("named", {"name": "Ana"}))
        work(flow, take_offered(flow))

        assert made[0][0].parent == tmp_path / "stick"

    def test_a_problem_comes_back_to_the_name_in_words(self, tmp_path: Path) -> None:
        flow, _made = self.begin(tmp_path, [UnusableName()])
        flow.start(), flow.answer("go-on", {}), work(flow, flow.answer("named", {"name": "Ana"}))

        assert form(work(flow, take_offered(flow))).note == in_words(UnusableName())

    def test_back_leads_back_everywhere(self, tmp_path: Path) -> None:
        flow, _made = self.begin(tmp_path)
        flow.start(), flow.answer("go-on", {}), work(flow, flow.answer("named", {"name": "Ana"}))

        assert form(flow.answer("own", {})).id == "own-passphrase"
        assert form(flow.answer("offered", {})).id == "offered-passphrase"
        assert form(flow.answer("back", {})).id == "name"
        assert form(flow.answer("back", {})).id == "safety"
        assert isinstance(flow.answer("back", {}), Left)

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


class DoorOfTests:
    def __init__(self, fail: Problem | None = None) -> None:
        self.fail = fail

    def _open(self, how: str) -> str:
        if self.fail is not None:
            raise self.fail
        return how

    def sign_in(self, folder: Path, passphrase: str) -> str:
        return self._open(f"seat {passphrase}")

    def sign_in_together(self, folder: Path, passphrase: str) -> str:
        return self._open(f"together {passphrase}")

    def sign_in_with_recovery(self, folder: Path, code: str) -> str:
        return self._open(f"recovered {code}")

    def suggest_passphrase(self) -> str:
        return suggest()


class TestSigningIn:
    def flow(self, door: DoorOfTests, renewed: list[str] | None = None, new_code: str | None = None) -> SignInFlow:
        def renew(session: object, code: str, passphrase: str) -> str | None:
            (renewed if renewed is not None else []).append(f"{session} {code} {passphrase}")
            return new_code

        return SignInFlow(Path("Ours.trustbook"), lambda: door, renew=renew, showing=codes(), keyboard="Deutsch")

    def test_one_passphrase_finds_the_seat(self) -> None:
        flow = self.flow(DoorOfTests())
        first = form(flow.start())

        assert first.title == "Ours"
        assert [field.id for field in first.fields] == ["passphrase"]
        assert work(flow, flow.answer("open", {"passphrase": "p"})) == Finished("seat p")
        assert work(flow, flow.answer("together", {"passphrase": "p"})) == Finished("together p")

    def test_a_wrong_passphrase_names_the_keyboard_layout(self) -> None:
        flow = self.flow(DoorOfTests(WrongPassphrase()))
        flow.start()

        note = form(work(flow, flow.answer("open", {"passphrase": "p"}))).note

        assert in_words(WrongPassphrase()) in note
        assert "Deutsch" in note

    def test_nothing_typed_asks_again_without_trying(self) -> None:
        flow = self.flow(DoorOfTests())
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
            flow = self.flow(DoorOfTests(fault))
            flow.start()
            notes.add(form(work(flow, flow.answer("open", {"passphrase": "p"}))).note)

        assert len(notes) == len(faults)

    def test_a_recovery_code_asks_for_a_new_passphrase_and_there_is_no_way_around_it(self) -> None:
        renewed: list[str] = []
        flow = self.flow(DoorOfTests(), renewed)
        flow.start()
        assert form(flow.answer("recovery", {})).id == "recovery"

        offered = work(flow, work_of(flow, flow.answer("recover", {"code": "c"})))
        assert form(offered).id == "offered-passphrase"
        assert form(flow.answer("back", {})).id == "offered-passphrase"
        assert work(flow, take_offered(flow)) == Finished("recovered c")
        assert renewed == [f"recovered c c {suggest()}"]

    def test_the_new_recovery_code_is_shown_before_going_on(self) -> None:
        flow = self.flow(DoorOfTests(), new_code="NEW-CODE")
        flow.start(), flow.answer("recovery", {})
        work(flow, work_of(flow, flow.answer("recover", {"code": "c"})))

        shown = form(work(flow, take_offered(flow)))

        assert shown.fields[0].value == "NEW-CODE"
        assert flow.answer("copied", {}) == Finished("recovered c")


def work_of(flow: Flow, move: Move) -> Move:
    """The next work that follows this work."""
    following = work(flow, move)
    assert isinstance(following, Work)
    return following


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
        assert isinstance(work(flow, take_offered(flow)), Finished)

        assert taken == [("Ben", suggest())]

    def test_not_now_changes_nothing(self) -> None:
        taken: list[tuple[str, str]] = []
        flow = self.flow(taken)
        flow.start()

        assert isinstance(flow.answer("cancel", {}), Left)
        assert taken == []

    def test_the_two_need_different_names(self) -> None:
        flow = self.flow([])
        flow.start(), flow.answer("here", {}), flow.answer("go-on", {})

        assert "different" in form(flow.answer("named", {"name": "ana"})).note


class TestRecoveryCodes:
    def test_no_thank_you_is_an_answer(self) -> None:
        flow = codes()
        flow.start()

        assert flow.answer("cancel", {}) == Finished(DECLINED)

    def test_the_code_stays_until_it_was_copied(self) -> None:
        flow = codes()
        flow.start()
        shown = form(work(flow, flow.answer("make", {"passphrase": "p"})))
        assert shown.fields[0].value == "CODE-p"
        assert form(flow.answer("print", {})).fields[0].value == "CODE-p"

        assert flow.answer("copied", {}) == Finished(SAVED)

    def test_a_file_comes_last_and_with_a_warning(self) -> None:
        written: list[str] = []
        flow = codes(written)
        flow.start(), work(flow, flow.answer("make", {"passphrase": "p"}))

        warned = form(flow.answer("file", {}))
        assert warned.buttons[0].primary
        assert isinstance(flow.answer("write", {}), Choose)
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
        assert flow.answer("copied", {}) == Finished(SAVED)
        assert changed == [("old", suggest())]


class RestoringDoor:
    def __init__(self) -> None:
        self.restored: list[tuple[Path, Path]] = []
        self.moment = Moment(SystemClock().now().utc, "UTC")

    def restore_preview(self, source: Path, passphrase: str) -> BackupPreview:
        if passphrase != "p":
            raise WrongPassphrase
        return BackupPreview(source, self.moment, own_pages=3, shared_pages=1)

    def restore(self, source: Path, target: Path) -> None:
        self.restored.append((source, target))


class TestRestoring:
    def test_it_is_looked_at_first_and_put_beside_what_is_there(self, tmp_path: Path) -> None:
        (tmp_path / "Ours.trustbook").mkdir()
        door = RestoringDoor()
        flow = RestoreFlow(lambda: door, tmp_path, "Ours")
        flow.start()
        assert isinstance(flow.answer("choose", {}), Choose)
        flow.chosen("/stick/copy")

        assert form(work(flow, flow.answer("preview", {"passphrase": "wrong"}))).note
        looked = form(work(flow, flow.answer("preview", {"passphrase": "p"})))
        assert "3 pages of your own" in [block.text for block in looked.blocks]
        assert "1 shared page" in [block.text for block in looked.blocks]
        outcome = work(flow, flow.answer("restore", {}))

        assert outcome == Finished(tmp_path / "Ours 2.trustbook")
        assert door.restored == [(Path("/stick/copy"), tmp_path / "Ours 2.trustbook")]


def test_the_example_tells_its_passphrases(tmp_path: Path) -> None:
    class Door:
        def example(self, folder: Path) -> ExamplePeople:
            return ExamplePeople(folder, (ExamplePerson("Ana", "one"), ExamplePerson("Ben", "two")))

    flow = ExampleFlow(Door, tmp_path)
    flow.start()

    shown = form(work(flow, flow.answer("make", {})))

    assert [(field.label, field.value) for field in shown.fields] == [("Ana", "one"), ("Ben", "two")]
    assert flow.answer("open", {}) == Finished(tmp_path / "Example.trustbook")


def test_a_seat_is_reached_by_passphrase_only() -> None:
    tried: list[str] = []
    flow = GoToSeatFlow("Ben", tried.append)
    flow.start()

    assert form(flow.answer("open", {"passphrase": ""})).note
    assert isinstance(work(flow, flow.answer("open", {"passphrase": "p"})), Finished)
    assert tried == ["p"]


@pytest.mark.parametrize("problem", [WrongPassphrase(), problems.NotForThisSeat()])
def test_the_cover_says_the_same_for_a_wrong_and_for_the_others_passphrase(problem: Problem) -> None:
    def confirm(_passphrase: str) -> None:
        raise problem

    flow = UncoverFlow(confirm)
    flow.start()

    assert form(work(flow, flow.answer("uncover", {"passphrase": "p"}))).note == in_words(WrongPassphrase())


def test_the_cover_goes_or_locks() -> None:
    flow = UncoverFlow(lambda _passphrase: None)
    flow.start()

    assert work(flow, flow.answer("uncover", {"passphrase": "p"})) == Finished(UNCOVERED)
    assert flow.answer("lock", {}) == Finished(LOCK)


def test_a_folder_in_the_home_folder_is_shown_short() -> None:
    assert shown_path(Path.home() / "Documents") == "~/Documents"
    assert shown_path(Path("/stick/x")) == str(Path("/stick/x"))


def test_no_passphrase_stands_in_what_is_logged() -> None:
    shown = repr(Work(lambda: "secret", "…")) + repr(Finished("secret"))

    assert "secret" not in shown
