"""From the first word to the offer: begins, goes on with a draft, changes what stands, and offers or tells it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.domain.answers import Answers
from trustbook.domain.people import Partner
from trustbook.domain.problems import Problem
from trustbook.exercises.model import Exercise
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.pages.agreements.begun import Begun
from trustbook.ui.pages.agreements.offering import OfferDialog
from trustbook.ui.pages.agreements.writing import WriteAgreement
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.agreed.agreement_form import AGREEMENT, BACKGROUND
from trustbook.workbook.agreed.agreement_views import AgreementView, DraftView, SpeakerProof
from trustbook.workbook.sitting.views import Changed

if TYPE_CHECKING:
    from trustbook.workbook.agreed.agreement_form import Kind
    from trustbook.workbook.session import Session


class AgreementWriter:
    """`show` gets a sheet to write on, `done` hears that it is left. `sheet` is the one that is open, if one is."""

    def __init__(
        self,
        services: WorkbookServices,
        page: QWidget,
        show: Callable[[WriteAgreement], object],
        done: Callable[[], object],
    ) -> None:
        self.sheet: WriteAgreement | None = None
        self._services, self._page, self._show, self._done = services, page, show, done

    def begin(self, from_entry_id: str | None = None) -> None:
        """A new one, with what an own page says already."""
        viewer = self._services.client.viewer
        kind: Kind = "limit" if self._services.client.sitting.solo else "both"
        self._services.client.do(
            lambda session: session.agreement_offers.begin(viewer, kind, from_entry_id),
            self._show_draft,
            self._failed("agreement-not-begun"),
            owner=self._page,
        )

    def go_on(self, draft_id: str, gone: Callable[[], object]) -> None:
        """A draft of one's own; `gone` hears that there is none of this id."""
        viewer = self._services.client.viewer

        def read(session: Session) -> tuple[DraftView, str]:
            offers, changes = session.agreement_offers, session.agreement_changes
            return offers.draft(viewer, draft_id), changes.agreement_of(viewer, draft_id)

        def show(found: tuple[DraftView, str]) -> None:
            draft, changes = found
            limit = bool(changes) and draft.kind == "limit"
            self._open(Begun(draft.answers, draft.draft_id, changes, limit))

        def failed(_problem: Problem) -> None:
            gone()

        self._services.client.do(read, show, failed, owner=self._page)

    def change(self, view: AgreementView) -> None:
        """Other words for what lies with both. At one's own seat they lie in the own book until they are offered."""
        viewer, card = self._services.client.viewer, view.card
        limit = card.owner is not None
        if viewer.is_together:
            self._open(Begun(view.answers, "", card.agreement_id, limit))
            return
        self._services.client.do(
            lambda session: session.agreement_changes.begin(viewer, card.agreement_id),
            lambda draft: self._open(Begun(draft.answers, draft.draft_id, card.agreement_id, limit)),
            self._failed("agreement-not-begun"),
            owner=self._page,
        )

    def leave(self) -> None:
        """Put it away: what is written stays as a draft. Where it cannot be saved, it stays open."""
        sheet = self.sheet
        if sheet is not None:
            sheet.flush(while_alive(sheet, lambda well: self._left() if well else None))

    def _leave_as_it_is(self, draft_id: str) -> None:
        """Words that stand are not changed after all: the draft for it goes."""
        viewer = self._services.client.viewer
        if not draft_id:
            self._left()
            return
        if self.sheet is not None and self.sheet.autosave is not None:
            self.sheet.autosave.stop()
        self._services.client.do(
            lambda session: session.agreement_changes.drop(viewer, draft_id),
            lambda _changed: self._left(),
            self._failed("agreement-not-dropped"),
            owner=self._page,
        )

    def _left(self) -> None:
        self.sheet = None
        self._done()

    # --- the sheet

    def _show_draft(self, draft: DraftView) -> None:
        self._open(Begun(draft.answers, draft.draft_id))

    def _open(self, begun: Begun) -> None:
        def put_away() -> None:
            if begun.changes:
                self._leave_as_it_is(begun.draft_id)
            else:
                self.leave()

        sheet = WriteAgreement(self._services, self._exercise(), begun, put_away)
        sheet.offered.connect(lambda answers: self._ask(sheet, answers))
        self.sheet = sheet
        self._show(sheet)

    def _exercise(self) -> Exercise:
        return self._services.program.content().library.exercise(AGREEMENT)

    # --- offering

    def _ask(self, sheet: WriteAgreement, answers: Answers) -> None:
        begun = sheet.begun
        OfferDialog(
            self._page.window(),
            self._services,
            self._exercise(),
            answers,
            while_alive(sheet, lambda background: self._offer(begun, answers, background)),
            limit=begun.limit,
        ).open()

    def _offer(self, begun: Begun, answers: Answers, background: tuple[str, ...]) -> None:
        viewer = self._services.client.viewer
        if viewer.is_together:
            self._change_together(begun.changes, _without(answers, background))
            return

        def does(session: Session) -> Changed:
            if begun.changes:
                return session.agreement_changes.offer(viewer, begun.draft_id, background)
            return session.agreement_offers.offer(viewer, begun.draft_id, background)

        self._services.client.do(
            does, lambda _changed: self._left(), self._failed("agreement-not-offered"), owner=self._page
        )

    def _change_together(self, agreement_id: str, answers: Answers) -> None:
        """One after the other: the first puts the new words there with their yes, the other one says yes to them."""
        viewer = self._services.client.viewer
        first, second = self._services.client.sitting.partners

        def change(session: Session, passphrase: str) -> Changed:
            return session.agreements.change(viewer, agreement_id, answers, SpeakerProof(first.id, passphrase))

        def agree(session: Session, passphrase: str) -> Changed:
            return session.agreements.answer(viewer, agreement_id, "yes", SpeakerProof(second.id, passphrase))

        def changed() -> None:
            self._left()
            self._sign(second, agree, _nothing)

        self._sign(first, change, changed)

    def _sign(self, person: Partner, act: Callable[[Session, str], Changed], then: Callable[[], object]) -> None:
        from trustbook.ui.dialogs.sign_dialog import SignDialog

        SignDialog(self._page.window(), self._services, person, then, act=act).open()

    def _failed(self, news_id: str) -> Callable[[Problem], None]:
        return teller(self._services.program.prompts, news_id)


def _without(answers: Answers, background: tuple[str, ...]) -> Answers:
    """Of where it comes from only what goes along."""
    return {name: value for name, value in answers.items() if name not in BACKGROUND or name in background}


def _nothing() -> None:
    return None
