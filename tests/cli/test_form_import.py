"""Answers out of a filled form, from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import Trustbook
from tests.cli.written import sit
from tests.documents.form_reading.made_forms import made_form
from tests.ready_workbooks import ANA

PULSE = {"tb1.weekly-pulse.word": "calm \x1b[2J", "tb1.weekly-pulse.safe": "3"}
PLACE = ("form-import", "Ours.trustbook", "form.pdf")


def _write(values: dict[str, Any]) -> None:
    Path("form.pdf").write_bytes(made_form(values))


def _words() -> list[str]:
    session = sit(ANA)
    try:
        return [entry.answers["word"] for entry in session.context.seat(session.viewer).own.entries.all("weekly-pulse")]
    finally:
        session.keeping.close()


def test_a_dry_run_shows_what_would_change_and_writes_nothing(ours: Trustbook) -> None:
    _write(PULSE)
    done = ours(*PLACE, "--as", "Ana", "--passphrase-file", "ana", "--dry-run")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Nothing was changed. This would happen:\n")
    assert "a new entry of today" in done.out and "calm ?[2J" in done.out and "\x1b" not in done.out
    assert _words() == []


def test_answers_go_into_the_book_of_the_one_who_is_named_and_what_stands_there_stays(ours: Trustbook) -> None:
    _write(PULSE)
    ana = ("--as", "Ana", "--passphrase-file", "ana")
    assert "2 answers were brought in." in ours(*PLACE, *ana).out
    assert "everything that the form says is there already" in ours(*PLACE, *ana).out
    assert _words() == [PULSE["tb1.weekly-pulse.word"]]
    _write({"tb1.working-agreement.why": "mine"})
    ours(*PLACE, *ana)
    _write({"tb1.working-agreement.why": "other"})
    done = ours(*PLACE, *ana)
    assert "0 answers were brought in." in done.out and "--replace takes that of the form" in done.out
    shown = ours(*PLACE, *ana, "--dry-run").out
    assert "in the workbook: mine" in shown and "in the form: other" in shown
    assert "1 answer was brought in." in ours(*PLACE, *ana, "--replace").out


def test_without_a_name_it_is_read_at_together_with_both_passphrases(ours: Trustbook) -> None:
    _write({"tb1.weekly-meeting.went-well": "for the walk", **PULSE})
    alone = ours(*PLACE, "--passphrase-file", "ana")
    assert alone.status == 2 and "give both passphrases" in alone.err
    done = ours(*PLACE, "--passphrase-file", "ben", "--passphrase-file", "ana")
    assert done.status == 0, done.err
    assert "calm" not in done.out and "read at that person’s own seat" in done.out


def test_the_only_person_needs_no_name(trustbook: Trustbook) -> None:
    trustbook("new", "Ours.trustbook", "--partner", "Ana", "--passphrase-file", "ana")
    _write(PULSE)
    assert "2 answers were brought in." in trustbook(*PLACE, "--passphrase-file", "ana").out


def test_what_is_no_form_is_one_line_on_the_error_output(ours: Trustbook) -> None:
    Path("form.pdf").write_bytes(b"no form")
    for command in (PLACE, ("form-import", "Ours.trustbook", "nowhere.pdf")):
        done = ours(*command, "--as", "Ana", "--passphrase-file", "ana")
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
