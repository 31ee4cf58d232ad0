"""Sets of blank sheets from the command line."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import Trustbook
from tests.documents.samples import page_texts
from trustbook.exercises.sets import PaperSets

pytestmark = pytest.mark.thorough


def text_of(path: Path) -> str:
    return "\n".join(page_texts(path.read_bytes()))


@pytest.mark.sweep
@pytest.mark.parametrize("name", [*(each.id for each in PaperSets().sets()), "everything"])
def test_each_set_becomes_a_file_without_a_workbook(name: str, trustbook: Trustbook) -> None:
    done = trustbook("export", "--blank", "a.pdf", "--set", name)
    assert done.status == 0, done.err
    assert "If somebody is in danger now" in text_of(Path("a.pdf"))


def test_short_alone_and_cards_are_understood(trustbook: Trustbook) -> None:
    assert trustbook("export", "--blank", "a.pdf", "--set", "weekly-pad", "--alone", "--short").status == 0
    assert "Short form" in text_of(Path("a.pdf")) or "short form" in text_of(Path("a.pdf"))
    assert trustbook("export", "--blank", "b.pdf", "--exercise", "time-out-agreement", "--cards").status == 0
    assert len(pypdf.PdfReader("b.pdf").pages) == 1
    assert trustbook("export", "--blank", "c.pdf", "--chapter", "trust").status == 0
    assert "What trust is" in text_of(Path("c.pdf"))


def test_the_help_lists_the_sets(trustbook: Trustbook) -> None:
    done = trustbook("export", "--help")
    assert done.status == 0
    for each in (*(found.id for found in PaperSets().sets()), "everything"):
        assert each in done.out


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("--set", "second-evening"), 1),
        (("--set", "weekly-pad", "--chapter", "trust"), 2),
        (("--set", "weekly-pad", "--cards"), 2),
        (("--exercise", "weekly-pulse", "--cards"), 1),
    ],
)
def test_what_does_not_go_together_is_refused(words: tuple[str, ...], status: int, trustbook: Trustbook) -> None:
    done = trustbook("export", "--blank", "a.pdf", *words)
    assert done.status == status and done.err
    assert not Path("a.pdf").exists()


def test_sets_are_for_blank_sheets_only(ours: Trustbook) -> None:
    done = ours("export", "Ours.trustbook", "a.pdf", "--set", "weekly-pad", "--passphrase-file", "ana")
    assert done.status == 2


def test_worksheets_come_as_a_form_to_fill_in(trustbook: Trustbook) -> None:
    done = trustbook("export", "--fillable", "a.pdf", "--exercise", "weekly-meeting", "--short")
    assert done.status == 0 and done.err == ""
    assert "tb1.weekly-meeting._name" in (pypdf.PdfReader("a.pdf").get_fields() or {})
    assert trustbook("export", "--fillable", "b.pdf", "--set", "first-evening").status == 0
    assert len(pypdf.PdfReader("b.pdf").get_fields() or {}) > 50


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("a.pdf", "--cards", "--exercise", "time-out-agreement"), 2, "leave out --fillable, or --cards"),
        (("a.pdf", "--blank"), 2, "either --blank"),
        (("a.md",), 2, "for paper, or a form"),
        (("a.pdf", "--exercise", "suitability-check"), 1, "Nothing to fill in here"),
    ],
)
def test_a_form_that_cannot_be_is_told(words: tuple[str, ...], status: int, said: str, trustbook: Trustbook) -> None:
    done = trustbook("export", "--fillable", *words)
    assert done.status == status and said in done.err
    assert not Path(words[0]).exists()


def test_texts_of_the_guide_come_on_paper_in_the_order_in_which_they_are_named(trustbook: Trustbook) -> None:
    assert trustbook("export", "a.pdf", "--guide", "help").status == 0
    assert "Your local emergency number" in text_of(Path("a.pdf"))
    assert trustbook("export", "b.pdf", "--guide", "settle", "help", "--large-print").status == 0
    text = text_of(Path("b.pdf"))
    assert text.rindex("A moment to settle") < text.rindex("If somebody is in danger now")
    assert trustbook("export", "c.pdf", "--guide", "help", "--set", "everything").status == 2


def test_large_print_and_margins_hold_for_worksheets_too(trustbook: Trustbook) -> None:
    pages = []
    for number, words in enumerate(((), ("--large-print",), ("--margins", "duplex"))):
        assert trustbook("export", "--blank", f"{number}.pdf", "--exercise", "weekly-pulse", *words).status == 0
        pages.append(pypdf.PdfReader(f"{number}.pdf"))
    assert len(pages[1].pages) > len(pages[0].pages)
    assert pages[2].root_object["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"  # type: ignore[index] # a dictionary, by the format
