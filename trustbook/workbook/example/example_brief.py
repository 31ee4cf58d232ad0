"""Lets the invented couple agree to a brief for its counsellor, line by line, as everybody does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta
from typing import Final

from trustbook.domain.brief import ItemKind
from trustbook.workbook.counselling.brief_views import BriefItem
from trustbook.workbook.session import Session

_DAYS: Final = 56
_NO: Final = ("count the minutes", "lake without saying", "The envelope in the van")
"""What one of them keeps for themself."""
_CHARTS: Final = (
    ("robin", "At ease with you"),
    ("robin", "Hope for the two of us"),
    ("alex", "Hope for the two of us"),
)


def agree_to_a_brief(session: Session, today: date, sit: Callable[[str, date], None]) -> None:
    """Each says yes to what is theirs, then each to what the other one said yes to. Raises as saving does."""
    since = today - timedelta(days=_DAYS)
    for who in ("robin", "alex", "robin"):
        sit(who, today)
        viewer = session.viewer
        with ExitStack() as books:
            for book in session.context.seat(viewer).books:
                books.enter_context(book.database.transaction())
            items = session.briefs.items(viewer, since, today).items
            wanted = [each.item.digest for each in items if not each.my_yes and _wanted(each, who)]
            session.briefs.say_yes(viewer, wanted, since, today)


def _wanted(each: BriefItem, who: str) -> bool:
    item = each.item
    if item.kind is ItemKind.PAGE or any(words in " ".join(item.words) for words in _NO):
        return False
    return item.kind is not ItemKind.CHART or item.placed or (who, item.title) in _CHARTS
