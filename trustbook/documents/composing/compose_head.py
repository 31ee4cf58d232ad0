"""What stands above the fields of a sheet: who and when, what to take care of, whose each part is."""

from __future__ import annotations

from collections.abc import Iterator

from trustbook.documents import nodes
from trustbook.documents.sheets import Sheet
from trustbook.documents.text import printable
from trustbook.exercises.model import Part
from trustbook.exercises.unsaved import is_unsaved
from trustbook.language import _, long_date, ngettext


def name_and_day(sheet: Sheet, who: str = "") -> Iterator[nodes.Node]:
    """Room for names; a sheet that nobody is to keep carries nobody's name. `who` writes on it, if only some do."""
    if not is_unsaved(sheet.exercise):
        together = (who or sheet.exercise.who) == "together" and not sheet.solo
        names = nodes.Named(_("Names") if together else _("Name"), "name")
        yield nodes.Blanks(words=(names, nodes.Named(_("Date"), "on")), widths=(0.6, 0.4))


def who_and_when(sheet: Sheet) -> str:
    """Who wrote it, on which day, or what is said in place of that, and whether it is private."""
    day = long_date(sheet.on) if sheet.on else ""
    who = "" if sheet.solo else sheet.by
    words = [*([sheet.note] if sheet.note else [who, day]), _("private") if sheet.private and not sheet.solo else ""]
    return " · ".join(printable(word) for word in words if word)


def notes(sheet: Sheet) -> Iterator[nodes.Node]:
    """What to take care of, when to stop, what one person can do alone, and the line about being afraid."""
    exercise = sheet.exercise
    if exercise.caution:
        yield nodes.Note(title=_("Take care"), text=printable(exercise.caution), strong=True)
    if exercise.stop:
        yield nodes.Note(title=_("When to stop"), text=printable(exercise.stop), strong=True)
    if exercise.alone and not sheet.short:
        yield nodes.Note(title=_("On your own"), text=printable(exercise.alone))
    if exercise.safety:
        yield safety_line(sheet)


def safety_line(sheet: Sheet) -> nodes.Node:
    """The same on every sheet that says it: nobody has to read it twice."""
    alone = _("If you are afraid of somebody, your safety comes before this page. “Getting help” says where to turn.")
    for_two = _(
        "If you are afraid of the other person, this page is not for the two of you. “Getting help” says where to turn."
    )
    return nodes.Paragraph(text=alone if sheet.solo else for_two, tone="care", ours=True)


def time_and_writers(sheet: Sheet) -> str:
    """How long it takes, who writes, how often."""
    exercise = sheet.exercise
    number = exercise.least_minutes if sheet.short else exercise.minutes
    minutes = ngettext("about {number} minute", "about {number} minutes", number).format(number=number)
    writers = {
        "each": _("each alone"),
        "together": _("together"),
        "both": _("first each alone, then together"),
    }[exercise.who]
    words = [minutes, "" if sheet.solo else writers, printable(exercise.rhythm)]
    return " · ".join(word for word in [*words, _("short form") if sheet.short and exercise.short else ""] if word)


def privacy(part: Part, sheet: Sheet) -> str:
    """Whose a part is, in words."""
    if sheet.exercise.print == "reading":
        return _("To read only. Please mark nothing: a sheet of paper can be found.")
    if sheet.solo and part.privacy != "unsaved":
        return _("For you alone.")
    return {
        "private": _("Private. For you alone."),
        "offer": _("Yours first. Nobody else reads it unless you choose to share it."),
        "joint": _("Ours. You write it together, and you both keep it."),
        "unsaved": _("For the moment only. It is never saved; what becomes of this sheet is up to you."),
    }[part.privacy]
