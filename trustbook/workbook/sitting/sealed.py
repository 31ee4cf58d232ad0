"""Which letters are sealed for the seat that looks: given by somebody else, and not opened.

Their words lie in the shared book as those of any shared copy; the program shows nothing of them before their reader
opens them. That somebody opened a letter lies in their private book alone, so at Together a letter stays sealed until
its reader said something about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from trustbook.domain.entries import EntryRole, Event, EventKind
from trustbook.domain.letters import LetterReply, LetterState, LetterStep, NotedStep, own_life, received_state
from trustbook.domain.values import day_of
from trustbook.workbook.sitting.session_context import Seat

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book


def sealed_copies(seat: Seat) -> frozenset[str]:
    """Ids of the copies with both of which this seat must show nothing but that they were given."""
    given = {event.entry_id for event in gifts(seat.shelf) if event.entry_id is not None}
    if not given:
        return frozenset()
    others = {
        head.id: head.author
        for head in seat.shelf.entries.heads(role=EntryRole.COPY, ids=given)
        if (seat.viewer.is_together or head.author != seat.viewer.partner_id)
    }
    if seat.viewer.is_together:
        return frozenset(others) - {copy_id for copy_id, said in replies(seat.shelf, others).items() if said}
    notes = [noted for _entry_id, noted in letter_notes(seat.own)]
    return frozenset(name for name in others if received_state(notes, name) is not LetterState.OPENED)


def replies(shelf: Book, authors: Mapping[str, str | None]) -> dict[str, LetterReply | None]:
    """What was said last of each of these copies, by the one who did not write it. `authors`: by id of the copy."""
    said: dict[str, LetterReply | None] = dict.fromkeys(authors)
    for event in shelf.events.all(kinds=(EventKind.SAID,)):
        name, reply = event.entry_id or "", LetterReply(event.payload["words"])
        if name in said and event.actor not in (None, authors[name]) and reply.is_known:
            said[name] = reply
    return said


def gifts(shelf: Book) -> tuple[Event, ...]:
    """That letters were given, oldest first: each names its copy and who gave it."""
    return shelf.events.all(kinds=(EventKind.GIVEN,))


def letter_notes(own: Book) -> list[tuple[str, NotedStep]]:
    """What a private book has noted of letters, oldest first, each with the id of the own page, if it is an own one."""
    return [(event.entry_id or "", _noted(event)) for event in own.events.all(kinds=(EventKind.LETTER,))]


def notes_of(notes: Iterable[tuple[str, NotedStep]], entry_id: str) -> list[NotedStep]:
    """Those of one page."""
    return [noted for about, noted in notes if about == entry_id]


def laid_aside(own: Book) -> frozenset[str]:
    """Ids of own letters that rest, are kept or were given: their writer is not asked to go on with them."""
    notes = letter_notes(own)
    found = set()
    for entry_id in {entry_id for entry_id, _noted_of_it in notes if entry_id}:
        mine = notes_of(notes, entry_id)
        if own_life(mine, {noted.about for noted in mine}).state is not LetterState.ON_DESK:
            found.add(entry_id)
    return frozenset(found)


def _noted(event: Event) -> NotedStep:
    payload = event.payload
    return NotedStep(LetterStep(payload["step"]), day_of(payload.get("until")), payload.get("about", ""), event.on)
