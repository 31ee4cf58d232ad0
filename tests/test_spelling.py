"""Which words are marked as misspelt, and what is offered in their place."""

from __future__ import annotations

import pytest

from trustbook.spelling import LANGUAGES, Spelling


@pytest.fixture(scope="module")
def english() -> Spelling:
    return Spelling("en")


def marked(spelling: Spelling, text: str, *own_words: str) -> list[str]:
    return [text[start : start + count] for start, count in spelling.unknown(text, own_words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I beleive you, realy.", ["beleive", "realy"]),
        ("Thier house. Wich one?", ["Thier", "Wich"]),
        ("forgivness, and forgivness again", ["forgivness", "forgivness"]),
        ("😀 I dont recieve it", ["dont", "recieve"]),
        ("Neighbourhood, colours, apologised, counselling, centre, programme, behaviour, realise, cancelled", []),
        ("Don’t, it's, you’ll, the neighbour’s, the children’s and our friends’ house", []),
        ("In May Zoë and Ximenadra met at 7pm, see https://exmaple.org/wrod or a@bcde.org", []),
        ("NATO and iPhone and X", []),
        ("", []),
    ],
)
def test_misspelt_words_are_marked_and_right_ones_names_and_addresses_are_not(
    english: Spelling, text: str, words: list[str]
) -> None:
    assert marked(english, text) == words


def test_own_words_are_right_however_they_are_capitalised(english: Spelling) -> None:
    assert marked(english, "snugglefort", "snugglefort") == marked(english, "Snugglefort", "snugglefort") == []


@pytest.mark.parametrize(
    ("word", "meant"), [("forgivness", "forgiveness"), ("Seperate", "Separate"), ("betryal", "betrayal")]
)
def test_what_was_meant_is_offered_as_it_was_written(english: Spelling, word: str, meant: str) -> None:
    offered = english.suggestions(word)
    assert len(offered) <= 5 and meant in offered


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("de", "Wir haben lange geredet", "geredett"),
        ("fr", "Hier je ne t’ai pas dit où j’étais", "parllé"),
    ],
)
def test_other_languages_have_their_own_words(language: str, right: str, wrong: str) -> None:
    spelling = Spelling(language)
    assert marked(spelling, right) == [] and marked(spelling, wrong) == [wrong]


def test_each_language_that_is_offered_has_a_dictionary_and_no_other() -> None:
    assert all(Spelling(language).language == language for language in ("en", LANGUAGES[-1]))
    with pytest.raises(ValueError, match="xx"):
        Spelling("xx")
