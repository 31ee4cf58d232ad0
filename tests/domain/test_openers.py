"""A sentence that is only begun says nothing yet."""

from __future__ import annotations

import pytest

from trustbook.domain.openers import begun, is_bare, said

OPENERS = ("I would like …", "What you did was … and I do not make it smaller.", "It is not because of you.")


@pytest.mark.parametrize(
    "text",
    ["I would like", "I would like ", "I would like …", "i would  like...", "What you did was\n\nI would like \n",
     "What you did was … and I do not make it smaller."],
)  # fmt: skip
def test_nothing_but_openers_is_bare(text: str) -> None:
    assert is_bare(text, OPENERS)


@pytest.mark.parametrize(
    "text",
    ["", "  \n", "I would like tea", "I would", "I would like.", "It is not because of you.", "Tea\nI would"],
)
def test_anything_of_ones_own_is_not_nor_a_whole_sentence_that_was_chosen(text: str) -> None:
    assert not is_bare(text, OPENERS)


def test_of_a_list_the_lines_that_are_only_begun_fall_out_and_a_letter_is_no_letter_without_its_text() -> None:
    assert said(["I would like", "Tea"], OPENERS) == ["Tea"]
    assert said(["I would like"], OPENERS) is None
    letter = {"text": "I would like ", "salutation": "Dear Alex,", "closing": "Yours", "name": "R"}
    assert said(letter, OPENERS) is None
    assert said({**letter, "text": "I would like tea"}, OPENERS) is not None
    assert said({"salutation": "Dear Alex,"}, OPENERS) is not None
    for value in (7, True, None, "I would like"):
        assert said(value, ()) is value


def test_what_is_put_in_ends_where_the_writer_goes_on() -> None:
    assert [begun(each) for each in OPENERS] == ["I would like", "What you did was", ""]
