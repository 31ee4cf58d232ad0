"""The neutral document: what stands on the pages, without a word about how it is drawn.

Every node has a role (what it is to a reader), a language ("" = that of the document), an alternative text that says in
words what a drawing shows, and the permanent ids of all that can be answered in it. Nothing here knows fonts, sizes or
PDF. A new kind of node needs a class in one of these modules and a drawing in `documents/pdf/build.py`.
"""

from __future__ import annotations

from trustbook.documents.nodes.agreed import AgreedCards, AgreedWords, FramedWord, LargeTitle
from trustbook.documents.nodes.base import Named, Node, Role
from trustbook.documents.nodes.beside import Beside, BesideNames, Hairline, Said, said
from trustbook.documents.nodes.brief import BriefChart, BriefLine, BriefPaper, BriefRow, BriefText
from trustbook.documents.nodes.charts import Charts
from trustbook.documents.nodes.fields import Answer, AnswerList, Blanks, Label, LetterPaper, Unanswered, WritingSpace
from trustbook.documents.nodes.marking import BoxedWords, Check, Checks, OptionBox, Options, Pairs, Scale, Words
from trustbook.documents.nodes.reading import Bullets, Heading, Note, Paragraph, Step
from trustbook.documents.nodes.tables import Besides, CardFace, CardField, Cell, Row, Table
from trustbook.documents.nodes.weeks import WeekRow, Weeks

__all__ = [
    "AgreedCards",
    "AgreedWords",
    "Answer",
    "AnswerList",
    "Beside",
    "BesideNames",
    "Besides",
    "Blanks",
    "BoxedWords",
    "BriefChart",
    "BriefLine",
    "BriefPaper",
    "BriefRow",
    "BriefText",
    "Bullets",
    "CardFace",
    "CardField",
    "Cell",
    "Charts",
    "Check",
    "Checks",
    "FramedWord",
    "Hairline",
    "Heading",
    "Label",
    "LargeTitle",
    "LetterPaper",
    "Named",
    "Node",
    "Note",
    "OptionBox",
    "Options",
    "Pairs",
    "Paragraph",
    "Role",
    "Row",
    "Said",
    "Scale",
    "Step",
    "Table",
    "Unanswered",
    "WeekRow",
    "Weeks",
    "Words",
    "WritingSpace",
    "said",
]
