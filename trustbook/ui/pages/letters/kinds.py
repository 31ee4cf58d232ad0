"""The kinds of letters to begin with, each with one line. Two that belong together stand in one, which asks which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from trustbook.language import _
from trustbook.ui.kit import MenuButton, Rule, Space, column, heading, link_button, note
from trustbook.workbook.letter_views import LetterKind


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


class KindList(QWidget):
    """One link for each line."""

    def __init__(self, kinds: Sequence[LetterKind], begin: Callable[[str], object]) -> None:
        super().__init__()
        items: list[QWidget] = [heading(_("Write a letter"))]
        for name, about, members in grouped(kinds):
            items += [_line(name, about, members, begin), Rule()]
        self.setLayout(column(*items, spacing=Space.CARD))


def _line(name: str, about: str, members: Sequence[LetterKind], begin: Callable[[str], object]) -> QWidget:
    made = (
        link_button(name, lambda: begin(members[0].exercise_id))
        if len(members) == 1
        else MenuButton(name, lambda menu: _fill(menu, members, begin))
    )
    made.setAccessibleDescription(about)
    holder = QWidget()
    holder.setLayout(column(made, note(about), spacing=Space.STATE))
    return holder


def kinds_button(kinds: Sequence[LetterKind], begin: Callable[[str], object]) -> QWidget:
    """All kinds in one menu, where there is no room for the list."""
    return MenuButton(_("Write a letter"), lambda menu: _fill(menu, kinds, begin))


def _fill(menu: QMenu, kinds: Sequence[LetterKind], begin: Callable[[str], object]) -> None:
    for kind in kinds:
        menu.addAction(kind.name).triggered.connect(partial(_begun, begin, kind.exercise_id))


def _begun(begin: Callable[[str], object], exercise_id: str, _checked: bool = False) -> None:
    begin(exercise_id)
