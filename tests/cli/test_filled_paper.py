"""Filled pages by the command line: how they read, with steps, and what the cover says."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import Trustbook
from trustbook.exercises.library import Library


@pytest.fixture
def example(trustbook: Trustbook) -> Trustbook:
    """The example couple's workbook, and Robin's passphrase in a file."""
    assert trustbook("example", "Ours.trustbook").status == 0
    (phrases,) = Path().glob("*passphrases*.txt")
    Path("Robin").write_text(phrases.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    return trustbook


def _pages(trustbook: Trustbook, *words: str) -> list[str]:
    done = trustbook("export", "Ours.trustbook", "out.pdf", "--passphrase-file", "Robin", "--overwrite", *words)
    assert done.status == 0, done.err
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader("out.pdf").pages]


def _title(name: str) -> str:
    return Library().exercise(name).title


def test_the_example_couples_workbook_is_what_two_people_said(example: Trustbook) -> None:
    pages = _pages(example)
    front = next(number for number, page in enumerate(pages) if "Page 1 of" in page)
    contents, body = " ".join(pages[1:front]), pages[front:]
    assert pages[0].startswith("Our workbook Robin and Alex All that both of us can see")
    for title in (_title("weekly-meeting"), _title("weekly-pulse")):
        assert contents.count(title) == 1, "a line for each exercise"
    assert len(body) <= 115
    assert sum("keeps the rest of the week free of them" in page for page in body) == 1, "the purpose once"
    with_steps = _pages(example, "--with-steps", "--no-names")
    assert len(with_steps) > len(body) + 20
    assert with_steps[0].startswith("Our workbook All that both of us can see")
    assert "Five minutes: what went well between you?" in " ".join(with_steps)
    assert "Five minutes: what went well between you?" not in " ".join(body)


def test_the_cover_says_what_was_chosen(example: Trustbook) -> None:
    words = ("--chapter", "setbacks", "--since", "2020-01-01", "--private", "Robin", "--no-password")
    assert _pages(example, *words)[0].startswith(
        "Our workbook Robin and Alex When there is a setback With Robin’s own pages From 1 January 2020 on"
    )
    assert _pages(example, *words, "--no-names")[0].startswith(
        "Our workbook When there is a setback With own pages From"
    )


def test_worksheets_have_no_cover_with_names_and_all_of_their_steps(trustbook: Trustbook) -> None:
    for word in ("--with-steps", "--no-names"):
        done = trustbook("export", "--blank", "out.pdf", word)
        assert done.status == 2 and "leave out --with-steps and --no-names" in done.err
