"""Whose a page is, in words, where pages are picked."""

from __future__ import annotations

from datetime import date

from trustbook.language import _, day_words
from trustbook.workbook.counselling.bring_views import BringablePage


def whose_words(page: BringablePage, today: date) -> str:
    """Whose page it is, and of which day."""
    if page.whose == "text":
        return _("What a workbook is, on one page")
    if page.whose == "weeks":
        return _("Yours. Notes are left out.")
    day = day_words(page.on, today)
    if page.whose == "mine":
        return _("Yours, {day}").format(day=day)
    if page.whose == "ours":
        return _("On the page of both, {day}").format(day=day)
    if not page.author:
        return _("Shared by you, {day}").format(day=day)
    return _("Shared by {name}, {day}").format(name=page.author, day=day)
