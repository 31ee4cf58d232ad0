"""The one window: layers of screens, and the cover above all of them. Knows no feature."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from trustbook.ui.kit import column

TITLE = "Trustbook"
"""Neutral on purpose: no name of a person, a page or a workbook ever stands in a title."""
_SIZE = QSize(1350, 760)
_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
"""Kinds of windows that belong to what is shown now, the cover too: menus, lists, tips."""


class _Sheltered:
    """A dialog, or another window of the program, that waits in the shelter while the cover is there."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._parent = window.parentWidget()
        self._flags = window.windowFlags()
        self._geometry = window.geometry()
        window.setVisible(False)
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)

    def move(self, shelter: QWidget) -> None:
        """Out of the windows of the program. Not while one of its own events is handled: its native window goes."""
        if isValid(self._window) and self._window.parent() is not shelter:
            self._window.setParent(shelter)

    def take_back(self) -> bool:
        """Make it a window again, still hidden. False when it is gone, or when what it belonged to is gone."""
        if not isValid(self._window):
            return False
        if self._parent is not None and not isValid(self._parent):
            self._window.deleteLater()
            return False
        self._window.setParent(self._parent, self._flags)
        self._window.setGeometry(self._geometry)
        return True

    def show(self) -> None:
        """Show it, as it was shown before."""
        if isinstance(self._window, QDialog):
            self._window.open()
        else:
            self._window.show()


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
        self._hiding: set[QWidget] = set()
        """Layers below which nothing can be read."""
        self._asked_from: dict[QWidget, QWidget | None] = {}
        """What had the focus before a layer was put above the others."""
        self._stack = QStackedWidget()
        self.setLayout(column(self._stack))
        self._cover: QWidget | None = None
        self._shelter = QWidget()
        """Never shown. What lies in it is on no screen, hears no key, and no screen reader finds it."""
        self.destroyed.connect(self._shelter.deleteLater)
        self._covered_dialogs: list[_Sheltered] = []
        self._late: list[QWidget] = []
        """Dialogs that wanted to open while the cover is there, and are not put away yet."""
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
        self._hiding.clear()
        self._asked_from.clear()
        self._place(screen)
        self._show_top()
        for each in old:
            self._drop(each)

    def push(self, screen: QWidget, *, hides_rest: bool = False) -> None:
        """Show this screen above the present one, which stays as it is.

        `hides_rest`: somebody else may sit down. As under the cover, no screen reader finds what lies below.
        """
        below = list(self._layers)
        self._asked_from[screen] = self.focusWidget()
        self._layers.append(screen)
        self._place(screen)
        self._show_top()
        if hides_rest:
            self._hiding.add(screen)
            for layer in below:
                self._place(layer)
            QTimer.singleShot(0, self, self._shelter_rest)

    def pop(self, screen: QWidget) -> None:
        """Take this screen away; what lay below comes back."""
        if screen in self._layers:
            self._layers.remove(screen)
            self._hiding.discard(screen)
            focused = self._asked_from.pop(screen, None)
            for layer in self._layers:
                if layer.parent() is self._shelter and not self._is_hidden(layer):
                    self._place(layer)
            self._show_top()
            self._drop(screen)
            if focused is not None and isValid(focused) and focused.isVisible():
                focused.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def top(self) -> QWidget | None:
        """The topmost layer, covered or not."""
        return self._layers[-1] if self._layers else None

    @property
    def shown(self) -> QWidget | None:
        """What is seen now: the cover, or the topmost layer."""
        return self._cover or self.top

    def _place(self, screen: QWidget) -> None:
        if not self._is_hidden(screen):
            self._stack.addWidget(screen)
        else:
            self._stack.removeWidget(screen)
            screen.setParent(self._shelter)

    def _is_hidden(self, screen: QWidget) -> bool:
        above = self._layers[self._layers.index(screen) + 1 :] if screen in self._layers else []
        return self._cover is not None or any(each in self._hiding for each in above)

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
        """Put `screen` above everything in this very frame; popups close, dialogs wait until `uncover`.

        What is covered leaves the window: else a screen reader, or whoever asks as one, could read all of it.
        """
        if self._cover is not None:
            return
        self._focused = QApplication.focusWidget()
        while (popup := QApplication.activePopupWidget()) is not None:
            if not popup.close():
                break
        self._cover = screen
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        shown = [each for each in QApplication.topLevelWidgets() if each is not self and each.isVisible()]
        self._covered_dialogs = [_Sheltered(each) for each in shown]
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)
        self.repaint()
        for layer in self._layers:  # takes some frames for a full page, and nobody is answered in between
            self._place(layer)
        self.activateWindow()
        QTimer.singleShot(0, self, self._shelter_rest)

    def close_dialogs(self) -> None:
        """Close every dialog and popup, as Esc does."""
        for each in QApplication.topLevelWidgets():
            if each is not self and each.isVisible():
                each.close()

    def uncover(self) -> None:
        """Everything is as it was before `cover`, the focus too."""
        if self._cover is None:
            return
        if (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)
        self._put_away_late()
        cover, self._cover = self._cover, None
        for layer in self._layers:
            self._place(layer)
        self._show_top()
        self._drop(cover)
        dialogs, self._covered_dialogs = self._covered_dialogs, []
        for dialog in [each for each in dialogs if each.take_back()]:
            dialog.show()
        if self._focused is not None and isValid(self._focused) and self._focused.isVisible():
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focused = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the cover is there: what opens only now (an answer came late) waits under it too."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and self._would_be_above(watched):
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            self._late.append(watched)
            QTimer.singleShot(0, self, self._put_away_late)  # it cannot be hidden amid being shown
        return False

    def _would_be_above(self, widget: QWidget) -> bool:
        return widget.isWindow() and widget is not self and widget.windowType() not in _PASSING

    def _put_away_late(self) -> None:
        late, self._late = self._late, []
        self._covered_dialogs += [_Sheltered(each) for each in late if isValid(each)]
        self._shelter_rest()

    def _shelter_rest(self) -> None:
        """Dialogs leave too, and a reader that remembers a thing from before the cover gets no answer any more."""
        if self._cover is None and not self._hiding:
            return
        from PySide6.QtGui import QAccessible  # 2 ms, which the first picture need not wait for

        for dialog in self._covered_dialogs:
            dialog.move(self._shelter)
        for widget in self._shelter.findChildren(QWidget) if QAccessible.isActive() else ():
            known = QAccessible.queryAccessibleInterface(widget)
            if known is not None:
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))

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
