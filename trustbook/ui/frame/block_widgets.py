"""Draws blocks of text and the fields of a form with the widget kit."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.ui.frame.flow_steps import BlockKind, FieldKind, FlowField, FlowText
from trustbook.ui.kit import (
    CardFrame,
    LineInput,
    PassphraseInput,
    TextLabel,
    caution,
    column,
    hint,
    label,
    paragraph,
    row,
    subheading,
)


def block_widgets(blocks: Iterable[FlowText]) -> list[QWidget]:
    """One widget for each block; items that follow each other stand close together."""
    widgets: list[QWidget] = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        drawn = [_block(block) for block in group]
        if kind is BlockKind.ITEM:
            together = QWidget()
            together.setLayout(column(*drawn, spacing=5))
            drawn = [together]
        widgets += drawn
    return widgets


def _block(block: FlowText) -> QWidget:
    if block.kind is BlockKind.HEADING:
        return subheading(block.text)
    if block.kind is BlockKind.LEAD:
        return TextLabel(block.text, "lead")
    if block.kind is BlockKind.ITEM:
        return _item(block.text)
    if block.kind is BlockKind.CAUTION:
        return caution(block.text)
    return hint(block.text) if block.kind is BlockKind.HINT else paragraph(block.text)


def _item(text: str) -> QWidget:
    mark = TextLabel("–", "soft")
    mark.setWordWrap(False)
    mark.setAlignment(Qt.AlignmentFlag.AlignTop)
    line = QWidget()
    layout = row(8, mark, paragraph(text), spacing=8)
    layout.setStretch(2, 1)
    line.setLayout(layout)
    return line


class ShownText(QWidget):
    """Something to be copied by hand: large, selectable, in a box."""

    def __init__(self, field: FlowField) -> None:
        super().__init__()
        self._words = TextLabel(field.value, "to-copy", selectable=True)
        self._words.setAccessibleName(f"{field.label}: {field.value}")
        self._words.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusProxy(self._words)
        items: list[QWidget] = [label(field.label), CardFrame(column(self._words))]
        if field.help:
            items.append(hint(field.help))
        self.setLayout(column(*items, spacing=6))

    def text(self) -> str:
        """What is shown."""
        return self._words.text()


FieldWidget = LineInput | ShownText


def field_widget(field: FlowField) -> FieldWidget:
    """The widget of one field."""
    if field.kind is FieldKind.SHOWN:
        return ShownText(field)
    if field.kind is FieldKind.PASSPHRASE:
        return PassphraseInput(field.label, field.help)
    line = LineInput(field.label, field.help, role="code" if field.kind is FieldKind.CODE else "")
    line.set_text(field.value)
    return line
