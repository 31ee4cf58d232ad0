"""Who is here: seats, the second person, names, passphrases, personal settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from trustbook.domain.people import Partner, Viewer
from trustbook.domain.problems import (
    AlreadySignedIn,
    NoPartnerYet,
    NotForThisSeat,
    Problem,
    UnknownName,
    WrongPassphrase,
)
from trustbook.workbook.pages.erasing import HIDDEN
from trustbook.workbook.pages.old_signatures import end_old_signatures
from trustbook.workbook.pages.working_copies import WorkingCopies
from trustbook.workbook.sitting.known_keys import know_keys
from trustbook.workbook.sitting.presence import who_shows
from trustbook.workbook.sitting.session_context import SessionContext
from trustbook.workbook.sitting.signing import shown_by, take_up_keys
from trustbook.workbook.sitting.views import Changed, Sitting

if TYPE_CHECKING:
    from trustbook.storage.keys.keys import Unlocked

_SUFFIX = ".trustbook"


class People:
    """The two people and the seat between them."""

    def __init__(
        self,
        context: SessionContext,
        copies: WorkingCopies,
        finish: Sequence[Callable[[], None]],
        forget: Sequence[Callable[[], None]],
        brought: Callable[[Viewer], tuple[str, ...]],
    ) -> None:
        """`finish`: what completes something that a crash may have interrupted, in this order.

        `forget`: what lets go of all that was held ready at Together, once somebody leaves it.

        `brought`: ids of the pages that a seat wants to bring to counselling.
        """
        self._brought = brought
        self._context = context
        self._copies = copies
        self._finish = finish
        self._forget = forget

    def sitting(self) -> Sitting:
        """Who is here now. Raises NotForThisSeat after signing out."""
        context = self._context
        seat = context.seat(context.viewer)
        settings = {} if seat.viewer.is_together else seat.own.settings.all()
        return Sitting(
            viewer=context.viewer,
            me=context.me(),
            partners=context.partners(),
            solo=seat.solo,
            read_only=seat.read_only,
            must_change_passphrase=context.must_change_passphrase,
            workbook_name=context.books.folder.name.removesuffix(_SUFFIX),
            damaged=any(book.database.damaged for book in seat.books),
            odd=any(book.salvage.has_odd_rows for book in seat.books),
            strange=any(book.database.has_strange_parts for book in seat.books),
            empty_seat=context.has_empty_seat(),
            settings={key: value for key, value in settings.items() if not key.startswith(HIDDEN)},
            brought=self._brought(context.viewer),
        )

    def arrived(self) -> None:
        """To be called whenever a book was opened: completes what a crash, or an earlier program, left undone in it.

        What cannot be completed now (a full disk) stays noted and is tried again next time; it keeps nobody out.
        """
        steps: tuple[Callable[[], object], ...] = (
            partial(take_up_keys, self._context),
            *self._finish,
            lambda: end_old_signatures(self._context, self._copies),
        )
        for finish in steps:
            try:
                finish()
            except Problem:
                continue

    def go_together(self, passphrase: str | None = None) -> Viewer:
        """Serve both, once the other one signed in too: the private book is closed and its key dropped.

        None instead of their passphrase is enough right after they took their seat here. Raises NoPartnerYet,
        HereAlready for the passphrase of the one who sits here, WrongPassphrase, UnusablePassphrase, NotForThisSeat.
        """
        context = self._context
        context.seat(context.viewer)
        if not context.is_couple():
            raise NoPartnerYet
        if context.viewer.is_together or context.just_joined:
            return context.to_together()
        if passphrase is None:
            raise NotForThisSeat
        return self.together_unlocked(self._unlocked(passphrase))

    def together_unlocked(self, unlocked: Unlocked) -> Viewer:
        """As `go_together`, for a key file that is open already."""
        context = self._context
        if who_shows(context, unlocked).id == context.viewer.partner_id:
            raise AlreadySignedIn
        return context.to_together()

    def go_to_seat(self, passphrase: str) -> Viewer:
        """From Together to the seat of the person whose passphrase it is.

        Raises WrongPassphrase, UnusablePassphrase, and NotForThisSeat straight from the other person's seat: then the
        program locks instead.
        """
        self._context.seat(self._context.viewer)
        return self.seat_unlocked(self._unlocked(passphrase))

    def seat_unlocked(self, unlocked: Unlocked) -> Viewer:
        """As `go_to_seat`, for a key file that is open already."""
        for forget in self._forget:
            forget()
        viewer = self._context.to_person(unlocked)
        self.arrived()
        return viewer

    def confirm(self, passphrase: str) -> None:
        """Prove that somebody is here who may see what the window shows: at Together either of the two.

        Raises WrongPassphrase, also for the passphrase of the one who does not sit here.
        """
        if not self._context.viewer.is_together:
            self._proven(passphrase)
        elif self._unlocked(passphrase).keyring.shared_key != self._context.books.keyring.shared_key:
            raise WrongPassphrase

    def prove(self, partner_id: str, passphrase: str) -> None:
        """At Together: this person is here. From then on, until the seat changes, they can sign.

        Raises WrongPassphrase, also for the passphrase of the other one, UnusablePassphrase, and NotForThisSeat.
        """
        shown_by(self._context, partner_id, passphrase)
        self._context.proven.add(partner_id)

    def proven(self) -> frozenset[str]:
        """Ids of those who have shown that they are here, at Together."""
        return frozenset(self._context.proven)

    def take_second_seat(self, name: str, passphrase: str) -> Partner:
        """Let the second person join. Their shelf is empty; nothing that was written before is on it.

        Raises AlreadyTwoPartners, UnusableName, UnusablePassphrase, PassphraseTaken, and as a save does.
        """
        from trustbook.storage.workbook_folder import add_partner

        context = self._context
        context.own_seat(context.viewer)
        partner = add_partner(context.books, name, passphrase, ids=context.ids, clock=context.clock)
        know_keys(context.books)
        context.just_joined = True
        return partner

    def rename(self, viewer: Viewer, name: str) -> Changed:
        """Change the display name of the person at the seat. Raises UnusableName, and as a save does."""
        from trustbook.storage.workbook_folder import rename_partner

        self._context.own_seat(viewer)
        self._context.unlocked = rename_partner(self._context.books, self._mine(), name)
        return Changed(people=True)

    def change_passphrase(self, viewer: Viewer, current: str, new: str) -> str | None:
        """Give the person at the seat a new passphrase, new keys, and a new recovery code if there was one.

        After a sign-in by recovery code `current` is not asked for. Returns the new recovery code, None if there was
        none. Raises WrongPassphrase, UnusablePassphrase, PassphraseTaken, and as a save does.
        """
        from trustbook.storage.keys.fresh_secrets import new_recovery_code

        self._context.own_seat(viewer)
        unlocked = self._mine() if self._context.must_change_passphrase else self._proven(current)
        code = new_recovery_code() if unlocked.key_file.has_recovery else None
        self._change(unlocked, new, code)
        return code

    def new_recovery_code(self, viewer: Viewer, current_passphrase: str) -> str:
        """A new recovery code; an older one no longer works, also not with kept backups. Raises as above."""
        from trustbook.storage.keys.fresh_secrets import new_recovery_code

        self._context.own_seat(viewer)
        unlocked = self._proven(current_passphrase)
        code = new_recovery_code()
        self._change(unlocked, None, code)
        return code

    def has_recovery_code(self, viewer: Viewer) -> bool:
        """Whether a recovery code opens the seat of this person."""
        self._context.own_seat(viewer, writing=False)
        return self._mine().key_file.has_recovery

    def put_setting(self, viewer: Viewer, key: str, value: str) -> None:
        """Keep a personal setting in the private book. Raises NotForThisSeat, UnknownName, ReadOnlyWorkbook."""
        if key.startswith(HIDDEN):
            raise UnknownName("setting", key)
        self._context.own_seat(viewer).own.settings.put(key, value)

    def shown(self, passphrase: str) -> Unlocked:
        """The key file of the person at the seat, who shows that it is them. Raises WrongPassphrase."""
        return self._proven(passphrase)

    def _mine(self) -> Unlocked:
        if self._context.unlocked is None:
            raise NotForThisSeat
        return self._context.unlocked

    def _proven(self, passphrase: str) -> Unlocked:
        """The key file that this passphrase opens. It must hold the very key that the open private book has.

        Whoever can write into the folder can put a key file there that names anybody.
        """
        unlocked, mine = self._unlocked(passphrase), self._mine()
        if unlocked.keyring.partner_id != mine.keyring.partner_id:
            raise WrongPassphrase
        if unlocked.keyring.private_keys[:1] != mine.keyring.private_keys[:1]:
            raise WrongPassphrase
        return unlocked

    def _unlocked(self, passphrase: str) -> Unlocked:
        """Also when the folder, or the key file in it, is gone: the sitting holds the key files, sealed."""
        books = self._context.books
        return books.held.unlock(books.folder, passphrase)

    def _change(self, unlocked: Unlocked, new: str | None, code: str | None) -> None:
        from trustbook.storage.secrets_change import change_secrets

        self._context.unlocked = change_secrets(self._context.books, unlocked, new, code)
        self._context.must_change_passphrase = False
