"""Blank worksheets: single ones, a tab, a chapter with its text to read, a paper set, pocket cards, or everything.

None of it needs a workbook.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Final

from trustbook.documents.sheets import Binder, BinderChapter, PocketCard, Sheet, blank_sheet
from trustbook.domain.problems import BrokenDefinition, NothingToPrint, UnknownName
from trustbook.exercises.content import Content
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.sets import PaperSet
from trustbook.exercises.solo import for_one
from trustbook.exercises.text_ids import HELP, SETTLE
from trustbook.exercises.texts import Text
from trustbook.language import _
from trustbook.workbook.paper.fillable import to_fill_in
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_texts import chapter_text, guide_text, with_help

EVERYTHING: Final = "everything"
"""The set of all worksheets, with what is to be read before each chapter, and the credits."""
CARDS_ON_A_SHEET: Final = 4


def worksheets(content: Content, choice: PaperChoice, today: date) -> Binder:
    """The blank sheets of a choice, those to fill in, or texts of the guide: what needs no workbook.

    Broken definitions are left out, and so are exercises of a set that are not there. Raises UnknownName,
    NothingToPrint, NothingToFillIn; BrokenDefinition for a named exercise and for a set that cannot be read.
    """
    if choice.scope == "guide":
        return set_as_chosen(guide_pages(content, choice.texts, today), choice)
    blank = _blank(content, choice, today)
    return to_fill_in(blank, content.library) if choice.style == "fillable" else blank


def _blank(content: Content, choice: PaperChoice, today: date) -> Binder:
    return set_as_chosen(_worksheets(content, choice, today), choice)


def set_as_chosen(binder: Binder, choice: PaperChoice) -> Binder:
    """The same in the print, with the margins and in the colours of a choice."""
    look = choice.look
    return replace(binder, large=look.large, margins=look.margins, grey=look.grey)


def _worksheets(content: Content, choice: PaperChoice, today: date) -> Binder:
    if choice.set_id == EVERYTHING:
        return _everything(content, choice, today)
    if choice.set_id:
        return _of_set(content, content.sets.one(choice.set_id), choice, today)
    if choice.cards:
        return _cards_of(content, choice)
    chapters = choice.chapters if not (choice.tabs or choice.exercises) else ()
    return blank_binder(content, choice, today, reading=chapters, letters=True)


def blank_binder(
    content: Content, choice: PaperChoice, today: date, *, reading: Sequence[str] = (), letters: bool = False
) -> Binder:
    """Worksheets with room to write: what is named, or all. `reading`: chapters whose text comes with them.

    `letters`: with those that are printed one by one when they are filled in. Broken definitions are left out. Raises
    UnknownName, NothingToPrint; BrokenDefinition for a named exercise.
    """
    tabs, chapters, exercises = choice.tabs, choice.chapters, choice.exercises
    chosen = chosen_exercises(content.library, tabs, chapters, exercises)
    printable = _printable(content.library, chosen, exercises, letters=letters)
    found = [(each, [_sheet(content.library, each, short=choice.short, solo=choice.alone)]) for each in printable]
    single = len(exercises) == 1 and len(found) == 1 and not tabs and not chapters
    title = found[0][0].title if single else _("Worksheets")
    if len(chapters) == 1 and not (tabs or exercises):
        title = content.library.chapter_title(chapters[0])
    texts = {name: text for name in reading if (text := chapter_text(content.guide, name, today)) is not None}
    front = Binder(
        title,
        _("To fill in by hand"),
        (),
        content.language,
        title_page=not single,
        style="blank",
        settle=guide_text(content.guide, SETTLE, today),
    )
    binder = bound(content, found, front, texts)
    return binder if single else with_help(binder, content.guide, today)


def guide_binder(content: Content, text: Text, emergency_number: str = "") -> Binder:
    """One text of the guide on paper. The person's own number goes with “Getting help” only."""
    number = emergency_number if text.id == HELP else ""
    chapter = BinderChapter("", (), texts=(text,))
    return Binder(text.title, "", (chapter,), content.language, title_page=False, emergency_number=number)


def guide_pages(content: Content, text_ids: Sequence[str], today: date) -> Binder:
    """Texts of the guide on paper, one after the other. Raises UnknownName, BrokenDefinition."""
    texts = tuple(content.guide.text(name, today) for name in text_ids)
    if len(texts) == 1:
        return guide_binder(content, texts[0])
    return Binder(_("To read"), "", (BinderChapter(_("To read"), (), texts=texts),), content.language)


def paper_sets(content: Content) -> tuple[PaperSet, ...]:
    """The sets that can be printed. None when their file cannot be read."""
    try:
        return content.sets.sets()
    except BrokenDefinition:
        return ()


def chosen_exercises(
    library: Library, tabs: Sequence[str], chapters: Sequence[str], exercises: Sequence[str]
) -> tuple[str, ...]:
    """Ids in the order of the tabs. What is named adds up; nothing named means all. Raises UnknownName."""
    everything = library.exercise_ids()
    if not (tabs or chapters or exercises):
        return everything
    wanted: set[str] = set()
    for tab in tabs:
        wanted.update(library.exercise_ids(tab=tab))
    for chapter in chapters:
        wanted.update(library.exercise_ids(chapter=chapter))
    for name in exercises:
        if name not in everything:
            raise UnknownName("exercise", name)
        wanted.add(name)
    return tuple(name for name in everything if name in wanted)


