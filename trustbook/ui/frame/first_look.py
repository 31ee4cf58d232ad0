"""The empty desk, on the screen before anything else is imported."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from trustbook.ui.frame.window import Window
from trustbook.ui.runtime.settings import SettingsFile
from trustbook.ui.runtime.theme import Theme


class FirstLook:
    """How the program looks on this device, and its window in these colours, still empty."""

    def __init__(self, application: QApplication) -> None:
        self.file = SettingsFile()
        self.settings = self.file.load()
        self.theme = Theme(application, self.settings)
        self.window = Window()
