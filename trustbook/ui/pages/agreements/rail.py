"""Beside an open agreement: what may be done with it, the harmless thing first for who only presses Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.domain.agreement_types import Act, AgreementState
from trustbook.domain.people import Partner
from trustbook.language import _
from trustbook.ui.kit import (
    Button,
    FlowLayout,
    Rule,
    Space,
    button,
    clear_layout,
    column,
    heading,
    link_button,
    note,
    note_link,
    primary_button,
)
from trustbook.ui.kit.beside import text_then_link
from trustbook.ui.pages.agreements.acts import AgreementActs
from trustbook.ui.pages.agreements.words import AgreementWords
from trustbook.workbook.agreed.agreement_views import AgreementView
from trustbook.workbook.sitting.views import Sitting

if TYPE_CHECKING:
    from trustbook.workbook.agreements.agreements import Answer

Group = list[QWidget]


@dataclass(frozen=True, kw_only=True)
class RailActions:
    """Where the rail leads. `other_day` chooses the day for looking again, beginning with what is shown."""

    acts: AgreementActs
    change: Callable[[], object]
    back: Callable[[], object]
    other_day: Callable[[], object]


class AgreementRail(QWidget):
    """Made of what this person may do with the agreement as it stands."""

    def __init__(
        self,
        view: AgreementView,
        sitting: Sitting,
        words: AgreementWords,
        next_look: date,
        ways: RailActions,
    ) -> None:
        """`next_look`: when it is looked at again where it stays as it is."""
        super().__init__()
        self._card, self._sitting, self._words, self._ways = view.card, sitting, words, ways
        self._next_look = next_look
        self._looks = bool(self._card.kept_by) or self._card.state is AgreementState.REVIEW_DUE
        """What was just agreed asks for nothing more: no second yes could be meant."""
        self._layout = column(spacing=Space.FIELD)
        self._fill()
        self.setLayout(self._layout)

    def take_focus(self) -> None:
        """To what changes nothing."""
        self.harmless.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_on(self, day: date) -> None:
        """Offer to look at it again on this day, where it stays as it is."""
        self._next_look = day
        self._fill()
        self.take_focus()

    def look_now(self) -> None:
        """Offer what is offered on the day to look at it again."""
        self._looks = True
        self._fill()
        self.take_focus()

    def _fill(self) -> None:
        self.harmless = button(_("Not today") if self._looks else _("Close"), self._ways.back)
        self.harmless.setObjectName("not-today")
        clear_layout(self._layout)
        for place, group in enumerate(self._groups()):
            if place:
                self._layout.addWidget(Rule())
            for widget in group:
                self._layout.addWidget(widget)
        self._layout.addStretch(1)

    def _groups(self) -> Iterator[Group]:
        may = self._card.may
        if Act.KEEP in may and self._looks:
            yield from self._looking_again()
        elif Act.KEEP in may:
            yield self._standing()
        elif Act.AGREE in may:
            yield from self._answering()
        elif Act.TAKE_BACK in may:
            yield self._taking_back()
        else:
            yield [heading(self._about()), note(self._about_more())]
        if Act.CHANGE in may:
            yield self._changing()
        yield [_one(self.harmless), note(self._about_closing())]
        if Act.END in may and self._card.state is not AgreementState.OFFERED:  # a no, or taking back, says that
            yield self._ending()

    def _looking_again(self) -> Iterator[Group]:
        said = {partner.id for partner in self._card.kept_by}
        me = self._sitting.me
        head: Group = [heading(_("Look at it together"))]
        if me is not None and me.id in said:
            yield [*head, note(self._words.kept_so_far(self._card))]
            return
        head.append(note(self._words.about_keeping(self._card)))
        stays = primary_button(_("It stays as it is"), lambda: self._ways.acts.keep(self._card, self._next_look))
        stays.setObjectName("stays")
        next_look = note(_("Next look on {day}.").format(day=self._words.day(self._next_look)))
        other = note_link(_("Another day"), self._ways.other_day)
        yield [*head, _one(stays), text_then_link(next_look, other)]

    def _standing(self) -> Group:
        """Agreed, and its day has not come."""
        agreed, look = self._words.agreed_by_both(self._card), self._words.next(self._card)
        now = link_button(_("Look at it again now"), self.look_now)
        now.setObjectName("look-now")
        return [heading(_("Agreed")), *(note(line) for line in (agreed, look) if line), _one(now)]

    def _answering(self) -> Iterator[Group]:
        signed = {each.partner.id for each in self._card.signed}
        if self._sitting.me is not None:
            asked: list[Partner | None] = [None]
        else:
            asked = [partner for partner in self._sitting.partners if partner.id not in signed]
        for person in asked:
            name = person.name if person is not None else ""
            head = _("{name}’s answer").format(name=name) if name else _("Your answer")
            yield [heading(head), note(_("Each of these is an answer. None needs a reason.")), *self._answers(person)]

    def _answers(self, person: Partner | None) -> Iterator[QWidget]:
        """Each with what the other one sees of it; at Together both are here."""
        given: list[tuple[str, Answer]] = [(_("Yes, I agree"), "yes")]
        if Act.REFUSE in self._card.may:
            given += [(_("No"), "no"), (_("Not now"), "not-now")]
        for words, answer in given:
            made = button(words, partial(self._ways.acts.answer, self._card, answer, person))
            made.setObjectName(f"answer-{answer}")
            yield _one(made)
            if person is None:
                about = note(self._words.about_answer(self._card, answer))
                made.setAccessibleDescription(about.text())
                yield about

    def _taking_back(self) -> Group:
        take_back = link_button(_("Take it back"), lambda: self._ways.acts.take_back(self._card))
        take_back.setObjectName("take-back")
        return [heading(_("Offered")), note(self._words.next(self._card)), _one(take_back)]

    def _changing(self) -> Group:
        change = button(_("Change the words"), self._ways.change)
        change.setObjectName("change")
        if self._card.owner is not None:
            words = _("It is told anew. These words stay readable.")
        elif self._card.state.stands:
            words = _("The names stand under these words only. New words need both again. These stay readable.")
        else:
            words = _("Say it in other words, and offer those.")
        return [_one(change), note(words)]

    def _ending(self) -> Group:
        limit = self._card.owner is not None
        words = _("I end this limit") if limit else _("I end this agreement")
        end = link_button(words, lambda: self._ways.acts.end(self._card))
        end.setObjectName("end")
        about = _("You can, at any time.") if limit else _("Either of you can, alone and without a reason.")
        return [_one(end), note(about)]

    def _about_closing(self) -> str:
        if self._looks:
            return _("Nothing changes, and nothing is noted.")
        stays = {AgreementState.NOT_NOW: _("It stays at “Not now”."), AgreementState.REFUSED: _("It stays at “No”.")}
        if self._card.state in stays:
            return stays[self._card.state]
        return _("Nothing is said, and nothing changes.")

    def _about(self) -> str:
        return _("A limit, told") if self._card.state is AgreementState.TOLD else _("To read")

    def _about_more(self) -> str:
        card = self._card
        if card.owner is not None and card.state is AgreementState.TOLD:
            return _("It is {name}’s own. Nobody needs to agree to it.").format(name=card.owner.name)
        if card.state.is_over:
            return _("This is over. Its words stay readable.")
        return _("Nothing can be done here at the moment.")


def _held(layout: FlowLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def _one(made: Button) -> QWidget:
    """As wide as its words."""
    return _held(FlowLayout(made))
