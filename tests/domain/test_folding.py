"""What looks the same to a person is the same, and each character tells by itself what it becomes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustbook.domain.folding import folded


@pytest.mark.parametrize("alike", ["'’‘‚‛´`ʼ′", '"“”„‟«»″＂', "-‐‑‒–—−", "oÓøØöｏ", "lŁłL", "dðđ", "iıİÍ"])
def test_characters_that_look_alike_are_one(alike: str) -> None:
    assert {folded(character) for character in alike} == {folded(alike[0])}


@pytest.mark.parametrize(
    ("one", "other"), [("ß", "ss"), ("æ", "ae"), ("Œ", "oe"), ("þ", "th"), ("…", "..."), ("ﬁ", "fi")]
)
def test_a_letter_of_two_is_both(one: str, other: str) -> None:
    assert folded(one) == other


@pytest.mark.parametrize(("one", "other"), [("'", '"'), ("n", "m"), ("a-b", "ab"), ("и", "n"), ("o", "0")])
def test_what_looks_different_stays_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@given(text=st.text(alphabet=st.characters(max_codepoint=255)))
def test_the_quick_way_for_western_letters_folds_as_the_slow_way_does(text: str) -> None:
    assert folded(text) == folded(text + "ж")[:-1]


@given(text=st.text())
def test_a_text_is_folded_character_by_character(text: str) -> None:
    """Otherwise a place that was found could not be shown in the text as it is written."""
    assert folded(text) == "".join(map(folded, text))


@given(text=st.text(alphabet=st.characters(max_codepoint=0x17F)))
def test_composed_and_decomposed_are_one(text: str) -> None:
    assert folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFC", text)) == folded(text)


@given(text=st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)
