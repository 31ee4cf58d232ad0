"""Where a word stands in a text, however it is written there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustbook.domain.folding import folded
from trustbook.domain.spots import excerpt, looked_for, spot, utf16


@pytest.mark.parametrize(
    ("text", "word", "match"),
    [
        ("We said SORRY twice, sorry.", "sorry", "SORRY"),
        ("un café noir", "cafe", "café"),
        ("cafe\u0301 noir", "cafe", "cafe\u0301"),
        ("die Straße dort", "strasse", "Straße"),
        ("\U0001f33f green", "green", "green"),
    ],
)
def test_a_word_is_found_as_it_is_written(text: str, word: str, match: str) -> None:
    found = spot(text, word)
    assert found is not None
    assert text[found[0] : found[1]] == match


def test_a_word_that_is_not_there_is_nowhere() -> None:
    assert spot("calm", "storm") is None
    assert spot("Größe", "storm") is None
    assert spot("", "storm") is None


def test_what_was_typed_becomes_folded_words_each_once() -> None:
    assert looked_for("  Café cafe TIME-out ") == ("cafe", "time-out")
    assert looked_for(" \n ") == ()
    assert len(looked_for(" ".join(f"w{number}" for number in range(40)))) == 12


def test_length_is_counted_as_the_window_counts() -> None:
    assert (utf16("abc"), utf16("\U0001f33f")) == (3, 2)


@given(before=st.text(max_size=60), word=st.text(min_size=1, max_size=12), after=st.text(max_size=60))
def test_an_excerpt_never_fails_and_shows_the_text_as_it_is_written(before: str, word: str, after: str) -> None:
    text = before + word + after
    if not folded(word) or folded(word) not in folded(text):
        return
    _before, match, _after = excerpt(text, folded(word))
    assert match == "" or match in text or match in " ".join(text.split())


def test_an_excerpt_begins_and_ends_with_whole_words_and_says_that_there_is_more() -> None:
    words = [f"word{number}" for number in range(200)]
    before, match, after = excerpt(" ".join(words), "word100")

    assert match == "word100"
    assert before.startswith("… ") and after.endswith(" …")
    assert set((before + after).replace("…", "").split()) <= set(words)
