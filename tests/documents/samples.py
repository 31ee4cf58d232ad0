"""An exercise with every kind of field, answers for it, and PDF files read by other eyes than those that wrote them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any, Final

import msgspec
import pypdfium2
from pypdf import PdfReader

from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document
from trustbook.documents.nodes import Node, Said
from trustbook.documents.sheets import Binder, BinderChapter, Sheet, blank_sheet
from trustbook.domain.answers import Answers
from trustbook.exercises.model import Exercise

DAY: Final = date(2026, 5, 3)

EVERY_KIND: Final = msgspec.convert(
    {
        "id": "every-kind",
        "chapter": "boundaries",
        "version": 1,
        "title": "Every kind of field",
        "minutes": 20,
        "rhythm": "as needed",
        "purpose": "It shows what each kind of field looks like on paper.",
        "steps": ["Sit down first.", "Write it.", "Read it through.", "Mark what fits.", "Put it away."],
        "caution": "Stop when it is too much.",
        "safety": True,
        "alone": "All of it works alone.",
        "parts": [
            {
                "id": "mine",
                "title": "My own part",
                "who": "each",
                "privacy": "offer",
                "intro": "Take your time.",
                "fields": [
                    {"kind": "long", "id": "story", "label": "The long one", "hint": "A Tuesday.", "step": 2},
                    {"kind": "short", "id": "line", "label": "The short one", "step": 2},
                    {"kind": "list", "id": "things", "label": "A list", "rows": 4, "step": 4},
                    {
                        "kind": "multi",
                        "id": "some",
                        "label": "Several of these",
                        "step": 4,
                        "options": [
                            {"id": "walk", "label": "A walk"},
                            {"id": "tea", "label": "Tea together"},
                            {"id": "rest", "label": "An early night"},
                        ],
                    },
                    {"kind": "scale", "id": "ease", "label": "How easy", "low": "hard", "high": "light"},
                ],
            },
            {
                "id": "ours",
                "title": "Our part",
                "who": "together",
                "privacy": "joint",
                "fields": [
                    {
                        "kind": "table",
                        "id": "plan",
                        "label": "A plan",
                        "blank_rows": 6,
                        "columns": [
                            {"id": "what", "label": "What", "width": 6},
                            {"id": "by", "label": "By when", "kind": "date", "width": 2},
                            {"id": "done", "label": "Done", "kind": "yes-no", "width": 2},
                        ],
                    },
                    {
                        "kind": "table",
                        "id": "topics",
                        "label": "Topics",
                        "rows": [{"id": "money", "label": "Money"}, {"id": "time", "label": "Time alone"}],
                        "columns": [
                            {
                                "id": "state",
                                "label": "State",
                                "kind": "choice",
                                "options": [{"id": "good", "label": "good"}, {"id": "open", "label": "open still"}],
                            }
                        ],
                    },
                    {
                        "kind": "choice",
                        "id": "where",
                        "label": "Where we are",
                        "options": [{"id": "here", "label": "On the way"}, {"id": "there", "label": "Not yet begun"}],
                    },
                    {"kind": "yes-no", "id": "again", "label": "Once more?"},
                    {"kind": "date", "id": "when", "label": "We look again on"},
                ],
            },
        ],
    },
    Exercise,
)

ANSWERS: Final[dict[str, Any]] = {
    "story": (
        "I woke at four.\nÉva said: déjà vu, naïve, Çeşme, Łódź, smørbrød.\n\nΚαλημέρα, ὁ κόσμος. Я хочу это помнить."
    ),
    "line": "I <3 you & <b>",
    "things": ["bread and butter", "quiet evenings"],
    "some": ["walk", "rest"],
    "ease": 7,
    "plan": [
        {"row": "", "cells": {"what": "Paint the hall", "by": "2026-06-01", "done": False}},
        {"row": "", "cells": {"what": "Call the landlord", "done": True}},
    ],
    "topics": [{"row": "money", "cells": {"state": "open"}}],
    "where": "here",
    "again": True,
    "when": "2026-07-14",
}
WRITTEN: Final = (
    "I woke at four",
    "I <3 you & <b>",
    "bread and butter",
    "quiet evenings",
    "Paint the hall",
    "landlord",
)
"""Words that stand in the answers only."""


def parts_of(exercise: Exercise) -> frozenset[str]:
    """All parts."""
    return frozenset(part.id for part in exercise.parts)


def filled_sheet(answers: Answers, exercise: Exercise = EVERY_KIND, **more: Any) -> Sheet:
    """All parts with these answers, by Ana."""
    return Sheet(exercise, parts_of(exercise), answers, DAY, **{"by": "Ana", **more})


def one_text(text: str, *, kind: str = "long", on: date = DAY) -> Sheet:
    """A sheet with a single field and this answer."""
    field = {"kind": kind, "id": "text", "label": "Words"}
    part = {"id": "mine", "title": "Mine", "who": "each", "privacy": "offer", "fields": [field]}
    exercise = msgspec.convert({**msgspec.to_builtins(EVERY_KIND), "parts": [part], "title": "One text"}, Exercise)
    return replace(filled_sheet({"text": text}, exercise), on=on)


def plain(found: Iterable[Node]) -> list[Node]:
    """Nodes without the rule beside them that says whose they are."""
    return [node.inner if isinstance(node, Said) else node for node in found]


def document(
    sheets: Iterable[Sheet],
    *,
    front: bool = False,
    title: str = "Pages",
    language: str = "en",
    with_steps: bool = False,
) -> Document:
    """Sheets under one chapter, composed."""
    chapters = (BinderChapter("Setting boundaries", tuple(sheets)),)
    return compose(Binder(title, "", chapters, language=language, title_page=front, with_steps=with_steps))


def many_sheets(count: int, *, blank: bool = False) -> Document:
    """A file with title page and contents: `count` sheets in two chapters, titled "Sheet 1" and so on."""
    sheets = []
    for number in range(1, count + 1):
        exercise = msgspec.structs.replace(EVERY_KIND, id=f"sheet-{number}", title=f"Sheet {number}")
        sheets.append(blank_sheet(exercise) if blank else filled_sheet(ANSWERS, exercise))
    half = count // 2
    chapters = (BinderChapter("First half", tuple(sheets[:half])), BinderChapter("Second half", tuple(sheets[half:])))
    return compose(Binder("Our workbook", "Ana and Ben", chapters))


def reader(data: bytes) -> PdfReader:
    """The file in pypdf."""
    return PdfReader(BytesIO(data))


def page_texts(data: bytes, password: str | None = None) -> list[str]:
    """Text of every page as PDFium extracts it."""
    pdf = pypdfium2.PdfDocument(data, password=password)
    texts = []
    for page in pdf:
        text = page.get_textpage()
        texts.append(text.get_text_range().replace("\r\n", "\n"))
        text.close()
        page.close()
    pdf.close()
    return texts


def poppler_words(data: bytes, password: str = "") -> str:
    """Text of all pages as Poppler extracts it, white space made one space, without its marks of direction."""
    command = ["pdftotext", "-enc", "UTF-8", *(("-upw", password) if password else ()), "-", "-"]
    told = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    return words("".join(character for character in told if character not in "\u202a\u202b\u202c"))


def words(text: str) -> str:
    """`text` with every white space made one space."""
    return " ".join(text.split())


def all_words(data: bytes) -> str:
    """Text of all pages, white space made one space."""
    return words(" ".join(page_texts(data)))


def ink(data: bytes, page: int = 0) -> Any:
    """A page as a grey picture, one point to a pixel."""
    pdf = pypdfium2.PdfDocument(data)
    picture = pdf[page].render(scale=1).to_pil().convert("L")
    pdf.close()
    return picture
