"""From exercises and answers to a neutral document. Pure: nothing is read, nothing is written."""

from __future__ import annotations

from collections.abc import Iterator

from trustbook.documents.compose_cards import card_pages
from trustbook.documents.compose_fields import field_nodes
from trustbook.documents.compose_guide import reading, settling
from trustbook.documents.document import ChapterPages, Document, Furniture, SheetPages
from trustbook.documents.nodes import Blanks, Heading, Node, Note, Paragraph, Role, Step
from trustbook.documents.sheets import Binder, Chapter, Sheet, page_code
from trustbook.documents.text import printable
from trustbook.exercises.fields import Field, LongField
from trustbook.exercises.model import Exercise, Part
from trustbook.exercises.texts import Text
from trustbook.exercises.unsaved import is_unsaved
from trustbook.language import _, long_date, ngettext

_LETTER_LINES = 10
"""A long field with at least this much room is the letter itself."""


def compose(binder: Binder) -> Document:
    """The document for a binder, in the language in use. An empty binder gives one page that says so."""
    chapters = tuple(
        ChapterPages(printable(chapter.title), tuple(_pages(chapter, binder)))
        for chapter in binder.chapters
        if chapter.sheets or chapter.texts or chapter.cards
    )
    return Document(
        title=printable(binder.title) or _("Workbook pages"),
        subtitle=printable(binder.subtitle),
        language=binder.language,
        front=binder.title_page,
        furniture=Furniture(
            file_title=_("Workbook pages"),
            contents=_("Contents"),
            page_of=_("Page {page} of {pages}"),
            empty=_("There is nothing on these pages yet."),
        ),
        chapters=chapters,
    )


def _pages(chapter: Chapter, binder: Binder) -> Iterator[SheetPages]:
    line = _("to read") if chapter.title else ""
    yield from (reading(text, line, binder.emergency_number) for text in chapter.texts)
    before: Sheet | None = None
    for sheet in chapter.sheets:
        again = before is not None and before.exercise.id == sheet.exercise.id
        yield _sheet(sheet, binder.settle, again=again)
        before = sheet
    if chapter.cards:
        yield card_pages(chapter.cards)


def _sheet(sheet: Sheet, settle: Text | None, *, again: bool) -> SheetPages:
    exercise = sheet.exercise
    line = _who_and_when(sheet)
    continued: tuple[Node, ...] = ()
    if again and line and exercise.print == "normal":
        told_above = (node for node in _body(sheet) if not isinstance(node, Step))
        continued = (Heading(text=line, level=1, again=True, role=Role.TITLE), *told_above)
    elif again and sheet.more and sheet.short and exercise.print == "normal":
        continued = tuple(_once_more(sheet))
    look = exercise.print if exercise.print in ("card", "letter") else "normal"
    return SheetPages(
        title=printable(exercise.title),
        code=page_code(exercise),
        line=line,
        nodes=tuple(_nodes(sheet, line, settle)),
        continued=continued,
        look=look,
        blank=sheet.answers is None,
        short=sheet.short,
    )


def _once_more(sheet: Sheet) -> Iterator[Node]:
    """Only what is to be filled in, for a further copy."""
    yield Heading(text=printable(sheet.exercise.title), level=1, again=True, role=Role.TITLE)
    yield from _name_and_day(sheet)
    for _part, field in sheet.exercise.fields():
        yield from field_nodes(field, None, solo=sheet.solo)


def _name_and_day(sheet: Sheet) -> Iterator[Node]:
    """Room for names; a sheet that nobody is to keep carries nobody's name."""
    if not is_unsaved(sheet.exercise):
        name = _("Names") if sheet.exercise.who == "together" and not sheet.solo else _("Name")
        yield Blanks(words=(name, _("Date")), widths=(0.6, 0.4))


def _who_and_when(sheet: Sheet) -> str:
    """Who wrote it, on which day, and what is to be said about it."""
    if sheet.answers is None:
        return ""
    day = long_date(sheet.on) if sheet.on else ""
    words = [*([sheet.note] if sheet.note else [sheet.by, day]), _("private") if sheet.private else ""]
    return " · ".join(printable(word) for word in words if word)


def _nodes(sheet: Sheet, line: str, settle: Text | None) -> Iterator[Node]:
    exercise = sheet.exercise
    blank = sheet.answers is None
    quiet = _time_and_writers(sheet) if blank else line
    yield Heading(text=printable(exercise.title), level=1, quiet=quiet, role=Role.TITLE)
    if blank:
        yield from _name_and_day(sheet)
    yield Paragraph(text=printable(exercise.purpose), tone="lead")
    if blank:
        yield from _notes(sheet)
    yield from _body(sheet)
    if blank and exercise.heavy and settle is not None:
        yield settling(settle, short=sheet.short)


def _notes(sheet: Sheet) -> Iterator[Node]:
    """What to take care of, when to stop, what one person can do alone, and the line about being afraid."""
    exercise = sheet.exercise
    if exercise.caution:
        yield Note(title=_("Take care"), text=printable(exercise.caution), strong=True)
    if exercise.stop:
        yield Note(title=_("When to stop"), text=printable(exercise.stop), strong=True)
    if exercise.alone and not sheet.short:
        yield Note(title=_("On your own"), text=printable(exercise.alone))
    if exercise.safety:
        yield Paragraph(text=_safety_words(solo=sheet.solo), tone="quiet")


