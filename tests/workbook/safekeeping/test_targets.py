"""A workbook's folder is for its own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from trustbook.domain.problems import InsideWorkbook
from trustbook.storage.folder.layout import SHARED_BOOK
from trustbook.workbook.paper.paper_files import save_pdf


@pytest.mark.parametrize("inside", ["page.pdf", SHARED_BOOK, "backups/page.pdf"])
def test_no_pdf_is_written_among_the_books_also_when_it_may_replace(tmp_path: Path, inside: str) -> None:
    folder = tmp_path / "Ours.trustbook"
    (folder / "backups").mkdir(parents=True)
    (folder / SHARED_BOOK).write_bytes(b"a book")

    with pytest.raises(InsideWorkbook):
        save_pdf(folder / inside, b"%PDF", overwrite=True)

    assert (folder / SHARED_BOOK).read_bytes() == b"a book"
    assert not list(folder.rglob("*.pdf"))
