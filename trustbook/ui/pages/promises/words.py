"""How small promises are put: their day, how they went, who can see that."""

from __future__ import annotations

from datetime import date

from trustbook.domain.promises import PromiseWord
from trustbook.language import _, day_words
from trustbook.workbook.together.promise_views import PromiseLine


def mark_words(word: PromiseWord) -> str:
    """How a promise went, as the one who made it says it."""
    return {
        PromiseWord.KEPT: _("Kept"),
        PromiseWord.PARTLY: _("Partly kept"),
        PromiseWord.MISSED: _("Missed"),
        PromiseWord.PUT_RIGHT: _("Missed, and put right"),
    }.get(word, _("Still open"))


def day_line(line: PromiseLine, today: date) -> str:
    """By which day, and of a shared one to whom. A day that is over is put as any other."""
    by = _("By {day}").format(day=day_words(line.by, today)) if line.by is not None else _("Without a day")
    return _("{day}, to {whom}").format(day=by, whom=line.to) if line.to and line.shared else by


def said_lines(line: PromiseLine, today: date) -> list[str]:
    """What was said of it, each in a line of its own."""
    now = line.standing
    said = []
    if now.marked_on is not None:
        day = day_words(now.marked_on, today)
        said.append(_("{mark}, said on {day}").format(mark=mark_words(now.mark), day=day))
        if line.mine and line.shared and not line.said_to_both:
            said.append(_("How it went is seen by you only. Say it once more, and both of you see it."))
    if now.noticed_on is not None:
        day = day_words(now.noticed_on, today)
        said.append(_("Noticed on {day}").format(day=day) if line.mine else _("You noticed, {day}").format(day=day))
    return said
