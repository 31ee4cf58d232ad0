"""A text on a sheet of paper: calm lines, ways to what belongs to it, and the way back. Nothing notes it was opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QWidget

from trustbook.language import _
from trustbook.ui.frame.block_widgets import block_widgets
from trustbook.ui.frame.flow_steps import BlockKind, FlowText
from trustbook.ui.kit import (
    FlowLayout,
    Rule,
    ScrollPage,
    TextLabel,
    back_button,
    button,
    column,
    hint,
    link_button,
    row,
    subheading,
    title,
)
from trustbook.ui.kit.marking import mark_word

_ABOVE_FOUND = 120
"""Pixels kept in sight around a paragraph in which a word was found."""
_ABOVE_HEADING = 12
"""Pixels kept in sight above a heading that was asked for."""
_CHARACTERS = 64
"""Of the plain letters; those of a reading text are a little larger."""
_LONG = 8
"""Headings; a text of so many says at its beginning which they are."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to something else. `id` is that of the text, chapter or exercise; `about` stands below it."""

    kind: Literal["text", "chapter", "guide", "credits", "exercise", "unsaved"]
    id: str
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """Some ways under a heading."""

    heading: str
    links: tuple[Link, ...]


class ReadingPage(ScrollPage):
    """A title, its blocks, its links, and "Back". Arrow keys, Page Down and the space bar scroll."""

    closed = Signal()
    followed = Signal(object)
    """A `Link`."""
    print_requested = Signal()

    def __init__(
        self,
        title_text: str,
        blocks: tuple[FlowText, ...],
        links: Sequence[Links] = (),
        *,
        first: QWidget | None = None,
        inset: QWidget | None = None,
        can_print: bool = False,
    ) -> None:
        """`first` stands between the title and the text, `inset` after its beginning."""
        pieces: list[QWidget | QLayout | int | None] = [self._head(title_text)]
        if first is not None:
            pieces += [4, first]
        begins = _beginning(blocks)
        beginning, rest = _drawn(begins), _drawn(blocks[len(begins) :])
        self._text = [each for each in (*beginning, *rest) if isinstance(each, QWidget)]
        between: list[QWidget | QLayout | int | None] = [inset, 4] if inset is not None else []
        pieces += [*beginning, *self._headings(rest), *between, *rest]
        for group in links:
            pieces += [8, Rule(), subheading(group.heading), self._ways(group)]
        ways = [button(_("Back"), lambda: self.closed.emit())]
        if can_print:
            ways.append(button(_("Print or save as PDF…"), lambda: self.print_requested.emit()))
        pieces += [10, FlowLayout(*ways)]
        super().__init__(column(*pieces, spacing=12), _CHARACTERS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title_text)

    def take_focus(self) -> None:
        """Reading begins at the top."""
        self.begin_at_top()

    def show_word(self, word: str) -> None:
        """Mark the folded `word` where it first stands in the text, and scroll there once the page has its height."""
        found = next(filter(None, (mark_word(each, word) for each in self._text)), None)
        if found is not None:
            QTimer.singleShot(0, found, lambda: self.ensureWidgetVisible(found, 20, _ABOVE_FOUND))

    def _head(self, title_text: str) -> QLayout:
        """A long text has its way back where reading begins, too."""
        back = back_button(lambda: self.closed.emit())
        line = row(title(title_text), back, spacing=16)
        line.setStretch(0, 1)
        line.setAlignment(back, Qt.AlignmentFlag.AlignTop)
        return line

    def _headings(self, pieces: Sequence[QWidget | QLayout | int | None]) -> list[QWidget | QLayout | int | None]:
        """Ways to the headings of a long text."""
        found = [each for each in pieces if isinstance(each, TextLabel) and each.property("role") == "subheading"]
        if len(found) < _LONG:
            return []
        ways = [row(link_button(each.text(), partial(self._go_to, each)), None) for each in found]
        return [hint(_("Further down on this page:")), column(*ways, spacing=2), 4]

    def _go_to(self, heading: TextLabel) -> None:
        """Reading goes on there, by eye and by keys."""
        self.verticalScrollBar().setValue(heading.mapTo(self.desk, QPoint()).y() - _ABOVE_HEADING)
        heading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ways(self, group: Links) -> QLayout:
        lines: list[QLayout | QWidget | int] = []
        for each in group.links:
            lines.append(row(self._way(each), None))
            if each.about:
                lines += [hint(each.about), 8]
        return column(*lines, spacing=2)

    def _way(self, link: Link) -> QWidget:
        made = link_button(link.label, lambda: self.followed.emit(link))
        made.setObjectName(f"{link.kind} {link.id}".strip())
        made.setAccessibleDescription(link.about)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        bar = self.verticalScrollBar()
        wanted = {
            Qt.Key.Key_Space: bar.value() + bar.pageStep(),
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(Qt.Key(event.key()))
        if wanted is not None:
            bar.setValue(wanted)
            return
        super().keyPressEvent(event)


def _beginning(blocks: tuple[FlowText, ...]) -> tuple[FlowText, ...]:
    """What stands before the first heading; a text that begins with one begins with what is most urgent."""
    headings = [place for place, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if headings[:1] == [0]:
        headings = headings[1:]
    return blocks[: headings[0]] if headings else blocks


def _drawn(blocks: tuple[FlowText, ...]) -> list[QWidget | QLayout | int | None]:
    """The text in letters for reading; a heading stands nearer to what follows than to what came before."""
    widgets: list[QWidget | QLayout | int | None] = []
    for block, widget in zip(_first_of_each(blocks), block_widgets(blocks), strict=True):
        if block.kind is BlockKind.HEADING:
            widgets.append(6)
        for words in (widget, *widget.findChildren(TextLabel)):
            if isinstance(words, TextLabel) and words.property("role") == "":
                words.setProperty("role", "reading")
        widgets.append(widget)
    return widgets


def _first_of_each(blocks: tuple[FlowText, ...]) -> list[FlowText]:
    """The blocks, items that follow each other as one: as they are drawn."""
    kept: list[FlowText] = []
    for block in blocks:
        if block.kind is not BlockKind.ITEM or not kept or kept[-1].kind is not BlockKind.ITEM:
            kept.append(block)
    return kept
