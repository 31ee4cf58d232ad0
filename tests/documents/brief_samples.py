"""A session brief to draw, and ones that are hard to set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document
from trustbook.documents.sheets import Binder, BinderChapter, Brief, HomeworkRow, MarksChart, MarksOfWeeks

FIRST: Final = date(2026, 10, 9)
LONG: Final = "It was late, and the rain would not stop. " * 60


def weeks(*marks: int | None) -> tuple[tuple[date, int], ...]:
    """A mark for each week; None for a week that was left out."""
    return tuple((FIRST + timedelta(days=7 * week), mark) for week, mark in enumerate(marks) if mark is not None)


USUAL: Final = Brief(
    names=("Robin", "Alex"),
    since=date(2026, 10, 2),
    until=date(2026, 11, 24),
    next_session=date(2026, 12, 1),
    counsellor="Mr Haddad",
    sessions=(date(2026, 10, 21), date(2026, 11, 11)),
    both_named=("When the looking can stop.",),
    topics=(("The envelope in the van.", "That we are careful, like guests."), ("How I stay in the room.",)),
    homework=(HomeworkRow("Ask once each morning", "done"), HomeworkRow("Tell Zoë", "not yet", "No quiet moment.")),
    charts=(
        MarksChart("At ease with you", (MarksOfWeeks("Robin", weeks(4, 6, 6, 7, 3, 6, 7)),)),
        MarksChart(
            "Hope for the two of us",
            (
                MarksOfWeeks("Robin", weeks(5, 6, 7, 7, 4, 7, 7)),
                MarksOfWeeks("Alex", weeks(5, 7, None, 8, 6, 7, 8), second=True),
            ),
        ),
    ),
    went_well=("Robin slept through.",),
    hard=("An envelope in the van. It was the tyres.",),
    questions=("What can take the place of looking everything up?",),
    agreed_on=date(2026, 11, 24),
)
FULL: Final = replace(
    USUAL,
    both_named=(LONG,),
    topics=((LONG, "A second one of Robin’s.", LONG), ("Alex’s only one.",)),
    homework=USUAL.homework * 12,
    went_well=(LONG,),
    hard=(LONG, "One of the other’s."),
    questions=(LONG, LONG),
)
HARD: Final = {
    "usual": USUAL,
    "very long": FULL,
    "one partner only": replace(USUAL, topics=((), USUAL.topics[1])),
    "no check-ins": replace(USUAL, charts=()),
    "large print": replace(USUAL, large=True),
    "very long in large print": replace(FULL, large=True),
    "one person’s page": replace(
        USUAL, names=("Robin",), topics=(USUAL.topics[0],), both_named=(), homework=(), agreed_on=None
    ),
    "nothing but the halves": Brief(("Robin", "Alex"), FIRST, FIRST, topics=((), ())),
    "one endless word": replace(USUAL, both_named=("a" * 5000,)),
    "ten years of weeks": replace(
        USUAL, charts=(MarksChart("Hope", (MarksOfWeeks("Robin", weeks(*[week % 11 for week in range(520)])),)),) * 2
    ),
}


def brief_document(brief: Brief) -> Document:
    """A file of this brief alone."""
    return compose(Binder("For our counsellor", "", (BinderChapter("", (), brief=brief),), title_page=False))
