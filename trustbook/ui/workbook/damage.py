"""What a person sees of a workbook that is damaged in part: that it is, what is missing, and the way to a backup."""

from __future__ import annotations

from trustbook.language import _
from trustbook.ui.runtime.client import WorkbookClient
from trustbook.ui.runtime.prompts import News, Prompts
from trustbook.workbook.sitting.reports import CheckReport


def damage_words() -> str:
    """For the banner that stays."""
    return _(
        "Part of this workbook is damaged. What can still be read is shown, and nothing is written to it. "
        "Keep this folder as it is, and restore a backup beside it."
    )


def strange_words() -> str:
    """For the banner that stays."""
    return _(
        "Another program has put something into this workbook that would run whenever this program writes to it. "
        "What is in it is shown, and nothing is saved to it. Restore a backup from before beside it, and go on in that."
    )


def odd_words() -> str:
    """For the banner that stays."""
    return _(
        "Another program has changed something in this workbook. What is not as it should be is left out, "
        "or shown as it was found. Everything else works."
    )


def tell_missing(client: WorkbookClient, prompts: Prompts) -> None:
    """Read everything again and name the pages that do not come back. Takes some seconds in a large workbook."""
    client.do(lambda session: session.keeping.check(), lambda report: prompts.tell(_missing(report)))


def _missing(report: CheckReport) -> News:
    titles = sorted({title for title in report.unreadable if title})
    lines = [_("These pages cannot be read here, or only in part:"), *(f"– {title}" for title in titles)]
    if not titles:
        lines = [_("Every page that you may see can be read. The damage is in earlier versions or in lists.")]
    if "" in report.unreadable:
        lines.append(_("There is more of which not even the title is left."))
    lines.append(_("A backup from before the damage still holds them."))
    return News("damage", _("What is missing"), "\n".join(lines))
