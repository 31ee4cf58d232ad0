"""What a program that asks as a screen reader does can read, whether it shows or not."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

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


def shown_beyond_sight(root: QWidget) -> Iterator[str]:
    """Every line of a list or a table that says that it shows, although its list does not. The choices of a closed
    drop-down are Qt's own.
    """
    for view in root.findChildren(QAbstractItemView):
        if view.isVisible() or _is_of_a_drop_down(view):
            continue
        table = QAccessible.queryAccessibleInterface(view)
        for number in range(table.childCount()):
            row = table.child(number)
            if row.text(QAccessible.Text.Name) and not row.state().invisible:
                yield f"{row.text(QAccessible.Text.Name)!r} of {view.accessibleName()!r} says that it shows"


def _is_of_a_drop_down(view: QAbstractItemView) -> bool:
    holder = view.window().parentWidget()
    return isinstance(holder, QComboBox)
