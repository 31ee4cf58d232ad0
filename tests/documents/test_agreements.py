"""Agreements in large letters: on one page for the fridge, as cards of one size, whole however long they are."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from tests.documents.samples import all_words, reader
from trustbook.documents.composing.compose import compose
from trustbook.documents.pdf import render
from trustbook.documents.pdf.style import PaperName
from trustbook.documents.sheets import AgreedLine, Binder, BinderChapter, Fridge, PauseWord

LINE = AgreedLine("Hello first, coat off, then money.", "look again 6 December")
SEVEN = Fridge((LINE,) * 7, "What we have agreed", "24 November 2026.", PauseWord("“Kettle”", "Half an hour."))


def made(fridge: Fridge, paper: PaperName = "a4") -> bytes:
    return render(compose(Binder("", "", (BinderChapter("", (), fridge=fridge),), title_page=False)), paper=paper)


def sizes(data: bytes) -> set[int]:
    """Sizes of the letters, in whole points."""
    page = pypdfium2.PdfDocument(data)[0]
    text = page.get_textpage()
    heights = set()
    for place in range(text.count_chars()):
        if text.get_text_range(place, 1) == "H":
            _left, bottom, _right, top = text.get_charbox(place)
            heights.add(round(top - bottom))
    return heights


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_seven_and_the_word_for_a_break_stand_on_one_page(paper: PaperName) -> None:
    data = made(SEVEN, paper)
    assert len(reader(data).pages) == 1
    text = all_words(data)
    assert text.count("Hello first") == 7 and "Kettle" in text and "24 November 2026." in text


def test_without_a_title_nothing_says_what_hangs_there() -> None:
    data = made(replace(SEVEN, title=""))
    assert "agreed" not in all_words(data)
    assert not reader(data).outline or "agreed" not in str(reader(data).outline)


def test_cards_have_letters_as_large_as_the_list() -> None:
    one = Fridge((LINE,))
    assert sizes(made(one)) == sizes(made(replace(one, cards=True)))


def test_above_seven_they_are_cards_two_beside_each_other() -> None:
    data = made(replace(SEVEN, lines=(LINE,) * 8))
    text = all_words(data)
    assert text.count("Hello first") == 8
    assert "What we have agreed" not in text and "Kettle" not in text


@pytest.mark.parametrize("cards", [False, True])
@pytest.mark.parametrize("count", [40, 900])
def test_long_words_are_never_cut(count: int, cards: bool) -> None:
    words = " ".join(f"w{number}" for number in range(count))
    text = all_words(made(Fridge((AgreedLine(words), LINE), cards=cards)))
    assert f"w{count - 1}" in text and "Hello first" in text
