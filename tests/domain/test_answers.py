"""Answers keep every word, and say nothing where nothing was said."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustbook.domain.answers import canonical, is_empty, parse, storable_text, texts, tidy


def test_an_untouched_field_is_absent() -> None:
    answers = {"a": "", "b": [], "c": ["", ""], "d": None, "e": [{"row": "", "cells": {"x": ""}}], "f": "kept"}
    assert tidy(answers) == {"f": "kept"}


def test_no_and_nought_are_answers() -> None:
    assert tidy({"agreed": False, "pulse": 0}) == {"agreed": False, "pulse": 0}


def test_a_fixed_row_with_no_cells_filled_says_nothing() -> None:
    assert is_empty([{"row": "phones", "cells": {"me": "", "you": None}}])
    assert not is_empty([{"row": "phones", "cells": {"me": "ok"}}])


def test_the_same_answers_have_one_text_whatever_order_they_came_in() -> None:
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1}) == '{"a":"é","b":1}'


def test_text_that_cannot_be_stored_is_marked_and_the_rest_kept() -> None:
    assert storable_text("a\0b\ud800c 😀") == "ab\ufffdc 😀"


@pytest.mark.parametrize("ended", ["one\rtwo", "one\r\ntwo", "one\ntwo"])
def test_a_line_ends_in_one_way(ended: str) -> None:
    assert storable_text(ended) == "one\ntwo"
    assert parse(json.dumps({"t": ended})) == {"t": "one\ntwo"}, "also where an earlier program stored it otherwise"


@given(st.text())
def test_any_text_comes_back_as_it_was_but_for_nul_and_half_characters(text: str) -> None:
    kept = parse(canonical({"t": text})).get("t", "")
    assert kept == storable_text(text)
    kept.encode("utf-8")


@pytest.mark.thorough
@given(st.dictionaries(st.sampled_from("abc"), st.recursive(st.text() | st.integers() | st.booleans(), st.lists)))
def test_tidying_twice_changes_nothing_more(answers: dict[str, object]) -> None:
    assert tidy(tidy(answers)) == tidy(answers)


def test_only_an_object_is_answers() -> None:
    with pytest.raises(ValueError, match="not a JSON object"):
        parse(json.dumps(["a"]))


def test_texts_finds_every_word_but_not_the_row_ids() -> None:
    value = [{"row": "phones", "cells": {"me": "ok", "why": "late nights"}}, {"row": "", "cells": {"me": "x"}}]
    assert list(texts(value)) == ["ok", "late nights", "x"]


def test_what_nobody_touched_in_the_newer_kinds_says_nothing() -> None:
    untouched = {
        "letter": "",
        "timer": None,
        "signoff": [],
        "feelings": [],
        "pairs": [{"row": "home", "cells": {}}],
        "checklist": [{"row": "home", "cells": {}}, {"row": "", "cells": {"text": "", "on": ""}}],
    }
    assert tidy(untouched) == {}


def test_a_rating_of_nought_a_name_and_a_tick_say_something() -> None:
    answers = {
        "timer": True,
        "signoff": [{"name": "Robin", "on": "2026-02-28"}],
        "pairs": [{"row": "home", "cells": {"first": 0}}],
        "checklist": [{"row": "home", "cells": {"done": True, "on": "2026-02-28"}}],
    }
    assert tidy(answers) == answers
    assert "Robin" in list(texts(answers["signoff"]))
