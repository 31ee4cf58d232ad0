"""How a letter stands, in words."""

from __future__ import annotations

from datetime import date

from trustbook.domain.letters import LetterReply, LetterState
from trustbook.language import _, day_words
from trustbook.workbook.letters.letter_views import OwnLetter, SharedLetter


def name_of(letter: OwnLetter) -> str:
    """Whom an own letter is to."""
    if letter.addressee:
        return _("To {name}").format(name=letter.addressee)
    return _("To myself") if letter.to == "self" else letter.kind


def own_state(letter: OwnLetter, today: date) -> str:
    """How an own letter stands. A day that has come asks for nothing."""
    if letter.state is LetterState.RESTING:
        return _resting(letter, today)
    if letter.state is LetterState.KEPT:
        if letter.open_on is not None:
            return _("To be opened on {day}").format(day=day_words(letter.open_on, today))
        if letter.give_later:
            return _("Kept, to give another time")
        return _("Kept since {day}").format(day=day_words(letter.since or letter.on, today))
    return _("Begun {day}").format(day=day_words(letter.on, today))


def _resting(letter: OwnLetter, today: date) -> str:
    if letter.until is None:
        return _("Rests until you like")
    if letter.has_rested:
        return _("Has rested. Read it again when you like")
    if (letter.until - today).days == 1:
        return _("Rests until tomorrow, or until you like")
    return _("Rests until {day}, or until you like").format(day=day_words(letter.until, today))


def shared_name(letter: SharedLetter, *, together: bool) -> str:
    """From whom, or to whom, a letter is that lies with both."""
    if together:
        return _("From {author} to {reader}").format(author=letter.author.name, reader=letter.reader.name)
    if letter.mine:
        return _("To {name}").format(name=letter.reader.name)
    return _("From {name}").format(name=letter.author.name)


def shared_state(letter: SharedLetter, today: date, *, together: bool) -> str:
    """How it stands, and what its reader said, if they said something."""
    day = day_words(letter.on, today)
    if letter.state is LetterState.SEALED:
        if together:
            return _("Sealed. {name} opens it at their own seat, or leaves it.").format(name=letter.reader.name)
        return _("Sealed. Open it, or leave it.")
    if letter.state is LetterState.PUT_AWAY:
        return _("Put away unread")
    said = said_words(letter)
    given = _("Given, {day}").format(day=day) if letter.mine else day
    return f"{given}. {said}" if said else given


def said_words(letter: SharedLetter) -> str:
    """What the reader of a letter said to its writer; "" where nothing was said."""
    name = letter.reader.name
    if letter.said is LetterReply.THANK_YOU:
        return _("{name}: “Read, thank you.”").format(name=name)
    if letter.said is LetterReply.NO_ANSWER_YET:
        return _("{name}: “Read, no answer yet.”").format(name=name)
    return _("{name} answered.").format(name=name) if letter.said is LetterReply.ANSWERED else ""
