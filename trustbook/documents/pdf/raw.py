"""What ReportLab has no words for: objects of a PDF file written as they are."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObjectReference


def text_string(words: str) -> str:
    """A text as PDF writes it outside of pages: letters of English as they are, all else as UTF-16."""
    if words.isascii() and words.isprintable():
        return "(" + words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return f"<feff{words.encode('utf-16-be', 'replace').hex()}>"


class Objects:
    """Objects of our own in a file that ReportLab writes. `pen` is its canvas, which has no public way to them."""

    def __init__(self, pen: Any) -> None:
        self._file = pen.document  # ReportLab’s

    def number(self) -> int:
        """A number for an object whose content comes later."""
        file = self._file
        number: int = file.objectcounter + 1
        file.objectcounter = number
        file.numberToId[number] = number  # it is its own name: there are thousands of them
        file.idToObjectNumberAndVersion[number] = (number, 0)
        file.idToObject[number] = b"null"
        return number

    def set(self, number: int, content: bytes) -> None:
        """What the object with this number is."""
        self._file.idToObject[number] = content

    def add(self, content: bytes) -> int:
        """A new object. Gives its number."""
        number = self.number()
        self.set(number, content)
        return number

    def stream(self, kind: str, content: bytes) -> int:
        """A new stream; `kind` is what stands in its dictionary. Gives its number."""
        return self.add(b"<<%s/Length %d>>stream\n%s\nendstream\n" % (kind.encode("ascii"), len(content), content))

    def reference(self, name: str | int) -> str:
        """The reference to an object that ReportLab knows by this name. It must be there."""
        number, version = self._file.idToObjectNumberAndVersion[name]
        return f"{number} {version} R"

    def annotate(self, pen: Any) -> int:
        """A number for a form field on the page that `pen`, ReportLab's canvas, draws now; its content comes later."""
        number = self.number()
        pen._annotationrefs.append(PDFObjectReference(number))  # noqa: SLF001
        return number

    @property
    def pages(self) -> list[Any]:
        """ReportLab's pages so far."""
        return list(self._file.Pages.pages)
