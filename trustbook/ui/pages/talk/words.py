"""Names, turns and minutes of a talk in words."""

from __future__ import annotations

import re
from math import ceil

from trustbook.domain.people import Partner
from trustbook.language import _, ngettext, number

_NAME = re.compile(r"\{(first|second)\}")
_MINUTE = 60


def with_names(text: str, first: Partner, second: Partner) -> str:
    """A sentence of a definition with the names in it. What stands in a name is never looked at again."""
    names = {"first": first.name, "second": second.name}
    return _NAME.sub(lambda found: names[found[1]], text)


def turn_words(turn: int, turns: int) -> str:
    """For example “Second turn of four”."""
    sentences = {
        1: _("First turn of {turns}"),
        2: _("Second turn of {turns}"),
        3: _("Third turn of {turns}"),
        4: _("Fourth turn of {turns}"),
        5: _("Fifth turn of {turns}"),
        6: _("Sixth turn of {turns}"),
    }
    sentence = sentences.get(turn, _("Turn {turn} of {turns}"))
    return sentence.format(turn=number(turn), turns=_in_letters(turns))


def _in_letters(count: int) -> str:
    letters = {2: _("two"), 3: _("three"), 4: _("four"), 5: _("five"), 6: _("six")}
    return letters.get(count, number(count))


def time_left(left: float) -> tuple[str, str]:
    """What stands large and small in the ring for so many seconds: whole minutes, never seconds."""
    if left < _MINUTE:
        return "", _("less than a minute")
    minutes = max(1, ceil(left / _MINUTE - 0.5))
    return number(minutes), ngettext("minute", "minutes", minutes)
