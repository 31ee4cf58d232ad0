"""What is said of pages to bring: whose each is, what of it stays here, how many sides, who can read the file."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from trustbook.language import _, day_words, ngettext, number
from trustbook.workbook.bring_views import BringablePage, BroughtPage

_NAMED: Final = 2
"""So many questions that are left out are named; of more it says only that there are more."""


def whose_words(page: BringablePage, today: date) -> str:
    """Whose page it is, and of which day."""
    if page.whose == "text":
        return _("What a workbook is, on one page")
    day = day_words(page.on, today)
    if page.whose == "mine":
        return _("Yours, {day}").format(day=day)
    if page.whose == "ours":
        return _("On the page of both, {day}").format(day=day)
    if not page.author:
        return _("Shared by you, {day}").format(day=day)
    return _("Shared by {name}, {day}").format(name=page.author, day=day)


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


def sides_words(pages: int, paper: Literal["a4", "letter"], *, private: bool, protected: bool) -> str:
    """One line of truth: how many sides, and who can read the file."""
    if paper == "a4":
        sides = ngettext("One side of A4.", "{count} sides of A4.", pages)
    else:
        sides = ngettext("One side of US Letter.", "{count} sides of US Letter.", pages)
    if protected:
        who = _("Who has the file and its password can read it.")
    elif private:
        who = _("Whoever has the file can read it, your own pages too.")
    else:
        who = _("Whoever has the file can read it.")
    return f"{sides.format(count=number(pages))} {who}"


def empty_words() -> str:
    """What is said while nothing goes along."""
    return _(
        "Nothing is on the list. On any page, B puts it here (Ctrl and B while you write);"
        " or choose pages now. Nobody else sees this list."
    )
