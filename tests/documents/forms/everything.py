"""An exercise with a field of every kind, to be filled in on a computer, and answers for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import msgspec

from tests.documents.forms.support import LIBRARY
from tests.exercises.every_kind import FIELDS
from trustbook.documents.composing.compose import compose
from trustbook.documents.document import Document
from trustbook.documents.forms.note import sheet_of
from trustbook.documents.sheets import Binder, BinderChapter, blank_sheet
from trustbook.exercises.fields import SignoffField
from trustbook.exercises.model import Exercise, Part

_KINDS = {name.replace(" ", "-"): each for name, each in FIELDS.items() if name not in ("no", "letter in blocks")}
_ASKED = tuple(msgspec.structs.replace(field, id=name) for name, (field, _answer) in _KINDS.items())
EVERYTHING: Final[Exercise] = msgspec.structs.replace(
    LIBRARY.exercise("weekly-meeting"),
    id="everything",
    steps=("Do it.",),
    parts=(
        Part(
            id="mine",
            title="Mine",
            who="each",
            privacy="private",
            fields=tuple(each for each in _ASKED if not isinstance(each, SignoffField)),
        ),
        Part(
            id="ours",
            title="Ours",
            who="together",
            privacy="joint",
            fields=tuple(each for each in _ASKED if isinstance(each, SignoffField)),
        ),
    ),
)
ANSWERS: Final[dict[str, Any]] = {name: answer for name, (_field, answer) in _KINDS.items()}
"""To all of it."""


def form_document() -> Document:
    """The exercise as a form."""
    sheet = replace(blank_sheet(EVERYTHING), form=sheet_of(EVERYTHING, "en"))
    return compose(Binder("Pages", "", (BinderChapter("The chapter", (sheet,)),), title_page=False, style="fillable"))
