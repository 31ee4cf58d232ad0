"""ReportLab's canvas as our files need it."""

from __future__ import annotations

import zlib
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream
from reportlab.pdfgen.canvas import Canvas as ReportLabCanvas

_EFFORT: Final = 5
"""Of 9 that zlib knows: a level more takes a third longer for a fiftieth less."""
rl_config.useA85 = 0  # plain bytes: a fifth smaller and quicker than the text form that ReportLab writes by default


class PdfFile(ReportLabCanvas):
    """A file to draw pages into. It has the fonts that we put into it, and not the Helvetica of ReportLab's own."""

    @property
    def document(self) -> Any:
        """ReportLab's document, to which objects are added."""
        return self._doc

    def addLiteral(self, s: str, escaped: int = 1) -> None:
        """Operators as they are, which come by the ten thousand: nothing is looked at that is known of them."""
        assert escaped
        self._code.append(s)

    def showPage(self) -> None:
        """The page is done. It waits for the end of the file compressed: a long one needs half of the memory so."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        content = zlib.compress(page.stream.encode("latin-1"), _EFFORT)
        page.Contents = PDFStream(PDFDictionary({"Filter": "[/FlateDecode]"}), content)
        page.stream = None

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"
