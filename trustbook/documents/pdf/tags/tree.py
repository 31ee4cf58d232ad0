"""The structure tree of a file, written sheet by sheet so that a long file needs little memory."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObjectReference

from trustbook.documents.pdf.raw import Objects
from trustbook.documents.pdf.tags.elements import Annotation, Element, MarkedContent, TreeWriter, settle
from trustbook.documents.pdf.tags.xmp import metadata


class Tree:
    """Sections with all they hold, and the way back from each marked piece of a page to its element."""

    def __init__(self, pen: Any, language: str) -> None:
        self._pen = pen
        self._language = language
        self._objects = Objects(pen)
        self._root = self._objects.number()
        self._document = self._objects.number()
        self._writer = TreeWriter(self._objects, self._page_reference, self._belongs)
        self._sections: list[str] = []
        self._waiting: list[tuple[Element, int]] = []
        """Sections that are not written yet, with the page on which they ended at the latest."""
        self._section: Element | None = None
        self._ways: list[list[int] | int] = []
        """By key: the elements of the pieces of a page, or that of a link or form field."""
        self._pages: list[int] = []
        """Keys of the pages."""
        self._pieces: list[int] = []
        self._begin_page()

    def section(self) -> Element:
        """A new section; what came before is complete."""
        page = len(self._pages) - 1
        if self._section is not None:
            self._waiting.append((self._section, page))
        self._write_sections(page)
        self._section = Element("Sect", None, self._language)
        return self._section

    def mark(self, element: Element) -> int:
        """What is drawn now on this page belongs to `element`. Gives the number of the piece."""
        number = len(self._pieces)
        self._pieces.append(0)
        element.kids.append(MarkedContent(len(self._pages) - 1, number))
        return number

    def annotation(self, name: str | int) -> Annotation:
        """A link or form field on this page."""
        self._ways.append(0)
        return Annotation(len(self._pages) - 1, name, len(self._ways) - 1)

    def end_page(self) -> None:
        """What comes now stands on the next page."""
        self._begin_page()

    def finish(self, title: str) -> None:
        """Writes what is left, and what the catalog and the pages need."""
        objects = self._objects
        if self._section is not None:
            self._waiting.append((self._section, -1))
        self._write_sections(len(self._pages))
        if not self._pieces:  # there is no page after the last one
            self._ways.pop()
        kids = " ".join(self._sections)
        objects.set(self._document, f"<</S/Document/P {self._root} 0 R/K[{kids}]>>".encode("ascii"))
        ways = " ".join(f"{key} {_way(found)}" for key, found in enumerate(self._ways))
        back = objects.add(f"<</Nums[{ways}]>>".encode("ascii"))
        code = (
            f"<</Type/StructTreeRoot/K {self._document} 0 R/ParentTree {back} 0 R/ParentTreeNextKey {len(self._ways)}>>"
        )
        objects.set(self._root, code.encode("ascii"))
        self._pen.setCatalogEntry("StructTreeRoot", PDFObjectReference(self._root))
        self._pen.setCatalogEntry("MarkInfo", {"Marked": "true"})
        told = objects.stream("/Type/Metadata/Subtype/XML", metadata(title, self._language))
        self._pen.setCatalogEntry("Metadata", PDFObjectReference(told))
        for page, key in zip(objects.pages, self._pages, strict=False):
            names = [*type(page).__NoDefault__, "StructParents", "Tabs"]  # what ReportLab writes of a page
            vars(page).update(__NoDefault__=names, StructParents=key, Tabs="/S")

    def _begin_page(self) -> None:
        self._pieces = []
        self._pages.append(len(self._ways))
        self._ways.append(self._pieces)

    def _write_sections(self, page: int) -> None:
        """Those that ended before this page."""
        for section, end in self._waiting:
            if end < page:
                settle(section)
                if section.kids:
                    self._sections.append(f"{self._writer.write(section, self._document, self._language)} 0 R")
        self._waiting = [each for each in self._waiting if each[1] >= page]

    def _page_reference(self, page: int) -> str:
        return self._objects.reference(f"Page{page + 1}")

    def _belongs(self, found: MarkedContent | Annotation, number: int) -> None:
        if isinstance(found, Annotation):
            self._ways[found.key] = number
            return
        pieces = self._ways[self._pages[found.page]]
        if isinstance(pieces, list):
            pieces[found.piece] = number


def _way(found: list[int] | int) -> str:
    return f"{found} 0 R" if isinstance(found, int) else f"[{' '.join(f'{number} 0 R' for number in found)}]"
