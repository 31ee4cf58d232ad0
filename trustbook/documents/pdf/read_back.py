"""A PDF that was just written, read again: all that somebody who has the file could find in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from trustbook.domain.typed_secret import usable_secret


@dataclass(frozen=True, slots=True)
class ReadBack:
    """`pages` is the text of each page; `beside` is every text of metadata, outline, notes and what is read aloud in
    place of what is drawn; `attached` says whether anything is attached."""

    pages: tuple[str, ...]
    beside: tuple[str, ...]
    attached: bool


def read_back(data: bytes, password: str | None = None) -> ReadBack:
    """What the file holds. Reads with other libraries than the one that wrote it."""
    import pikepdf
    import pypdfium2

    secret = usable_secret(password) if password is not None else None
    file = pypdfium2.PdfDocument(data, password=secret)
    try:
        pages = tuple(_text_of(page) for page in file)
    finally:
        file.close()
    with pikepdf.open(BytesIO(data), password=secret or "") as pdf:
        beside = tuple(_beside(pdf))
        attached = len(pdf.attachments) > 0 or "/AF" in pdf.Root
    return ReadBack(pages, beside, attached)


def _text_of(page: Any) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_range())
    finally:
        text.close()
        page.close()


def _beside(pdf: Any) -> Iterator[str]:
    yield from (str(value) for value in pdf.docinfo.values())
    if "/Metadata" in pdf.Root:
        yield bytes(pdf.Root.Metadata.read_bytes()).decode("utf-8", "replace")
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            yield str(item.title)
            waiting.extend(item.children)
    for page in pdf.pages:
        for note in page.get("/Annots", ()):
            yield from (str(note[name]) for name in ("/Contents", "/T", "/TU") if name in note)
    for found in pdf.objects:
        if hasattr(found, "keys"):  # elements of the structure
            yield from (str(found[name]) for name in ("/Alt", "/ActualText", "/E") if name in found)
