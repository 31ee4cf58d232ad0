"""What of the line is shown, and where somebody stands on it: kept while another page is open, for coming back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

import msgspec

from trustbook.domain.timeline import LineChoice, LineItem, LineRange, Span, between, range_of

USUAL: Final[Span] = "three-months"


@dataclass(frozen=True, slots=True)
class LinePlace:
    """The range, the filters, and the item that somebody stands on ("" for none)."""

    span: Span = USUAL
    since: date | None = None
    until: date | None = None
    choice: LineChoice = field(default_factory=LineChoice)
    entry_id: str = ""
    on: date | None = None

    def range(self, today: date) -> LineRange:
        """The days that are shown."""
        return between(self.since, self.until) if self.span == "from-to" else range_of(self.span, today)

    def at(self, item: LineItem | None) -> LinePlace:
        """The same, standing on this item."""
        if item is None:
            return replace(self, entry_id="", on=None)
        return replace(self, entry_id=item.target.entry_id, on=item.on)

    @property
    def text(self) -> str:
        """All of it in one text, for `of_text`."""
        return msgspec.json.encode(self).decode()


def of_text(text: str) -> LinePlace:
    """The place that a text tells; the usual one where it tells none."""
    try:
        return msgspec.json.decode(text, type=LinePlace)
    except msgspec.DecodeError:
        return LinePlace()
