"""ReportLab's canvas as our files need it."""

from __future__ import annotations

from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas as ReportLabCanvas

rl_config.useA85 = 0  # plain bytes: a fifth smaller and quicker than the text form that ReportLab writes by default


class PdfFile(ReportLabCanvas):
    """A file to draw pages into. It has the fonts that we put into it, and not the Helvetica of ReportLab's own."""

    @property
    def document(self) -> Any:
        """ReportLab's document, to which objects are added."""
        return self._doc

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"
