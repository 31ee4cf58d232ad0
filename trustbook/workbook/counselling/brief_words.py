"""What the way to a brief says of an item: its heading, its words, whose it is and of which days."""

from __future__ import annotations

from datetime import date
from typing import Final

from trustbook.domain.brief import ItemKind, OfferedItem
from trustbook.language import _, day_words
from trustbook.workbook.counselling.brief_views import BriefItem

_LONGEST: Final = 220
"""Characters of an item that stand beside its tick; a longer one ends with an ellipsis."""


def joined(*parts: str) -> str:
    """Parts of one quiet line."""
    return " · ".join(part for part in parts if part)


def heading_of(kind: ItemKind) -> str:
    """The heading under which items of this kind stand."""
    return {
        ItemKind.SESSIONS: _("Days of our sessions"),
        ItemKind.BOTH_NAMED: _("What we both named"),
        ItemKind.TOPIC: _("What each wants to talk about"),
        ItemKind.HOMEWORK: _("Taken on last time"),
        ItemKind.CHART: _("Small charts, two at most"),
        ItemKind.WENT_WELL: _("What went well"),
        ItemKind.HARD: _("A hard moment"),
        ItemKind.QUESTION: _("Questions"),
        ItemKind.PAGE: _("Whole pages that come after it"),
    }[kind]


def name_of(kind: ItemKind) -> str:
    """What one item of this kind is called."""
    return {
        ItemKind.SESSIONS: _("Days of sessions"),
        ItemKind.BOTH_NAMED: _("Named by both"),
        ItemKind.TOPIC: _("To talk about"),
        ItemKind.HOMEWORK: _("Taken on"),
        ItemKind.CHART: _("Small chart"),
        ItemKind.WENT_WELL: _("What went well"),
        ItemKind.HARD: _("A hard moment"),
        ItemKind.QUESTION: _("A question"),
        ItemKind.PAGE: _("A whole page"),
    }[kind]


def words_of(item: OfferedItem) -> str:
    """What it says."""
    if item.kind is ItemKind.CHART:
        title, values = item.words
        return _("{title}: {values}").format(title=title, values=values)
    if item.kind is ItemKind.HOMEWORK:
        return joined(*item.words)
    words = ", ".join(item.words)
    if item.kind is ItemKind.PAGE and words != item.title:
        words = _("{title}: {words}").format(title=item.title, words=words)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def owner_of(each: BriefItem) -> str:
    """Whose it is."""
    if each.owner is None:
        return _("Of both of you")
    return _("Yours") if each.mine else _("{name}’s").format(name=each.owner.name)


def days_of(item: OfferedItem, today: date) -> str:
    """The days that it covers."""
    since, until = day_words(item.since, today), day_words(item.until, today)
    return since if item.since == item.until else _("{since} to {until}").format(since=since, until=until)


def about(each: BriefItem, today: date, *, consents: bool) -> str:
    """One quiet line below it. `consents`: two people go through the items, so it says who sees and who agreed."""
    if not consents:
        return joined(owner_of(each), days_of(each.item, today))
    if each.agreed_on is not None:
        state = _("Both of you said yes")
    else:
        state = _("Both of you see it") if each.item.placed else _("Only you see it")
    return joined(owner_of(each), days_of(each.item, today), state)


def key_of(item: OfferedItem) -> tuple[str, ...]:
    """What stays the same of an item when it is placed with both."""
    return (item.kind.value, item.owner or "", item.title, *item.words)
