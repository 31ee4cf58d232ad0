"""Days of sessions and what was taken on in them, as items of a brief: only what both see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from trustbook.domain.answers import canonical
from trustbook.domain.brief import ItemKind, OfferedItem
from trustbook.domain.counselling import CounsellingStep
from trustbook.domain.entries import Entry, EntryRole
from trustbook.domain.values import day_of, lines_of
from trustbook.language import long_date
from trustbook.workbook.counselling.brief_range import BriefRange
from trustbook.workbook.counselling.counselling_reading import Steps
from trustbook.workbook.counselling.counselling_views import APPOINTMENT, HOMEWORK, SESSION, step_words


def session_items(entries: Sequence[Entry], steps: Steps, days: BriefRange) -> Iterator[OfferedItem]:
    """Each session of these days, the next one after them, and what was taken on.

    Where nobody keeps appointments and homework by themselves, what was noted after sessions says it.
    """
    ours = [
        entry
        for entry in entries
        if entry.role is EntryRole.JOINT and steps.get(entry.id) is not CounsellingStep.SET_ASIDE
    ]
    notes = [entry for entry in ours if entry.exercise_id == SESSION]
    kept = [(entry, day_of(entry.answers.get("on"))) for entry in ours if entry.exercise_id == APPOINTMENT]
    appointments = [(entry, "on", day) for entry, day in kept if day is not None]
    yield from _sessions(appointments or list(_noted(notes)), days)
    homework = [entry for entry in ours if entry.exercise_id == HOMEWORK]
    if homework:
        yield from _homework(homework, steps, days)
    else:
        yield from _tasks(notes, days)


def _noted(notes: Iterable[Entry]) -> Iterator[tuple[Entry, str, date]]:
    for entry in notes:
        yield entry, "", entry.on
        following = day_of(entry.answers.get("next-on"))
        if following is not None:
            yield entry, "next-on", following


def _sessions(found: Sequence[tuple[Entry, str, date]], days: BriefRange) -> Iterator[OfferedItem]:
    coming = min((day for _entry, _field, day in found if day >= days.until), default=None)
    for entry, field_id, day in found:
        if day == coming or days.since <= day < days.until:
            who = _text(entry, "counsellor")
            said = canonical({"on": day.isoformat(), "counsellor": who})
            words = tuple(filter(None, (long_date(day), who)))
            yield _item(ItemKind.SESSIONS, entry, field_id, words, day, said)


def _homework(entries: Iterable[Entry], steps: Steps, days: BriefRange) -> Iterator[OfferedItem]:
    for entry in entries:
        what, on = _text(entry, "what"), day_of(entry.answers.get("taken-on")) or entry.on
        if what and days.has(on):
            words = (what, step_words(steps.get(entry.id, CounsellingStep.NOT_YET)), _text(entry, "in-the-way"))
            yield _item(ItemKind.HOMEWORK, entry, "what", words, on, canonical({"words": list(words)}))


def _tasks(notes: Iterable[Entry], days: BriefRange) -> Iterator[OfferedItem]:
    """Of the last session of these days."""
    for entry in [entry for entry in notes if days.has(entry.on) and entry.answers.get("tasks")][-1:]:
        for line in lines_of(entry.answers["tasks"])[0]:
            text = line.cells.get("text")
            if isinstance(text, str) and text.strip():
                words = (
                    text.strip(),
                    step_words(CounsellingStep.DONE if line.cells.get("done") is True else CounsellingStep.NOT_YET),
                    "",
                )
                yield _item(ItemKind.HOMEWORK, entry, "tasks", words, entry.on, canonical({"line": dict(line.cells)}))


def _item(kind: ItemKind, entry: Entry, field_id: str, words: tuple[str, ...], on: date, content: str) -> OfferedItem:
    title = words[1] if kind is ItemKind.SESSIONS and len(words) > 1 else ""
    return OfferedItem(kind, None, on, on, words, content, entry.id, field_id, title)


def _text(entry: Entry, field_id: str) -> str:
    value = entry.answers.get(field_id)
    return value.strip() if isinstance(value, str) else ""