def _safety_words(*, solo: bool) -> str:
    """The same on every sheet that says it: nobody has to read it twice."""
    if solo:
        return _(
            "If you are afraid of somebody, your safety comes before this page. “Getting help” says where to turn."
        )
    return _(
        "If you are afraid of the other person, this page is not for the two of you. “Getting help” says where to turn."
    )


def _time_and_writers(sheet: Sheet) -> str:
    exercise = sheet.exercise
    number = exercise.short_minutes if sheet.short else exercise.minutes
    minutes = ngettext("about {number} minute", "about {number} minutes", number).format(number=number)
    writers = {
        "each": _("each alone"),
        "together": _("together"),
        "both": _("first each alone, then together"),
    }[exercise.who]
    words = [minutes, "" if sheet.solo else writers, printable(exercise.rhythm)]
    line = " · ".join(word for word in [*words, _("short form") if sheet.short else ""] if word)
    return line[:1].upper() + line[1:]


def _body(sheet: Sheet) -> Iterator[Node]:
    exercise, steps = sheet.exercise, _Steps(sheet)
    parts = [part for part in exercise.parts if part.id in sheet.part_ids]
    yield from steps.before_parts()
    for part in parts:
        yield Heading(text=printable(part.title), level=2, quiet=_privacy(part, sheet))
        if part.intro and sheet.answers is None:
            yield Paragraph(text=printable(part.intro), leads=True)
        letter = _letter_field(exercise, part)
        for field in part.fields:
            yield from steps.before_field(field)
            ended = field.id in sheet.to_sign_anew
            open_words = _("The words were changed. Nobody has agreed to the new ones yet.") if ended else ""
            yield from field_nodes(field, sheet.answers, letter=field is letter, solo=sheet.solo, open_words=open_words)
    yield from steps.rest()


def _letter_field(exercise: Exercise, part: Part) -> Field | None:
    """The field that is the letter itself, in an exercise that is printed like one."""
    if exercise.print not in ("letter", "one-by-one"):
        return None
    longs = [field for field in part.fields if isinstance(field, LongField) and field.lines >= _LETTER_LINES]
    return max(longs, key=lambda field: field.lines, default=None)


def _privacy(part: Part, sheet: Sheet) -> str:
    if sheet.answers is None and sheet.solo and part.privacy != "unsaved":
        return _("For you alone.")
    if sheet.answers is None:
        return {
            "private": _("Private. For you alone."),
            "offer": _("Yours first. Nobody else reads it unless you choose to share it."),
            "joint": _("Ours. You write it together, and you both keep it."),
            "unsaved": _("For the moment only. It is never saved; what becomes of this sheet is up to you."),
        }[part.privacy]
    if part.privacy == "joint":
        return _("Ours, written together.") if not sheet.private else _("Written alone.")
    if sheet.note and not sheet.private:
        return ""  # said at the head of the sheet
    if sheet.private:
        return _("Private. From {name}’s own pages.").format(name=printable(sheet.by)) if sheet.by else _("Private.")
    return _("Shared by {name}.").format(name=printable(sheet.by)) if sheet.by else _("Shared.")


class _Steps:
    """Puts each step before the first field that belongs to it, and every other step after the step before it.

    A filled page and a short form only tell the steps of the fields that they show; a short form counts them anew.
    """

    def __init__(self, sheet: Sheet) -> None:
        fields = [(part.id in sheet.part_ids, field.step) for part, field in sheet.exercise.fields() if field.step]
        self._texts = sheet.exercise.steps
        self._filled = sheet.answers is not None
        self._short = sheet.short
        self._count = 0
        self._claimed = {step for shown, step in fields if shown}
        self._told = {step for _shown, step in fields} - self._claimed

    def before_parts(self) -> Iterator[Node]:
        """Steps that come before any field: all of them when no field names a step."""
        yield from self._loose(min(self._claimed, default=len(self._texts) + 1) - 1, leads=False)

    def before_field(self, field: Field) -> Iterator[Node]:
        """The field's own step, with the loose ones that lead to it, unless they were told already."""
        if field.step is None or field.step in self._told or field.step > len(self._texts):
            return
        yield from self._loose(field.step - 1, leads=True)
        yield self._step(field.step, leads=True)

    def rest(self) -> Iterator[Node]:
        """What is left to do after the last field."""
        yield from self._loose(len(self._texts), leads=False)

    def _loose(self, last: int, *, leads: bool) -> Iterator[Node]:
        if self._filled or self._short:
            return
        for number in range(1, last + 1):
            if number not in self._told and number not in self._claimed:
                yield self._step(number, leads=leads)

    def _step(self, number: int, *, leads: bool) -> Step:
        self._told.add(number)
        self._count += 1
        shown = self._count if self._short else number
        return Step(number=shown, text=printable(self._texts[number - 1]), leads=leads, quiet=self._filled)
