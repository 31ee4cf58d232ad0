"""A workbook and what is written in it, on the command line."""

from __future__ import annotations

from pathlib import Path

from trustbook.domain.times import SystemClock, random_id
from trustbook.exercises.content import Content
from trustbook.workbook.opener import WorkbookOpener
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft


def sit(passphrase: str) -> Session:
    return WorkbookOpener(Content(), SystemClock(), random_id).sign_in(Path("Ours.trustbook"), passphrase)


def write(passphrase: str, word: str, *, share: bool = False) -> str:
    """One weekly pulse; gives its id."""
    session = sit(passphrase)
    page = session.pages.new_page(session.viewer, "weekly-pulse")
    session.pages.save(session.viewer, Draft(page.entry_id, "weekly-pulse", {"word": word, "safe": 3}))
    if share:
        session.sharing.share(session.viewer, page.entry_id, ["word"])
    session.keeping.close()
    return page.entry_id
