"""What a program that asks as a screen reader does can read, whether it shows or not."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

_TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def everything_readable() -> str:
    """All texts of the whole tree of this program, from the application down, shown or not."""
    program = QApplication.instance()
    assert program is not None
    application = QAccessible.queryAccessibleInterface(program)
    assert application is not None
    return "\n".join(_texts_below(application))


def _texts_below(parent: QAccessibleInterface) -> Iterator[str]:
    children: list[QAccessibleInterface | None] = [parent.child(number) for number in range(parent.childCount())]
    for child in children:
        if child is None:
            continue
        yield from filter(None, (child.text(kind) for kind in _TEXTS))
        text = child.textInterface()
        if text is not None:
            yield text.text(0, text.characterCount())
        yield from _texts_below(child)
