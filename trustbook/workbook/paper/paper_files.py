"""The file of what was prepared for paper: composed once, looked through, drawn or said as text, and written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trustbook.domain.cancelling import CancelToken
from trustbook.domain.signs import MissingSigns

if TYPE_CHECKING:
    from trustbook.documents.document import Document
    from trustbook.documents.plain import TextFormat
    from trustbook.documents.sheets import Binder


def make_pdf(
    binder: Binder,
    paper: Literal["a4", "letter"] = "a4",
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    token: CancelToken | None = None,
) -> bytes:
    """The PDF of a binder, where nothing else is asked of its document. As `draw_pdf`."""
    return draw_pdf(composed(binder), paper, password, progress, token)


def composed(binder: Binder) -> Document:
    """The document of a binder: made once, then looked through and drawn as often as it takes. Pure."""
    from trustbook.documents.composing.compose import compose

    return compose(binder)


def draw_pdf(
    document: Document,
    paper: Literal["a4", "letter"] = "a4",
    password: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    token: CancelToken | None = None,
) -> bytes:
    """Its PDF. `progress` is told (done, all). Pure: may run on any thread. Raises Cancelled once `token` says so."""
    from trustbook.documents.pdf import render

    return render(document, paper=paper, password=password, progress=progress, token=token)


def make_text(binder: Binder, form: TextFormat) -> str:
    """The same pages as Markdown or plain text. Pure: may run on any thread."""
    from trustbook.documents.plain import written

    return written(composed(binder), form)


def missing_signs(document: Document) -> tuple[MissingSigns, ...]:
    """What no font has, by script and page; on paper a square stands in its place."""
    from trustbook.documents.pdf import missing_signs as found_in

    return found_in(document)


def suggested_password() -> str:
    """Four words at random, to be written down by whoever gives the file away."""
    from trustbook.storage.keys.fresh_secrets import generate_passphrase

    return generate_passphrase(words=4)


def save_text(path: Path, text: str, *, overwrite: bool = False) -> None:
    """As `save_pdf`, for what `make_text` made."""
    save_pdf(path, text.encode("utf-8"), overwrite=overwrite)


def save_pdf(path: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write the file whole or not at all.

    Raises TargetExists (unless `overwrite`), InsideWorkbook, DiskFull, CannotWriteFile.
    """
    from trustbook.storage.files.files import write_beside
    from trustbook.storage.folder.layout import refuse_inside_workbook

    refuse_inside_workbook(path)
    write_beside(path, content, overwrite=overwrite)
