"""Answers from outside are held against their definition, key by key."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustbook.exercises.answer_check import check_answers
from trustbook.exercises.fields import (
    ChecklistField,
    ChoiceField,
    DateField,
    FeelingsField,
    FixedRow,
    LetterField,
    ListField,
    LongField,
    MultiField,
    Option,
    PairsField,
    ScaleField,
    ShortField,
    SignoffField,
    TableColumn,
    TableField,
    TimerField,
    WordGroup,
    YesNoField,
)
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise, Part

ONE = (FixedRow(id="one", label="One"), FixedRow(id="two", label="Two"))
AB = (Option(id="a", label="A"), Option(id="b", label="B"))
EVERYTHING = Exercise(
    id="everything",
    chapter="trust",
    version=1,
    title="Everything",
    minutes=5,
    rhythm="Once",
    purpose="To try.",
    steps=("Try.",),
    parts=(
        Part(
            id="mine",
            title="Mine",
            who="each",
            privacy="private",
            fields=(
                LongField(id="long", label="L", core=True),
                ShortField(id="short", label="S"),
                ListField(id="list", label="L"),
                ScaleField(id="scale", label="S", low="little", high="much"),
                ChoiceField(id="choice", label="C", options=AB),
                MultiField(id="multi", label="M", options=AB),
                YesNoField(id="yes-no", label="Y"),
                DateField(id="date", label="D"),
                TableField(
                    id="open",
                    label="T",
                    columns=(
                        TableColumn(id="text", label="T"),
                        TableColumn(id="pick", label="P", kind="choice", options=AB),
                        TableColumn(id="day", label="D", kind="date"),
                        TableColumn(id="mark", label="M", kind="scale"),
                        TableColumn(id="done", label="D", kind="yes-no"),
                    ),
                ),
                TableField(
                    id="fixed",
                    label="F",
                    columns=(TableColumn(id="text", label="T"),),
                    rows=(FixedRow(id="one", label="One"),),
                ),
            ),
        ),
        Part(
            id="ours",
            title="Ours",
            who="together",
            privacy="joint",
            fields=(
                LetterField(id="letter", label="L"),
                TimerField(id="timer", label="T", minutes=5),
                SignoffField(id="signoff", label="S"),
                FeelingsField(id="feelings", label="F", groups=(WordGroup(id="g", label="G", options=AB),)),
                PairsField(id="pairs", label="P", rows=ONE, first="F", second="S", low="little", high="much"),
                ChecklistField(id="checklist", label="C", items=ONE),
                ChecklistField(id="given", label="C", items=ONE, own=False),
            ),
        ),
        Part(id="gone", title="Gone", who="each", privacy="unsaved", fields=(ShortField(id="breath", label="B"),)),
    ),
)


def row(cells: dict[str, Any], name: str = "") -> dict[str, Any]:
    return {"row": name, "cells": cells}


FITTING = {
    "long": "Zwei Zeilen\nκαι άλλη",
    "short": "",
    "list": ["one", ""],
    "scale": 10,
    "choice": "b",
    "multi": ["a", "b"],
    "yes-no": False,
    "date": "2026-02-28",
    "open": [
        row({"text": "x", "pick": "a", "day": "2026-01-31", "mark": 0, "done": True}),
        row({"pick": "", "day": None}),
    ],
    "fixed": [row({"text": "x"}, "one")],
    "letter": "Dear you\n\nIt rained.",
    "timer": True,
    "signoff": [{"name": "Robin", "on": "2026-02-28"}, {"name": "Zoë", "on": "2026-03-01"}],
    "feelings": ["b", "a"],
    "pairs": [row({"first": 0, "second": 10}, "one"), row({"second": 3}, "two")],
    "checklist": [
        row({"done": True, "on": "2026-02-28"}, "two"),
        row({"done": False, "on": "", "text": "Call"}),
        row({"text": "Write"}),
    ],
    "given": [row({"done": True}, "one")],
}


def test_fitting_answers_of_every_kind_pass() -> None:
    assert check_answers(EVERYTHING, FITTING) == ()
    assert check_answers(EVERYTHING, {}) == ()


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("nobody", "x", "nobody"),
        ("breath", "never stored", "breath"),
        ("long", 3, "long"),
        ("short", ["x"], "short"),
        ("list", "x", "list"),
        ("list", ["x", 3], "list[1]"),
        ("scale", 11, "scale"),
        ("scale", -1, "scale"),
        ("scale", 5.0, "scale"),
        ("scale", True, "scale"),
        ("scale", "5", "scale"),
        ("choice", "c", "choice"),
        ("choice", ["a"], "choice"),
        ("multi", "a", "multi"),
        ("multi", ["a", "c"], "multi[1]"),
        ("multi", [["a"]], "multi[0]"),
        ("yes-no", "yes", "yes-no"),
        ("yes-no", 1, "yes-no"),
        ("date", 20260228, "date"),
        ("open", "x", "open"),
        ("open", ["x"], "open[0]"),
        ("open", [{"cells": {}}], "open[0]"),
        ("open", [{"row": "", "cells": []}], "open[0]"),
        ("open", [{"row": "", "cells": {}, "more": 1}], "open[0]"),
        ("open", [row({}, "one")], "open[0].row"),
        ("open", [row({}), row({"nobody": "x"})], "open[1].cells.nobody"),
        ("open", [row({"text": 3})], "open[0].cells.text"),
        ("open", [row({"pick": "c"})], "open[0].cells.pick"),
        ("open", [row({"day": 20260228})], "open[0].cells.day"),
        ("open", [row({"mark": 11})], "open[0].cells.mark"),
        ("open", [row({"done": "yes"})], "open[0].cells.done"),
        ("fixed", [row({}, "two")], "fixed[0].row"),
        ("fixed", [row({}, "")], "fixed[0].row"),
        ("fixed", [row({}, "one"), row({}, "one")], "fixed[1].row"),
        ("fixed", [{"row": ["one"], "cells": {}}], "fixed[0].row"),
        ("letter", ["x"], "letter"),
        ("timer", "yes", "timer"),
        ("timer", 1, "timer"),
        ("signoff", {"name": "Robin", "on": "2026-02-28"}, "signoff"),
        ("signoff", [{"name": "Robin"}], "signoff[0]"),
        ("signoff", [{"name": "", "on": "2026-02-28"}], "signoff[0]"),
        ("signoff", [{"name": "Robin", "on": "soon"}], "signoff[0]"),
        ("signoff", [{"name": "Robin", "on": "2026-02-28", "more": 1}], "signoff[0]"),
        ("feelings", ["a", "sad"], "feelings[1]"),
        ("feelings", "a", "feelings"),
        ("pairs", [row({"first": 11}, "one")], "pairs[0].cells.first"),
        ("pairs", [row({"third": 1}, "one")], "pairs[0].cells.third"),
        ("pairs", [row({"first": 1})], "pairs[0].row"),
        ("pairs", [row({"first": 1}, "one"), row({"first": 1}, "one")], "pairs[1].row"),
        ("pairs", [row({"first": True}, "one")], "pairs[0].cells.first"),
        ("checklist", [row({"done": "x"}, "one")], "checklist[0].cells.done"),
        ("checklist", [row({"on": 20260228}, "one")], "checklist[0].cells.on"),
        ("checklist", [row({"text": "x"}, "one")], "checklist[0].cells.text"),
        ("checklist", [row({}, "three")], "checklist[0].row"),
        ("given", [row({"text": "x"})], "given[0].row"),
    ],
)
def test_what_does_not_fit_is_named_by_its_key(field: str, value: Any, key: str) -> None:
    assert check_answers(EVERYTHING, {**FITTING, field: value}) == (key,)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.sampled_from(["row", "cells", "text", "pick", "x", "name", "on", "done"]), inner)
    ),
    max_leaves=8,
)


@pytest.mark.thorough
@given(st.dictionaries(st.sampled_from([*FITTING, "nobody"]), anything))
def test_no_answer_however_strange_stops_the_check(answers: dict[str, Any]) -> None:
    for key in check_answers(EVERYTHING, answers):
        assert key.split("[")[0] in answers


def test_a_key_never_repeats_what_somebody_wrote() -> None:
    answers = {"long": {"secret words": 1}, "list": [{"secret words": 1}], "choice": "secret words"}
    assert "secret" not in " ".join(check_answers(EVERYTHING, answers))


def test_no_answers_to_an_exercise_that_ships_are_refused_when_it_is_empty() -> None:
    library = Library()
    assert all(check_answers(library.exercise(name), {}) == () for name in library.exercise_ids())
