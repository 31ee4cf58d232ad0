"""How texts are measured, and which words are refused."""

from __future__ import annotations

import pytest

from trustbook.exercises.wording import measure, prose, read_wording
from trustbook.locations import resources

WORDING = read_wording(resources(), "en")


def faults(text: str, *, guide: bool = False) -> list[str]:
    return [message for _key, message in WORDING.findings({"purpose": text}, guide=guide)]


@pytest.mark.parametrize(
    "text",
    [
        "You must read this first.",
        "The victim writes a letter.",
        "Ask your husband.",
        "Write what she said.",
        "This will heal you.",
        "Count your points.",
        "Say that you forgive them.",
        "Give each other your passwords.",
        "A talk after Gottman.",
        "Well done!",
        "It is 'fine'.",
        "Wait -- then talk.",
    ],
)
def test_a_word_without_a_place_in_the_workbook_is_found(text: str) -> None:
    assert len(faults(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The partner who was hurt owes nothing.",
        "Forgiving is yours to do or to leave.",
        "Say it at this point: “I need a break.”",
        "There is nothing to win here. It’s the way there that counts.",
        "Whose turn is it? Theirs.",
    ],
)
def test_plain_words_are_let_through(text: str) -> None:
    assert faults(text) == []


def test_a_warning_in_the_guide_may_name_what_no_exercise_asks_for() -> None:
    assert faults("Changing passwords can be noticed.", guide=True) == []
    assert len(faults("Changing passwords can be noticed.")) == 1


def test_a_long_sentence_is_named_by_its_first_words() -> None:
    assert faults("One two three four " + "and " * 30 + "end.") == [
        "a sentence of 35 words (“One two three four …”); at most 32"
    ]


def test_a_wide_label_over_a_narrow_column_is_found_with_its_key() -> None:
    content = {"columns": [{"label": "x" * 31}], "label": "y" * 60}
    assert [key for key, _message in WORDING.findings(content)] == ["columns[0].label"]


def test_only_what_is_read_counts_as_prose() -> None:
    content = {
        "id": "a",
        "see": ["b"],
        "card": {"title": "T", "fields": ["f"]},
        "parts": [{"fields": [{"label": "L"}]}],
    }
    assert list(prose(content)) == [("card.title", "T"), ("parts[0].fields[0].label", "L")]


def test_short_words_in_short_sentences_are_an_easier_grade_than_long_ones() -> None:
    easy = measure(("We sit down. We talk. Then we stop.", "It is late"))
    hard = measure(("Interpersonal reconciliation necessitates considerable introspective determination.",))
    assert easy.words == 11
    assert easy.grade < 2 < 8 < hard.grade


def test_the_grade_is_the_automated_readability_index() -> None:
    """Ten letters in four words and one sentence: 4.71 × 10/4 + 0.5 × 4/1 − 21.43 = −7.655."""
    assert measure(("We go to town.",)).grade == pytest.approx(4.71 * 10 / 4 + 0.5 * 4 - 21.43, abs=0.05)
