"""What lies with both: our page, and frozen copies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from trustbook.language import _, long_date, ngettext, number
from trustbook.ui.fields.answers_view import AnswersView
from trustbook.ui.kit import CardFrame, Rule, TextLabel, column, link_button, note, part_title, row
from trustbook.workbook.sitting.views import ChangedCopy, OurPage, PageView, SharedCopy

_AT_FIRST = 3
"""How many copies are shown before somebody asks for all."""


class Shelf(QWidget):
    """Read only. `take_back_requested` carries the id of a copy that the viewer placed."""

    take_back_requested = Signal(str)

    def __init__(self, page: PageView) -> None:
        super().__init__()
        self._copies = column(spacing=8)
        self._places: dict[str, QWidget] = {}
        """What is shown of each entry, by its id."""
        self._older: Callable[[], None] | None = None
        layout = column(spacing=8)
        if page.our_page is not None:
            layout.addSpacing(8)
            layout.addLayout(column(part_title(_("On our page")), Rule(), spacing=0))
            ours = self._places[page.our_page.entry_id] = _our_page(page, page.our_page)
            layout.addWidget(ours)
        if page.copies or page.changed_copies:
            layout.addSpacing(8)
            layout.addLayout(column(part_title(_("Shared")), Rule(), spacing=0))
            layout.addWidget(note(_("Copies as they were when they were shared. They do not change.")))
            for changed in page.changed_copies:
                layout.addWidget(self._changed(changed, read_only=page.read_only))
            self._show_copies(page, page.copies[:_AT_FIRST])
            if len(page.copies) > _AT_FIRST:
                self._older = partial(self._on_rest, page)
                self._rest = link_button(_show_rest(len(page.copies) - _AT_FIRST), self._older)
                self._copies.addLayout(row(self._rest, None))
        layout.addLayout(self._copies)
        layout.addSpacing(12)
        self.setLayout(layout)
        self.setVisible(page.our_page is not None or bool(page.copies or page.changed_copies))

    def place_of(self, entry_id: str) -> QWidget | None:
        """Where this entry is shown here, with the older ones where it is one of those; None where it is not."""
        if entry_id not in self._places and self._older is not None:
            self._older()
        return self._places.get(entry_id)

    def _show_copies(self, page: PageView, copies: tuple[SharedCopy, ...]) -> None:
        for copy in copies:
            made = self._places[copy.copy_id] = self._copy(copy, read_only=page.read_only)
            self._copies.addWidget(made)

    def _on_rest(self, page: PageView) -> None:
        self._older = None
        self._rest.hide()
        self._show_copies(page, page.copies[_AT_FIRST:])

    def _copy(self, copy: SharedCopy, *, read_only: bool) -> QWidget:
        day = long_date(copy.on)
        words = (
            _("You shared this on {day}").format(day=day)
            if copy.mine
            else _("{name} shared this on {day}").format(name=copy.author.name, day=day)
        )
        head = self._head(words, copy, take_back=copy.mine and not read_only)
        card = CardFrame(column(head, AnswersView(copy.exercise, copy.answers), spacing=8))
        card.setAccessibleName(words)
        return card

    def _changed(self, copy: ChangedCopy, *, read_only: bool) -> QWidget:
        day = long_date(copy.on)
        words = (
            _("What you shared on {day} is no longer as it was when you shared it, so it is not shown here.")
            if copy.mine
            else _("What {name} shared on {day} is no longer as it was when it was shared, so it is not shown here.")
        ).format(name=copy.author.name, day=day)
        more = note(_("Another program has changed it, or it is damaged. A backup may still hold it as it was."))
        return CardFrame(column(self._head(words, copy, take_back=copy.mine and not read_only), more, spacing=8))

    def _head(self, words: str, copy: SharedCopy | ChangedCopy, *, take_back: bool) -> QBoxLayout:
        head = row(TextLabel(words, copy.author.colour), spacing=8)
        head.setStretch(0, 1)
        if take_back:
            button = link_button(_("Take it back…"), lambda: self.take_back_requested.emit(copy.copy_id))
            name = _("Take back what you shared on {day}").format(day=long_date(copy.on))
            button.setAccessibleName(name)
            head.addWidget(button)
        return head


def _our_page(page: PageView, ours: OurPage) -> QWidget:
    joint = {part.id for part in page.exercise.parts if part.privacy == "joint"}
    words = _("Begun on {day}. You write on it when you sit here together.").format(day=long_date(ours.on))
    card = CardFrame(column(note(words), AnswersView(page.exercise, ours.answers, joint, ours.to_sign_anew), spacing=8))
    card.setAccessibleName(_("On our page"))
    return card


def _show_rest(count: int) -> str:
    return ngettext("Show {count} older one", "Show {count} older ones", count).format(count=number(count))
