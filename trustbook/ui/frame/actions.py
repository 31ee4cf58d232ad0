"""Everything that can be done from the menu and by keys, as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from trustbook.language import _
from trustbook.ui.kit.menus import calm_menu, menu_beside

TABS = 9
"""Most tabs that a window has; each has a key."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One thing to do. `keys` are portable key sequences, the first is shown; without a label it has keys only."""

    id: str
    label: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """What stands between two lines of the menu; with a `title`, what opens beside it."""

    items: tuple[MenuItem, ...]
    title: str = ""


def menu_groups() -> tuple[MenuGroup, ...]:
    """All groups of the menu, in order. What is seldom needed opens beside its title: the rest is read at a glance.

    What has a button in the header on every window has only its key here.
    """
    return (
        MenuGroup((
            MenuItem("where", _("Where to start"), ("Ctrl+J",)),
            MenuItem("good-thing", _("Note a good thing"), ("Ctrl+N",)),
            MenuItem("jar", _("The jar of good things")),
        )),
        MenuGroup((
            MenuItem("find", _("Find"), ("Ctrl+F",)),
            MenuItem("print", _("Print or save as PDF"), ("Ctrl+P",)),
            MenuItem("bring", _("Bring this page to counselling"), ("Ctrl+B", "B")),
            MenuItem("at-hand", _("Keep this page at hand"), ("Ctrl+Shift+D",)),
        )),
        MenuGroup((MenuItem("settings", _("Settings"), ("Ctrl+,",)),)),
        MenuGroup((
            MenuItem("together", _("Go to Together"), ("Ctrl+T",)),
            MenuItem("seat-first", _("To {name}’s seat"), ("Alt+1",)),
            MenuItem("seat-second", _("To {name}’s seat"), ("Alt+2",)),
            MenuItem("hand-over", _("Invite my partner"), ("Ctrl+H",)),
            MenuItem("leave", _("Leave this workbook…")),
        ), _("Seats")),
        MenuGroup((
            MenuItem("worksheets", _("Print blank worksheets"), ("Ctrl+Shift+P",)),
            MenuItem("filled-form", _("Read answers from a filled form…")),
            MenuItem("backups", _("Backups"), ("Ctrl+Shift+B",)),
        ), _("Paper and copies")),
        MenuGroup((
            MenuItem("undo", _("Undo"), ("Ctrl+Z",)),
            MenuItem("redo", _("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
            MenuItem("larger", _("Larger text"), ("Ctrl++", "Ctrl+=")),
            MenuItem("smaller", _("Smaller text"), ("Ctrl+-",)),
            MenuItem("usual-size", _("Text in its usual size"), ("Ctrl+0",)),
        ), _("Text")),
        MenuGroup((
            MenuItem("help", _("Getting help"), ("F1",)),
            MenuItem("guide", _("Guide"), ("Ctrl+G",)),
            MenuItem("check", _("Is this book right for us?")),
            MenuItem("privacy", _("What is private, and what is not")),
        )),
        MenuGroup((MenuItem("close", _("Close the workbook"), ("Ctrl+Q", "Ctrl+W")),)),
        MenuGroup((
            MenuItem("today", "", ("Ctrl+E",)),
            MenuItem("cover", "", ("F9",)),
            MenuItem("lock", "", ("Ctrl+L",)),
            MenuItem("next-tab", "", ("Ctrl+Tab", "Ctrl+PgDown")),
            MenuItem("previous-tab", "", ("Ctrl+Shift+Tab", "Ctrl+PgUp")),
            MenuItem("next-part", "", ("F6",)),
            MenuItem("previous-part", "", ("Shift+F6",)),
            *(MenuItem(f"tab-{number}", "", (f"Ctrl+{number}",)) for number in range(1, TABS + 1)),
        )),
    )  # fmt: skip


class Actions:
    """The actions of one screen. They live on `home`: while it is hidden or covered their keys do nothing."""

    def __init__(self, home: QWidget, handlers: Mapping[str, Callable[[], object]]) -> None:
        self._actions: dict[str, QAction] = {}
        self.menu = calm_menu(home)
        self.menu.setAccessibleName(_("Menu"))
        for group in menu_groups():
            menu = self._menu_of(group)
            for item in group.items:
                action = self._make(home, item, handlers[item.id])
                if item.label:
                    menu.addAction(action)

    def __getitem__(self, item_id: str) -> QAction:
        return self._actions[item_id]

    def fit_to_page(self, *, is_open: bool, is_kept: bool, brings: bool) -> None:
        """While the menu is open: what can be done with the page that is shown. Keys say themselves what they miss."""
        kept = self._actions["at-hand"]
        kept.setText(_("Keep this page at hand no more") if is_kept else _("Keep this page at hand"))
        kept.setEnabled(is_open and kept.isVisible())
        self._actions["bring"].setEnabled(brings)

    def show_find(self, shown: bool) -> None:
        """Before the menu opens: Find stands in it where the header has no room for its button."""
        if shown:
            self.menu.insertAction(self._actions["print"], self._actions["find"])
        else:
            self.menu.removeAction(self._actions["find"])

    def end_of_menu(self) -> None:
        """The menu was closed: every key is heard again."""
        self._actions["at-hand"].setEnabled(self._actions["at-hand"].isVisible())
        self._actions["bring"].setEnabled(True)

    def offer(self, item_id: str, possible: bool) -> None:
        """Show an action only where it can be done."""
        self._actions[item_id].setVisible(possible)
        self._actions[item_id].setEnabled(possible)

    def _menu_of(self, group: MenuGroup) -> QMenu:
        """The menu that a group stands in: one with a title opens from the group before it."""
        if not group.title:
            if self._actions and group.items[0].label:
                self.menu.addSeparator()
            return self.menu
        beside = menu_beside(self.menu, group.title)
        beside.setAccessibleName(group.title)
        return beside

    def _make(self, home: QWidget, item: MenuItem, handler: Callable[[], object]) -> QAction:
        action = QAction(item.label.replace("&", "&&"), home)
        action.setObjectName(item.id)
        action.setShortcuts([QKeySequence(keys) for keys in item.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False: handler())
        home.addAction(action)
        self._actions[item.id] = action
        return action


def shortcut_words(keys: str) -> str:
    """A key sequence as the system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
