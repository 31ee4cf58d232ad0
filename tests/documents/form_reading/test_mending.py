"""Emoji that lost their upper half are told, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from trustbook.documents.form_reading.mending import halved, mended


def _lost(text: str) -> str:
    return "".join(chr(ord(each) & 0xFFFF) for each in text)


@pytest.mark.parametrize("text", ["😀", "good 👍🏽 day", "👨\u200d👩\u200d👧", "🤝 🥰 🫶", "🎉🎉"])
def test_what_was_lost_comes_back(text: str) -> None:
    assert _lost(text) != text and mended(_lost(text)) == text


@pytest.mark.parametrize(
    "text", ["", "plain", "😀", "שלום \ufb2a", "豈更 漢字", "ﬁn", "\ue0ff", "가나다 \uf9d1", "مرحبا"]
)
def test_what_is_text_stays(text: str) -> None:
    assert mended(text) == text


def test_half_of_a_typed_one_is_noticed_and_nothing_whole_is() -> None:
    assert halved("calm \ud83d") and not halved("calm 😀 \uf600")
