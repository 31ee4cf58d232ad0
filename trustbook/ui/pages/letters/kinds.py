"""The kinds of letters to begin with, each with one line. Two that belong together stand in one, which asks which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from trustbook.language import _
from trustbook.ui.kit import MenuButton, Rule, Space, TextLabel, column, heading
from trustbook.ui.kit.cards import CardButton
from trustbook.ui.kit.menus import calm_menu
from trustbook.workbook.letters.letter_views import LetterKind

_Begin = Callable[[str], object]


def grouped(kinds: Sequence[LetterKind]) -> list[tuple[str, str, tuple[LetterKind, ...]]]:
    """Name, line and kinds of each line, in their order."""
    found: dict[str, list[LetterKind]] = {}
    for kind in kinds:
        found.setdefault(kind.either or kind.exercise_id, []).append(kind)
    lines = []
    for members in found.values():
        first = members[0]
        many = len(members) > 1
        lines.append((first.either if many else first.name, first.either_line if many else first.line, tuple(members)))
    return lines


class KindLine(CardButton):
    """One kind, with its line below it. Where it stands for several, a menu asks which."""

    def __init__(self, name: str, about: str, members: Sequence[LetterKind], begin: _Begin) -> None:
        super().__init__(name, about, self._on_pressed, "line")
        self._members, self._begin = tuple(members), begin
        self.use_whole_width()
        self.fill(TextLabel(name, "line-name"), TextLabel(about, "note"))

    def _on_pressed(self) -> None:
        if len(self._members) == 1:
            self._begin(self._members[0].exercise_id)
        else:
            self.open_menu()

    def open_menu(self) -> QMenu:
        """Ask which of several kinds it is to be."""
        menu = calm_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.accessibleName())
        _fill(menu, self._members, self._begin)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu


class KindList(QWidget):
    """One line to press for each."""

    def __init__(self, kinds: Sequence[LetterKind], begin: _Begin) -> None:
        super().__init__()
        lines = column(spacing=Space.STATE)
        for name, about, members in grouped(kinds):
            lines.addWidget(KindLine(name, about, members, begin))
            lines.addWidget(Rule())
        self.setLayout(column(heading(_("Write a letter")), lines, spacing=Space.FIELD))


def wrapped_link(words: str, pressed: Callable[[], object]) -> CardButton:
    """A way to somewhere else, in as many lines as it needs beside the letters."""
    made = CardButton(words, "", pressed, "line")
    made.use_whole_width()
    made.fill(TextLabel(words, "line-link"))
    return made


def kinds_button(kinds: Sequence[LetterKind], begin: _Begin) -> QWidget:
    """All kinds in one menu, where there is no room for the list."""
    return MenuButton(_("Write a letter"), lambda menu: _fill(menu, kinds, begin))


def _fill(menu: QMenu, kinds: Sequence[LetterKind], begin: _Begin) -> None:
    for kind in kinds:
        menu.addAction(kind.name).triggered.connect(partial(_begun, begin, kind.exercise_id))


def _begun(begin: _Begin, exercise_id: str, _checked: bool = False) -> None:
    begin(exercise_id)
