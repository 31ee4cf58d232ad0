"""What counts of a secret that was typed, pasted or read from a file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustbook.domain.problems import UnusablePassphrase
from trustbook.domain.typed_secret import LONGEST, is_blank, readings, same_secret, usable_secret

WORDS = "quiet river stone window"


@pytest.mark.parametrize(
    "unseen", ["\n", "\r\n", "\r", " ", "\t", "\0", "\x1b", "\u00a0", "\u2028", "\u2029", "\ufeff", "\u200b", "\x85"]
)
def test_what_nobody_sees_at_the_ends_does_not_count(unseen: str) -> None:
    assert usable_secret(f"{WORDS}{unseen}") == WORDS
    assert usable_secret(f"{unseen}{WORDS}") == WORDS
    assert same_secret(f"{WORDS}{unseen}", WORDS)


def test_blanks_between_words_count() -> None:
    assert usable_secret("two  blanks") == "two  blanks"
    assert not same_secret("two  blanks", "two blanks")


def test_the_same_letter_typed_on_another_system_is_the_same_secret() -> None:
    assert usable_secret("caf\u00e9") == usable_secret("cafe\u0301")
    assert same_secret("caf\u00e9", "cafe\u0301")


@pytest.mark.parametrize("bad", ["", "   ", "\n", "a\0b", "a\ud800b", "a\nb", "a\tb", "a\u2028b", "x" * (LONGEST + 1)])
def test_a_secret_that_cannot_be_typed_again_is_refused(bad: str) -> None:
    with pytest.raises(UnusablePassphrase):
        usable_secret(bad)


def test_what_was_made_with_the_line_end_in_it_is_tried_second_and_only_then() -> None:
    assert readings(WORDS) == (WORDS,)
    assert readings(f"{WORDS}\n") == (WORDS, f"{WORDS}\n")
    assert readings("older\tsecret") == ("older\tsecret",)


@pytest.mark.parametrize("bad", ["", " \n", "a\0b", "a\ud800b", "x" * (LONGEST + 1)])
def test_what_no_version_could_have_taken_is_refused_at_once(bad: str) -> None:
    with pytest.raises(UnusablePassphrase):
        readings(bad)


def test_a_line_that_holds_only_a_line_end_is_blank() -> None:
    assert is_blank("\n")
    assert is_blank("")
    assert not is_blank("a")


@given(st.text(max_size=12))
def test_a_secret_that_is_taken_means_itself(typed: str) -> None:
    try:
        secret = usable_secret(typed)
    except UnusablePassphrase:
        return
    assert usable_secret(secret) == secret == unicodedata.normalize("NFC", secret)
    assert readings(typed)[0] == secret
    assert len(readings(typed)) <= 2
