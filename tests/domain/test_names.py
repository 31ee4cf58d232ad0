"""Each refusal of a name says why, and what looks the same is the same."""

from __future__ import annotations

from typing import Literal

import pytest

from trustbook.domain.names import LONGEST_NAME, same_name, usable_name
from trustbook.domain.problems import UnusableName
from trustbook.workbook.sentences.problem_sentences import told


@pytest.mark.parametrize(
    ("name", "why", "said"),
    [
        ("7", "no-letter", "at least one letter"),
        ("é" * (LONGEST_NAME + 1), "too-long", "up to 200 characters"),
        ("B\u00ad  én", "taken", "look different"),
    ],
)
def test_a_refusal_says_why(name: str, why: Literal["no-letter", "too-long", "taken"], said: str) -> None:
    with pytest.raises(UnusableName) as refused:
        usable_name(name, ("B en",))
    assert refused.value.why == why
    assert said in told(refused.value).text


def test_the_length_counts_composed_letters() -> None:
    assert usable_name("e\u0301" * LONGEST_NAME) == "é" * LONGEST_NAME


@pytest.mark.parametrize("name", ["李", "Ω", "שרה", "می\u200cخواهم", "Ana 🙂", "O’Neil", "Jean-Luc"])
def test_names_of_all_scripts_stay_as_they_are(name: str) -> None:
    assert usable_name(name) == name


def test_different_names_stay_different() -> None:
    assert not same_name("Ana", "Anna")
    assert not same_name("An a", "Ana")
