"""How pages put things: states, minutes, who writes, who can see it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from trustbook.domain.entries import EntryState
from trustbook.language import _, ngettext, number
from trustbook.workbook.pages.entry_lines import entry_day
from trustbook.workbook.sitting.views import EntryLine


def state_words(state: EntryState) -> str:
    """A state, without any push. One that only a newer program knows counts as begun."""
    return {
        EntryState.UNTOUCHED: _("Not begun"),
        EntryState.STARTED: _("Begun"),
        EntryState.FINISHED: _("Finished"),
        EntryState.SKIPPED: _("Skipped"),
        EntryState.NOT_NOW: _("Not now"),
        EntryState.ON_PAPER: _("Done on paper"),
    }.get(state, _("Begun"))


def minutes_words(minutes: int) -> str:
    """How long it usually takes."""
    return ngettext("{minutes} minute", "{minutes} minutes", minutes).format(minutes=number(minutes))


def minutes_short(minutes: int) -> str:
    """The same where there is little room."""
    return _("{minutes} min").format(minutes=number(minutes))


def short_words(minutes: int) -> str:
    """How long the short form takes."""
    return _("short form, {minutes} min").format(minutes=number(minutes))


def who_words(who: Literal["each", "together", "both"], *, solo: bool) -> str:
    """Who writes; nothing in a workbook of one person."""
    if solo:
        return ""
    return {
        "each": _("each of you alone"),
        "together": _("together"),
        "both": _("alone, then together"),
    }[who]


def safety_words(*, solo: bool) -> str:
    """The one line about being afraid, the same on every page that says it."""
    if solo:
        return _("If you are afraid of somebody, your safety comes before this page.")
    return _("If you are afraid of the other person, this page is not for the two of you.")


def entry_words(line: EntryLine, today: date) -> str:
    """What tells an entry from the others of its page, in one line."""
    begins = _("“{words}”").format(words=line.first_words) if line.first_words else ""
    shared = _("shared") if line.shared else ""
    return joined(entry_day(line.on, line.at, today), state_words(line.state), shared, begins)


def joined(*pieces: str) -> str:
    """Short facts in one line."""
    return " · ".join(piece for piece in pieces if piece)
