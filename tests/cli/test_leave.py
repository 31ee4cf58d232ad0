"""Leaving from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Trustbook
from tests.cli.written import sit, write
from tests.ready_workbooks import ANA, BEN


def test_nothing_is_erased_without_saying_so(ours: Trustbook) -> None:
    write(BEN, "steady")
    done = ours("leave", "Ours.trustbook", "--as", "Ben", "--passphrase-file", "ben")
    assert done.status == 2 and "--erase-my-book" in done.err
    assert ours("check", "Ours.trustbook", "--passphrase-file", "ben").status == 0


def test_one_takes_what_is_theirs_and_leaves_and_the_other_goes_on(ours: Trustbook) -> None:
    write(ANA, "hers")
    write(BEN, "steady", share=True)
    Path("mine").mkdir()
    words = ("leave", "Ours.trustbook", "--as", "Ben", "--take", "mine", "--erase-my-book", "--passphrase-file", "ben")
    done = ours(*words)
    assert done.status == 0 and "The seat is empty now." in done.out
    assert "steady" in Path("mine/My pages.json").read_text(encoding="utf-8")
    assert Path("mine/My pages.pdf").read_bytes().startswith(b"%PDF")
    assert ours("check", "Ours.trustbook", "--passphrase-file", "ben").status != 0
    assert ours("check", "Ours.trustbook", "--passphrase-file", "ana").status == 0
    session = sit(ANA)
    assert session.people.sitting().empty_seat
    session.keeping.close()


def test_nobody_leaves_by_the_others_passphrase(ours: Trustbook) -> None:
    done = ours("leave", "Ours.trustbook", "--as", "Ben", "--erase-my-book", "--passphrase-file", "ana")
    assert done.status == 1
    assert ours("check", "Ours.trustbook", "--passphrase-file", "ben").status == 0
