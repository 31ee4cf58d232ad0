"""Pocket cards as neutral nodes: the few lines of a card, and its fields with answers or room to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trustbook.documents.compose_fields import field_nodes
from trustbook.documents.document import SheetPages
from trustbook.documents.nodes import (
    Answer,
    AnswerList,
    CardField,
    Checks,
    Node,
    Options,
    PocketCard,
    Scale,
    Table,
    Unanswered,
)
from trustbook.documents.sheets import PocketCard as CardOf
from trustbook.documents.sheets import page_code
from trustbook.documents.text import printable
from trustbook.exercises import fields
from trustbook.language import _

_SHORT = 34
_MOST_LINES = 4
"""Room on a blank card for one answer."""


def card_pages(cards: Sequence[CardOf]) -> SheetPages:
    """Cards, four to a sheet. An exercise without a card is left out."""
    nodes = tuple(card for each in cards for card in _card(each))
    return SheetPages(title=_("Pocket cards"), code="", line="", nodes=nodes, look="cards")


def _card(card: CardOf) -> Iterator[PocketCard]:
    exercise, wanted = card.exercise, card.exercise.card
    if wanted is None:
        return
    by_id = {field.id: field for _part, field in exercise.fields()}
    found = tuple(_card_field(by_id[name], card) for name in wanted.fields if name in by_id)
    told = "; ".join(f"{field.label}: {field.text}" for field in found if field.text)
    yield PocketCard(
        title=printable(wanted.title),
        lines=tuple(printable(line) for line in wanted.lines),
        fields=found,
        code=page_code(exercise),
        more=_("There is more on the page in the workbook."),
        alternative=told or _("A card to cut out"),
    )


def _card_field(field: fields.Field, card: CardOf) -> CardField:
    text = ""
    if card.answers is not None:
        text = "\n".join(line for node in field_nodes(field, card.answers) for line in _words(node) if line)
    elif isinstance(field, fields.ChoiceField | fields.MultiField):
        text = "  ".join(_box(option) for option in field.options)
    return CardField(printable(field.label), text, _room(field))


def _box(option: fields.Option) -> str:
    """An option with its box; a short one is never broken."""
    words = f"□ {printable(option.label)}"
    return words.replace(" ", "\u00a0") if len(words) <= _SHORT else words


def _room(field: fields.Field) -> int:
    match field:
        case fields.LongField() | fields.ShortField() | fields.LetterField():
            return min(field.lines, _MOST_LINES)
        case fields.ListField():
            return min(field.rows, _MOST_LINES)
        case fields.TableField() | fields.ChecklistField():
            return min(max(field.blank_rows, 1), _MOST_LINES)
        case _:
            return 1


def _words(node: Node) -> Iterator[str]:
    """The answer in words; nothing for the label and for what was left open."""
    match node:
        case Unanswered():
            return
        case Answer():
            yield node.text.strip()
        case AnswerList():
            yield from node.items
        case Options():
            yield ", ".join(option.text for option in node.options if option.chosen)
        case Scale():
            yield "" if node.chosen is None else str(node.chosen)
        case Table():
            for row in node.rows:
                yield " · ".join(cell.text for cell in row if cell.text and cell.text != "–")
        case Checks():
            for check in node.checks:
                yield " · ".join(word for word in (check.text, check.beside) if word)
