"""How texts are measured, and which words are refused."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import trustbook
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
        "If you think you might harm yourself or somebody else, do it now.",
        "If you might hurt somebody, take a breath and do so in another room.",
        "If you think of ending your life, go ahead and ring.",
        "The one who was hit asks for a moment.",
        "Who is hit does",
        "When one has hit, look around the room.",
        "I may say: “It hit me.”",
        "If you are afraid, or were hurt, this chapter is not for you.",
        "I have been pushed, or hurt in some other way.",
        "Couples quarrel and hurt each other.",
        "Shame may tell you to hit back.",
        "How our expectations lie to each other",
        "How it lies now",
        "A printed letter lies about for half a year.",
        "Promise something that lies in your own hands.",
    ],
)
def test_words_that_can_be_read_as_violence_or_as_an_untruth_are_found(text: str) -> None:
    assert len(faults(text)) == 1
    assert len(faults(text, guide=True)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Anger works like salt water.",
        "Trust that stands on sand.",
        "No insults, and no talking it small either.",
        "It is for the case that you cannot sleep.",
        "Whoever is jealous, loves.",
        "Only who promised says how it went.",
        "This is no legal advice.",
        "It holds also when you are tired.",
        "Do not say it before others.",
        "Our quarrels run away with us.",
        "We go round in circles.",
        "It may be time for a third chair.",
        "Nobody has to find a bright side to it.",
        "You need no leave to speak to a doctor.",
        "It fits a habit, also with money.",
        "When I say no, I pay for it.",
        "Stop it, own it, and name a time to talk.",
        "If you think of dying, ring somebody now.",
        "You can call, and you can hang up.",
        "One of you has the floor.",
        "You need not decide tonight.",
    ],
)
def test_figures_of_speech_and_phrases_translated_word_for_word_are_refused(text: str) -> None:
    assert len(faults(text)) == 1
    assert len(faults(text, guide=True)) == 1


def test_the_same_words_in_their_plain_sense_are_let_through() -> None:
    assert faults("Leave the room. I pay for the flat. We sold the ring. It is my own page. The floor is cold.") == []


def sentences_of_the_program() -> Iterator[tuple[str, str]]:
    """Every literal that the program shows, with its file."""
    for path in Path(trustbook.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                for word in node.args:
                    if isinstance(word, ast.Constant) and isinstance(word.value, str):
                        yield path.name, word.value


@pytest.mark.thorough
def test_the_program_says_nothing_either_that_can_be_read_in_a_dangerous_way() -> None:
    rules = [red.words for red in WORDING.red if "read as" in red.instead]
    assert len(rules) == 4
    said = list(sentences_of_the_program())
    assert len(said) > 500
    wrong = [each for each in said for rule in rules if re.search(rf"\b(?:{rule})\b", each[1], re.IGNORECASE)]
    assert wrong == []
    assert [each for each in said if re.search(r"\w'\w", each[1])] == [], "one kind of apostrophe"


@pytest.mark.parametrize(
    "text",
    [
        "If you think you might harm yourself or somebody else, call that number now.",
        "If you are afraid, or were hit, threatened or forced, this chapter is not for you.",
        "Somebody has been hit, pushed, held or choked.",
        "For months I lied to you. If it is safe, do not lie. The lie was not mine. I lie awake.",
        "The one who was hurt decides. If you were hurt first, that explains pain.",
    ],
)
def test_violence_and_untruth_called_by_their_names_are_let_through(text: str) -> None:
    assert faults(text) == []


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


def test_how_sentences_go_is_measured_by_their_mean_their_spread_and_the_share_of_short_ones() -> None:
    """Sentences of 2, 4, 6 and 8 words: 5 on average, and three of four have fewer than seven."""
    said = measure(("Come in. We sit down here. Then we say what it was.", "After that each of us has a turn"))
    assert (said.mean, said.short) == (5.0, 0.75)
    assert said.spread == pytest.approx(5**0.5, abs=0.05)


def test_the_grade_is_the_automated_readability_index() -> None:
    """Ten letters in four words and one sentence: 4.71 × 10/4 + 0.5 × 4/1 − 21.43 = −7.655."""
    assert measure(("We go to town.",)).grade == pytest.approx(4.71 * 10 / 4 + 0.5 * 4 - 21.43, abs=0.05)
