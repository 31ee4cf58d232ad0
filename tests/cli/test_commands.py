"""Every command, as a person types it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Trustbook
from tests.cli.written import sit, write
from tests.documents.samples import page_texts
from tests.ready_workbooks import ANA, BEN
from trustbook.cli import run
from trustbook.exercises.content import Content
from trustbook.workbook.sitting.views import Draft


def text_of(path: Path, password: str = "") -> str:
    return "\n".join(page_texts(path.read_bytes(), password or None))


def one_line(text: str) -> bool:
    return text.startswith("trustbook: ") and text.count("\n") == 1 and text.endswith(".\n")


def test_help_and_version_are_quick_answers(trustbook: Trustbook) -> None:
    done = trustbook("--help")
    assert done.status == 0 and "data-import" in done.out and done.err == ""
    assert trustbook("--version").out.startswith("Trustbook ")
    for command in (
        "new",
        "example",
        "export",
        "brief",
        "data-export",
        "data-import",
        "form-import",
        "backup",
        "restore",
        "check",
        "leave",
        "exercises",
    ):
        assert trustbook(command, "--help").status == 0


@pytest.mark.parametrize(
    "words",
    [
        ["one.trustbook", "two.trustbook"],
        ["--unknown"],
        ["new", "a.trustbook"],
        ["new"],
        ["new", "a", "--partner", "A", "--partner", "B", "--partner", "C", "--passphrase-file", "ana"],
        ["new", "a", "--partner", "A", "--partner", "B", "--passphrase-file", "ana"],
        ["new", "a", "--partner", "A", "--passphrase", "typed on the command line"],
        ["export", "a.trustbook"],
        ["export", "--blank", "a", "b"],
        ["export", "--blank", "a.pdf", "--private", "Ana"],
        ["export", "a", "b", "--since", "yesterday"],
        ["export", "a", "b", "--since", "2026-02-30"],
        ["export", "a", "b", "--paper", "a5"],
        ["export", "a", "b", "--password-file", "x", "--no-password"],
        ["exercises", "more"],
        ["check"],
        ["restore", "a"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_and_makes_nothing(trustbook: Trustbook, tmp_path: Path, words: list[str]) -> None:
    before = sorted(tmp_path.rglob("*"))
    done = trustbook(*words)
    assert done.status == 2 and done.err and "Traceback" not in done.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "words",
    [
        ["check", "nothing.trustbook"],
        ["check", "ana"],
        ["export", "nothing.trustbook", "a.pdf", "--passphrase-file", "ana"],
        ["export", "ana", "a.pdf", "--passphrase-file", "ana"],
        ["export", "Ours.trustbook", "a.pdf", "--passphrase-file", "wrong"],
        ["export", "Ours.trustbook", "a.pdf", "--passphrase-file", "no-such-file"],
        ["export", "Ours.trustbook", "a.pdf", "--passphrase-file", "."],
        ["export", "Ours.trustbook", "a.pdf", "--passphrase-file", "empty"],
        ["export", "Ours.trustbook", "a.pdf", "--passphrase-file", "binary"],
        ["export", "Ours.trustbook", "a.pdf", "--passphrase-file", "ana"],
        ["export", "Ours.trustbook", "a.pdf", "--passphrase-file", "ana", "--tab", "nowhere"],
        ["export", "Ours.trustbook", "a.pdf", "--passphrase-file", "ana", "--private", "Ben", "--no-password"],
        ["export", "--blank", "a.pdf", "--exercise", "nowhere"],
        ["export", "--blank", "a.pdf", "--chapter", "nowhere"],
        ["export", "--blank", "no/such/folder/a.pdf"],
        ["export", "--blank", "ana"],
        ["export", "Ours.trustbook", "no/such/folder/a.pdf"],
        ["data-export", "Ours.trustbook", "ana", "--passphrase-file", "ana"],
        ["data-import", "Ours.trustbook", "no-such-file", "--passphrase-file", "ana"],
        ["data-import", "Ours.trustbook", "ana", "--passphrase-file", "ana"],
        ["backup", "Ours.trustbook", "ana", "--passphrase-file", "ana"],
        ["backup", "Ours.trustbook", "no/such/folder", "--passphrase-file", "ana"],
        ["restore", "ana", "New.trustbook"],
        ["restore", "no-such-file", "New.trustbook"],
        ["restore", "ana", "Ours.trustbook"],
        ["new", "Ours.trustbook", "--partner", "A", "--passphrase-file", "ana"],
        ["new", "n.trustbook", "--partner", " ", "--passphrase-file", "ana"],
        ["new", "n.trustbook", "--partner", "A", "--partner", "a", "--passphrase-file", "both"],
        ["new", "n.trustbook", "--partner", "A", "--partner", "À", "--passphrase-file", "both"],
        ["new", "n.trustbook", "--partner", "A", "--partner", "42", "--passphrase-file", "both"],
        ["new", "n.trustbook", "--partner", "A", "--partner", "B", "--passphrase-file", "same"],
        ["example", "Ours.trustbook"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_cannot_be_done_is_told_in_one_line_and_makes_nothing(
    ours: Trustbook, tmp_path: Path, words: list[str]
) -> None:
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "both").write_text(f"{ANA}\n{BEN}\n", encoding="utf-8")
    (tmp_path / "same").write_text(f"{ANA}\n{ANA}\n", encoding="utf-8")
    before = {path.name for path in tmp_path.iterdir()}
    done = ours(*words)
    assert done.status == 1 and one_line(done.err), done.err
    assert {path.name for path in tmp_path.iterdir()} == before


def test_without_a_terminal_a_missing_passphrase_is_wrong_use(ours: Trustbook) -> None:
    done = ours("export", "Ours.trustbook", "a.pdf")
    assert done.status == 2 and "--passphrase-file" in done.err


def test_both_seats_are_taken_and_open(ours: Trustbook) -> None:
    assert ours("check", "Ours.trustbook").status == 0
    done = ours("check", "Ours.trustbook", "--passphrase-file", "ana", "--passphrase-file", "ben")
    assert done.status == 0 and done.out.startswith("Sound")
    assert ours("check", "Ours.trustbook", "--passphrase-file", "wrong").status == 1


def test_a_workbook_for_one(trustbook: Trustbook) -> None:
    assert trustbook("new", "Mine.trustbook", "--partner", "Ana", "--passphrase-file", "ana").status == 0
    done = trustbook("export", "Mine.trustbook", "a.pdf", "--passphrase-file", "ana")
    assert done.status == 1 and "No page fits" in done.err


def test_passphrases_can_come_from_standard_input(ours: Trustbook) -> None:
    done = ours("check", "Ours.trustbook", "--passphrase-file", "-", stdin=f"{ANA}\r\n{BEN}\n\nnot read\n".encode())
    assert done.status == 0, done.err


def test_passphrases_are_asked_for_at_a_terminal(trustbook: Trustbook, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    answers = iter(["one phrase", "one phrase", "first", "second", ""])
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", answer)

    assert run(["new", "Asked.trustbook", "--partner", "Ana"]) == 0
    assert "Ana" in asked[0]
    assert run(["new", "Other.trustbook", "--partner", "Ana"]) == 2
    assert run(["new", "Other.trustbook", "--partner", "Ana"]) == 1
    assert not Path("Other.trustbook").exists()


def test_export_holds_shared_pages_only(ours: Trustbook) -> None:
    write(ANA, "shareword", share=True)
    write(ANA, "keptword")
    write(BEN, "benword")
    done = ours("export", "Ours.trustbook", "a.pdf", "--passphrase-file", "ben")
    assert done.status == 0, done.err
    text = text_of(Path("a.pdf"))
    assert "shareword" in text and "keptword" not in text and "benword" not in text


def test_own_pages_need_their_owners_passphrase_and_get_a_password(ours: Trustbook) -> None:
    write(ANA, "keptword")
    ana = ("--private", "ana", "--passphrase-file", "ana")
    assert ours("export", "Ours.trustbook", "a.pdf", *ana).status == 2, "no password and nobody to ask"
    Path("pdf-password").write_text("paper lantern\n", encoding="utf-8")
    assert ours("export", "Ours.trustbook", "a.pdf", *ana, "--password-file", "pdf-password").status == 0
    assert "keptword" in text_of(Path("a.pdf"), "paper lantern")
    assert b"keptword" not in Path("a.pdf").read_bytes()

    done = ours("export", "Ours.trustbook", "b.pdf", *ana, "--no-password")
    assert done.status == 0 and "no password" in done.err
    assert "keptword" in text_of(Path("b.pdf"))


def test_the_right_one_of_several_passphrases_is_taken(ours: Trustbook) -> None:
    write(BEN, "benword")
    files = ("--passphrase-file", "wrong", "--passphrase-file", "ana", "--passphrase-file", "ben")
    done = ours("export", "Ours.trustbook", "a.pdf", "--private", "Ben", "--no-password", *files)
    assert done.status == 0, done.err
    assert "benword" in text_of(Path("a.pdf"))


def test_only_pages_of_the_chosen_days_are_exported(ours: Trustbook) -> None:
    write(ANA, "shareword", share=True)
    ana = ("--passphrase-file", "ana")
    assert ours("export", "Ours.trustbook", "a.pdf", *ana, "--until", "2001-01-01").status == 1
    assert ours("export", "Ours.trustbook", "a.pdf", *ana, "--since", "2001-01-01", "--tab", "progress").status == 0
    assert ours("export", "Ours.trustbook", "b.pdf", *ana, "--tab", "letters").status == 1
    assert ours("export", "Ours.trustbook", "b.pdf", *ana, "--exercise", "weekly-pulse", "milestone").status == 0


def test_an_existing_file_is_replaced_only_when_that_is_said(trustbook: Trustbook) -> None:
    Path("a.pdf").write_bytes(b"mine")
    words = ("export", "--blank", "a.pdf", "--exercise", "weekly-pulse")
    assert trustbook(*words).status == 1
    assert Path("a.pdf").read_bytes() == b"mine"
    assert trustbook(*words, "--overwrite").status == 0
    assert Path("a.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.thorough
def test_blank_worksheets_need_no_workbook_and_no_passphrase(ours: Trustbook) -> None:
    done = ours("export", "--blank", "a.pdf", "--tab", "boundaries", "letters", "--paper", "letter")
    assert done.status == 0, done.err
    assert "Build one boundary" in text_of(Path("a.pdf"))


def test_signs_that_no_font_has_are_listed_before_a_file_is_written(ours: Trustbook) -> None:
    write(ANA, "nazar \U00016d40 \U00016d40 ა", share=True)
    words = ("export", "Ours.trustbook", "a.pdf", "--passphrase-file", "ana")
    refused = ours(*words)
    assert refused.status == 1 and "--missing-ok" in refused.err
    assert ": 2 (U+16D40)" in refused.err and "Georgian" in refused.err
    assert not Path("a.pdf").exists()
    allowed = ours(*words, "--missing-ok")
    assert allowed.status == 0 and "Georgian" in allowed.err
    assert Path("a.pdf").exists()


def test_pages_that_are_printed_one_by_one_are_named(ours: Trustbook) -> None:
    write(ANA, "pulseword")
    session = sit(ANA)
    page = session.pages.new_page(session.viewer, "journal")
    session.pages.save(session.viewer, Draft(page.entry_id, "journal", {"words": "journalword"}))
    session.keeping.close()
    words = ("export", "Ours.trustbook", "a.pdf", "--passphrase-file", "ana", "--private", "Ana", "--no-password")
    done = ours(*words)
    assert done.status == 0 and "A private journal page" in done.err
    assert "journalword" not in text_of(Path("a.pdf"))
    done = ours(*words, "--overwrite", "--exercise", "journal")
    assert done.status == 0 and "A private journal page" not in done.err
    assert "journalword" in text_of(Path("a.pdf"))


def test_data_goes_out_and_in(ours: Trustbook) -> None:
    write(ANA, "shareword", share=True)
    write(ANA, "keptword")
    ana = ("--passphrase-file", "ana")
    assert ours("data-export", "Ours.trustbook", "shared.json", *ana).status == 0
    assert "keptword" not in Path("shared.json").read_text(encoding="utf-8")
    assert ours("data-export", "Ours.trustbook", "all.json", *ana, "--private", "Ana").status == 0
    assert "keptword" in Path("all.json").read_text(encoding="utf-8")

    words = ("new", "New.trustbook", "--partner", "Ana", "--partner", "Ben", *ana, "--passphrase-file", "ben")
    assert ours(*words).status == 0
    dry = ours("data-import", "New.trustbook", "all.json", *ana, "--as", "Ana", "--dry-run")
    assert dry.status == 0 and "3 new pages" in dry.out and "Nothing was changed" in dry.out
    assert "3 new pages" in ours("data-import", "New.trustbook", "all.json", *ana, "--as", "Ana").out
    assert "0 new pages" in ours("data-import", "New.trustbook", "all.json", *ana, "--as", "Ana").out
    assert ours("data-import", "New.trustbook", "all.json", *ana, "--as", "Ben").status == 1
    assert "--as NAME" in ours("data-import", "New.trustbook", "all.json", "--passphrase-file", "ben").out


def test_a_data_file_that_does_not_fit_is_named_by_its_key(ours: Trustbook) -> None:
    form = {"format": "trustbook-data", "version": 1, "entries": [{"id": "hush-hush"}]}
    Path("in.json").write_text(json.dumps(form), encoding="utf-8")
    done = ours("data-import", "Ours.trustbook", "in.json", "--passphrase-file", "ana", "--as", "Ana")
    assert done.status == 1 and one_line(done.err)
    assert "$.entries[0].id" in done.err and "hush-hush" not in done.err


def test_a_backup_is_one_file_that_brings_everything_back(ours: Trustbook) -> None:
    write(ANA, "keptword")
    assert ours("backup", "Ours.trustbook", "stick", "--passphrase-file", "ana").status == 0
    assert ours("restore", "stick", "Back.trustbook").status == 0
    assert ours("restore", "stick", "Back.trustbook").status == 1
    done = ours("check", "Back.trustbook", "--passphrase-file", "ana", "--passphrase-file", "ben")
    assert done.status == 0, done.err


def test_damage_is_named_by_check(ours: Trustbook) -> None:
    path = Path("Ours.trustbook/shared.book")
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(bytes(content))
    done = ours("check", "Ours.trustbook", "--passphrase-file", "ana")
    assert done.status == 1 and "shared.book" in done.err
    path.unlink()
    done = ours("check", "Ours.trustbook")
    assert done.status == 1 and "shared.book" in done.err


def test_a_workbook_that_is_open_elsewhere_is_told(ours: Trustbook, monkeypatch: pytest.MonkeyPatch) -> None:
    session = sit(ANA)
    try:
        done = ours("data-export", "Ours.trustbook", "a.json", "--passphrase-file", "ana")
    finally:
        session.keeping.close()
    assert done.status == 1 and "already open" in done.err


@pytest.mark.sweep
def test_the_example_says_where_its_passphrases_are(trustbook: Trustbook) -> None:
    done = trustbook("example", "Example.trustbook")
    assert done.status == 0 and "Example passphrases.txt" in done.out
    keys = ("--passphrase-file", "Example passphrases.txt")
    assert trustbook("check", "Example.trustbook", *keys).status == 0
    assert trustbook("export", "Example.trustbook", "a.pdf", *keys).status == 0
    done = trustbook("example", "Example.trustbook")
    assert done.status == 1 and one_line(done.err)


def test_the_exercises_are_listed_for_people_and_for_programs(trustbook: Trustbook) -> None:
    done = trustbook("exercises")
    assert done.status == 0 and "weekly-pulse" in done.out and done.err == ""
    listed = json.loads(trustbook("exercises", "--json").out)
    assert listed["problems"] == [] and len(listed["tabs"]) >= 4


def test_a_broken_definition_is_named_with_its_place(trustbook: Trustbook, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    from trustbook.locations import resources

    shutil.copytree(resources() / "exercises", "res/exercises")
    shutil.copy(resources() / "tabs.toml", "res/tabs.toml")
    path = next(Path("res").rglob("weekly-pulse.toml"))
    path.write_text(path.read_text(encoding="utf-8") + "\nnonsense = 1\n", encoding="utf-8")
    monkeypatch.setattr("trustbook.cli.exercises.content", lambda: Content(folder=Path("res")))
    done = trustbook("exercises")
    assert done.status == 1 and "weekly-pulse.toml" in done.err and "boundary-builder" in done.out


def test_a_person_may_stop_it(trustbook: Trustbook, monkeypatch: pytest.MonkeyPatch) -> None:
    from trustbook.workbook.paper import paper_files

    def stopped(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(paper_files, "draw_pdf", stopped)
    done = trustbook("export", "--blank", "a.pdf")
    assert done.status == 1 and done.err == "trustbook: Stopped.\n"
    assert not Path("a.pdf").exists()


@pytest.mark.skipif(os.name == "nt", reason="rights work differently there")
def test_what_is_written_is_for_its_owner_only(ours: Trustbook) -> None:
    write(ANA, "shareword", share=True)
    ours("export", "Ours.trustbook", "a.pdf", "--passphrase-file", "ana")
    ours("data-export", "Ours.trustbook", "a.json", "--passphrase-file", "ana")
    ours("backup", "Ours.trustbook", "stick", "--passphrase-file", "ana")
    for name in ("a.pdf", "a.json", "stick"):
        assert Path(name).stat().st_mode & 0o077 == 0


def test_what_a_copy_leaves_out_and_what_is_damaged_in_one_is_said(ours: Trustbook) -> None:
    Path("Ours.trustbook/00000000-0000-4000-8000-000000000000.book").write_bytes(b"")
    done = ours("backup", "Ours.trustbook", "stick", "--passphrase-file", "ana")
    assert done.status == 0 and "belongs to nobody" in done.err and "Written: stick" in done.out
    content = bytearray(Path("stick").read_bytes())
    content[5000] ^= 1
    Path("stick").write_bytes(bytes(content))
    done = ours("restore", "stick", "Back.trustbook")
    assert (
        done.status == 0 and "One part of this copy is damaged" in done.err and "Restored: Back.trustbook" in done.out
    )
    checked = ours("check", "Ours.trustbook")
    assert checked.status == 1 and checked.err
