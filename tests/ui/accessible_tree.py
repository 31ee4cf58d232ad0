"""What a program that asks as a screen reader does can read, whether it shows or not."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

_TEXTS = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def everything_readable() -> str:
    """All texts of the whole tree of this program, from the application down, shown or not."""
    application = QAccessible.queryAccessibleInterface(QApplication.instance())
    assert application is not None
    return "\n".join(_texts_below(application))


def _texts_below(parent: QAccessibleInterface) -> Iterator[str]:
    for number in range(parent.childCount()):
        child = parent.child(number)
        if child is None:
            continue
        yield from filter(None, (child.text(kind) for kind in _TEXTS))
        text = child.textInterface()
        if text is not None:
            yield text.text(0, text.characterCount())
        yield from _texts_below(child)
