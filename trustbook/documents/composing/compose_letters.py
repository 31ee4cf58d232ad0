"""Letters that were written: each on paper of its own, as one would give it, apart from the page that it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import msgspec

from trustbook.documents import nodes
from trustbook.documents.document import SheetPages
from trustbook.documents.sheets import Sheet
from trustbook.documents.text import printable
from trustbook.domain.answers import is_empty
from trustbook.domain.letter_text import LetterText
from trustbook.exercises.fields import Field, LetterField, LongField
from trustbook.exercises.model import Exercise, Part
from trustbook.language import long_date

_LONGEST_NAME: Final = 40
"""Characters. A last line that is no longer, and no sentence, is the name under a letter."""


_LETTER_LINES: Final = 10
"""A long field with at least this much room is the letter itself."""


def written_letters(sheet: Sheet) -> tuple[tuple[Part, LetterField], ...]:
    """The letters of a filled sheet, with the parts that they stand in."""
    answers = sheet.answers
    if answers is None:
        return ()
    return tuple(
        (part, field)
        for part, field in sheet.exercise.fields()
        if isinstance(field, LetterField) and part.id in sheet.part_ids and not is_empty(answers.get(field.id))
    )


def letter_in(exercise: Exercise, part: Part) -> Field | None:
    """The long text that is the letter itself, in an exercise that is printed like one."""
    if exercise.print not in ("letter", "one-by-one"):
        return None
    longs = [field for field in part.fields if isinstance(field, LongField) and field.lines >= _LETTER_LINES]
    return max(longs, key=lambda field: field.lines, default=None)


def without_letters(sheet: Sheet) -> Sheet:
    """The same sheet without its letters; without parts where nothing else was answered."""
    letters = {field.id for _part, field in written_letters(sheet)}
    if not letters or sheet.answers is None:
        return sheet
    rest = {name: value for name, value in sheet.answers.items() if name not in letters}
    parts = [
        _without(part, letters)
        for part in sheet.exercise.parts
        if any(not is_empty(rest.get(field.id)) for field in part.fields)
    ]
    shown = frozenset(part.id for part in parts) & sheet.part_ids
    exercise = msgspec.structs.replace(sheet.exercise, parts=tuple(parts))
    return replace(sheet, exercise=exercise, answers=rest, part_ids=shown)


def only_letters(sheet: Sheet) -> Sheet:
    """The same sheet with its letters alone; without any part where there is none."""
    letters = written_letters(sheet)
    fields = {field.id for _part, field in letters}
    kept = {name: value for name, value in (sheet.answers or {}).items() if name in fields}
    return replace(sheet, answers=kept, part_ids=frozenset(part.id for part, _field in letters))


def letter_pages(sheet: Sheet, line: str, *, large: bool = False) -> Iterator[SheetPages]:
    """Every letter of a filled sheet on paper of its own. `line`: as of `SheetPages`."""
    for part, field in written_letters(sheet):
        assert sheet.answers is not None
        paper = letter_paper(sheet.answers[field.id], long_date(sheet.on) if sheet.on else "", field.id)
        yield SheetPages(
            title=printable(sheet.exercise.title),
            code="",
            line=line,
            nodes=(replace(paper, large=large),),
            look="letter",
            for_one=part.privacy == "private" or sheet.private,
            for_both=part.privacy == "joint" or not (sheet.private or sheet.solo),
        )


def letter_paper(value: object, day: str, field_id: str = "") -> nodes.LetterPaper:
    """A stored letter. `day` stands above one that is only a text: it has no day of its own."""
    letter = LetterText.of(value)
    if letter == LetterText(text=letter.text):
        text, name = _name_apart(letter.text)
        letter = LetterText(date=day, text=text, name=name)
    return nodes.LetterPaper(
        date=printable(letter.date),
        salutation=printable(letter.salutation),
        text=printable(letter.text),
        closing=printable(letter.closing),
        name=printable(letter.name),
        field=field_id,
    )


def _name_apart(text: str) -> tuple[str, str]:
    """A letter, and the name below it where it ends with one after an empty line."""
    above, _gap, last = text.rstrip().rpartition("\n\n")
    is_name = above.strip() and "\n" not in last and len(last) <= _LONGEST_NAME and last[-1:] not in '.!?…,:;”"'
    return (above.rstrip(), last) if is_name else (text, "")


def _without(part: Part, field_ids: set[str]) -> Part:
    return msgspec.structs.replace(part, fields=tuple(field for field in part.fields if field.id not in field_ids))
