"""What is said of pages to bring: whose each is, what of it stays here, how many sides, who can read the file."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from trustbook.language import _, ngettext, number
from trustbook.ui.dialogs.whose_words import whose_words
from trustbook.workbook.counselling.bring_views import BroughtPage

_NAMED: Final = 2
"""So many questions that are left out are named; of more it says only that there are more."""


def brought_words(brought: BroughtPage, today: date) -> str:
    """Whose it is, and what of it is left out."""
    if brought.is_blank:
        extent = _("Nothing of it goes along.")
    elif brought.left_out:
        named = ", ".join(f"“{question.label}”" for question in brought.left_out[:_NAMED])
        more = len(brought.left_out) > _NAMED
        extent = (_("Without {questions} and more.") if more else _("Without {questions}.")).format(questions=named)
    else:
        return whose_words(brought.page, today)
    return f"{whose_words(brought.page, today)}. {extent}"


def sides_words(pages: int, paper: Literal["a4", "letter"], *, private: bool) -> str:
    """One line of truth: how many sides, and who can read the file."""
    if paper == "a4":
        sides = ngettext("One side of A4.", "{count} sides of A4.", pages)
    else:
        sides = ngettext("One side of US Letter.", "{count} sides of US Letter.", pages)
    if private:
        who = _("Your own pages are among them, so the file begins with a password.")
    else:
        who = _("Whoever has the file can read it.")
    return f"{sides.format(count=number(pages))} {who}"


def empty_words() -> str:
    """What is said while nothing goes along."""
    return _(
        "Nothing is on the list. On any page, B puts it here (Ctrl and B while you write);"
        " or choose pages now. Nobody else sees this list."
    )
