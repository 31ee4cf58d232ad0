"""A last look at a brief: each item with its owner and its days, the pages as they will come out, then the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.domain.brief import Agreed, ItemKind
from trustbook.domain.problems import Problem
from trustbook.language import _
from trustbook.ui.dialogs.paper_acts import Keep
from trustbook.ui.dialogs.paper_choices import Choices
from trustbook.ui.dialogs.paper_dialog import PrintDialog
from trustbook.ui.dialogs.paper_look import LookChoices
from trustbook.ui.dialogs.paper_open import remember_look
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, TextLabel, clear_layout, column, hint, note
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.counselling.brief_views import ReadyBrief
from trustbook.workbook.counselling.brief_words import days_of, joined, name_of, words_of
from trustbook.workbook.paper.paper_choice import PaperChoice, PaperLook

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder

from trustbook.workbook.session import Session


class BriefChoices(Choices):
    """What stands in the file, line by line, and how it comes out."""

    def __init__(self, services: WorkbookServices, look: PaperLook, *, pages: bool) -> None:
        """`pages`: there are whole pages that both chose."""
        super().__init__(LookChoices(look))
        self._services = services
        self._held = column(spacing=4)
        self.pages = self._mark(_("With the pages that both chose"), ticked=pages)
        self.look.offer(steps=False, names=False)
        self.look.changed.connect(self.changed)
        self.protection.show_what_fits(answers=True, private=False)
        self.protect.setChecked(True)
        pages_row = MarkRow(self.pages, self.pages.accessibleName())
        pages_row.setVisible(pages)
        last = hint(_("The file is written where you choose, then read back: it holds these lines and nothing else."))
        items = (
            TextLabel(_("This stands on it"), "label"),
            self._held,
            note(_("And your names, and the days it is about.")),
            pages_row,
            self.protection,
            self.look,
            last,
        )
        self.setLayout(column(*items, None, spacing=10))
        self.contents.hide()

    def choice(self) -> PaperChoice:
        return PaperChoice("workbook", look=self.look.look())

    def show_held(self, held: Sequence[Agreed]) -> None:
        """Each item, whose it is, and its days."""
        clear_layout(self._held)
        client, today = self._services.client, self._services.program.clock.today()
        names = {partner.id: partner.name for partner in client.sitting.partners}
        for each in held:
            item = each.item
            who = names.get(item.owner or "", _("both"))
            words = TextLabel(words_of(item), "reading")
            below = joined(name_of(item.kind), who, days_of(item, today))
            self._held.addWidget(words)
            self._held.addWidget(note(below))

    def _mark(self, words: str, *, ticked: bool) -> CheckMark:
        mark = CheckMark()
        mark.setChecked(ticked)
        mark.setAccessibleName(words)
        mark.clicked.connect(lambda _checked: self.changed.emit())
        return mark


class BriefDialog(PrintDialog):
    """Shows exactly what will be written, and writes it by the way that reads it back."""

    def __init__(
        self,
        parent: QWidget,
        services: WorkbookServices,
        days: tuple[date, date],
        chosen: tuple[str, ...] | None,
        listed: BriefChoices,
    ) -> None:
        """`chosen`: of one person's page the items; None for what both agreed to."""
        self._services, self._days, self._chosen = services, days, chosen
        self._ready: ReadyBrief | None = None
        self.listed = listed
        super().__init__(parent, self.listed, self._source, services.program)
        self.keep_by(self._keep)
        remember_look(self, services)

    def _source(self, choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]) -> None:
        viewer, (since, until), chosen = self._services.client.viewer, self._days, self._chosen
        pages, large = self.listed.pages.isChecked(), choice.look.large

        def found(made: ReadyBrief) -> None:
            self._ready = made
            self.listed.show_held(made.holds)
            done(made.binder)

        self._services.client.do(
            lambda session: (
                session.briefs.joint(viewer, since, until, pages=pages, large=large)
                if chosen is None
                else session.briefs.own(viewer, since, until, chosen, large=large)
            ),
            found,
            failed,
            self,
        )

    def _keep(self) -> Keep:
        """Asked on the GUI thread; what it gives runs in the pool."""
        from trustbook.workbook.counselling.brief_writing import save_brief

        assert self._ready is not None
        return partial(save_brief, self._ready, overwrite=True)  # the file dialog has asked


def open_brief_paper(
    parent: QWidget, services: WorkbookServices, days: tuple[date, date], chosen: tuple[str, ...] | None
) -> None:
    """Open the last look; it asks the workbook itself, so that nothing older than now is written."""
    viewer, (since, until) = services.client.viewer, days

    usual = services.program.look.settings.paper

    def show(asked: tuple[bool, PaperLook]) -> None:
        pages, look = asked
        BriefDialog(parent, services, days, chosen, BriefChoices(services, look, pages=pages)).open()

    def ask(session: Session) -> tuple[bool, PaperLook]:
        items = session.briefs.items(viewer, since, until)
        pages = chosen is None and any(each.item.kind is ItemKind.PAGE for each in items.agreed)
        return pages, session.paper.last_look(viewer, usual)

    services.client.do(ask, show, teller(services.program.prompts, "brief-failed"), parent)
