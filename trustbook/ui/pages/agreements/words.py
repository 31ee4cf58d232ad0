"""What an agreement says to whoever sits here: how it stands, what comes next, and what can be said to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from trustbook.domain.agreement_types import Act, AgreementState
from trustbook.language import _, day_words
from trustbook.workbook.agreed.agreement_views import AgreementCard
from trustbook.workbook.sentences.agreement_sentences import next_in_words, state_in_words
from trustbook.workbook.sitting.views import Sitting

if TYPE_CHECKING:
    from trustbook.workbook.agreements.agreements import Answer

_SIGNS: Final = {
    AgreementState.DRAFT: "pen-line",
    AgreementState.OFFERED: "mail",
    AgreementState.AGREED: "check",
    AgreementState.REVIEW_DUE: "repeat-2",
    AgreementState.CHANGED: "pen-line",
    AgreementState.TOLD: "message-circle",
}


def sign_of(card: AgreementCard) -> str:
    """The sign before the words of its state."""
    if card.kind == "openness" and card.state is AgreementState.AGREED:
        return "sun"
    return _SIGNS.get(card.state, "archive")


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """Says it for whoever sits here, on this day."""

    sitting: Sitting
    today: date

    def day(self, day: date | None) -> str:
        """A day in words; "" for none."""
        return "" if day is None else day_words(day, self.today)

    @property
    def other(self) -> str:
        """The name of the other person; "" at Together."""
        me = self.sitting.me
        return next((each.name for each in self.sitting.partners if me is not None and each.id != me.id), "")

    def state(self, card: AgreementCard) -> str:
        """How it stands. Openness says its end first, and then that its day has come."""
        words = state_in_words(card, self.today)
        if card.kind == "openness" and card.state is AgreementState.REVIEW_DUE:
            return _("{state}. To look at again.").format(state=words)
        return words

    def next(self, card: AgreementCard) -> str:
        """One line of what comes next; "" where nothing does."""
        if card.state is AgreementState.REVIEW_DUE:
            return self.kept_so_far(card) or next_in_words(card, self.today)
        if Act.TAKE_BACK in card.may:
            return _("{name} can say yes, no, or not now.").format(name=self.other)
        if card.state is AgreementState.OFFERED:
            if self.sitting.viewer.is_together:
                return _("The answer may be yes, no, or not now.")
            return _("You can say yes, no, or not now.")
        return next_in_words(card, self.today) if card.state is AgreementState.AGREED else ""

    def kept_so_far(self, card: AgreementCard) -> str:
        """Who has said at this review that it stays, while the other one has not."""
        if not card.kept_by:
            return ""
        if self.sitting.me is not None and card.kept_by[0].id == self.sitting.me.id:
            return _("You said that it stays. {name} has not said so yet.").format(name=self.other)
        return _("{name} said that it stays.").format(name=card.kept_by[0].name)

    def agreed_by_both(self, card: AgreementCard) -> str:
        """That both agreed to exactly these words, and when; "" where that is not known."""
        return (
            "" if card.agreed_on is None else _("Agreed by both of you on {day}.").format(day=self.day(card.agreed_on))
        )

    def about_answer(self, card: AgreementCard, answer: Answer) -> str:
        """What the other one sees of it, said before it is given."""
        if not card.signed and answer == "yes":
            return _("You put these words forward. {name} can say yes, no, or not now.").format(name=self.other)
        return {
            "yes": _("{name} sees your yes and the day. It then stands for both of you."),
            "no": _("{name} sees “No” and the day, and no reason."),
            "not-now": _("{name} sees “Not now” and the day. You can still say yes later."),
        }[answer].format(name=self.other)

    def about_keeping(self, card: AgreementCard) -> str:
        """What it means to say that it stays: at an own seat one's own yes alone."""
        if self.sitting.me is None:
            return _("Both say it, each with their own sign-in.")
        if card.kept_by:
            return _("{name} said that it stays. With your own yes it is kept.").format(name=self.other)
        return _("This is your own yes. It is kept once {name} has said it too, at their own seat.").format(
            name=self.other
        )

    def changed(self, card: AgreementCard) -> str:
        """That words changed under names that ended with them; "" where none did, or both agreed anew."""
        if card.changed_on is None or card.agreed_on is not None or card.owner is not None or card.state.is_over:
            return ""
        if card.signed:
            return _("The words were changed on {day}. The names under the earlier ones ended with them.").format(
                day=self.day(card.changed_on)
            )
        return state_in_words(card, self.today)
