"""An answer that does not fit its field stands on paper as it is: it is neither dropped nor taken for another one."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from tests.documents.samples import EVERY_KIND, document, filled_sheet
from tests.exercises.every_kind import FIELDS, ODD, pieces
from trustbook.documents import nodes
from trustbook.documents.compose_cards import card_pages
from trustbook.documents.sheets import PocketCard
from trustbook.exercises.model import Card


def filled(kind: str, value: Any) -> list[nodes.Node]:
    """What stands on paper below the question."""
    field = msgspec.structs.replace(FIELDS[kind][0], step=None)
    part = msgspec.structs.replace(EVERY_KIND.parts[0], fields=(field,))
    exercise = msgspec.structs.replace(EVERY_KIND, parts=(part,))
    found = document([filled_sheet({field.id: value}, exercise)]).chapters[0].sheets[0].nodes
    return [node for node in found if node.field == field.id and not isinstance(node, nodes.Label)]


def marked(found: list[nodes.Node]) -> list[str]:
    return [
        option.text for node in found if isinstance(node, nodes.Options) for option in node.options if option.chosen
    ]


@pytest.mark.parametrize("value", ["no", "yes", 0, 1, [], {"a": False}])
def test_a_yes_or_no_of_another_type_is_no_yes(value: Any) -> None:
    assert marked(filled("yes", value)) == []


@pytest.mark.parametrize(("value", "words"), [("no", "no"), (0, "0"), (1, "1")])
def test_a_yes_or_no_of_another_type_stands_below_the_boxes(value: Any, words: str) -> None:
    found = filled("yes", value)
    assert [node.items for node in found if isinstance(node, nodes.AnswerList)] == [(words,)]


@pytest.mark.parametrize(("value", "option"), [(True, "Yes"), (False, "No")])
def test_yes_and_no_are_marked(value: bool, option: str) -> None:
    assert marked(filled("yes", value)) == [option]


def test_true_marks_no_number_on_a_scale() -> None:
    assert not [node for node in filled("scale", True) if isinstance(node, nodes.Scale)]


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("odd", ODD, ids=json.dumps)
def test_nothing_of_an_odd_answer_is_dropped(kind: str, odd: Any) -> None:
    if isinstance(odd, bool) and kind in ("yes", "no", "timer"):
        return
    said = "\n".join(text for node in filled(kind, odd) for text in node.texts())
    assert all(piece in said for piece in pieces(odd)), said


@pytest.mark.parametrize("kind", FIELDS)
def test_a_card_says_what_the_page_says(kind: str) -> None:
    field, value = FIELDS[kind]
    part = msgspec.structs.replace(EVERY_KIND.parts[0], fields=(field,))
    exercise = msgspec.structs.replace(EVERY_KIND, parts=(part,), card=Card(title="A card", lines=(), fields=("f",)))
    (face,) = card_pages((PocketCard(exercise, {"f": value}),)).nodes
    assert isinstance(face, nodes.CardFace)
    assert face.fields[0].text
