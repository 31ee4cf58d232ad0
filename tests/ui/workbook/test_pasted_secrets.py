"""A secret that is pasted with its line end opens what the same words open when typed by hand or read from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.support import ANA, BEN, PassphraseInput, Stage
from trustbook.cli import run
from trustbook.domain.typed_secret import LONGEST
from trustbook.ui.frame.flow_screen import FlowScreen
from trustbook.ui.kit import LineInput

pytestmark = pytest.mark.thorough

WORDS = "quiet river stone window"
PASTED = f"{WORDS}\n"


def shown_code(screen: FlowScreen) -> str:
    assert screen.form is not None
    return screen.form.fields[0].value


def locked(stage: Stage) -> Path:
    """Lock, and start again."""
    stage.controller.lock()
    stage.wait(lambda: stage.ended)
    folder = stage.ended.pop()
    assert folder is not None
    stage.start_again()
    return folder


@pytest.mark.parametrize("typed", [WORDS, PASTED, f"{WORDS}\r\n", f" {WORDS} "])
def test_a_workbook_that_was_made_by_pasting_opens_by_hand_and_by_paste(stage: Stage, typed: str) -> None:
    stage.create(passphrase=PASTED)
    folder = locked(stage)

    stage.sign_in(folder, typed)

    assert stage.controller.client.sitting.me is not None


@pytest.mark.daily
def test_it_opens_on_the_command_line_from_a_file_too(stage: Stage, tmp_path: Path) -> None:
    stage.create(passphrase=PASTED)
    folder = locked(stage)
    (tmp_path / "secret").write_text(PASTED, encoding="utf-8")

    assert run(["check", str(folder), "--passphrase-file", str(tmp_path / "secret")]) == 0


@pytest.mark.daily
def test_one_line_typed_and_one_pasted_are_the_same(stage: Stage) -> None:
    stage.choose("create")
    stage.fill("safety", "go-on")
    stage.fill("name", "named", name="Ana")
    stage.fill("offered-passphrase", "own")
    stage.fill("own-passphrase", "set", own_1=WORDS, own_2=PASTED)

    stage.first_tab()


def test_the_cover_and_the_seats_take_a_pasted_line(stage: Stage) -> None:
    stage.create_couple()
    stage.controller.cover()
    stage.fill("covered", "uncover", passphrase=f"{BEN}\n")
    stage.wait(lambda: not stage.window.is_covered)

    stage.view.actions_["seat-first"].trigger()
    stage.fill("go-to-seat", "open", passphrase=f"{ANA}\n")

    stage.wait(lambda: stage.controller.client.sitting.me is not None)


def test_a_changed_passphrase_and_a_recovery_code_take_a_pasted_line(stage: Stage) -> None:
    stage.create()
    personal = stage.controller.seats.personal()
    assert personal is not None
    personal.new_code()
    stage.fill("offer-code", "make", passphrase=f"{ANA}\n")
    code = shown_code(stage.form("recovery-code"))
    stage.fill("recovery-code", "copied")
    stage.first_tab()
    folder = locked(stage)

    stage.program.start_controller.show_sign_in(folder)
    stage.fill("sign-in", "recovery")
    stage.fill("recovery", "recover", code=f"{code}\n")
    stage.fill("offered-passphrase", "own")
    stage.fill("own-passphrase", "set", own_1=PASTED, own_2=PASTED)
    stage.fill("recovery-code", "copied")
    stage.first_tab()

    assert locked(stage) == folder
    stage.sign_in(folder, WORDS)


def test_a_copy_is_looked_at_with_a_pasted_line(stage: Stage, tmp_path: Path) -> None:
    stage.create()
    stage.controller.client.do(lambda session: session.keeping.copy_to(tmp_path / "copy"))
    stage.settle()
    locked(stage)
    stage.choose("restore")
    stage.prompts.paths.append(str(tmp_path / "copy"))
    stage.fill("restore-source", "choose")

    stage.fill("restore-passphrase", "preview", passphrase=f"{ANA}\n")

    stage.form("restore-confirm")


def test_a_line_end_alone_is_nothing_typed(stage: Stage) -> None:
    stage.create()
    stage.controller.cover()

    stage.fill("covered", "uncover", passphrase="\n")

    assert stage.note("covered") == ""
    assert stage.window.is_covered


@pytest.mark.parametrize("typed", ["two\nlines of it", "a zero\0inside", "x" * (LONGEST + 1)])
def test_what_the_command_line_does_not_take_is_told_and_not_cut(stage: Stage, typed: str) -> None:
    stage.choose("create")
    stage.fill("safety", "go-on")
    stage.fill("name", "named", name="Ana")
    stage.fill("offered-passphrase", "own")

    stage.fill("own-passphrase", "set", own_1=typed, own_2=typed)

    assert "cannot be used" in stage.note("own-passphrase")


@pytest.mark.daily
def test_a_passphrase_field_takes_as_much_as_a_file_does(stage: Stage) -> None:
    long = "a long one " * 400
    passphrase, name = PassphraseInput("Passphrase"), LineInput("Name")
    passphrase.set_text(long)
    name.set_text(long)

    assert passphrase.text() == long
    assert len(name.text()) < len(long)
