"""Who sits here: going Together, going to a person's seat, the second person joining, and what is one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trustbook.domain.entries import RevisionReason
from trustbook.domain.people import Partner, Viewer
from trustbook.exercises.text_ids import SAFETY
from trustbook.language import _
from trustbook.ui.reading.guide_texts import guide_text
from trustbook.ui.runtime.prompts import News, Question
from trustbook.ui.services import Services
from trustbook.ui.start.flows.new_passphrase import ChangePassphraseFlow
from trustbook.ui.start.flows.recovery_code import SAVED
from trustbook.ui.start.flows.seats import SeatFlow, to_seat, to_together
from trustbook.ui.start.flows.second_seat import SecondSeatFlow
from trustbook.ui.start.recovery_codes import code_flow, showing_only
from trustbook.ui.workbook.ports import OpenWorkbook

if TYPE_CHECKING:
    from trustbook.ui.dialogs.settings_dialog import Personal
    from trustbook.workbook.session import Session


class SeatChanges(QObject):
    """Everything open is saved before anybody else sits down."""

    def __init__(self, services: Services, controller: OpenWorkbook, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._controller = controller
        self._session: Session = controller.client.session

    def go_together(self) -> None:
        """From a person's seat to Together, once the other one signed in too: the private book closes.

        In the example nobody is asked.
        """
        sitting = self._controller.client.sitting
        other = next((each for each in sitting.partners if each != sitting.me), None)
        if other is None:
            return
        invented = self._controller.invented_passphrases.get(other.name)
        self._after_saving(lambda: self._ask_other(other) if invented is None else self._to_together(invented))

    def go_to(self, colour: str, arrived: Callable[[], object] | None = None) -> None:
        """To the seat of the partner with this colour: at Together by passphrase, else by locking first.

        In the example nobody is asked; `arrived` is called there.
        """
        partner = next((each for each in self._controller.client.sitting.partners if each.colour == colour), None)
        if partner is None:
            return
        invented = self._controller.invented_passphrases.get(partner.name)
        if invented is not None:
            self._after_saving(lambda: self._sit_down_invented(invented, arrived))
            return
        if self._controller.client.sitting.me is None:
            self._controller.view.flush(lambda saved: self._ask_passphrase(partner) if saved else self._unsaved())
            return
        question = Question(
            "lock-for-other-seat",
            _("The window locks first"),
            _("Your own pages are put away. Then {name} signs in with their own passphrase.").format(name=partner.name),
            (("stay", _("Stay here")), ("lock", _("Lock now"))),
            escape="stay",
            primary="lock",
        )
        self._services.prompts.ask(question, lambda answer: self._controller.lock() if answer == "lock" else None)

    def hand_over(self) -> None:
        """Let the second person take their seat."""
        self._after_saving(self._second_seat)

    def leave(self) -> None:
        """Let the person at the seat take what is theirs, erase their book and close their seat."""
        self._after_saving(self._ask_leaving)

    def personal(self) -> Personal | None:
        """What the person at the seat can change; None at Together."""
        from trustbook.ui.dialogs.settings_dialog import Personal

        me = self._controller.client.sitting.me
        if me is None:
            return None
        return Personal(me.name, self._rename, self._change_passphrase, self._new_code)

    def _after_saving(self, go_on: Callable[[], object]) -> None:
        def flushed(saved: bool) -> None:
            if saved:
                go_on()
            else:
                self._unsaved()

        self._controller.view.flush(flushed, RevisionReason.LEAVING)

    def _unsaved(self) -> None:
        self._services.prompts.tell(
            News(
                "not-saved-yet",
                _("Something is not saved yet"),
                _("Your text is still on the page. It says there what can be done."),
            )
        )

    def _to_together(self, passphrase: str | None = None) -> None:
        controller = self._controller
        controller.client.do(
            lambda session: session.people.go_together(passphrase),
            lambda _viewer: controller.client.refresh_sitting(),
            controller.tell,
        )

    def _sit_down_invented(self, passphrase: str, arrived: Callable[[], object] | None) -> None:
        controller = self._controller

        def sit(session: Session) -> None:
            if session.people.sitting().me is not None:
                session.people.go_together(passphrase)
            session.people.go_to_seat(passphrase)

        def sat_down(_nothing: None) -> None:
            controller.client.refresh_sitting(arrived)

        controller.client.do(sit, sat_down, controller.tell)

    def _ask_other(self, other: Partner) -> None:
        self._sit_down(to_together(other.name, self._session.people.go_together))

    def _ask_passphrase(self, partner: Partner) -> None:
        self._sit_down(to_seat(partner.name, self._session.people.go_to_seat))

    def _sit_down(self, flow: SeatFlow) -> None:
        self._services.clipboard.clear()
        controller = self._controller

        def arrived(viewer: object) -> None:
            if isinstance(viewer, Viewer):
                controller.client.refresh_sitting()

        controller.flows.run(flow, arrived)

    def _second_seat(self) -> None:
        self._services.clipboard.clear()
        controller = self._controller
        me = controller.client.sitting.me
        flow = SecondSeatFlow(
            inviter=me.name if me is not None else "",
            safety=lambda: guide_text(self._services.content(), SAFETY, self._services.clock),
            suggest=lambda: self._services.opener().suggest_passphrase(),
            take=self._session.people.take_second_seat,
        )
        controller.flows.run(flow, lambda _partner: self._to_together(), controller.covering.cover)

    def _ask_leaving(self) -> None:
        from trustbook.ui.start.flows.leave import LEFT, LeaveFlow

        self._services.clipboard.clear()
        controller, sitting, leaving = self._controller, self._controller.client.sitting, self._session.leaving
        viewer = sitting.viewer
        other = next((each.name for each in sitting.partners if each != sitting.me), "")
        flow = LeaveFlow(
            other,
            lambda folder, password: leaving.take(viewer, folder, password),
            lambda passphrase, take_back: leaving.leave(viewer, passphrase, take_back=take_back),
        )
        controller.flows.run(flow, lambda outcome: controller.end() if outcome == LEFT else None)

    def _rename(self, name: str) -> None:
        controller, viewer = self._controller, self._controller.client.viewer
        self._after_saving(
            lambda: controller.client.do(lambda session: session.people.rename(viewer, name), failed=controller.tell)
        )

    def _change_passphrase(self) -> None:
        self._after_saving(self._ask_new_passphrase)

    def _ask_new_passphrase(self) -> None:
        controller, viewer, session = self._controller, self._controller.client.viewer, self._session
        flow = ChangePassphraseFlow(
            suggest=lambda: self._services.opener().suggest_passphrase(),
            change=lambda current, new: session.people.change_passphrase(viewer, current, new),
            showing=showing_only(),
        )
        controller.flows.run(flow, self._on_passphrase_changed)

    def _on_passphrase_changed(self, outcome: object) -> None:
        if outcome == SAVED:
            self._services.prompts.tell(
                News(
                    "passphrase-changed",
                    _("The passphrase is changed"),
                    _("The old one no longer opens this workbook. Copies made elsewhere still open with it."),
                )
            )

    def _new_code(self) -> None:
        controller, viewer = self._controller, self._controller.client.viewer

        def asked(has_code: bool) -> None:
            flow = code_flow(
                lambda passphrase: self._session.people.new_recovery_code(viewer, passphrase), replaces=has_code
            )
            controller.flows.run(flow, lambda _outcome: None)

        self._after_saving(
            lambda: controller.client.do(
                lambda session: session.people.has_recovery_code(viewer), asked, controller.tell, self
            )
        )
