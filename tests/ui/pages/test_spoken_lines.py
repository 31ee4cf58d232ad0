"""What a screen reader reads on in one go has a stop where a sentence ends, and only one."""

from __future__ import annotations

import pytest

from trustbook.ui.pages.line_list import ended


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Weekly pulse", "Weekly pulse."),
        ("We stay three nights, not six.", "We stay three nights, not six."),
        ("Stay, part, or try?", "Stay, part, or try?"),
        ("", ""),
    ],
)
def test_words_end_once(words: str, read: str) -> None:
    assert ended(words) == read
