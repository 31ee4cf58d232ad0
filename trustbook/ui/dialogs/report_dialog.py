"""The report of a mistake of the program: types and places in the code, nothing that anybody wrote."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from trustbook.language import _
from trustbook.ui.kit import CalmDialog, TextArea, column, paragraph


class ReportDialog(CalmDialog):
    """Shows the report to read and to copy. It is sent nowhere."""

    def __init__(self, parent: QWidget, report: str) -> None:
        text = TextArea(_("Report"), 10)
        text.setReadOnly(True)
        text.setPlainText(report)
        super().__init__(
            parent,
            _("The report"),
            column(paragraph(_("It is sent nowhere by itself. Copy it if you want to pass it on.")), text, None),
        )
        self.add_primary(_("Close"), self.accept)
        size_changed = text.document().documentLayout().documentSizeChanged
        size_changed.connect(lambda _size: QTimer.singleShot(0, self, self.fit))  # it is known once it has its width
