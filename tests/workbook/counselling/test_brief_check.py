"""What was not agreed to is found in a file, however its lines are broken; what was agreed to is no fault."""

from __future__ import annotations

import pytest

from trustbook.documents.pdf.read_back import ReadBack
from trustbook.workbook.counselling.brief_check import holds_what_was_not_agreed

ALLOWED = ("One hard moment", "It was late, and the rain would not stop.", "done")


def _read(*pages: str, beside: tuple[str, ...] = (), attached: bool = False) -> ReadBack:
    return ReadBack(pages, beside, attached)


@pytest.mark.parametrize(
    "page",
    [
        "One hard moment\nthe flat in the\nHarbour street",
        "THE FLAT IN THE HARBOUR STREET",
        "theflatintheHarbo\nurstreet",
    ],
)
def test_it_is_found(page: str) -> None:
    assert holds_what_was_not_agreed(_read(page), ALLOWED, ["The flat in the Harbour street"])


@pytest.mark.parametrize("refused", ["late", "It was late", "done", "", "…"])
def test_words_that_stand_in_what_was_agreed_are_no_fault(refused: str) -> None:
    assert not holds_what_was_not_agreed(
        _read("One hard moment. It was late, and the rain would not stop."), ALLOWED, [refused]
    )


def test_a_short_word_is_found_as_a_word_and_not_inside_of_others() -> None:
    assert not holds_what_was_not_agreed(_read("harbour stays"), (), ["bo", "our", "ours"])
    assert holds_what_was_not_agreed(_read("not for mum"), (), ["Mum"])


def test_metadata_and_attachments_are_looked_at() -> None:
    assert holds_what_was_not_agreed(_read("", beside=("Secret flat",)), ALLOWED, ["secret flat"])
    assert holds_what_was_not_agreed(_read("", attached=True), ALLOWED, [])
    assert not holds_what_was_not_agreed(_read("", beside=("Workbook pages",)), ALLOWED, ["secret flat"])
