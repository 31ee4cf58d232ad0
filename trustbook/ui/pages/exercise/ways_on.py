"""Where a page leads: to other pages that help before or after, and to what there is to read about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, assert_never

from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.content import Content
from trustbook.exercises.model import Exercise
from trustbook.language import _
from trustbook.ui.kit import link_button
from trustbook.ui.kit.buttons import Button
from trustbook.ui.navigation import ReadingNavigator


@dataclass(frozen=True, slots=True)
class NextLink:
    """Another exercise, a text of the Guide or the text of a chapter, by its id."""

    target_id: str
    title: str
    kind: Literal["exercise", "text", "chapter"] = "exercise"


def ways_of(exercise: Exercise, content: Content, today: date) -> tuple[NextLink, ...]:
    """The exercises that this one names, then the texts; one that cannot be read is left out."""
    found: list[NextLink] = []
    for exercise_id in exercise.see:
        try:
            found.append(NextLink(exercise_id, content.library.exercise(exercise_id).title))
        except (BrokenDefinition, UnknownName):
            continue
    return (*found, *_texts_of(exercise, content, today))


def reads_of(exercise: Exercise, content: Content, today: date) -> tuple[NextLink, ...]:
    """The text of its chapter, and the texts of the Guide that it speaks of."""
    chapter = NextLink(exercise.chapter, content.library.chapter_title(exercise.chapter), "chapter")
    return (chapter, *_texts_of(exercise, content, today))


def _texts_of(exercise: Exercise, content: Content, today: date) -> Iterator[NextLink]:
    for text_id in exercise.read:
        try:
            yield NextLink(text_id, content.guide.text(text_id, today).title, "text")
        except (BrokenDefinition, UnknownName):
            continue


def link_to(way: NextLink, navigator: ReadingNavigator) -> Button:
    """The link that opens it."""
    match way.kind:
        case "exercise":
            return link_button(way.title, lambda: navigator.open_exercise(way.target_id))
        case "text":
            return link_button(_("Read: {title}").format(title=way.title), lambda: navigator.open_text(way.target_id))
        case "chapter":
            return link_button(
                _("Read: {title}").format(title=way.title), lambda: navigator.open_chapter(way.target_id)
            )
        case _:
            assert_never(way.kind)
