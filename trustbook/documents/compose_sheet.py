"""One exercise on paper: its head, its parts with their steps, and which parts share a sheet of paper.

What one person answers for themself alone never stands on a sheet that both write on: it has sheets of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trustbook.documents import nodes
from trustbook.documents.compose_beside import beside_pages
from trustbook.documents.compose_fields import field_nodes, to_read
from trustbook.documents.compose_guide import settling
from trustbook.documents.compose_head import name_and_day, notes, privacy, safety_line, time_and_writers, who_and_when
from trustbook.documents.compose_letters import letter_pages, without_letters
from trustbook.documents.compose_steps import Steps
from trustbook.documents.document import SheetPages
from trustbook.documents.forms.sheet import SheetForm
from trustbook.documents.sheets import Sheet, page_code
from trustbook.documents.text import printable
from trustbook.exercises.fields import Field, LongField
from trustbook.exercises.in_words import signatures_ended
from trustbook.exercises.model import Exercise, Part
from trustbook.exercises.texts import Text
from trustbook.language import _

_LETTER_LINES = 10
"""A long field with at least this much room is the letter itself."""


@dataclass(slots=True)
class _OwnPaper:
    """What stands on sheets of paper of its own. `who` is "" where all parts may share one."""

    who: str
    parts: list[Part]
    content: list[nodes.Node]


def sheet_pages(sheet: Sheet, settle: Text | None, *, again: bool, large: bool = False) -> Iterator[SheetPages]:
    """The pages of one sheet; more than one where some of it is for one person only and some for both.

    A letter that was written comes first, on paper of its own; `large`: in large print.

    `again`: it comes after another sheet of the same exercise.
    """
    if sheet.beside is not None:
        yield beside_pages(sheet, sheet.beside, _line(sheet))
        return
    yield from letter_pages(sheet, _line(sheet), large=large)
    if not (sheet := without_letters(sheet)).part_ids:
        return
    papers = _papers(sheet)
    last = papers[-1]
    if _settles(sheet) and settle is not None:
        last.content.append(settling(settle, short=sheet.short))
    for paper in papers:
        copies = sheet.own_copies if paper.who == "each" else 1
        pages = _pages(sheet, paper, number=papers.index(paper) + 1, again=again)
        yield from (pages for _copy in range(copies))


def _pages(sheet: Sheet, paper: _OwnPaper, *, number: int, again: bool) -> SheetPages:
    exercise = sheet.exercise
    line = _line(sheet, _reader(sheet, paper))
    for_one, for_both = _for_whom(sheet, paper)
    head = _head(sheet, paper, line) if number == 1 else _second_head(sheet, paper, line)
    continued = _continued(sheet, paper, line) if again and not paper.who else ()
    return SheetPages(
        title=printable(exercise.title),
        code=page_code(exercise),
        line=line,
        nodes=tuple(node.in_language(sheet.language) for node in (*head, *paper.content)),
        continued=tuple(node.in_language(sheet.language) for node in continued),
        look="card" if exercise.print == "card" else "normal",
        blank=sheet.answers is None and exercise.print != "reading",
        short=sheet.short,
        for_one=for_one,
        for_both=for_both,
        form=None if sheet.form is None else SheetForm(exercise, sheet.form, number),
    )


def _line(sheet: Sheet, reader: str = "") -> str:
    return " · ".join(words for words in (who_and_when(sheet), reader) if words)


def _papers(sheet: Sheet) -> list[_OwnPaper]:
    """One, or one for each kind of writer where a private part meets one that both write."""
    found = _parts(sheet)
    if not {"private", "joint"} <= {part.privacy for part, _content in found}:
        return [
            _OwnPaper("", [part for part, _content in found], [node for _part, content in found for node in content])
        ]
    papers: dict[str, _OwnPaper] = {}
    for part, content in found:
        paper = papers.setdefault(part.who, _OwnPaper(part.who, [], []))
        paper.parts.append(part)
        paper.content.extend(content)
    return list(papers.values())


def _for_whom(sheet: Sheet, paper: _OwnPaper) -> tuple[bool, bool]:
    """Whether it holds what is for one person only, and what is for both."""
    kinds = {part.privacy for part in paper.parts}
    filled_by_two = sheet.answers is not None and not sheet.solo
    for_one = paper.who == "each" or "private" in kinds or (filled_by_two and sheet.private)
    return for_one, "joint" in kinds or (filled_by_two and not sheet.private)


def _reader(sheet: Sheet, paper: _OwnPaper) -> str:
    """Who may read a sheet that was parted from the rest of its exercise."""
    if paper.who == "each":
        return _("for one person only")
    if paper.who and sheet.answers is None and not sheet.solo:
        return _("for both of you")
    return ""


def _continued(sheet: Sheet, paper: _OwnPaper, line: str) -> Iterator[nodes.Node]:
    """How it looks below another sheet of its exercise; nothing where it always starts a page."""
    if sheet.exercise.print != "normal":
        return
    if line:
        yield nodes.Heading(text=line, level=1, again=True, role=nodes.Role.TITLE, ours=True)
        yield from (node for node in paper.content if not isinstance(node, nodes.Step))  # they are told above
    elif sheet.more and sheet.short:
        yield from _once_more(sheet)


def _once_more(sheet: Sheet) -> Iterator[nodes.Node]:
    """Only what is to be filled in, for a further copy."""
    yield nodes.Heading(text=printable(sheet.exercise.title), level=1, again=True, role=nodes.Role.TITLE)
    yield from name_and_day(sheet)
    for _part, field in sheet.exercise.fields():
        yield from field_nodes(field, None, solo=sheet.solo)


def _head(sheet: Sheet, paper: _OwnPaper, line: str) -> Iterator[nodes.Node]:
    exercise, blank = sheet.exercise, sheet.answers is None
    quiet = " · ".join(words for words in (_capital(line), time_and_writers(sheet)) if words) if blank else line
    yield nodes.Heading(text=printable(exercise.title), level=1, quiet=_capital(quiet), role=nodes.Role.TITLE)
    if blank:
        yield from name_and_day(sheet, paper.who)
    yield nodes.Paragraph(text=printable(exercise.purpose), tone="lead")
    if blank:
        yield from notes(sheet)


def _second_head(sheet: Sheet, paper: _OwnPaper, line: str) -> Iterator[nodes.Node]:
    """Of a sheet that goes with another one, on which the exercise is explained."""
    yield nodes.Heading(text=printable(sheet.exercise.title), level=1, quiet=_capital(line), role=nodes.Role.TITLE)
    if sheet.answers is None:
        yield from name_and_day(sheet, paper.who)
        if sheet.exercise.safety:
            yield safety_line(sheet)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _settles(sheet: Sheet) -> bool:
    return sheet.answers is None and sheet.exercise.heavy


def _parts(sheet: Sheet) -> list[tuple[Part, list[nodes.Node]]]:
    """Each part that is shown, with its nodes and the steps that belong to it."""
    exercise, steps = sheet.exercise, Steps(sheet)
    found: list[tuple[Part, list[nodes.Node]]] = []
    before: Iterable[nodes.Node] = tuple(steps.before_parts())
    for part in exercise.parts:
        if part.id in sheet.part_ids:
            found.append((part, [*before, *_part(part, sheet, steps)]))
            before = ()
    if found:
        found[-1][1].extend(steps.rest())
    return found


def _part(part: Part, sheet: Sheet, steps: Steps) -> Iterator[nodes.Node]:
    exercise = sheet.exercise
    reading = exercise.print == "reading"
    yield nodes.Heading(text=printable(part.title), level=2, quiet=privacy(part, sheet))
    if part.intro and (sheet.answers is None or reading):
        yield nodes.Paragraph(text=printable(part.intro), leads=True)
    letter = _letter_field(exercise, part)
    for field in part.fields:
        yield from steps.before_field(field)
        if reading:
            yield from to_read(field)
        else:
            ended = sheet.to_sign_anew.get(field.id)
            open_words = "" if ended is None else signatures_ended()
            yield from field_nodes(field, sheet.answers, letter=field is letter, solo=sheet.solo, open_words=open_words)
            for line in (ended or "").splitlines():
                yield nodes.Unanswered(text=printable(line), field=field.id)


def _letter_field(exercise: Exercise, part: Part) -> Field | None:
    """The field that is the letter itself, in an exercise that is printed like one."""
    if exercise.print not in ("letter", "one-by-one"):
        return None
    longs = [field for field in part.fields if isinstance(field, LongField) and field.lines >= _LETTER_LINES]
    return max(longs, key=lambda field: field.lines, default=None)
