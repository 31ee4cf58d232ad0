"""Agreements on paper: which ones hang where visitors read them is ticked one by one; names stay off unless wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem
from trustbook.language import _
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.dialogs.paper_choices import Choices, Paper
from trustbook.ui.dialogs.paper_dialog import PrintDialog
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, column, hint, label
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.runtime.prompts import News
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.agreement_views import AgreementCard, OurAgreements
from trustbook.workbook.paper_choice import AgreementPaper, PaperChoice, PaperLook

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder

_LONGEST: Final = 90
"""Characters of the words beside a tick."""


class AgreementChoices(Choices):
    """Every agreement that stands, to be ticked; or one of them with its names, where it is printed by itself."""

    def __init__(self, cards: Sequence[AgreementCard], one: str, paper: Paper, *, pause: bool) -> None:
        """`one`: the id of the agreement that is open; "" for none. `pause`: there is a word for a break."""
        super().__init__()
        self._one = one
        standing = [card for card in cards if card.state.stands]
        forms = [("fridge", _("On a list, for the fridge")), ("cards", _("As cards"))] if standing else []
        if one:
            forms.insert(0, ("page", _("With its names, on a sheet")))
        self.form = OneOfWords(_("How"), tuple(forms))
        self.marks = {card.agreement_id: self._mark(card.words, ticked=card.agreement_id == one) for card in standing}
        self.title = self._mark(_("With the title “What we have agreed”"), ticked=True)
        self.names = self._mark(_("With our names"), ticked=False)
        self.pause = self._mark(_("With our word for a break"), ticked=False)
        self.paper = OneOfWords(_("Paper"), (("a4", _("A4")), ("letter", _("US Letter"))))
        self.paper.choose(paper)
        self._which = label(_("Which ones? Visitors read what hangs there."))
        self._rows = [self._row(card) for card in standing]
        self._title_row = MarkRow(self.title, self.title.accessibleName())
        self._more = [MarkRow(self.names, self.names.accessibleName())]
        if pause:
            self._more.append(MarkRow(self.pause, self.pause.accessibleName()))
        last = hint(_("The file is written where you choose and never opened by itself."))
        items = (self.form, self._which, *self._rows, self._title_row, *self._more, self.paper, self.contents, last)
        self.setLayout(column(*items, None, spacing=8))
        self.contents.hide()
        for choices in (self.form, self.paper):
            choices.chosen.connect(lambda _name: self._on_changed())
        self._show_what_fits()

    def choice(self) -> PaperChoice:
        form = self.form.current()
        paper: Paper = "letter" if self.paper.current() == "letter" else "a4"
        if form == "page":
            return PaperChoice("agreements", look=PaperLook(paper), agreements=AgreementPaper("page", (self._one,)))
        wanted = AgreementPaper(
            "cards" if form == "cards" else "fridge",
            tuple(name for name, mark in self.marks.items() if mark.isChecked()),
            titled=self.title.isChecked(),
            named=self.names.isChecked(),
            pause=self.pause.isChecked(),
        )
        return PaperChoice("agreements", look=PaperLook(paper), agreements=wanted)

    def lacking(self) -> str:
        if self.form.current() == "page" or any(mark.isChecked() for mark in self.marks.values()):
            return ""
        return _("Tick what is to stand on the paper.")

    def _mark(self, words: str, *, ticked: bool) -> CheckMark:
        mark = CheckMark()
        mark.setChecked(ticked)
        mark.setAccessibleName(words)
        mark.clicked.connect(lambda _checked: self._on_changed())
        return mark

    def _row(self, card: AgreementCard) -> MarkRow:
        words = " ".join(card.words.split())
        return MarkRow(self.marks[card.agreement_id], words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")

    def _on_changed(self) -> None:
        self._show_what_fits()
        self.changed.emit()

    def _show_what_fits(self) -> None:
        hung = self.form.current() != "page"
        for each in (self._which, *self._rows):
            each.setVisible(hung)
        for each in (self._title_row, *self._more):
            each.setVisible(self.form.current() == "fridge")


def print_agreements(parent: QWidget, services: WorkbookServices, one: str = "") -> None:
    """Ask what there is, then open the dialog; `one` is the id of the agreement that is open."""
    viewer = services.client.viewer

    def source(choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]) -> None:
        services.client.do(lambda session: session.paper.prepare(viewer, choice), done, failed, parent)

    def show(found: tuple[OurAgreements, bool]) -> None:
        ours, pause = found
        if not one and not any(card.state.stands for card in ours.now):
            words = _("It can hang there once both of you have agreed to something.")
            services.program.prompts.tell(News("nothing-agreed", _("Nothing is agreed yet"), words))
            return
        choices = AgreementChoices(ours.now, one, services.program.look.settings.paper, pause=pause)
        PrintDialog(parent, choices, source, services.program).open()

    services.client.do(
        lambda session: (session.agreements.overview(viewer), session.paper.has_pause_word(viewer)),
        while_alive(parent, show),
        teller(services.program.prompts, "agreements-failed"),
        owner=parent,
    )
