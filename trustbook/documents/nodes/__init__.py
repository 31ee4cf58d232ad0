"""The neutral document: what stands on the pages, without a word about how it is drawn.

Every node has a role (what it is to a reader), a language ("" = that of the document) and an alternative text
that says in words what a drawing shows. Nothing here knows fonts, sizes or PDF. A new kind of node needs a class
in one of these modules and a drawing in `documents/pdf/build.py`.
"""

from __future__ import annotations

from trustbook.documents.nodes.base import Node, Role
from trustbook.documents.nodes.fields import Answer, AnswerList, Blanks, Label, Room, Unanswered
from trustbook.documents.nodes.marking import Check, Checks, Option, Options, Pairs, Scale, WordGroup, Words
from trustbook.documents.nodes.reading import Bullets, Heading, Note, Paragraph, Step
from trustbook.documents.nodes.tables import CardField, Cell, PocketCard, Table

__all__ = [
    "Answer",
    "AnswerList",
    "Blanks",
    "Bullets",
    "CardField",
    "Cell",
    "Check",
    "Checks",
    "Heading",
    "Label",
    "Node",
    "Note",
    "Option",
    "Options",
    "Pairs",
    "Paragraph",
    "PocketCard",
    "Role",
    "Room",
    "Scale",
    "Step",
    "Table",
    "Unanswered",
    "WordGroup",
    "Words",
]
