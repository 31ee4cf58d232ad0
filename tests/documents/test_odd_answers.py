"""An answer that does not fit its field stands on paper as it is: it is neither dropped nor taken for another one."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from tests.documents.samples import EVERY_KIND, document, filled_sheet, plain
from tests.each import for_each
from tests.exercises.every_kind import FIELDS, ODD, pieces
from trustbook.documents import nodes
from trustbook.documents.composing.compose_cards import card_pages
from trustbook.documents.sheets import PocketCard
from trustbook.exercises.model import CardDefinition


def filled(kind: str, value: Any) -> list[nodes.Node]:
    """What stands on paper below the question."""
    field = msgspec.structs.replace(FIELDS[kind][0], step=None)
    part = msgspec.structs.replace(EVERY_KIND.parts[0], fields=(field,))
    exercise = msgspec.structs.replace(EVERY_KIND, parts=(part,))
    found = document([filled_sheet({field.id: value}, exercise)]).chapters[0].sheets[0].nodes
    return [node for node in plain(found) if node.field == field.id and not isinstance(node, nodes.Label)]


def said(found: list[nodes.Node]) -> list[str]:
    return [text for node in found for text in node.texts() if text != "–"]


@pytest.mark.parametrize("value", ["no", "yes", 0, 1, [], {"a": False}])
def test_a_yes_or_no_of_another_type_is_no_yes(value: Any) -> None:
    assert not {"Yes", "No"} & set(said(filled("yes", value)))


@pytest.mark.parametrize(("value", "words"), [("no", "no"), (0, "0"), (1, "1"), (True, "Yes"), (False, "No")])
def test_what_was_said_stands_below_the_question(value: Any, words: str) -> None:
    assert said(filled("yes", value)) == [words]


def test_true_is_no_number_on_a_scale() -> None:
    assert not [text for text in said(filled("scale", True)) if "1" in text]


@pytest.mark.parametrize("kind", FIELDS)
@for_each("odd", ODD, name=json.dumps)
def test_nothing_of_an_odd_answer_is_dropped(kind: str, odd: Any) -> None:
    if isinstance(odd, bool) and kind in ("yes", "no", "timer"):
        return
    told = "\n".join(said(filled(kind, odd)))
    assert all(piece in told for piece in pieces(odd)), told


@pytest.mark.parametrize("kind", FIELDS)
def test_a_card_says_what_the_page_says(kind: str) -> None:
    field, value = FIELDS[kind]
    part = msgspec.structs.replace(EVERY_KIND.parts[0], fields=(field,))
    exercise = msgspec.structs.replace(
        EVERY_KIND, parts=(part,), card=CardDefinition(title="A card", lines=(), fields=("f",))
    )
    (face,) = card_pages((PocketCard(exercise, {"f": value}),)).nodes
    assert isinstance(face, nodes.CardFace)
    assert face.fields[0].text
