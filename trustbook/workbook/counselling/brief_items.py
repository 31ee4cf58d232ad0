"""What could stand in a brief, as it lies in the books: each item with its owner, its days and its exact words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from trustbook.domain.answers import canonical, is_empty
from trustbook.domain.brief import ItemKind, OfferedItem
from trustbook.domain.entries import Entry, EntryRole, age_of
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.domain.values import day_of, is_whole, lines_of, listed
from trustbook.exercises.fields import ScaleField
from trustbook.workbook.agreed.agreement_form import AGREEMENT
from trustbook.workbook.counselling.brief_agreements import agreement_items
from trustbook.workbook.counselling.brief_range import BriefRange
from trustbook.workbook.counselling.brief_sessions import session_items
from trustbook.workbook.counselling.counselling_reading import steps_of
from trustbook.workbook.counselling.counselling_views import APPOINTMENT, HOMEWORK, TOPIC
from trustbook.workbook.sitting.sealed import sealed_copies
from trustbook.workbook.sitting.session_context import Seat, SessionContext

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book

BRIEF: Final = "session-brief"
"""The exercise on which each chooses what to bring up."""
WEEKS: Final = "weeks"
"""Its field with marks for charts."""
_PULSE: Final = "weekly-pulse"
_TEXTS: Final[Mapping[str, Mapping[str, ItemKind]]] = {
    BRIEF: {
        "both-named": ItemKind.BOTH_NAMED,
        "topic-1": ItemKind.TOPIC,
        "topic-2": ItemKind.TOPIC,
        "topic-3": ItemKind.TOPIC,
        "went-well": ItemKind.WENT_WELL,
        "hard": ItemKind.HARD,
        "question": ItemKind.QUESTION,
    },
    TOPIC: {"topic": ItemKind.TOPIC, "question": ItemKind.QUESTION},
}
"""Fields that are items, by the exercise that they are written on."""
_NO_PAGES: Final = frozenset({*_TEXTS, AGREEMENT, APPOINTMENT, HOMEWORK})
"""What is no page to bring: an item by itself, or printed in a way of its own."""
_HIGHEST: Final = 10
_LEAST_MARKS: Final = 2
"""Fewer make no chart."""
_ORDER: Final = {kind: number for number, kind in enumerate(ItemKind)}

Mark = tuple[date, int]


class ItemReader:
    """Finds the items of a range that a seat may see."""

    def __init__(self, context: SessionContext, seat: Seat, days: BriefRange) -> None:
        self._context, self._seat, self._days = context, seat, days

    def all(self) -> tuple[OfferedItem, ...]:
        """Those that lie with both, and at a person's seat also what only that person sees; in the order of a page."""
        placed = [] if self._seat.solo else list(self._placed())
        own = [] if self._seat.viewer.is_together else list(self._own(placed))
        return tuple(sorted([*placed, *own], key=lambda item: (_ORDER[item.kind], item.since)))

    def _placed(self) -> Iterator[OfferedItem]:
        sealed = sealed_copies(self._seat)
        entries = [entry for entry in self._seat.shelf.entries.all() if entry.id not in sealed]
        entries.sort(key=age_of)
        for entry in entries:
            yield from self._texts(entry, placed=True)
        yield from session_items(entries, steps_of(self._seat), self._days)
        yield from self._pages(entries)
        yield from agreement_items(self._context, self._seat)

    def _texts(self, entry: Entry, *, placed: bool) -> Iterator[OfferedItem]:
        if self._days.has(entry.on):
            for name, kind in _TEXTS.get(entry.exercise_id, {}).items():
                words = _texts(entry.answers.get(name))
                if words:
                    yield _item(kind, entry, name, words, placed=placed)
        if entry.exercise_id != BRIEF:
            return
        for about, marks in _charts(entry.answers.get(WEEKS)).items():
            yield from self._chart(entry.author, about, marks, entry.id if placed else "")

    def _chart(self, owner: str | None, about: str, marks: Collection[Mark], entry_id: str) -> Iterator[OfferedItem]:
        """Of what was placed the yes stands under all marks, so it holds while the range moves on; those of the range
        are shown.
        """
        kept = tuple(sorted(mark for mark in marks if self._days.has(mark[0])))
        if len(kept) < _LEAST_MARKS:
            return
        whole = sorted(marks) if entry_id else kept
        said = canonical({"about": about, "marks": [[day.isoformat(), mark] for day, mark in whole]})
        yield OfferedItem(
            kind=ItemKind.CHART,
            owner=owner,
            since=kept[0][0],
            until=kept[-1][0],
            words=(about, ", ".join(str(mark) for _day, mark in kept)),
            content=said,
            entry_id=entry_id,
            field_id=WEEKS,
            title=about,
            marks=kept,
            placed=bool(entry_id),
        )

    def _own(self, placed: Iterable[OfferedItem]) -> Iterator[OfferedItem]:
        """What of the person at the seat does not lie with both yet, word for word."""
        me, own = self._seat.viewer.partner_id, self._seat.own
        there = {(item.kind, item.words) for item in placed if item.owner == me}
        charts = {(item.title, item.marks) for item in placed if item.owner == me}
        entries = sorted((entry for name in _TEXTS for entry in own.entries.all(name, EntryRole.OWN)), key=age_of)
        found = [item for entry in entries for item in self._texts(replace(entry, author=me), placed=False)]
        found += [item for about, marks in self._pulse(own) for item in self._chart(me, about, marks, "")]
        for item in found:
            if item.kind is ItemKind.CHART:
                key = (item.title, item.marks)
                if key not in charts:
                    charts.add(key)
                    yield item
            elif item.kind is not ItemKind.BOTH_NAMED and (item.kind, item.words) not in there:
                yield item

    def _pulse(self, own: Book) -> Iterator[tuple[str, list[Mark]]]:
        """The marks of the weekly pulse, by question."""
        entries = [entry for entry in own.entries.all(_PULSE, EntryRole.OWN) if self._days.has(entry.on)]
        try:
            exercise = self._context.library.exercise(_PULSE)
        except (UnknownName, BrokenDefinition):
            return
        for _part, field in exercise.fields():
            if isinstance(field, ScaleField) and (field.minimum, field.maximum) == (0, _HIGHEST):
                values = ((entry.on, entry.answers.get(field.id)) for entry in entries)
                yield field.label, [(day, mark) for day, mark in values if is_whole(mark)]

    def _pages(self, entries: Iterable[Entry]) -> Iterator[OfferedItem]:
        """Pages that lie with both and could come after the brief."""
        for entry in entries:
            if entry.exercise_id in _NO_PAGES or not self._days.has(entry.on) or is_empty(entry.answers):
                continue
            title = self._context.definitions.title(self._seat.shelf, entry)
            said = canonical({"definition": entry.definition, "answers": canonical(entry.answers)})
            item = _item(ItemKind.PAGE, entry, "", (title,), placed=True)
            yield replace(item, content=said, title=title)


def week_lines(item: OfferedItem) -> list[dict[str, Any]]:
    """The marks of a chart as the page keeps them."""
    return [
        {"row": "", "cells": {"about": item.title, "on": day.isoformat(), "mark": mark}} for day, mark in item.marks
    ]


def _item(kind: ItemKind, entry: Entry, field_id: str, words: tuple[str, ...], *, placed: bool) -> OfferedItem:
    return OfferedItem(
        kind=kind,
        owner=entry.author,
        since=entry.on,
        until=entry.on,
        words=words,
        content=canonical({"words": list(words)}),
        entry_id=entry.id,
        field_id=field_id,
        placed=placed,
    )


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(each.strip() for each in listed(value) if isinstance(each, str) and each.strip())


def _charts(value: Any) -> dict[str, list[Mark]]:
    found: defaultdict[str, list[Mark]] = defaultdict(list)
    lines, _odd = lines_of(value or [])
    for line in lines:
        day, mark, about = day_of(line.cells.get("on")), line.cells.get("mark"), line.cells.get("about")
        if day is not None and isinstance(about, str) and about.strip() and is_whole(mark) and 0 <= mark <= _HIGHEST:
            found[about.strip()].append((day, mark))
    return found
