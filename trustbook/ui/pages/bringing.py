"""Bringing a page to counselling from wherever one is: which page is meant, doing it, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import NothingToPrint, Problem, UnknownName
from trustbook.language import _
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.navigation import ToBring
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import Changed, PageView


def to_bring(page: PageView) -> ToBring:
    """The open page: the own one, else our page, else what the other one shared of it last."""
    copy = next((copy for copy in page.copies if not copy.mine), None)
    if page.exists:
        entry_id = page.entry_id
    elif page.our_page is not None:
        entry_id = page.our_page.entry_id
    else:
        entry_id = copy.copy_id if copy is not None else page.entry_id
    return ToBring(page.exercise.title, page.exercise.id, entry_id)


def bring(services: WorkbookServices, target: ToBring, owner: QWidget, done: Callable[[bool | None], object]) -> None:
    """Put the page on the list, or take it off. `done(True)`: it goes; `done(None)`: there is nothing on it."""
    client = services.client
    viewer, before = client.viewer, client.sitting.brought

    def failed(problem: Problem) -> None:
        if isinstance(problem, NothingToPrint | UnknownName):
            done(None)
        else:
            teller(services.program.prompts, "bring-failed")(problem)

    def changed(changed: Changed) -> None:
        now = changed.brought or ()
        done(target.entry_id in now if target.entry_id else len(now) > len(before))

    if target.entry_id:
        client.do(lambda session: session.bringing.toggle(viewer, target.entry_id), changed, failed, owner)
    else:
        client.do(lambda session: session.bringing.toggle_newest(viewer, target.exercise_id), changed, failed, owner)


def brought_words(brought: bool | None) -> str:
    """What became of the open page, as `bring` told it."""
    if brought is None:
        return _("There is nothing on this page yet that could go to counselling.")
    return _("This page goes to counselling.") if brought else _("This page stays here.")


def goes_along() -> str:
    """In a list, of a page that goes to counselling."""
    return _("to bring")
