"""Neutral documents as PDF pages. ReportLab is loaded when the first page is asked for."""

from __future__ import annotations

from collections.abc import Callable

from trustbook.documents.document import Document
from trustbook.documents.pdf.style import PAPERS, PaperName
from trustbook.domain.cancelling import CancelToken
from trustbook.domain.signs import MissingSigns


def render(
    document: Document,
    *,
    paper: PaperName = "a4",
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    token: CancelToken | None = None,
) -> bytes:
    """The PDF file of a document. Without a password, the same document always gives the same bytes.

    `progress` is told how much is done and of how much (of 100), never going back. `token` is looked at often.
    Safe to run in any thread, also twice at once. Raises Cancelled, and UnusablePassphrase for a password that PDF
    cannot take.
    """
    from trustbook.documents.pdf.password import protect
    from trustbook.documents.pdf.write import write

    shown = -1

    def told(share: float) -> None:
        nonlocal shown
        if token is not None:
            token.raise_if_cancelled()
        done = int(share * 100)
        if progress and done > shown:
            shown = done
            progress(done, 100)

    told(0.0)
    data = write(document, PAPERS[paper], told)
    if password is not None:
        data = protect(data, password)
    told(1.0)
    return data


def missing_signs(document: Document) -> tuple[MissingSigns, ...]:
    """What no bundled font has, by script and page. It is drawn as hollow squares."""
    from trustbook.documents.pdf.missing import missing_signs as found_in

    return found_in(document)
