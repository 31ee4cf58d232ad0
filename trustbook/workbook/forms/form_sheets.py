"""Out of a PDF: which pages a form asks for, and the answers in it that fit them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from trustbook.documents.form_reading.mending import halved, mended
from trustbook.documents.form_reading.reader import read_filled
from trustbook.documents.forms.names import parts_of, piece_of
from trustbook.documents.forms.note import FormNote, read_note
from trustbook.documents.forms.reading import answers_of, head_of
from trustbook.domain.answers import storable_text, tidy
from trustbook.domain.form_problems import EmptyForm, FlatForm, ForeignForm, UnknownForm
from trustbook.domain.problems import BrokenDefinition, NewerFormat, UnknownName
from trustbook.exercises.day_text import read_day
from trustbook.exercises.model import Exercise
from trustbook.workbook.forms.form_views import FilledSheet, ReadForm, Unplaced
from trustbook.workbook.sitting.definitions import Definitions, title_of_id
from trustbook.workbook.sitting.session_context import SessionContext

Values = Mapping[str, str]

FORMAT: Final = 1
"""Of forms that are read here."""


def read_form(context: SessionContext, path: Path) -> ReadForm:
    """The form at `path`, page by page, in the order in which they stand in it.

    Raises EmptyForm, FlatForm, ForeignForm, UnknownForm, NewerFormat, and as `read_filled`.
    """
    filled = read_filled(path)
    note = read_note(filled.about) if filled.about is not None else None
    if note is not None and note.format > FORMAT:
        raise NewerFormat(path, note.format)
    named = {name: text for name, text in filled.values.items() if parts_of(name)}
    if not named:
        raise FlatForm(path) if note is not None else ForeignForm(path)
    typed = {name: storable_text(text) for name, text in named.items()}
    if not any(typed.values()):
        raise EmptyForm(path)
    pages = _pages(context.definitions, typed)
    if not pages:
        raise UnknownForm(path)
    reading = _Reading(context, note, context.clock.today())
    whole = {name: mended(text) for name, text in typed.items()}
    as_typed = reading.sheets(pages, typed)
    if not as_typed:
        raise EmptyForm(path)
    gone = sum(halved(text) for text in named.values())
    known = {exercise.id for exercise in pages}
    unknown = {parts_of(name)[0] for name, text in typed.items() if text} - known
    return ReadForm(path, as_typed, reading.sheets(pages, whole), gone, len(unknown))


def _pages(definitions: Definitions, values: Values) -> list[Exercise]:
    """The exercises that the names are of, as they are asked now; those that are not known here are left out."""
    found = []
    for exercise_id in dict.fromkeys(parts_of(name)[0] for name in values):
        try:
            found.append(definitions.current(exercise_id)[0])
        except (UnknownName, BrokenDefinition):
            continue
    return found


@dataclass(frozen=True, slots=True)
class _Reading:
    context: SessionContext
    note: FormNote | None
    today: date

    def sheets(self, pages: Sequence[Exercise], values: Values) -> tuple[FilledSheet, ...]:
        """Those with an answer in them."""
        made = (self._sheet(exercise, values) for exercise in pages)
        return tuple(sheet for sheet in made if sheet.answers or sheet.unplaced or sheet.unkept)

    def _sheet(self, exercise: Exercise, values: Values) -> FilledSheet:
        found = answers_of(exercise, values, self._meant)
        labels = {field.id: field.label for _part, field in exercise.fields()}
        odd = [Unplaced(labels.get(each.field, ""), each.text) for each in found.unread]
        never = {field.id for part, field in exercise.fields() if part.privacy == "unsaved"}
        unkept = [name for name in found.unknown if _field_of(name) in never]
        odd += [Unplaced(_question(name, labels), values[name]) for name in found.unknown if name not in unkept]
        names = [name for name in values if parts_of(name)[:1] == (exercise.id,)]
        lost = sum(mended(values[name]) != values[name] for name in names)
        return FilledSheet(
            exercise,
            tidy(found.answers),
            tuple(odd),
            unkept=len(unkept),
            older=self._is_other(exercise),
            lost=lost,
            name=head_of(exercise, values).name,
        )

    def _meant(self, text: str) -> date | None:
        return read_day(text, self.today)

    def _is_other(self, exercise: Exercise) -> bool:
        """Whether the form was made of another version of the page; of one in another language that is not told."""
        made = [sheet for sheet in self.note.sheets if sheet.exercise == exercise.id] if self.note else []
        digest = self.context.definitions.current(exercise.id)[1]
        language = self.context.library.language_of(exercise.id)
        return any(
            sheet.version != exercise.version or (sheet.digest != digest and sheet.language == language)
            for sheet in made
        )


def _question(name: str, labels: Mapping[str, str]) -> str:
    """What was asked there, as it is asked now; else its id in words."""
    field_id = _field_of(name)
    return labels.get(field_id) or title_of_id(field_id)


def _field_of(name: str) -> str:
    return piece_of(parts_of(name)[1])[0]
