"""The key that brings the page one is on to counselling, or takes it off that list; the page stays where it is."""

from __future__ import annotations

from trustbook.language import _
from trustbook.ui.navigation import CanBring, ToBring
from trustbook.ui.pages.bringing import bring, brought_words
from trustbook.ui.pages.find_page import FindPage
from trustbook.ui.services import WorkbookServices
from trustbook.ui.workbook.view import WorkbookView

_LONGEST = 50
"""Characters of a title in the footer."""


def bring_here(services: WorkbookServices, view: WorkbookView) -> None:
    """The open page, or the line of a list that has the focus. What was typed is saved first."""
    shown = view.tabs.current
    target = shown.to_bring() if isinstance(shown, FindPage) else None
    here = _here(view)
    if here is not None:
        target = here.page()
        if target is None and here.choose():
            return
    if target is None:
        view.footer.say(_("Open a page first, or go to one in a list: then B brings it to counselling."))
        return
    wanted = target
    view.flush(lambda saved: _bring(services, view, wanted) if saved else None)


def _bring(services: WorkbookServices, view: WorkbookView, target: ToBring) -> None:
    here = _here(view)

    def done(brought: bool | None) -> None:
        if here is not None and here.say(brought_words(brought)):
            view.footer.say("")
        elif brought is None:
            view.footer.say(brought_words(None))
        else:
            words = _("“{title}” goes to counselling.") if brought else _("“{title}” stays here.")
            view.footer.say(words.format(title=_short(target.title)))

    bring(services, target, view, done)


def _here(view: WorkbookView) -> CanBring | None:
    content = view.current_page
    return content.bringing() if content is not None else None


def _short(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
