"""How an answer reads that cannot be changed."""

from __future__ import annotations

from typing import Any

import pytest

from tests.ui.fields.kinds import (
    FIELDS,
)
from trustbook.ui.fields.answers_view import in_words


@pytest.mark.parametrize(
    ("kind", "reads"),
    [
        ("letter", "Two\nlines"),
        ("timer", "Done"),
        ("signoff", "Robin, 30 January 2026"),
        ("feelings", "Calm, Tired"),
        (
            "pairs",
            "At home: Matters: 0, no · Lived: 10, yes\nAt work: Lived: 4 of 10",
        ),
        ("checklist", "✓ At work · 30 January 2026\n– Call Kim"),
    ],
)
def test_an_answer_reads_as_plain_words(kind: str, reads: str) -> None:
    field, value = FIELDS[kind]
    assert in_words(field, value) == reads


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("foreign", [7, "x", ["x"], [{"row": "gone", "cells": "?"}], [{"name": 3}], {"a": 1}, True])
def test_an_answer_of_another_shape_can_be_read_without_harm(kind: str, foreign: Any) -> None:
    in_words(FIELDS[kind][0], foreign)
