"""What was typed into a dialog is kept at a lock and at the end, as that of a page is."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from trustbook.ui.runtime.client import Keep, WorkbookClient


def keep_at_the_end(dialog: QDialog, client: WorkbookClient, keep: Keep) -> None:
    """While this dialog is open, `keep` is called before the books close. It is called with what to call afterwards."""
    client.half_written[dialog] = keep
    dialog.finished.connect(lambda _result: client.half_written.pop(dialog, None))
    dialog.destroyed.connect(lambda _gone: client.half_written.pop(dialog, None))
