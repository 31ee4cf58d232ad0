"""Where the exercises come from and what they rest on, told from the definitions themselves, so that it stays true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.definitions import CHAPTER_IDS
from trustbook.exercises.library import Library
from trustbook.exercises.model import Exercise
from trustbook.exercises.texts import Block, Bullets, Heading, Paragraph, Text
from trustbook.language import _

_NOBODY: Final = "Common practice in work with couples; no single originator is known"
_OWN: Final = "Made for this workbook"
CREDITS: Final = "credits"
"""Id of the text."""

FONTS: Final = (
    ("Literata", "SIL Open Font License 1.1"),
    ("Noto Sans, Noto Sans Symbols", "SIL Open Font License 1.1"),
    ("Noto Sans Hebrew, Noto Naskh Arabic, Noto Sans Thai", "SIL Open Font License 1.1"),
    ("Noto Sans SC, Noto Sans JP, Noto Sans KR", "SIL Open Font License 1.1"),
    ("Noto Emoji", "SIL Open Font License 1.1"),
)
LIBRARIES: Final = (
    ("Python", "PSF License 2.0"),
    ("Qt, PySide6", "LGPL 3.0"),
    ("SQLCipher", "BSD 3-Clause"),
    ("sqlcipher3", "zlib"),
    ("SQLAlchemy", "MIT"),
    ("Alembic", "MIT"),
    ("cryptography", "Apache 2.0 / BSD 3-Clause"),
    ("ReportLab", "BSD 3-Clause"),
    ("uharfbuzz, HarfBuzz", "Apache 2.0 / MIT"),
    ("pikepdf", "MPL 2.0"),
    ("pypdfium2, PDFium", "BSD 3-Clause / Apache 2.0"),
    ("msgspec", "BSD 3-Clause"),
    ("Babel", "BSD 3-Clause"),
    ("tzdata", "Apache 2.0"),
    ("xkcdpass", "BSD 3-Clause"),
    ("pyspellchecker", "MIT"),
    ("icalendar", "BSD 2-Clause"),
)
"""What the program is built with, by name and licence. Each of them comes with its whole licence text."""


def credits_text(library: Library) -> Text:
    """The credits as one text. Reads all definitions; a broken one is left out."""
    return Text(
        id=CREDITS,
        title=_("Where this comes from"),
        blocks=(*_opening(), *_chapters(library), *_program()),
    )


def _opening() -> Iterator[Block]:
    yield Paragraph(
        text=_(
            "Most ideas in this workbook were found by others. The sentences were written for it. The people named here"
            " have not read it and do not answer for it."
        )
    )
    yield Heading(text=_("What a page rests on"))
    yield Bullets(
        items=(
            _("Tested by itself: at least one study gave this to some people and not to others, by chance."),
            _("Part of a tested programme: the whole was studied, not this piece alone."),
            _("Common practice: people who work with couples use it; it has hardly been studied by itself."),
            _("Made for this workbook: it follows from the rest, and nobody has tested it."),
        )
    )
    yield Paragraph(
        text=_(
            "Even what was tested helped some people and not all, and mostly with somebody to guide them. Most who took"
            " part were couples of a woman and a man in a few rich countries. A workbook without a guide may do less."
        )
    )


def _chapters(library: Library) -> Iterator[Block]:
    for chapter_id in CHAPTER_IDS:
        lines = tuple(_line(exercise) for exercise in _sound(library, chapter_id))
        if lines:
            yield Heading(text=library.chapter_title(chapter_id))
            yield Bullets(items=lines)


def _sound(library: Library, chapter_id: str) -> Iterator[Exercise]:
    for name in library.exercise_ids(chapter=chapter_id):
        try:
            yield library.exercise(name)
        except BrokenDefinition:
            continue


def origin_words(exercise: Exercise) -> str:
    """What an exercise rests on and whom it comes from, in a line."""
    basis, origins = _basis(exercise), "; ".join(_origins(exercise))
    return _("{basis}; {origins}.").format(basis=basis, origins=origins) if origins else f"{basis}."


def _line(exercise: Exercise) -> str:
    origins = "; ".join(_origins(exercise))
    line = _("“{title}” – {basis}. {origins}.") if origins else _("“{title}” – {basis}.")
    return line.format(title=exercise.title, basis=_basis(exercise), origins=origins)


def _origins(exercise: Exercise) -> list[str]:
    """The credits, without what the basis says already; who is not known is said only where nobody is."""
    named = [each.rstrip(".") for each in exercise.credits if each not in (_NOBODY, _OWN)]
    return named or ([_("No single originator is known")] if _NOBODY in exercise.credits else [])


def _basis(exercise: Exercise) -> str:
    return {
        "trial": _("tested by itself"),
        "programme": _("part of a tested programme"),
        "practice": _("common practice"),
        "own": _("made for this workbook"),
    }[exercise.basis]


def _program() -> Iterator[Block]:
    yield Heading(text=_("The program"))
    yield Paragraph(
        text=_(
            "The program is free software: GNU General Public License, version 3 or later. The exercises and the guide"
            " may be copied, changed and handed on under Creative Commons BY-SA 4.0. What you write is yours alone."
        )
    )
    yield Paragraph(text=_("Letters:"))
    yield Bullets(items=_licences(FONTS))
    yield Paragraph(text=_("Built with:"))
    yield Bullets(items=_licences(LIBRARIES))


def _licences(named: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(_("{name}: licence {licence}").format(name=name, licence=licence) for name, licence in named)
