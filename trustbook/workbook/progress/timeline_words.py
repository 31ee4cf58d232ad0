"""How the line through time puts things: kinds, people, days, months, and each item as one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from trustbook.domain.people import Partner
from trustbook.domain.timeline import Kind, LineItem, LineStep
from trustbook.language import _, day_words, long_date, month_words


def kind_words(kind: Kind) -> str:
    """What an item of this kind is, in a word or two."""
    return {
        Kind.CHECK_IN: _("Check-in"),
        Kind.PAGE: _("Finished"),
        Kind.PLACED: _("For both"),
        Kind.LETTER: _("Letter"),
        Kind.AGREEMENT: _("Agreement"),
        Kind.TALK: _("Talk"),
        Kind.MILESTONE: _("Milestone"),
        Kind.SETBACK: _("Setback"),
        Kind.GOOD_THING: _("Good thing"),
        Kind.CELEBRATION: _("Marked"),
        Kind.APPOINTMENT: _("Appointment"),
        Kind.SESSION: _("Session"),
    }[kind]


def kinds_words(kind: Kind) -> str:
    """All of this kind, as a filter offers them."""
    return {
        Kind.CHECK_IN: _("Check-ins"),
        Kind.PAGE: _("Pages that were finished"),
        Kind.PLACED: _("What was placed for both"),
        Kind.LETTER: _("Letters that were given"),
        Kind.AGREEMENT: _("Agreements"),
        Kind.TALK: _("Talks"),
        Kind.MILESTONE: _("Milestones"),
        Kind.SETBACK: _("Setbacks"),
        Kind.GOOD_THING: _("Good things"),
        Kind.CELEBRATION: _("What was marked"),
        Kind.APPOINTMENT: _("Appointments"),
        Kind.SESSION: _("Sessions"),
    }[kind]


def step_words(step: LineStep) -> str:
    """What became of an agreement, in a word or two."""
    return {
        LineStep.NONE: "",
        LineStep.OFFERED: _("Offered"),
        LineStep.AGREED: _("Agreed"),
        LineStep.TOLD: _("Limit told"),
        LineStep.CHANGED: _("Changed"),
        LineStep.KEPT: _("Looked at"),
        LineStep.ENDED: _("Ended"),
    }[step]


class LineWords:
    """The words of items, for whoever sits here."""

    def __init__(self, people: Iterable[Partner], today: date, *, solo: bool) -> None:
        self._names = {partner.id: partner.name for partner in people}
        self._solo = solo
        self._today = today

    def kind(self, item: LineItem) -> str:
        """The word after the sign."""
        return step_words(item.step) or kind_words(item.kind)

    def text(self, item: LineItem, *, chosen: bool = False) -> str:
        """What stands in the row: the words of it where they may be read, else what it is, unless its kind says that.

        `chosen`: somebody stands on it, at whose seat their own words may be read.
        """
        if item.kind is Kind.LETTER:
            return self._letter(item)
        if item.words:
            return _("“{words}”").format(words=item.words) if item.kind is Kind.CHECK_IN else item.words
        if chosen and item.own:
            return item.own
        return "" if self._repeats_kind(item) else item.title

    def _repeats_kind(self, item: LineItem) -> bool:
        """Whether the title is the word for the kind once more, perhaps with an article: “A milestone”."""
        title, kind = item.title.casefold(), self.kind(item).casefold()
        return kind in (title, title.partition(" ")[2])

    def _letter(self, item: LineItem) -> str:
        name = self._names.get(item.person or "", "")
        if not item.title:
            return _("A letter, from {name}.").format(name=name)
        return _("{kind}, from {name}.").format(kind=item.title, name=name)

    def person(self, item: LineItem) -> str:
        """Whose it is; nothing where somebody works alone."""
        if self._solo:
            return ""
        return _("both") if item.person is None else self._names.get(item.person, "")

    def day(self, item: LineItem) -> str:
        """The day without its year: the month above says that."""
        return day_words(item.on, item.on, short=True)

    def month(self, first: date) -> str:
        """The name of a month, with its year where that is not this one."""
        return month_words(first, self._today)

    def sentence(self, item: LineItem, *, chosen: bool = False) -> str:
        """The whole row for a screen reader."""
        pieces = [long_date(item.on), self.kind(item), self.text(item, chosen=chosen), self.person(item)]
        if item.closed and not self._solo:
            pieces.append(_("Only you can see this"))
        return ". ".join(piece.rstrip(".") for piece in pieces if piece) + "."
