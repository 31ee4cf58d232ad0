"""Filled pages by the command line: how they read, with steps, and what the cover says."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

from tests.cli.conftest import Trustbook
from tests.documents.samples import page_texts, words
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document
from trustbook.documents.sheets import Binder
from trustbook.exercises.library import Library


def _pages(trustbook: Trustbook, *options: str) -> list[str]:
    done = trustbook("export", "Ours.trustbook", "out.pdf", "--passphrase-file", "robin", "--overwrite", *options)
    assert done.status == 0, done.err
    return list(map(words, page_texts(Path("out.pdf").read_bytes())))


def _title(name: str) -> str:
    return Library().exercise(name).title


@pytest.mark.thorough
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


@pytest.mark.thorough
def test_the_tab_of_progress_has_the_charts_with_all_their_values_as_from_the_window(example: Trustbook) -> None:
    own = ("--private", "Robin", "--no-password")
    tab, chart = " ".join(_pages(example, "--tab", "progress", *own)), " ".join(_pages(example, "--chart", *own))
    values = chart.split("0 to 10", 1)[1].split("0 is the low end")[0]
    assert "At ease with you" in values and values[:300] in tab, "the same table stands in both"
    placed = " ".join(_pages(example, "--tab", "progress"))
    assert "One word, Alex" in placed and values[:300] not in placed, "without own pages only weeks that were let see"
    both = _pages(example, "--line", "--since", "2026-10-01", *own)
    assert "1 October 2026" in both[0] and "At ease with you" in " ".join(both)


@pytest.mark.thorough
def test_own_pages_alone_two_days_of_one_and_grey_are_asked_for_by_their_names(example: Trustbook) -> None:
    own = ("--private", "Robin", "--no-password", "--exercise", "weekly-pulse")
    assert _pages(example, *own, "--only-own")[0].startswith("Our workbook Robin and Alex Weekly pulse Robin’s own")
    done = example("export", "Ours.trustbook", "o.pdf", "--passphrase-file", "Robin", "--only-own")
    assert done.status == 2 and "--only-own needs --private" in done.err
    beside = _pages(example, "--then-and-now", "weekly-pulse", "--no-password", "--grey")
    assert "Then and now, Robin" in beside[0]
    drawn = b"".join(
        found.get_data() for page in pypdf.PdfReader("out.pdf").pages if (found := page.get_contents()) is not None
    )
    assert b" rg" not in drawn and b" RG" not in drawn and b" g" in drawn


@pytest.mark.thorough
@pytest.mark.parametrize("options", [(), ("--exercise", "weekly-pulse"), ("--chapter", "setbacks", "--with-steps")])
def test_what_comes_from_the_disk_is_composed_once(
    example: Trustbook, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked through for signs that no font has, and drawn; other words on it are asked of definitions."""
    made: list[Binder] = []

    def counting(binder: Binder) -> Document:
        made.append(binder)
        return compose(binder)

    monkeypatch.setattr("trustbook.documents.composing.compose.compose", counting)
    assert _pages(example, *options)
    assert len(made) == 1
