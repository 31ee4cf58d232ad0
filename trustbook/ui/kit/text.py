"""Words on the screen. Always plain text: nothing that somebody wrote can become markup."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_READS_WELL = 62
"""Length of a line, in characters, that a wrapped text asks for."""
_WRITTEN = ("reading", "letter")
"""Roles of what people wrote."""
_SPARE = 30
"""Room for the padding that a role may have, in pixels."""
_AROUND_TITLE = 3
"""What is left out above and below a title, in pixels."""
_AROUND_HEADING = 1
"""The same for the title of a part."""
_EXACT_SPARE = 4
"""What the last letter may stand out, in pixels."""


class TextLabel(QLabel):
    """A piece of text with a role: one of those below."""

    def __init__(self, text: str, role: str = "", parent: QWidget | None = None, *, selectable: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(True)
        self.setProperty("role", role)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(1)
        self._align()
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """One line as long as the text, or several of a length that reads well. The height follows the real width."""
        if not self.wordWrap():
            return super().sizeHint()
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(line) for line in self.text().split("\n")), default=0)
        margins = self.contentsMargins()
        wanted = longest + margins.left() + margins.right() + 2 * self.margin() + _SPARE
        width = min(wanted, metrics.averageCharWidth() * _READS_WELL)
        return QSize(width, self.heightForWidth(width))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """Begin where reading begins; Qt does so only for letters that are read so. What people wrote is theirs."""
        if not self._is_written() and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            upright = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
            self.setAlignment(upright | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)

    def _is_written(self) -> bool:
        return self.property("role") in _WRITTEN

    def set_role(self, role: str) -> None:
        """Give it another role and redraw it."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)


class ExactLabel(TextLabel):
    """Asks for one line, exactly as long as its words. Where there is less room it goes on in the next line."""

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self.text()) + margins.left() + margins.right() + _EXACT_SPARE
        return QSize(width, self.heightForWidth(width))


class ToldLabel(TextLabel):
    """Says something of people: it begins where the program's sentences begin, whatever name it begins with."""

    def _is_written(self) -> bool:
        return False


def title(text: str) -> TextLabel:
    """The one title of a screen. Its letters have more room around them than a line of that size needs."""
    made = TextLabel(text, "title")
    made.setContentsMargins(0, -_AROUND_TITLE, 0, -_AROUND_TITLE)
    return made


def heading(text: str) -> TextLabel:
    """The title of a part or a panel. Its letters, too, have more room around them than they need."""
    made = TextLabel(text, "heading")
    made.setContentsMargins(0, -_AROUND_HEADING, 0, -_AROUND_HEADING)
    return made


def part_title(text: str) -> TextLabel:
    """The title of a part of a page, in the letters of its labels: the hairline below tells them apart."""
    return TextLabel(text, "part")


def subheading(text: str) -> TextLabel:
    """A small heading below a heading, in the letters of controls."""
    return TextLabel(text, "subheading")


def paragraph(text: str) -> TextLabel:
    """Running text."""
    return TextLabel(text)


def label(text: str, buddy: QWidget | None = None) -> TextLabel:
    """The question that belongs to a control; `buddy` gets the focus with the label's shortcut and its name."""
    words = TextLabel(text, "label")
    if buddy is not None:
        words.setBuddy(buddy)
        if not buddy.accessibleName():
            buddy.setAccessibleName(text)
    return words


def hint(text: str) -> TextLabel:
    """A quiet help below a question."""
    return TextLabel(text, "hint")


def note(text: str) -> TextLabel:
    """A state, a date, who sees it: in the size of notes."""
    return TextLabel(text, "note")


def state(text: str) -> TextLabel:
    """The state of something that two people agreed on."""
    return TextLabel(text, "state")


def chapter_name(text: str) -> TextLabel:
    """The name of a chapter above its pages."""
    return TextLabel(text, "chapter")


def reading(text: str) -> TextLabel:
    """What people wrote, or are asked to read on."""
    return TextLabel(text, "reading")


def telling(text: str) -> TextLabel:
    """A sentence of the program in the letters of what people wrote."""
    return ToldLabel(text, "reading")


def saying(text: str) -> TextLabel:
    """A spoken sentence, a sentence opener, or a first line; never more than that."""
    return TextLabel(text, "saying")


def soft(text: str) -> TextLabel:
    """Text that may be overlooked."""
    return TextLabel(text, "soft")


def soft_reading(text: str) -> TextLabel:
    """Said in place of what nobody wrote."""
    return TextLabel(text, "soft-reading")


def caution(text: str) -> TextLabel:
    """A calm word of care, set apart from the text."""
    return TextLabel(text, "caution")
