"""What both agreed, on paper from the command line: a list to hang up, cards, or sheets with the names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Done, Trustbook
from tests.documents.samples import all_words


@pytest.fixture
def export(example: Trustbook) -> Trustbook:
    """`export` of the example couple's workbook with their agreements and these options."""

    def call(*options: str | Path, stdin: bytes | None = None) -> Done:
        return example("export", "Ours.trustbook", *options, "--passphrase-file", "robin", stdin=stdin)

    return call


def text_of(path: str) -> str:
    return all_words(Path(path).read_bytes())


@pytest.mark.thorough
def test_a_list_has_no_names_unless_wanted_and_a_sheet_has_them_under_its_words(export: Trustbook) -> None:
    for options in (
        ("plain.pdf", "--agreements", "fridge"),
        ("names.pdf", "--agreements", "fridge", "--no-title", "--names"),
        ("sheets.pdf", "--agreements", "page"),
    ):
        assert export(*options).status == 0
    plain, names, sheets = text_of("plain.pdf"), text_of("names.pdf"), text_of("sheets.pdf")
    assert "What we have agreed" in plain and "look again" in plain and "Robin and Alex" not in plain
    assert "What we have agreed" not in names and "Robin and Alex" in names
    assert "Robin agreed to these words" in sheets and "Alex agreed to these words" in sheets


def test_it_goes_with_no_choice_of_pages(trustbook: Trustbook) -> None:
    done = trustbook("export", "Ours.trustbook", "a.pdf", "--agreements", "cards", "--tab", "boundaries")
    assert done.status == 2 and "Give --agreements alone" in done.err
    assert not Path("a.pdf").exists()
