"""Text of people on its way to paper."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from trustbook.documents.text import printable


def test_control_characters_and_lone_surrogates_never_reach_a_page() -> None:
    assert printable("a\x00b\x07c\x1bd\x7fe\x9ff") == "abcdef"
    assert printable("a\ud800b") == "a\ufffdb"
    assert printable("\ud83d\ude00") == "😀"


def test_line_ends_of_all_systems_are_one() -> None:
    assert printable("a\r\nb\rc\u2028d\x0be\tf") == "a\nb\nc\nd\ne    f"


def test_letters_and_their_accents_become_one_character() -> None:
    assert printable("e\u0301") == "é"


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_every_other_character_is_kept(text: str) -> None:
    assert printable(text) == unicodedata.normalize("NFC", text)
