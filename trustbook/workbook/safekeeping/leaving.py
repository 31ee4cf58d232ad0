"""Leaving: taking what is one's own, erasing the own book, and closing the own seat. Nobody else has to agree to it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from trustbook.domain.entries import EntryRole
from trustbook.domain.people import Viewer
from trustbook.domain.problems import NoPartnerYet, NothingToPrint, TargetExists
from trustbook.workbook.people import People
from trustbook.workbook.safekeeping.keeping import Keeping
from trustbook.workbook.shared.sharing import Sharing
from trustbook.workbook.sitting.session_context import SessionContext

PDF, DATA = "My pages.pdf", "My pages.json"
TAKEN: Final = (PDF, DATA)
"""Names of the files that are taken along."""


class Leaving:
    """Either of the two may go; who is alone in the workbook deletes its folder instead."""

    def __init__(self, context: SessionContext, people: People, sharing: Sharing, keeping: Keeping) -> None:
        self._context = context
        self._people = people
        self._sharing = sharing
        self._keeping = keeping

    def take(self, viewer: Viewer, folder: Path, password: str | None = None) -> tuple[Path, ...]:
        """Write the own pages and what both see into `folder`: as PDF, with this password, and as data.

        Gives their places. The data is not encrypted. Raises NotForThisSeat, TargetExists, InsideWorkbook, DiskFull,
        CannotWriteFile; what was written before stays.
        """
        from trustbook.storage.files.files import write_beside
        from trustbook.storage.folder.layout import refuse_inside_workbook
        from trustbook.workbook.data.data_out import export_data
        from trustbook.workbook.paper.paper import prepare
        from trustbook.workbook.paper.paper_choice import PaperChoice
        from trustbook.workbook.paper.paper_files import make_pdf

        self._context.own_seat(viewer, writing=False)
        places = [folder / name for name in TAKEN]
        refuse_inside_workbook(places[0])
        for place in places:
            if place.exists():
                raise TargetExists(place)
        pdf = None
        with suppress(NothingToPrint):
            pdf = make_pdf(prepare(self._context, viewer, PaperChoice("workbook", private=True)), "a4", password)
        data = export_data(self._context, viewer, private=True)
        written = []
        for place, content in zip(places, (pdf, data), strict=True):
            if content is not None:
                write_beside(place, content)
                written.append(place)
        return tuple(written)

    def leave(self, viewer: Viewer, passphrase: str, *, take_back: bool = False) -> None:
        """Erase the own book, from the kept backups too, and close the own seat. The sitting ends with it.

        `take_back`: first take back every copy that was shared; else they stay with the other one. What is on our pages
        stays in any case. Raises NoPartnerYet, WrongPassphrase, UnusablePassphrase, NotForThisSeat, and as a save does;
        copies that were taken back before stay so.
        """
        from trustbook.storage.leaving import close_seat

        context = self._context
        seat = context.own_seat(viewer)
        if seat.solo:
            raise NoPartnerYet
        unlocked = self._people.shown(passphrase)
        if take_back:
            for head in seat.shelf.entries.heads(role=EntryRole.COPY):
                if head.author == viewer.partner_id:
                    self._sharing.withdraw(viewer, head.id)
        close_seat(context.books, unlocked)
        self._keeping.close()
