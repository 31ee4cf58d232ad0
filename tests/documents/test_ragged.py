"""Where lines end: as few as there can be, as even as there can be, and none at the end that is nearly empty."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustbook.documents.pdf.lines import break_text, line_width
from trustbook.documents.pdf.ragged import LEAST_LAST, Atom, line_ends
from trustbook.documents.pdf.style import ANSWER, TITLE

LIMIT = 20.0
TEXTS = {
    "English": "I heard the flap of the letter box and was down there before you had put your shoe on. ",
    "Hebrew": "אני מצטער על מה שקרה אתמול בערב ואני רוצה להתחיל מחדש. ",
    "Arabic with English": "قلت Robin نعم ثم ذهبت إلى the kitchen وحدي في المساء. ",
    "Chinese": "我很抱歉，昨天晚上没有说实话。",
    "Thai": "ฉันขอโทษที่ทำให้คุณเสียใจเราจะเริ่มต้นใหม่ด้วยกันทุกวัน",
    "Devanagari": "मुझे माफ़ करना, कल शाम मैंने तुमसे सच नहीं कहा। ",
}
words = st.lists(st.sampled_from([1.0, 2.5, 4.0, 7.5]), min_size=1, max_size=12)


def atoms(widths: list[float]) -> list[Atom]:
    return [Atom("x", width, 0.5) for width in widths[:-1]] + [Atom("x", widths[-1], 0.0)]


def lines_of(found: list[Atom], ends: list[int]) -> list[float]:
    """Widths of the lines, without the space at the end of each."""
    lines = [found[start:end] for start, end in pairwise([0, *ends])]
    return [sum(atom.width + atom.space for atom in line) - line[-1].space for line in lines]


def unevenness(widths: list[float]) -> float:
    if max(widths) > LIMIT:
        return inf
    runt = 1e9 * (1 - widths[-1] / LIMIT) if len(widths) > 1 and widths[-1] < LIMIT * LEAST_LAST else 0.0
    return runt + sum((LIMIT - width) ** 2 for width in widths[:-1])


@given(words)
def test_no_other_way_of_breaking_is_shorter_or_more_even(widths: list[float]) -> None:
    found = atoms(widths)
    ends = line_ends(found, LIMIT)
    for fewer in range(len(ends)):
        for cuts in combinations(range(1, len(found)), fewer):
            other = lines_of(found, [*cuts, len(found)])
            if len(other) < len(ends):
                assert max(other) > LIMIT
            else:
                assert unevenness(other) >= unevenness(lines_of(found, ends)) - 0.001


@pytest.mark.thorough
@pytest.mark.parametrize("script", TEXTS)
def test_no_last_line_is_shorter_than_an_eighth_in_any_script(script: str) -> None:
    for times in (1, 2, 5):
        for width in range(120, 420, 7):
            text = (TEXTS[script] * times).strip()
            lines, _starts = break_text(text, ANSWER, width)
            assert "".join(lines) == text
            wide = [line_width(line, ANSWER) for line in lines]
            assert max(wide) <= width + 0.01
            assert len(lines) == 1 or wide[-1] >= width * LEAST_LAST, (times, width)


def test_a_word_that_fills_the_line_before_leaves_the_last_one_as_it_is() -> None:
    assert line_ends([Atom("long", 19.0, 0.5), Atom("a", 1.0, 0.0)], LIMIT) == [1, 2]
    assert line_ends([Atom("too long", 30.0, 0.5), Atom("a", 1.0, 0.0), Atom("b", 30.0, 0.0)], LIMIT) == [1, 2, 3]


def test_a_hundred_pages_in_one_paragraph_are_set_like_a_short_one() -> None:
    text = (TEXTS["English"] * 3400).strip()
    lines, _starts = break_text(text, ANSWER, 400)
    assert "".join(lines) == text
    assert min(line_width(line, ANSWER) for line in lines[:-1]) > 300


def test_the_lines_of_a_title_are_about_as_long() -> None:
    text, width = "Online: where the line is for each of us", 480
    lines, _starts = break_text(text, TITLE, width)
    first, last = (line_width(line, TITLE) for line in lines)
    assert "".join(lines) == text and last > first * 0.6


def test_no_line_begins_with_a_dot_or_a_dash_between_words() -> None:
    text = "Ring the bank about the instalments · Alex · 6 September; a towel – with a name in it · Robin · done"
    for width in range(85, 300, 7):
        lines, _starts = break_text(text, ANSWER, width)
        assert "".join(lines) == text
        assert not [line for line in lines if line[0] in "·–"], width
        assert max(line_width(line, ANSWER) for line in lines) <= width + 0.01
