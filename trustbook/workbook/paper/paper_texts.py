"""The texts of the guide that come with sheets of paper, above all “Getting help”, to which many pages point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import msgspec

from trustbook.documents.sheets import Binder, BinderChapter
from trustbook.domain.problems import BrokenDefinition, UnknownName
from trustbook.exercises.model import Exercise
from trustbook.exercises.text_ids import HELP
from trustbook.exercises.texts import Guide, Text


def chapter_text(guide: Guide, chapter_id: str, today: date) -> Text | None:
    """What to read before a chapter; None when it is not there or cannot be read."""
    try:
        return guide.chapter(chapter_id, today)
    except (UnknownName, BrokenDefinition):
        return None


def guide_text(guide: Guide, text_id: str, today: date) -> Text | None:
    """A text of the guide; None when it is not there or cannot be read."""
    try:
        return guide.text(text_id, today)
    except (UnknownName, BrokenDefinition):
        return None


def with_help(binder: Binder, guide: Guide, today: date) -> Binder:
    """The same with “Getting help” in front where a page points to it; once only.

    A filled page does so where its exercise does: what it was written by is not on it. Of worksheets not all of an
    exercise is printed, so they are looked through one by one, up to the first that does.
    """
    there = any(text.id == HELP for chapter in binder.chapters for text in chapter.texts)
    text = None if there else guide_text(guide, HELP, today)
    if text is None or not (_asked_by(binder, text.title) or _says(binder, text.title)):
        return binder
    return replace(binder, chapters=(BinderChapter("", (), texts=(text,)), *binder.chapters))


def _asked_by(binder: Binder, words: str) -> bool:
    """Whether an exercise of a filled page says it, or is not for somebody who is afraid."""
    filled = (sheet.exercise for chapter in binder.chapters for sheet in chapter.sheets if sheet.answers is not None)
    return any(_points(each, words) for each in filled)


def _says(binder: Binder, words: str) -> bool:
    """Whether this is said on one of the pages. Only pages on which it may be are composed for it, up to the first."""
    from trustbook.documents.composing.compose import compose

    if any(words in _whole(text) for chapter in binder.chapters for text in chapter.texts):
        return True
    return any(words in text for page in _may_say(binder, words) for text in compose(page).texts())


def _may_say(binder: Binder, words: str) -> Iterator[Binder]:
    """Each blank sheet and each card that may say it, by itself."""
    settles = binder.settle is not None and words in _whole(binder.settle)
    for chapter in binder.chapters:
        for sheet in chapter.sheets:
            exercise = sheet.exercise
            if sheet.answers is None and (_points(exercise, words) or (settles and exercise.heavy)):
                yield replace(binder, chapters=(BinderChapter("", (sheet,)),))
        for card in chapter.cards:
            if _points(card.exercise, words):
                yield replace(binder, chapters=(BinderChapter("", (), cards=(card,)),))


def _points(exercise: Exercise, words: str) -> bool:
    return exercise.safety or words in _whole(exercise)


def _whole(definition: Exercise | Text) -> str:
    return msgspec.json.encode(definition).decode()
