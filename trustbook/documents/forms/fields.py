"""The fields of a form: all that can be written or marked on an exercise, in the order of its definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, assert_never

from trustbook.documents.forms.names import HEAD_DAY, HEAD_NAME, goes_on, name_of
from trustbook.exercises import fields
from trustbook.exercises.answer_check import COLUMN_SCALE
from trustbook.exercises.in_words import mark_in_words, yes_or_no
from trustbook.exercises.model import Exercise
from trustbook.language import _

Kind = Literal["text", "multi-line", "check", "radio", "choice"]
"""One line of text; text of any length; a box to tick; one of several marks; one of a list that opens."""

DONE: Final = "done"
"""What a ticked box says where it stands for no option. Permanent, like all values."""
YES_NO: Final[Mapping[str, bool]] = {"yes": True, "no": False}
"""What the marks of yes and no say."""
DAY_PARTS: Final = ("day", "month", "year")
RATINGS: Final = ("first", "second")
LETTER_TEXT: Final = "text"


class FieldSpot(NamedTuple):
    """The ids of one place to mark or to write on paper; they are those of `pdf.meaning.Meaning`."""

    field: str
    row: str = ""
    column: str = ""
    option: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """What can be chosen: the value that is stored, which is a permanent id or a number, and its words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. `label` says all that is asked, for who does not see what stands around it.

    A field of marks has a spot for each of its `options`, any other has one.
    """

    name: str
    kind: Kind
    label: str
    spots: tuple[FieldSpot, ...]
    options: tuple[FieldChoice, ...] = ()


def form_fields(
    exercise: Exercise, *, solo: bool = False, rows: Mapping[str, int] | None = None
) -> tuple[FormField, ...]:
    """Every field of a form of this exercise; none where paper has nothing to mark.

    What is never saved has none either: a form is a file. `exercise` may also be its short form, or that for one
    person; `solo` says the latter. `rows` says how many open rows a table has, by field id, where it is not the number
    of the definition.
    """
    if exercise.print == "reading":
        return ()
    counts = rows or {}
    return tuple(
        each
        for part in exercise.parts
        if part.privacy != "unsaved"
        for field in part.fields
        for each in _Fields(exercise.id, field, solo, counts.get(field.id)).of_kind(field)
    )


def head_fields(exercise: Exercise, paper: int = 1, *, solo: bool = False) -> tuple[FormField, ...]:
    """Who filled in a sheet, and when. `paper` counts the sheets of an exercise; see `sheet.SheetForm`."""
    together = exercise.who == "together" and not solo
    heads = ((HEAD_NAME, "name", _("Names") if together else _("Name")), (HEAD_DAY, "on", _("Date")))
    return tuple(
        FormField(
            name_of(exercise.id, goes_on(part, paper)),
            "text",
            _("{question}: {detail}").format(question=exercise.title, detail=word),
            (FieldSpot("", column=column, number=1),),
        )
        for part, column, word in heads
    )


@dataclass(frozen=True, slots=True)
class _Fields:
    """Those of one field of a definition."""

    exercise: str
    field: fields.Field
    solo: bool
    rows: int | None

    def of_kind(self, field: fields.Field) -> Iterator[FormField]:
        """All of them."""
        match field:
            case fields.LongField():
                yield self._text("multi-line")
            case fields.ShortField():
                yield self._text("text" if field.lines == 1 else "multi-line")
            case fields.LetterField():
                yield self._text("multi-line", LETTER_TEXT)
            case fields.ListField():
                for number in range(1, field.rows + 1):
                    yield self._line(number, "", _counted(number), "text")
            case fields.ChoiceField() | fields.YesNoField():
                yield self._marks(_yes_and_no() if isinstance(field, fields.YesNoField) else _choices(field.options))
            case fields.ScaleField():
                yield self._scale(field)
            case fields.MultiField():
                yield from map(self._option, field.options)
            case fields.FeelingsField():
                for group in field.groups:
                    for option in group.options:
                        yield self._option(option, group)
            case _:
                yield from self._larger(field)

    def _larger(
        self,
        field: fields.TableField
        | fields.DateField
        | fields.TimerField
        | fields.SignoffField
        | fields.PairsField
        | fields.ChecklistField,
    ) -> Iterator[FormField]:
        match field:
            case fields.TableField():
                yield from self._table(field)
            case fields.DateField():
                words = (_("Day"), _("Month"), _("Year"))
                for part, word in zip(DAY_PARTS, words, strict=True):
                    spot = FieldSpot(field.id, column=part, number=1)
                    yield FormField(self._name(part), "text", self._label(word), (spot,))
            case fields.TimerField():
                for turn in range(1, field.turns + 1):
                    word = _("Turn {number}").format(number=turn) if field.turns > 1 else _("Done")
                    yield self._tick(turn, word)
            case fields.SignoffField():
                for person in (1,) if self.solo else (1, 2):
                    for column, word in (("name", _("Name")), ("on", _("Day"))):
                        yield self._line(person, column, word, "text")
            case fields.PairsField():
                yield from self._pairs(field)
            case fields.ChecklistField():
                yield from self._checklist(field)
            case _:
                assert_never(field)

    # --- kinds

    def _scale(self, field: fields.ScaleField) -> FormField:
        numbers = range(field.minimum, field.maximum + 1)
        choices = tuple(FieldChoice(str(number), mark_in_words(field, number)) for number in numbers)
        spots = tuple(FieldSpot(field.id, number=number) for number in numbers)
        return FormField(self._name(), "radio", self._label(), spots, choices)

    def _pairs(self, field: fields.PairsField) -> Iterator[FormField]:
        numbers = range(field.minimum, field.maximum + 1)
        choices = tuple(FieldChoice(str(number), mark_in_words(field, number)) for number in numbers)
        for row in field.rows:
            for rating, words in zip(RATINGS, (field.first, field.second), strict=True):
                spots = tuple(FieldSpot(field.id, row.id, rating, number=number) for number in numbers)
                yield FormField(self._name(row.id, rating), "radio", self._label(row.label, words), spots, choices)

    def _checklist(self, field: fields.ChecklistField) -> Iterator[FormField]:
        for item in field.items:
            yield self._tick(item.id, item.label, "done")
            spot = FieldSpot(field.id, item.id, "on")
            yield FormField(self._name(item.id, "on"), "text", self._label(item.label, _("Day")), (spot,))
        own = max(field.blank_rows, 0 if field.items else 1) if field.own else 0
        for number in range(1, own + 1):
            line = _counted(number)
            yield self._tick(number, line, "done")
            yield self._line(number, "text", line, "text")
            yield self._line(number, "on", line, "text", _("Day"))

    def _table(self, field: fields.TableField) -> Iterator[FormField]:
        lines: Sequence[tuple[str | int, str]] = [(row.id, row.label) for row in field.rows]
        count = field.blank_rows if self.rows is None else self.rows
        for row, label in lines or [(number, _counted(number)) for number in range(1, count + 1)]:
            for column in field.columns:
                yield self._cell(row, label, column)

    def _cell(self, row: str | int, label: str, column: fields.TableColumn) -> FormField:
        spot = self._spot(row, column.id)
        name, said = self._name(row, column.id), self._label(column.label, label)
        match column.kind:
            case "short":
                return FormField(name, "multi-line", said, (spot,))
            case "date":
                return FormField(name, "text", said, (spot,))
            case "scale":
                return FormField(
                    name, "choice", said, (spot,), tuple(FieldChoice(str(n), str(n)) for n in COLUMN_SCALE)
                )
            case "choice" | "yes-no":
                choices = _yes_and_no() if column.kind == "yes-no" else _choices(column.options)
                return FormField(name, "radio", said, _spots(spot, choices), choices)

    # --- pieces

    def _name(self, *parts: str | int) -> str:
        return name_of(self.exercise, self.field.id, *parts)

    def _label(self, *words: str) -> str:
        details = ", ".join(words)
        if not details:
            return self.field.label
        return _("{question}: {detail}").format(question=self.field.label, detail=details)

    def _spot(self, row: str | int, column: str) -> FieldSpot:
        if isinstance(row, int):
            return FieldSpot(self.field.id, column=column, number=row)
        return FieldSpot(self.field.id, row, column)

    def _text(self, kind: Kind, *parts: str) -> FormField:
        return FormField(self._name(*parts), kind, self._label(), (FieldSpot(self.field.id),))

    def _line(self, number: int, column: str, label: str, kind: Kind, *more: str) -> FormField:
        parts = (number, column) if column else (number,)
        return FormField(self._name(*parts), kind, self._label(label, *more), (self._spot(number, column),))

    def _tick(self, row: str | int, label: str, *columns: str) -> FormField:
        name, words = self._name(row, *columns), self._label(label)
        return FormField(name, "check", words, (self._spot(row, DONE),), (FieldChoice(DONE, label),))

    def _option(self, option: fields.Option, group: fields.WordGroup | None = None) -> FormField:
        spot = FieldSpot(self.field.id, group.id if group else "", option=option.id)
        words = (group.label, option.label) if group else (option.label,)
        return FormField(
            self._name(option.id), "check", self._label(*words), (spot,), (FieldChoice(option.id, option.label),)
        )

    def _marks(self, choices: tuple[FieldChoice, ...]) -> FormField:
        return FormField(self._name(), "radio", self._label(), _spots(FieldSpot(self.field.id), choices), choices)


def _counted(number: int) -> str:
    return _("Line {number}").format(number=number)


def _choices(options: Sequence[fields.Option]) -> tuple[FieldChoice, ...]:
    return tuple(FieldChoice(option.id, option.label) for option in options)


def _yes_and_no() -> tuple[FieldChoice, ...]:
    return tuple(FieldChoice(value, yes_or_no(said)) for value, said in YES_NO.items())


def _spots(spot: FieldSpot, choices: Sequence[FieldChoice]) -> tuple[FieldSpot, ...]:
    return tuple(spot._replace(option=choice.value) for choice in choices)
