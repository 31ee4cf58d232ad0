"""Pocket cards as neutral nodes: the few lines of a card, and its fields with answers or room to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from trustbook.documents import nodes
from trustbook.documents.document import SheetPages
from trustbook.documents.sheets import PocketCard, page_code
from trustbook.documents.text import printable
from trustbook.exercises import fields
from trustbook.exercises.in_words import in_few_words
from trustbook.language import _

_SHORT = 34
_MOST_LINES = 4
"""Room on a blank card for one answer."""


def card_pages(cards: Sequence[PocketCard]) -> SheetPages:
    """Cards, four to a sheet. An exercise without a card is left out."""
    faces = tuple(card for each in cards for card in _card(each))
    return SheetPages(title=_("Pocket cards"), code="", line="", nodes=faces, look="cards")


def _card(card: PocketCard) -> Iterator[nodes.CardFace]:
    exercise, wanted = card.exercise, card.exercise.card
    if wanted is None:
        return
    by_id = {field.id: field for _part, field in exercise.fields()}
    found = tuple(_card_field(by_id[name], card) for name in wanted.fields if name in by_id)
    told = "; ".join(f"{field.label}: {field.text}" for field in found if field.text)
    yield nodes.CardFace(
        title=printable(wanted.title),
        lines=tuple(printable(line) for line in wanted.lines),
        fields=found,
        code=page_code(exercise),
        more=_("There is more on the page in the workbook."),
        alternative=told or _("A card to cut out"),
        language=card.language,
    )


def _card_field(field: fields.Field, card: PocketCard) -> nodes.CardField:
    text, lines = _blank(field)
    if card.answers is not None:
        text = printable(in_few_words(field, card.answers.get(field.id))).strip()
    return nodes.CardField(printable(field.label), text, lines, field.id)


def _blank(field: fields.Field) -> tuple[str, int]:
    """What can be marked on a blank card, and lines to write on."""
    match field:
        case fields.LongField() | fields.ShortField() | fields.LetterField():
            return "", min(field.lines, _MOST_LINES)
        case fields.ListField():
            return "", min(field.rows, _MOST_LINES)
        case fields.TableField() | fields.ChecklistField():
            return "", min(max(field.blank_rows, 1), _MOST_LINES)
        case fields.ChoiceField() | fields.MultiField():
            return "  ".join(_box(option) for option in field.options), 1
        case fields.YesNoField() | fields.ScaleField() | fields.PairsField() | fields.FeelingsField():
            return "", 1
        case fields.DateField() | fields.TimerField() | fields.SignoffField():
            return "", 1
        case _:
            assert_never(field)


def _box(option: fields.Option) -> str:
    """An option with its box; a short one is never broken."""
    words = f"□ {printable(option.label)}"
    return words.replace(" ", "\u00a0") if len(words) <= _SHORT else words
