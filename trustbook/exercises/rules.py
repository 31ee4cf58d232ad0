"""What a definition has to keep beyond its shape. Each rule yields a key and a sentence for the writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from trustbook.exercises.bounds import MOST_FIELDS, MOST_MARKS
from trustbook.exercises.fields import (
    ChecklistField,
    ChoiceField,
    DateField,
    FeelingsField,
    Field,
    LetterField,
    ListField,
    LongField,
    MultiField,
    PairsField,
    ScaleField,
    ShortField,
    SignoffField,
    TableColumn,
    TableField,
    TimerField,
    YesNoField,
)
from trustbook.exercises.model import Exercise, Part, Tabs
from trustbook.exercises.overviews import OVERVIEWS
from trustbook.exercises.talk_rules import check_talk
from trustbook.exercises.timeline_rules import check_timeline

Finding = tuple[str, str]
"""Key (such as `parts[0].fields[2].id`) and what is wrong there."""

MOST_CORE_FIELDS = 3
"""Beside those that protect, of which there may be any number."""


def check_exercise(exercise: Exercise, *, name: str, chapter: str) -> Iterator[Finding]:
    """Every broken rule of a definition that lies in the folder `chapter` in a file called `name`.toml."""
    if exercise.id != name:
        yield "id", f"is “{exercise.id}”, but the file is called “{name}.toml”"
    if exercise.chapter != chapter:
        yield "chapter", f"is “{exercise.chapter}”, but the file lies in the folder “{chapter}”"
    yield from check_sound(exercise)
    yield from _check_heavy(exercise)
    yield from _check_alone(exercise)
    if exercise.lifecycle == "letter" and exercise.open_together:
        yield "open_together", "a letter is given by its writer, so it is not opened together: set it to false"


def check_sound(exercise: Exercise) -> Iterator[Finding]:
    """Every broken rule that pages, paper and lists rely on, for any definition, wherever it comes from."""
    if sum(1 for _field in exercise.fields()) > MOST_FIELDS:
        yield "parts", f"there are more than {MOST_FIELDS} fields"
    yield from _same_ids((f"parts[{n}].id", part.id) for n, part in enumerate(exercise.parts))
    yield from _same_ids(
        (f"parts[{n}].fields[{m}].id", field.id)
        for n, part in enumerate(exercise.parts)
        for m, field in enumerate(part.fields)
    )
    for n, part in enumerate(exercise.parts):
        yield from _check_part(f"parts[{n}]", part)
        for m, field in enumerate(part.fields):
            yield from _check_field(f"parts[{n}].fields[{m}]", field, len(exercise.steps))
    yield from _check_core(exercise)
    yield from _check_unsaved(exercise)
    yield from _check_card(exercise)
    yield from check_talk(exercise)
    yield from check_timeline(exercise)


def check_tabs(tabs: Tabs, known_chapters: Iterable[str]) -> Iterator[Finding]:
    """Every broken rule of the tabs: each chapter stands in exactly one tab and has one title; ids are unique."""
    ids = [(f"tabs[{n}].id", tab.id) for n, tab in enumerate(tabs.tabs)]
    ids += [
        (f"tabs[{n}].formerly[{m}]", once) for n, tab in enumerate(tabs.tabs) for m, once in enumerate(tab.formerly)
    ]
    yield from _same_ids(ids)
    yield from _same_ids((f"chapters[{n}].id", chapter.id) for n, chapter in enumerate(tabs.chapters))
    yield from _same_ids(
        (f"tabs[{n}].chapters[{m}]", chapter)
        for n, tab in enumerate(tabs.tabs)
        for m, chapter in enumerate(tab.chapters)
    )
    yield from _same_ids(
        (f"tabs[{n}].exercises[{m}]", exercise)
        for n, tab in enumerate(tabs.tabs)
        for m, exercise in enumerate(tab.exercises)
    )
    for n, tab in enumerate(tabs.tabs):
        if tab.overview is not None and tab.overview not in OVERVIEWS:
            yield f"tabs[{n}].overview", f"there is no built-in page “{tab.overview}”; there is {', '.join(OVERVIEWS)}"
    placed = {chapter for tab in tabs.tabs for chapter in tab.chapters}
    titled = {chapter.id for chapter in tabs.chapters}
    for chapter_id in known_chapters:
        if chapter_id not in placed:
            yield "tabs", f"the chapter “{chapter_id}” stands in no tab"
        if chapter_id not in titled:
            yield "chapters", f"the chapter “{chapter_id}” has no title"


def _same_ids(found: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for key, identifier in found:
        if identifier in first:
            yield key, f"“{identifier}” is there already, at {first[identifier]}"
        first.setdefault(identifier, key)


def _check_part(key: str, part: Part) -> Iterator[Finding]:
    if (part.privacy == "joint") != (part.who == "together") and part.privacy != "unsaved":
        yield f"{key}.privacy", f"“{part.privacy}” does not go with who = “{part.who}”"
    for m, field in enumerate(part.fields):
        if isinstance(field, SignoffField) and part.who != "together":
            yield f"{key}.fields[{m}].kind", "“signoff” is for both, so it goes with who = “together”"


def _check_field(key: str, field: Field, steps: int) -> Iterator[Finding]:
    if field.step is not None and not 1 <= field.step <= steps:
        yield f"{key}.step", f"there is no step {field.step}; the exercise has {steps}"
    yield from _check_kind(key, field)


def _check_kind(key: str, field: Field) -> Iterator[Finding]:
    match field:
        case ScaleField():
            yield from _check_ends(key, field)
        case PairsField():
            yield from _check_ends(key, field)
            yield from _same_ids((f"{key}.rows[{n}].id", row.id) for n, row in enumerate(field.rows))
        case ChoiceField() | MultiField():
            yield from _same_ids((f"{key}.options[{n}].id", option.id) for n, option in enumerate(field.options))
        case FeelingsField():
            yield from _check_words(key, field)
        case ChecklistField():
            yield from _same_ids((f"{key}.items[{n}].id", item.id) for n, item in enumerate(field.items))
            if not field.items and not field.own:
                yield f"{key}.items", "a checklist needs items, or own = true"
        case TableField():
            yield from _check_table(key, field)
        case TimerField():
            if len(field.prompts) not in (0, 1, field.turns):
                given = len(field.prompts)
                yield f"{key}.prompts", f"there are {given} for {field.turns} turns; give none, one, or one for each"
        case LongField() | ShortField() | LetterField() | ListField() | YesNoField() | DateField() | SignoffField():
            return
        case _:
            assert_never(field)


def _check_ends(key: str, field: ScaleField | PairsField) -> Iterator[Finding]:
    if field.minimum >= field.maximum:
        yield f"{key}.maximum", "the scale ends before it begins"
    if field.maximum - field.minimum >= MOST_MARKS:
        yield f"{key}.maximum", f"the scale has more than {MOST_MARKS} numbers"


def _check_words(key: str, field: FeelingsField) -> Iterator[Finding]:
    yield from _same_ids(
        (f"{key}.groups[{n}].options[{o}].id", option.id)
        for n, group in enumerate(field.groups)
        for o, option in enumerate(group.options)
    )


def _check_table(key: str, field: TableField) -> Iterator[Finding]:
    yield from _same_ids((f"{key}.rows[{n}].id", row.id) for n, row in enumerate(field.rows))
    yield from _same_ids((f"{key}.columns[{n}].id", column.id) for n, column in enumerate(field.columns))
    for n, column in enumerate(field.columns):
        yield from _check_column(f"{key}.columns[{n}]", column)


def _check_column(key: str, column: TableColumn) -> Iterator[Finding]:
    if column.kind == "choice" and len(column.options) < 2:
        yield f"{key}.options", "a column to choose from needs at least two options"
    if column.kind != "choice" and column.options:
        yield f"{key}.options", f"a column of kind “{column.kind}” has no options"
    yield from _same_ids((f"{key}.options[{n}].id", option.id) for n, option in enumerate(column.options))


def _check_core(exercise: Exercise) -> Iterator[Finding]:
    core = [field for _part, field in exercise.fields() if field.core]
    if not exercise.short:
        if core:
            yield "short", f"is false, but “{core[0].id}” is core"
        return
    for n, part in enumerate(exercise.parts):
        for m, field in enumerate(part.fields):
            if field.protects and not field.core:
                yield f"parts[{n}].fields[{m}].protects", "is true, but the short form leaves it out: core is missing"
    chosen = sum(not field.protects for field in core)
    if not core or chosen > MOST_CORE_FIELDS:
        yield "parts", f"the short form has {chosen} core fields; it needs 1 to {MOST_CORE_FIELDS}"
    if not core:
        return
    for writer in ("each", "together"):
        fields = [field for part, field in exercise.fields() if part.who == writer]
        if fields and not any(field.core for field in fields):
            yield "parts", f"the short form has no core field for who = “{writer}”"


def _check_unsaved(exercise: Exercise) -> Iterator[Finding]:
    """Nothing of an unsaved part is ever written to disk, so an exercise of only such parts has nothing to keep."""
    if any(part.privacy != "unsaved" for part in exercise.parts):
        if exercise.print == "reading":
            yield "print", "is “reading”, but there are answers to be kept"
        return
    if exercise.repeat == "dated":
        yield "repeat", "is “dated”, but no part of the exercise is saved"
    if exercise.lifecycle != "none":
        yield "lifecycle", f"is “{exercise.lifecycle}”, but no part of the exercise is saved"


def _check_heavy(exercise: Exercise) -> Iterator[Finding]:
    if exercise.heavy and not exercise.stop:
        yield "stop", "a heavy exercise says when to stop"
    if exercise.at_once and not exercise.heavy:
        yield "at_once", "is for heavy exercises; every other one begins with its questions"


def _check_alone(exercise: Exercise) -> Iterator[Finding]:
    """Every exercise for two says what one person can do with it, and leaves that person something to fill in."""
    if exercise.who != "each" and not exercise.alone:
        yield "alone", "an exercise for two says what one person can do with it"
    if not any(part.alone and not field.partner for part, field in exercise.fields()):
        yield "parts", "nothing is left for one person alone"


def _check_card(exercise: Exercise) -> Iterator[Finding]:
    if exercise.card is None:
        if exercise.print == "card":
            yield "card", "print is “card”, so the exercise says what stands on the card"
        return
    known = {field.id: part.privacy for part, field in exercise.fields()}
    for n, name in enumerate(exercise.card.fields):
        if name not in known:
            yield f"card.fields[{n}]", f"there is no field “{name}”"
    if {"private", "joint"} <= {known[name] for name in exercise.card.fields if name in known}:
        yield "card.fields", "a private answer and one of both never stand on one card"
