"""A filled exercise as it is read: title and purpose once, then what was said, day after day, by two side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from trustbook.documents import nodes
from trustbook.documents.composing.compose_head import who_and_when
from trustbook.documents.composing.compose_letters import letter_pages, without_letters
from trustbook.documents.composing.compose_said import both_said, one_said
from trustbook.documents.composing.compose_weeks import is_recurring, week_nodes
from trustbook.documents.composing.occasions import Occasion, day_of, occasions
from trustbook.documents.document import SheetPages
from trustbook.documents.sheets import Sheet
from trustbook.documents.text import printable
from trustbook.language import _, day_span, day_words


def story_pages(sheets: Sequence[Sheet], *, with_steps: bool = False, large: bool = False) -> Iterator[SheetPages]:
    """The pages of the filled sheets of a chapter: what both may see, then what is one person's alone.

    These never share a sheet of paper. Letters, each on paper of its own, come after the pages that go on below each
    other. `large`: letters in large print.
    """
    by_exercise: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        by_exercise.setdefault(sheet.exercise.id, []).append(sheet)
    told: set[str] = set()
    for apart in (False, True):
        found = []
        for name, group in by_exercise.items():
            shown = [kept for sheet in group if (kept := _parted(sheet, apart=apart)).part_ids]
            for pages in _of_exercise(shown, apart=apart, with_steps=with_steps, large=large):
                listed = _("private") if apart and not shown[0].solo else ""
                found.append(replace(pages, days=_span(shown), listed=listed, in_contents=name not in told))
                told.add(name)
        yield from sorted(found, key=lambda pages: pages.look == "letter")


def _parted(sheet: Sheet, *, apart: bool) -> Sheet:
    """Those of its parts that stand on paper of one person's own, or the others."""
    kinds = {part.privacy for part in sheet.exercise.parts if part.id in sheet.part_ids}
    if sheet.solo:
        own = {"private"} if "joint" in kinds else set()
    else:
        own = {"private", "offer", "joint", "unsaved"} if sheet.private else {"private"}
    kept = {part.id for part in sheet.exercise.parts if (part.privacy in own) is apart}
    return replace(sheet, part_ids=sheet.part_ids & kept)


def _of_exercise(sheets: Sequence[Sheet], *, apart: bool, with_steps: bool, large: bool) -> Iterator[SheetPages]:
    rest = [kept for sheet in sheets if (kept := without_letters(sheet)).part_ids]
    if rest:
        yield _story(rest, apart=apart, with_steps=with_steps)
    for sheet in sheets:
        yield from letter_pages(sheet, who_and_when(sheet), large=large)


def _story(sheets: Sequence[Sheet], *, apart: bool, with_steps: bool) -> SheetPages:
    newest = max(sheets, key=day_of)
    found = occasions(sheets)
    return SheetPages(
        title=printable(newest.exercise.title),
        code="",
        line=_line(newest, _days(found), apart=apart),
        nodes=tuple(
            node.in_language(sheet.language)
            for sheet, node in _nodes(newest, found, apart=apart, with_steps=with_steps)
        ),
        look="story",
        for_one=apart,
        for_both=not apart,
    )


def _span(sheets: Sequence[Sheet]) -> tuple[date, date] | None:
    """The first and the last day of all of it."""
    days = [sheet.on for sheet in sheets if sheet.on is not None]
    return (min(days), max(days)) if days else None


def _days(found: Sequence[Occasion]) -> str:
    begun, ended = min(each.begun for each in found), max(each.ended for each in found)
    return "" if begun == begun.min else day_span(begun, ended)


def _line(sheet: Sheet, days: str, *, apart: bool) -> str:
    own = apart and not sheet.solo
    words = (printable(sheet.by) if own else "", days, _("private") if own else "")
    return " · ".join(word for word in words if word)


def _nodes(
    newest: Sheet, found: Sequence[Occasion], *, apart: bool, with_steps: bool
) -> Iterator[tuple[Sheet, nodes.Node]]:
    """With the sheet in whose language each speaks."""
    exercise, sheets = newest.exercise, [sheet for each in found for sheet in each.sheets]
    recurring = not with_steps and is_recurring(sheets)
    single = len(found) == 1
    quiet = _line(newest, _days(found) if single or recurring else "", apart=apart)
    yield newest, nodes.Heading(text=printable(exercise.title), level=1, quiet=quiet, role=nodes.Role.TITLE)
    yield newest, nodes.Paragraph(text=printable(exercise.purpose), tone="lead", leads=True)
    if recurring:
        yield from ((newest, node) for node in week_nodes(sheets))
        return
    for each in found:
        if not single:
            yield newest, nodes.Heading(text=_days([each]), level=2, ours=True)
        for node in _occasion(each, with_steps=with_steps):
            yield each.sheets[0], node


def _occasion(each: Occasion, *, with_steps: bool) -> Iterator[nodes.Node]:
    people, several = each.people, len({sheet.on for sheet in each.sheets}) > 1
    if each.is_side_by_side:
        names = [_name(sheet, each, dated=several) for sheet in people]
        yield nodes.BesideNames(first=names[0], second=names[1])
        yield from both_said(people[0], people[1], with_steps=with_steps)
    else:
        for sheet in sorted(people, key=day_of):
            yield from _alone(sheet, each, with_steps=with_steps, dated=several)
    for number, sheet in enumerate(each.ours):
        if people or number:
            yield nodes.Hairline(words=_("Together"))
        if several:
            yield nodes.Paragraph(text=_day(sheet, each), tone="quiet", leads=True, ours=True)
        yield from one_said(sheet, with_steps=with_steps)


def _alone(sheet: Sheet, each: Occasion, *, with_steps: bool, dated: bool) -> Iterator[nodes.Node]:
    """What one person said; told from what both say unless it is on paper of their own."""
    said = one_said(sheet, with_steps=with_steps)
    if sheet.solo or sheet.private:
        yield from said
        return
    yield nodes.said(
        nodes.Label(text=_name(sheet, each, dated=dated), ours=True, role=nodes.Role.PARAGRAPH), second=sheet.second
    )
    yield from _of_person(said, second=sheet.second)


def _of_person(found: Iterable[nodes.Node], *, second: bool) -> Iterator[nodes.Node]:
    return (nodes.said(node, second=second) for node in found)


def _name(sheet: Sheet, each: Occasion, *, dated: bool) -> str:
    if not dated or sheet.on is None:
        return printable(sheet.by)
    return printable(_("{name}, {day}").format(name=sheet.by, day=_day(sheet, each)))


def _day(sheet: Sheet, each: Occasion) -> str:
    return "" if sheet.on is None else printable(day_words(sheet.on, each.ended))
