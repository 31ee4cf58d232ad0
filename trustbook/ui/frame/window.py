"""The one window: layers of screens, and the cover above all of them. Knows no feature."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget

from trustbook.ui.kit import column

TITLE = "Trustbook"
"""Neutral on purpose: no name of a person, a page or a workbook ever stands in a title."""
_SIZE = QSize(1180, 760)


class Window(QWidget):
    """Shows the topmost layer, or the cover. Emits `close_requested` instead of closing until `let_close`."""

    close_requested = Signal()
    painted = Signal()
    """The first picture is on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(TITLE)
        self.windowTitleChanged.connect(self._keep_title)
        self._layers: list[QWidget] = []
        self._stack = QStackedWidget()
        self.setLayout(column(self._stack))
        self._cover: QWidget | None = None
        self._covered_dialogs: list[QWidget] = []
        self._focused: QWidget | None = None
        self._may_close = False
        self._painted = False
        available = QGuiApplication.primaryScreen().availableGeometry().size()
        self.resize(_SIZE.boundedTo(available - QSize(0, 40)))

    # layers

    @property
    def place(self) -> QWidget:
        """The parent for a screen that is about to be shown."""
        return self._stack

    def show_base(self, screen: QWidget) -> None:
        """Show this screen and delete all that was there."""
        old, self._layers = self._layers, [screen]
        self._stack.addWidget(screen)
        self._show_top()
        for each in old:
            self._drop(each)

    def push(self, screen: QWidget) -> None:
        """Show this screen above the present one, which stays as it is."""
        self._layers.append(screen)
        self._stack.addWidget(screen)
        self._show_top()

    def pop(self, screen: QWidget) -> None:
        """Take this screen away; what lay below comes back."""
        if screen in self._layers:
            self._layers.remove(screen)
            self._show_top()
            self._drop(screen)

    @property
    def top(self) -> QWidget | None:
        """The topmost layer, covered or not."""
        return self._layers[-1] if self._layers else None

    @property
    def shown(self) -> QWidget | None:
        """What is seen now: the cover, or the topmost layer."""
        return self._cover or self.top

    def _show_top(self) -> None:
        if self._layers and self._cover is None:
            self._stack.setCurrentWidget(self._layers[-1])

    def _drop(self, screen: QWidget) -> None:
        self._stack.removeWidget(screen)
        screen.hide()
        screen.deleteLater()

    # the cover

    @property
    def is_covered(self) -> bool:
        return self._cover is not None

    def cover(self, screen: QWidget) -> None:
        """Put `screen` above everything in this very frame; popups close, dialogs hide until `uncover`."""
        if self._cover is not None:
            return
        self._focused = QApplication.focusWidget()
        while (popup := QApplication.activePopupWidget()) is not None:
            if not popup.close():
                break
        self._cover = screen
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        for each in QApplication.topLevelWidgets():
            if each is not self and each.isVisible():
                self._covered_dialogs.append(each)
                each.destroyed.connect(self._on_dialog_gone)
                each.setVisible(False)
        self.repaint()
        self.activateWindow()

    def change_cover(self, screen: QWidget) -> None:
        """Another cover instead of the present one; nothing shows in between."""
        old, self._cover = self._cover, screen
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if old is not None:
            self._drop(old)

    def uncover(self) -> None:
        """Everything is as it was before `cover`, the focus too."""
        if self._cover is None:
            return
        cover, self._cover = self._cover, None
        self._show_top()
        self._drop(cover)
        dialogs, self._covered_dialogs = self._covered_dialogs, []
        for dialog in dialogs:
            if isinstance(dialog, QDialog):
                dialog.open()
            else:
                dialog.show()
        if self._focused is not None and self._focused.isVisible():
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focused = None

    def _on_dialog_gone(self, dialog: object) -> None:
        self._covered_dialogs = [each for each in self._covered_dialogs if each is not dialog]

    # the window itself

    def let_close(self) -> None:
        """Everything is put away: close."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_requested.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def _keep_title(self, title: str) -> None:
        if title != TITLE:
            self.setWindowTitle(TITLE)
