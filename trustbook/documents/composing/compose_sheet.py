"""One exercise to be filled in by hand: its head, its parts with their steps, and which parts share a sheet of paper.

What one person answers for themself alone never stands on a sheet that both write on: it has sheets of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from trustbook.documents import nodes
from trustbook.documents.composing.compose_fields import field_nodes, to_read
from trustbook.documents.composing.compose_guide import settling
from trustbook.documents.composing.compose_head import name_and_day, notes, privacy, safety_line, time_and_writers
from trustbook.documents.composing.compose_letters import letter_in
from trustbook.documents.composing.compose_steps import Steps
from trustbook.documents.document import SheetPages
from trustbook.documents.forms.sheet import FillableSheet
from trustbook.documents.sheets import Sheet, page_code
from trustbook.documents.text import printable
from trustbook.exercises.model import Part
from trustbook.exercises.texts import Text
from trustbook.language import _


@dataclass(slots=True)
class _OwnPaper:
    """What stands on sheets of paper of its own. `who` is "" where all parts may share one."""

    who: str
    parts: list[Part]
    content: list[nodes.Node]


def sheet_pages(
    sheet: Sheet, settle: Text | None, *, again: bool, loose: bool = False, large: bool = False
) -> Iterator[SheetPages]:
    """The pages of one blank sheet; more than one where some of it is for one person only and some for both.

    `again`: it comes after another sheet of the same exercise. `loose`: “Getting help” is not among the pages, so where
    it is pointed to there is a line for a number. `large`: it is set in large print, in which a list takes half a page.
    """
    papers = _papers(sheet)
    last = papers[-1]
    if sheet.exercise.heavy and settle is not None:
        last.content.append(settling(settle, short=sheet.short or large))
    for paper in papers:
        copies = sheet.own_copies if paper.who == "each" else 1
        pages = _pages(sheet, paper, number=papers.index(paper) + 1, again=again)
        if loose and sheet.form is None and sheet.exercise.print != "reading":
            pages = _with_number(pages)
        for copy in range(copies):
            yield replace(pages, in_contents=not (again or copy) and paper is papers[0])


def _pages(sheet: Sheet, paper: _OwnPaper, *, number: int, again: bool) -> SheetPages:
    exercise = sheet.exercise
    line = _reader(sheet, paper)
    for_one, for_both = _for_whom(paper)
    head = [*(_head(sheet, paper, line) if number == 1 else _second_head(sheet, paper, line)), *_apart(sheet, paper)]
    continued = _once_more(sheet) if again and not paper.who and _low(sheet) else ()
    return SheetPages(
        title=printable(exercise.title),
        code=page_code(exercise),
        line=line,
        listed="" if line else None,
        nodes=tuple(_typed(node, sheet).in_language(sheet.language) for node in (*head, *paper.content)),
        continued=tuple(node.in_language(sheet.language) for node in continued),
        look="card" if exercise.print == "card" else "normal",
        blank=exercise.print != "reading",
        short=sheet.short,
        for_one=for_one,
        for_both=for_both,
        form=None if sheet.form is None else FillableSheet(exercise, sheet.form, number),
    )


def _with_number(pages: SheetPages) -> SheetPages:
    """The same with a line for a number, beside name and day, where it points to help; else by itself."""
    found = list(pages.nodes)
    place = next((n for n, node in enumerate(found) if any(_("Getting help") in text for text in node.texts())), None)
    if place is None:
        return pages
    call = nodes.Named(_("A number I can call"), "call")
    for number, node in enumerate(found):
        if isinstance(node, nodes.Blanks) and not node.field:
            found[number] = replace(node, words=(*node.words, call), widths=(0.35, 0.22, 0.43))
            return replace(pages, nodes=tuple(found))
    alone = nodes.Blanks(words=(call,), widths=(0.7,))
    return replace(pages, nodes=(*found[: place + 1], alone, *found[place + 1 :]))


def _apart(sheet: Sheet, paper: _OwnPaper) -> Iterator[nodes.Node]:
    """Sheets of paper are kept apart by hand; a form is one file."""
    if sheet.form is not None and paper.who == "each" and not sheet.solo:
        words = _(
            "Fill in a copy of this file that you keep for yourself, and the part for both of you in another one."
        )
        yield nodes.Paragraph(text=words, tone="quiet", ours=True)


def _typed(node: nodes.Node, sheet: Sheet) -> nodes.Node:
    """As it is where one types in it."""
    if sheet.form is None or not isinstance(node, nodes.WritingSpace) or node.numbered:
        return node
    return replace(node, scrolls=True)


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


def _for_whom(paper: _OwnPaper) -> tuple[bool, bool]:
    """Whether it holds what is for one person only, and what is for both."""
    kinds = {part.privacy for part in paper.parts}
    return paper.who == "each" or "private" in kinds, "joint" in kinds


def _reader(sheet: Sheet, paper: _OwnPaper) -> str:
    """Who may read a sheet that was parted from the rest of its exercise."""
    if paper.who == "each":
        return _("for one person only")
    if paper.who and not sheet.solo:
        return _("for both of you")
    return ""


def _low(sheet: Sheet) -> bool:
    """Whether it may stand below another sheet of its exercise."""
    return sheet.exercise.print == "normal" and sheet.more and sheet.short


def _once_more(sheet: Sheet) -> Iterator[nodes.Node]:
    """Only what is to be filled in, for a further copy."""
    yield nodes.Heading(text=printable(sheet.exercise.title), level=1, again=True, role=nodes.Role.TITLE)
    yield from name_and_day(sheet)
    for _part, field in sheet.exercise.fields():
        yield from field_nodes(field, None, solo=sheet.solo)


def _head(sheet: Sheet, paper: _OwnPaper, line: str) -> Iterator[nodes.Node]:
    exercise = sheet.exercise
    quiet = " · ".join(words for words in (_capital(line), time_and_writers(sheet)) if words)
    yield nodes.Heading(text=printable(exercise.title), level=1, quiet=_capital(quiet), role=nodes.Role.TITLE)
    yield from name_and_day(sheet, paper.who)
    yield nodes.Paragraph(text=printable(exercise.purpose), tone="lead")
    yield from notes(sheet)


def _second_head(sheet: Sheet, paper: _OwnPaper, line: str) -> Iterator[nodes.Node]:
    """Of a sheet that goes with another one, on which the exercise is explained."""
    yield nodes.Heading(text=printable(sheet.exercise.title), level=1, quiet=_capital(line), role=nodes.Role.TITLE)
    yield from name_and_day(sheet, paper.who)
    if sheet.exercise.safety:
        yield safety_line(sheet)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


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
    if part.intro:
        yield nodes.Paragraph(text=printable(part.intro), leads=True)
    letter = letter_in(exercise, part)
    for field in part.fields:
        yield from steps.before_field(field)
        if reading:
            yield from to_read(field)
        else:
            yield from field_nodes(field, None, letter=field is letter, solo=sheet.solo)
