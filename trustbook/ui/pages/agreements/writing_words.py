"""What the sheet says on which an agreement or a limit is written."""

from __future__ import annotations

from trustbook.language import _
from trustbook.ui.pages.agreements.begun import Begun


def title_words(begun: Begun) -> str:
    """What is being written."""
    if begun.limit:
        return _("My limit, in other words")
    return _("Change the words") if begun.changes else _("Write a boundary")


def about_words(begun: Begun) -> str:
    """What becomes of other words for what is there already; empty where it is new."""
    if begun.limit:
        return _("It is told anew, and the earlier words stay readable. Nobody needs to agree.")
    if begun.changes:
        return _("These are new words. They need both of you again; the earlier ones stay readable.")
    return ""


def away_words(begun: Begun) -> str:
    """The way out that changes nothing."""
    return _("Leave it as it is") if begun.changes else _("Put it away for now")


def offer_words(other: str, *, told: bool) -> str:
    """The way to the other person, if there is one; a limit is told, not offered."""
    if told:
        return _("Tell {name}…").format(name=other)
    return _("Offer it to {name}…").format(name=other) if other else _("Offer these words…")
