"""What can be put on paper, from where."""

from __future__ import annotations

from trustbook.domain.problems import BrokenDefinition
from trustbook.exercises.library import Library
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.dialogs.paper_choices import Offer, Paper, Scope
from trustbook.ui.runtime.services import Services
from trustbook.workbook.views import Page, PaperChoice


def workbook_offer(services: Services, tab: Tab | None, page: Page | None) -> Offer:
    """The open page, its tab, and everything that this seat may print."""
    sitting = services.client.sitting
    scopes: list[Scope] = []
    if page is not None:
        scopes.append(_page_scope(page, own=not sitting.viewer.is_together))
        scopes += _copy_scopes(page)
    if tab is not None:
        choice = PaperChoice("tab", tabs=(tab.id,))
        scopes.append(Scope("tab", _("All pages under “{tab}”").format(tab=tab.title), choice))
    scopes.append(Scope("workbook", _("The whole workbook"), PaperChoice("workbook")))
    return Offer(
        tuple(scopes),
        first=scopes[0].id,
        paper=services.theme.settings.paper,
        private=not sitting.viewer.is_together,
        solo=sitting.solo,
    )


def blank_offer(library: Library, paper: Paper) -> Offer:
    """All worksheets, those of a tab, and each single one."""
    everything = Scope("all", _("All worksheets"), PaperChoice("workbook", style="blank"), ("blank",))
    scopes = [everything]
    for tab in library.tabs():
        choice = PaperChoice("tab", style="blank", tabs=(tab.id,))
        label = _("All under “{tab}”").format(tab=tab.title)
        scopes.append(Scope(f"tab {tab.id}", label, choice, ("blank",)))
        scopes += (_worksheet(library, name) for name in library.exercise_ids(tab=tab.id) if _is_sound(library, name))
    return Offer(tuple(scopes), first="all", paper=paper, private=False)


def _page_scope(page: Page, *, own: bool) -> Scope:
    is_own = own and bool(page.writable)
    label = _("This page: {title}").format(title=page.exercise.title)
    if page.exists:
        choice = PaperChoice("page", entry_id=page.entry_id)
        return Scope("page", label, choice, only_private=is_own)
    if page.our_page is not None:
        return Scope("page", label, PaperChoice("page", entry_id=page.our_page.entry_id))
    return Scope("page", label, PaperChoice("page", exercises=(page.exercise.id,)), ("blank",))


def _copy_scopes(page: Page) -> list[Scope]:
    label = _("What {name} shared of it last")
    newest = next((copy for copy in page.copies if not copy.mine), None)
    if newest is None:
        return []
    choice = PaperChoice("page", entry_id=newest.copy_id)
    return [Scope("copy", label.format(name=newest.author.name), choice, ("filled",))]


def _worksheet(library: Library, name: str) -> Scope:
    choice = PaperChoice("page", style="blank", exercises=(name,))
    return Scope(f"exercise {name}", library.exercise(name).title, choice, ("blank",))


def _is_sound(library: Library, name: str) -> bool:
    try:
        library.exercise(name)
    except BrokenDefinition:
        return False
    return True