def bound(
    content: Content,
    found: Sequence[tuple[Exercise, Sequence[Sheet]]],
    front: Binder,
    texts: Mapping[str, Text] | None = None,
) -> Binder:
    """`front` with these sheets in their chapters, each chapter after its text.

    Raises NothingToPrint when there is no sheet.
    """
    if not found:
        raise NothingToPrint
    chapters: dict[str, list[Sheet]] = {}
    for exercise, sheets in found:
        chapters.setdefault(exercise.chapter, []).extend(sheets)
    read = texts or {}
    made = tuple(
        BinderChapter(content.library.chapter_title(name), tuple(sheets), texts=(read[name],) if name in read else ())
        for name, sheets in chapters.items()
    )
    return replace(front, chapters=made)


def written_in(library: Library, exercise_id: str) -> str:
    """Code of the language of a definition; "" where that is not known, for one that is not there any more."""
    try:
        return library.language_of(exercise_id)
    except UnknownName:
        return ""


def _sheet(library: Library, exercise: Exercise, *, short: bool, solo: bool) -> Sheet:
    return blank_sheet(exercise, short=short, solo=solo, language=written_in(library, exercise.id))


def _everything(content: Content, choice: PaperChoice, today: date) -> Binder:
    chapters = tuple(dict.fromkeys(chapter for tab in content.tabs for chapter in tab.chapters))
    binder = blank_binder(
        content,
        PaperChoice("workbook", style="blank", short=choice.short, alone=choice.alone),
        today,
        reading=chapters,
        letters=True,
    )
    last = BinderChapter("", (), texts=(content.credits,))
    return replace(binder, title=_("The whole workbook"), chapters=(*binder.chapters, last))


def _of_set(content: Content, wanted: PaperSet, choice: PaperChoice, today: date) -> Binder:
    library = content.library
    known = frozenset(library.exercise_ids())
    found = _printable(library, [name for name in wanted.exercises if name in known], wanted.exercises, forgiving=True)
    alone = wanted.alone or choice.alone
    if wanted.cards:
        listed = chain.from_iterable([each] * wanted.times(each, alone=alone) for each in found)
        every = _printable(library, library.exercise_ids(), (), letters=True)
        others = [each for each in every if each not in found]
        texts = _texts_of(content, wanted, today)
        return _card_binder(content, wanted.title, [*listed, *others], alone=alone, texts=texts)
    short = wanted.short or choice.short
    sheets = [
        replace(
            _sheet(library, exercise, short=short, solo=alone),
            more=copy % wanted.times_for_one(exercise) > 0,
            own_copies=wanted.own_copies(exercise, alone=alone),
        )
        for exercise in found
        for copy in range(wanted.times(exercise, alone=alone))
    ]
    if not sheets:
        raise NothingToPrint
    chapter = BinderChapter(wanted.title, tuple(sheets), texts=_texts_of(content, wanted, today))
    settle = guide_text(content.guide, SETTLE, today)
    about = _("To fill in by hand")
    return Binder(wanted.title, about, (chapter,), content.language, title_page=False, style="blank", settle=settle)


def _texts_of(content: Content, wanted: PaperSet, today: date) -> tuple[Text, ...]:
    """What is read first: “Getting help”, to which the sheets point, then what the set names."""
    names = dict.fromkeys((HELP, *wanted.texts))
    return tuple(text for name in names if (text := guide_text(content.guide, name, today)) is not None)


def _cards_of(content: Content, choice: PaperChoice) -> Binder:
    """The cards of what is chosen; of a single exercise as many as stand on a sheet."""
    library = content.library
    chosen = chosen_exercises(library, choice.tabs, choice.chapters, choice.exercises)
    named = choice.exercises
    found = [each for each in _printable(library, chosen, named, letters=True) if each.card is not None]
    if len(found) == 1:
        return _card_binder(content, found[0].title, found * CARDS_ON_A_SHEET, alone=choice.alone)
    return _card_binder(content, _("Pocket cards"), found, alone=choice.alone)


def _card_binder(
    content: Content, title: str, exercises: Iterable[Exercise], *, alone: bool, texts: tuple[Text, ...] = ()
) -> Binder:
    shown = (for_one(exercise) if alone else exercise for exercise in exercises)
    cards = tuple(
        PocketCard(exercise, language=written_in(content.library, exercise.id))
        for exercise in shown
        if exercise.card is not None
    )
    if not cards:
        raise NothingToPrint
    chapter = BinderChapter(title, (), texts=texts, cards=cards)
    return Binder(title, "", (chapter,), content.language, title_page=False, style="blank")


def _printable(
    library: Library, names: Iterable[str], named: Sequence[str], *, letters: bool = False, forgiving: bool = False
) -> list[Exercise]:
    """The definitions; of what is not named no broken one, and what is printed one by one only with `letters`."""
    found: list[Exercise] = []
    for name in names:
        try:
            exercise = library.exercise(name)
        except BrokenDefinition:
            if name in named and not forgiving:
                raise
            continue
        if letters or exercise.print != "one-by-one" or name in named:
            found.append(exercise)
    return found
