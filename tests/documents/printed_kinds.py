"""One document of each kind that can be printed, for what has to hold for all of them. New kinds are added here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

import msgspec

from tests.documents.brief_samples import FULL, USUAL, brief_document
from tests.documents.forms.everything import form_document
from tests.documents.one_kind import FIELDS, VALUES, exercise_with
from tests.documents.samples import ANSWERS, DAY, EVERY_KIND, document, filled_sheet, many_sheets, one_text
from tests.documents.told_samples import exercise, field, sheet
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document
from trustbook.documents.line_sheet import LineMonth, LineRow, LineSheet
from trustbook.documents.sheets import (
    AgreedLine,
    AgreedNames,
    AgreementSheet,
    Binder,
    BinderChapter,
    Fridge,
    MarksOfWeeks,
    PauseWord,
    PocketCard,
    PulseQuestionSheet,
    PulseSheet,
    SideBySide,
    blank_sheet,
)
from trustbook.exercises.model import CardDefinition
from trustbook.exercises.text_ids import HELP, SETTLE
from trustbook.exercises.texts import Guide

LONG: Final = "A sentence that is said again. " * 900


def bound(chapter: BinderChapter, *, large: bool = False) -> Document:
    return compose(Binder("Pages", "", (chapter,), title_page=False, large=large, emergency_number="112"))


def pocket_cards() -> Document:
    """Two of them, one with answers."""
    card = CardDefinition(title="When it gets hot", lines=("Say stop once.",), fields=("line", "again"))
    made = msgspec.structs.replace(EVERY_KIND, card=card)
    cards = (PocketCard(made), PocketCard(made, {"line": "only this"}))
    return bound(BinderChapter("", (), cards=cards))


def letter(*, large: bool = False) -> Document:
    """One of several pages."""
    written = {"date": "3 May", "salutation": "Dear Kim,", "text": f"One.\n\n{LONG}\n\nTwo.", "closing": "Yours"}
    return bound(BinderChapter("", (filled_sheet({"it": written}, exercise_with("letter")),)), large=large)


def beside(first: str, second: str) -> Document:
    """What two people answered to one question."""
    both = SideBySide(("Robin", "Alex"), (("What helped?", first, second), ("And now?", "", "Sleep.")))
    return document([filled_sheet({}, beside=both)])


def pulse() -> Document:
    weeks = tuple(date(2026, 9, day) for day in (7, 14, 21, 28))
    marks = (MarksOfWeeks("Robin", ((weeks[0], 3), (weeks[3], 6))), MarksOfWeeks("Alex", ((weeks[1], 4),), second=True))
    question = PulseQuestionSheet("Hope for us", marks)
    return bound(BinderChapter("", (), pulse=PulseSheet("Weekly pulse", "Robin and Alex", weeks, (question,))))


def line() -> Document:
    rows = (LineRow("3 May", "a letter", "It was given.", "Robin"), LineRow("9 May", "a setback", "", "Alex"))
    months = (LineMonth("May 2026", rows), LineMonth("June 2026", rows * 40))
    return bound(BinderChapter("", (), line=LineSheet("Our line through time", "May to June 2026", months)))


def fridge(*, cards: bool = False) -> Document:
    lines = (AgreedLine("Hello first, coat off, then money.", "look again 6 December"),) * 5
    word = PauseWord("Kettle", "Half an hour.")
    hung_up = Fridge(lines, "What we have agreed", "24 November 2026.", word, cards)
    return bound(BinderChapter("", (), fridge=hung_up))


def agreement() -> Document:
    names, origin = (AgreedNames("Robin", "on 3 May"),), (("Where from", "The third page"),)
    sheet = AgreementSheet("We say hello first.\nThen money.", "in force", names, "A note.", origin)
    return bound(BinderChapter("", (), agreements=(sheet,)))


def of_two_people() -> Document:
    """A workbook of both with pages of their own: days, weeks in one table, and what both wrote; in grey, duplex."""
    days = [
        replace(sheet("Ana", 0, good="A walk."), order=("good", "hard", "more")),
        replace(sheet("Ben", 1, good="Tea."), note="Ben, as it was shared on 5 September"),
        sheet("", 2, good="Ours."),
        replace(sheet("Ana", 40, hard="The call."), private=True),
    ]
    marks = [field(name, kind="scale", low="low", high="high") for name in ("close", "calm")]
    scales = exercise(*marks, field("word"))
    weeks = [
        sheet(name, 7 * week, scales, close=week, calm=5, word="Wary")
        for week in range(3)
        for name in ("Ana", "Ben")[: 2 - week % 2]
    ]
    alone = [
        sheet("Ana", 14 * week, exercise(*marks, field("word"), id="alone"), close=week, calm=4) for week in range(3)
    ]
    chapters = (BinderChapter("Days", tuple(days)), BinderChapter("Weeks", (*weeks, *alone)))
    binder = Binder("Our workbook", "Ana and Ben", chapters, margins="duplex", grey=True, left_out=("A letter",))
    return compose(binder)


def meetings() -> Document:
    """Nine weeks with many questions, set across the page. The fourth has nothing but one answer besides."""
    main = [field(name, core=True, step=step, kind="long") for step, name in enumerate(("good", "hard", "wish"), 1)]
    besides = [field(f"{name}-{more}", step=step) for step, name in enumerate(("good", "hard"), 1) for more in "abc"]
    asked = exercise(*main, *besides)
    said = {each["id"]: f"{each['id']}: we sat down at the table" for each in (*main, *besides)}
    weeks = [sheet("", week * 7, asked, **said) for week in range(9) if week != 3]
    return document([*weeks, sheet("", 21, asked, **{"good-b": "Everybody had a cold."})])


def with_steps() -> Document:
    """A filled page with all that was asked and what was left open, and one whose words have to be signed anew."""
    open_page = filled_sheet({**ANSWERS, "line": ""})
    signed = replace(filled_sheet({"it": VALUES["signoff"]}, exercise_with("signoff")), to_sign_anew={"it": "Ana"})
    chapters = (BinderChapter("Pages", (open_page, signed)),)
    return compose(Binder("", "", chapters, title_page=False, margins="binding", with_steps=True))


def loose_sheets() -> Document:
    """Blank ones of a set, several for each, with the box to settle and with pages that come one by one only."""
    sheets = (blank_sheet(EVERY_KIND), replace(blank_sheet(EVERY_KIND), own_copies=2, more=True))
    chapters = (BinderChapter("Sheets", sheets),)
    settle = Guide().text(SETTLE, DAY)
    return compose(Binder("A set", "", chapters, style="blank", settle=settle, left_out=("The hard evening",)))


def packet() -> Document:
    """What is brought to a session: the brief, then pages that were picked."""
    brief = BinderChapter("", (), brief=USUAL)
    return compose(Binder("For our counsellor", "", (brief, BinderChapter("Pages", (filled_sheet(ANSWERS),)))))


def large_kinds(*, filled: bool) -> Document:
    """The larger kinds of field."""
    sheets = [
        filled_sheet({"it": VALUES[kind]}, exercise_with(kind)) if filled else blank_sheet(exercise_with(kind))
        for kind in FIELDS
    ]
    return document(sheets)


KINDS: Final[dict[str, Callable[[], Document]]] = {
    "filled": lambda: many_sheets(3),
    "filled, larger kinds": lambda: large_kinds(filled=True),
    "blank": lambda: many_sheets(3, blank=True),
    "blank, larger kinds": lambda: large_kinds(filled=False),
    "blank, short": lambda: document([blank_sheet(EVERY_KIND, short=True), blank_sheet(EVERY_KIND, solo=True)]),
    "blank in large print": lambda: bound(BinderChapter("", (blank_sheet(EVERY_KIND),)), large=True),
    "filled in large print": lambda: bound(BinderChapter("", (filled_sheet(ANSWERS),)), large=True),
    "filled with steps": with_steps,
    "weeks across the page": meetings,
    "of two people": of_two_people,
    "loose sheets": loose_sheets,
    "packet to bring": packet,
    "fillable": form_document,
    "fillable in large print": lambda: replace(form_document(), large=True),
    "in another language": lambda: document([filled_sheet(ANSWERS, language="en")], language="de"),
    "from right to left": lambda: document(
        [one_text("שָׁלוֹם עוֹלָם, אֲנִי מִצְטַעֵר\n\nأَنَا آسِفٌ جِدًّا. لا إله إلا الله"), one_text("น้ำใจ मुझे")]
    ),
    "long answer": lambda: document([one_text(LONG), one_text("\n\n".join([LONG, "Short.", LONG]))]),
    "letter": letter,
    "letter in large print": lambda: letter(large=True),
    "answers beside each other": lambda: beside("A walk.\n\nAnd tea.", "Nothing."),
    "one answer below the other": lambda: beside(LONG, LONG),
    "pocket cards": pocket_cards,
    "guide": lambda: bound(BinderChapter("", (), texts=(Guide().text(SETTLE, DAY), Guide().text(HELP, DAY)))),
    "opening of a chapter": lambda: bound(BinderChapter("Trust", (), texts=(Guide().chapter("infidelity", DAY),))),
    "brief": lambda: brief_document(USUAL),
    "brief with an appendix": lambda: brief_document(replace(FULL, large=True)),
    "charts": pulse,
    "line through time": line,
    "agreements to hang up": fridge,
    "agreements to cut out": lambda: fridge(cards=True),
    "agreement": agreement,
    "nothing": lambda: compose(Binder("Nothing", "", (), title_page=False)),
}
