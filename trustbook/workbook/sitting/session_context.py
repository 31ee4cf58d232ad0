"""The context of one sitting: the open books, who sits there, and the only rules about who may reach which book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trustbook.domain.entries import EntryRole
from trustbook.domain.people import TOGETHER, Partner, Viewer, person
from trustbook.domain.problems import NotForThisSeat, ReadOnlyWorkbook, StrangeBook
from trustbook.domain.times import Clock, IdSource
from trustbook.exercises.content import Content
from trustbook.exercises.library import Library
from trustbook.workbook.sitting.definitions import Definitions
from trustbook.workbook.sitting.known_keys import know_keys
from trustbook.workbook.sitting.own_pages_kept import own_pages_in, shared_pages_in

if TYPE_CHECKING:
    from trustbook.storage.books.book import Book
    from trustbook.storage.keys.keys import Unlocked
    from trustbook.storage.workbook_folder import OpenBooks


@dataclass(frozen=True, slots=True)
class Seat:
    """What the viewer reaches: `own` is the book that this seat writes its pages to, `shelf` the shared book.

    At Together both are the shared book. `role` is the role of the pages that are written here.
    """

    viewer: Viewer
    own: Book
    shelf: Book
    role: EntryRole
    solo: bool

    @property
    def books(self) -> tuple[Book, ...]:
        """Every book that this viewer may read, each once."""
        return (self.shelf,) if self.viewer.is_together else (self.own, self.shelf)

    @property
    def read_only(self) -> bool:
        return self.own.database.read_only

    def must_write(self) -> None:
        """Raises ReadOnlyWorkbook, StrangeBook."""
        if self.own.database.has_strange_parts:
            raise StrangeBook(self.own.path)
        if self.own.database.read_only:
            raise ReadOnlyWorkbook(self.own.path.parent)


class SessionContext:
    """Holds what all use cases of one sitting need. Hands out books by seat only."""

    def __init__(
        self, books: OpenBooks, content: Content, clock: Clock, ids: IdSource, unlocked: Unlocked | None
    ) -> None:
        """At the seat of the person whose key this is; without one at Together."""
        self.books = books
        self.unlocked = unlocked
        """Of the person at the seat; None at Together, where no private key is held."""
        self.clock = clock
        self.ids = ids
        self.viewer = TOGETHER if unlocked is None else person(unlocked.keyring.partner_id)
        self.must_change_passphrase = unlocked is not None and unlocked.slot_kind == "recovery"
        self.use_content(content)
        self.fresh: dict[str, str] = {}
        """Ids of pages that were given out and not saved yet → exercise id."""
        self.proven: set[str] = set()
        """At Together: ids of those who have shown by their passphrase that they are here, since sitting down."""
        self.just_joined = False
        """Whether the other one took their seat here a moment ago, and nobody changed seats since."""
        self.news: dict[str, str] = {}
        """Of what the other one placed since this person was here last, by id of the entry: who placed it."""
        self.news_read: set[str] = set()
        """Of these, what was opened in this sitting."""
        self.closed = False
        know_keys(books)

    def use_content(self, content: Content) -> None:
        """Serve this content from now on, such as that of another language. What was written keeps its definition."""
        self._plain_content = content
        self.look_for_own_pages()

    def look_for_own_pages(self) -> None:
        """Serve the pages that the person at the seat made, and those of which something was shared with both."""
        mine = () if self.books.private is None else own_pages_in(self.books.private)
        names = {each.id for each in mine}
        own = (*mine, *(each for each in shared_pages_in(self.books.shared) if each.id not in names))
        self._serve(self._plain_content.with_own(own) if own else self._plain_content)

    def _serve(self, content: Content) -> None:
        self.content = content
        self.definitions = Definitions(content.library)

    @property
    def library(self) -> Library:
        """The exercises of the content."""
        return self.content.library

    def let_go(self) -> None:
        """The sitting ends: close all books, and hold nothing that came out of them."""
        self.closed = True
        self.unlocked = None
        self.viewer = TOGETHER
        self.fresh.clear()
        self._serve(self._plain_content)
        self.books.close()

    def seat(self, viewer: Viewer) -> Seat:
        """The seat of `viewer`. Raises NotForThisSeat for everybody who is not here now."""
        shared, private = self.books.shared, self.books.private
        if self.closed or viewer != self.viewer:
            raise NotForThisSeat
        if viewer.is_together:
            return Seat(viewer, shared, shared, EntryRole.JOINT, solo=False)
        if private is None:
            private = self._opened_again()
        return Seat(viewer, private, shared, EntryRole.OWN, solo=not self.is_couple())

    def _opened_again(self) -> Book:
        """The private book, when a fault of the disk kept it from being opened after its key was changed.

        Raises NotForThisSeat when it is not to be open, and as opening does.
        """
        if self.unlocked is None:
            raise NotForThisSeat
        self.books.open_private(self.unlocked)
        if self.books.private is None:
            raise NotForThisSeat
        return self.books.private

    def writing_seat(self, viewer: Viewer) -> Seat:
        """As `seat`. Raises ReadOnlyWorkbook when nothing can be saved."""
        seat = self.seat(viewer)
        seat.must_write()
        return seat

    def own_seat(self, viewer: Viewer, *, writing: bool = True) -> Seat:
        """The seat of a person. Raises NotForThisSeat at Together too, and ReadOnlyWorkbook when `writing`."""
        seat = self.seat(viewer)
        if seat.viewer.is_together:
            raise NotForThisSeat
        if writing:
            seat.must_write()
        return seat

    def is_couple(self) -> bool:
        """Whether the second seat is taken."""
        return len(self.books.shared.partners.all()) > 1

    def partners(self) -> tuple[Partner, ...]:
        """Both, or the one there is; those that the seat may know."""
        both = self.books.shared.partners.all()
        if len(both) > 1 or self.books.private is None:
            return both
        return self.books.private.partners.all()

    def me(self) -> Partner | None:
        """The person at the seat, None at Together."""
        return next((partner for partner in self.partners() if partner.id == self.viewer.partner_id), None)

    def partner(self, partner_id: str | None) -> Partner:
        """A partner by id. One who is no longer known has an empty name."""
        known = next((partner for partner in self.partners() if partner.id == partner_id), None)
        return known or self._former(partner_id) or Partner(partner_id or "", "", "second")

    def _former(self, partner_id: str | None) -> Partner | None:
        from trustbook.storage.leaving import former_partners

        return next((each for each in former_partners(self.books.shared) if each.id == partner_id), None)

    def has_empty_seat(self) -> bool:
        """Whether somebody has left, and nobody took the seat since."""
        from trustbook.storage.leaving import former_partners

        return not self.is_couple() and bool(former_partners(self.books.shared))

    def to_together(self) -> Viewer:
        """Close the private book, drop its key, and serve both."""
        self.books.close_private()
        self.unlocked = None
        self.must_change_passphrase = False
        self.fresh.clear()
        self.news.clear()
        self.news_read.clear()
        self.proven.clear()
        self.just_joined = False
        self.look_for_own_pages()
        self.viewer = TOGETHER
        know_keys(self.books)
        return self.viewer

    def to_person(self, unlocked: Unlocked) -> Viewer:
        """Open the private book of the person whose key this is. Raises NotForThisSeat while another one sits here."""
        partner_id = unlocked.keyring.partner_id
        if self.viewer.is_together:
            self.books.open_private(unlocked)
        elif self.viewer.partner_id != partner_id:
            raise NotForThisSeat
        self.proven.clear()
        self.unlocked = unlocked
        self.must_change_passphrase = unlocked.slot_kind == "recovery"
        self.viewer = person(partner_id)
        self.look_for_own_pages()
        know_keys(self.books)
        return self.viewer
