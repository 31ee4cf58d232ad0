"""A letter keeps its blocks, and letters from before there were blocks stay what they were."""

from __future__ import annotations

from typing import Any

import pytest

from tests.exercises.every_kind import ODD
from trustbook.domain.letter_text import LetterText, is_letter, letter_pieces, letter_whole

WHOLE = LetterText("3 May 2026", "Dear Kim,", "One.\n\nTwo.\n", "Yours", "Robin")


@pytest.mark.parametrize("text", ["Hi", "Dear Kim,\n\nI was there.\n\nRobin", " two  blanks \n\n\n", "{}", "\n"])
def test_a_letter_that_was_only_a_text_is_read_and_stored_as_that_text(text: str) -> None:
    assert LetterText.of(text) == LetterText(text=text)
    assert LetterText.of(text).value == text
    assert letter_whole(text) == text


def test_a_letter_with_blocks_comes_back_as_it_was() -> None:
    assert LetterText.of(WHOLE.value) == WHOLE
    assert WHOLE.whole == "3 May 2026\n\nDear Kim,\n\nOne.\n\nTwo.\n\n\nYours\n\nRobin"
    assert list(letter_pieces(WHOLE.value)) == ["3 May 2026", "Dear Kim,", "One.\n\nTwo.\n", "Yours", "Robin"]


def test_what_is_empty_is_not_stored() -> None:
    assert LetterText(salutation="Dear Kim,").value == {"salutation": "Dear Kim,"}


def test_a_day_and_a_name_alone_are_no_letter() -> None:
    assert LetterText(date="3 May 2026", name="Robin").value is None
    assert LetterText.of(None) == LetterText.of("") == LetterText.of({}) == LetterText()


@pytest.mark.parametrize("value", [each for each in ODD if not isinstance(each, str)])
def test_what_is_no_letter_is_kept_as_it_is(value: Any) -> None:
    assert not is_letter(value)
    assert letter_whole(value) == LetterText.of(value).text != ""
