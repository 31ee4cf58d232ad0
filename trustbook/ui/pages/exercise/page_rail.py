"""The rail beside a sheet: which entry is open, who can see it, and what else can be done with it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QWidget

from trustbook.language import _
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import (
    CheckMark,
    FlowLayout,
    Rule,
    Sign,
    Space,
    TextLabel,
    button,
    column,
    link_button,
    note,
    note_link,
    row,
)
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.kit.menu_button import MenuButton
from trustbook.ui.kit.signs import BESIDE_CONTROL
from trustbook.ui.pages.exercise.last_entry import last_entry
from trustbook.ui.pages.exercise.this_page import PossibleActions, ThisPage, copy_words, others_words, this_entry
from trustbook.workbook.sitting.parts import opens_together

About = Literal["sharing", "paper", "bringing", "erasing"]
"""What it was that happened."""
_INDENT = 3
"""Words stand as far in as those of links, which have room around them for their ring; in pixels."""


class PageRail(QWidget):
    """Entry, privacy and sharing, paper, versions; at its end, quietly, erasing. `said` tells what just happened."""

    needs_room = Signal()
    """It wants to be higher, or needs less."""

    def __init__(self, this_page: ThisPage) -> None:
        super().__init__()
        self.setAccessibleName(_("This page"))
        self._this_page = this_page
        self._entry = MenuButton("", this_page.fill_entries)
        self._entry_words = TextLabel("")
        self._others = note("")
        self._sees, self._why = TextLabel(""), note("")
        self.said, self.said_of_paper = StatusLabel("", "note"), StatusLabel("", "note")
        self.said_of_bringing = StatusLabel("", "note")
        self.bring = CheckMark()
        self.bring.setAccessibleName(_("Bring to counselling"))
        self.bring.clicked.connect(self._on_bring)
        self._share = button(_("Share…"), lambda: self._ask("share"))
        self._copy = note("")
        self._see = link_button(_("See it"), lambda: self._ask("see-copy"))
        self._take_back = link_button(_("Take it back…"), lambda: self._ask("take-back"))
        self._copy_block = self._about_copy()
        self._place = button(_("Put on our page"), lambda: self._ask("place"))
        self._together = button(_("Open together…"), lambda: self._ask("together"))
        self._beside = link_button(_("Side by side"), lambda: self._ask("beside"))
        self._history = link_button(_("Earlier versions…"), lambda: self._ask("history"))
        self._erase = note_link(_("Erase…"), lambda: self._ask("erase"))
        self._last = last_entry(this_page)
        self._then = note_link(_("Then and now"), lambda: self._ask("then"))
        last = [self._last] if self._last is not None else []
        entry = column(row(self._entry, None), self._entry_words, self._others, *last, row(self._then, None), spacing=0)
        self._entry_block = self._block("calendar", entry)
        self._lock, self._heads = Sign("lock", BESIDE_CONTROL), Sign("users", BESIDE_CONTROL)
        talk = link_button(_("Hold this talk at the table"), lambda: self._ask("talk"))
        self._talk_row = _beside(Sign("message-circle", BESIDE_CONTROL), row(talk, None))
        self._history_row = _beside(Sign("history", BESIDE_CONTROL), row(self._history, None))
        seen = (self._privacy(), self._copy_block)
        self.setLayout(column(self._entry_block, *seen, Rule(), *self._paper(), spacing=Space.STEP))
        for words in (self._entry_words, self._others, self._sees, self._why, self._copy, *self._all_said()):
            words.setIndent(_INDENT)
        this_page.changed.connect(self._show)
        self._show()

    def say(self, words: str, about: About = "sharing") -> None:
        """Say what happened, where it was asked for. Only the newest stands."""
        here = {"paper": self.said_of_paper, "bringing": self.said_of_bringing}.get(about, self.said)
        for elsewhere in self._all_said():
            if elsewhere is not here:
                elsewhere.setText("")
                elsewhere.hide()
        here.setVisible(bool(words))
        here.say(words)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.needs_room.emit()
        return done

    def _block(self, sign: str, words: QBoxLayout) -> QWidget:
        return _held(column(_beside(Sign(sign, BESIDE_CONTROL), words), Rule(), spacing=Space.STEP))

    def _privacy(self) -> QWidget:
        words = column(
            self._sees,
            self._why,
            Space.STATE,
            row(self._share, None),
            row(self._place, None),
            row(self._together, None),
            row(self._beside, None),
            self.said,
            spacing=Space.STATE,
        )
        return _beside(column(self._lock, self._heads), words)

    def _about_copy(self) -> QWidget:
        """What of this entry lies with both, and the way to it."""
        ways = FlowLayout(self._see, self._take_back, spacing=Space.STEP)
        return _beside(Sign("users", BESIDE_CONTROL), column(self._copy, _held(ways), spacing=Space.STATE))

    def _paper(self) -> list[QWidget]:
        paper = link_button(_("Print or write a PDF…"), lambda: self._ask("print"))
        return [
            self._talk_row,
            self._make_bring_row(),
            _held(
                column(
                    _beside(Sign("printer", BESIDE_CONTROL), row(paper, None)),
                    _beside(QWidget(), column(self.said_of_paper)),
                    spacing=0,
                )
            ),
            self._history_row,
            _beside(QWidget(), row(self._erase, None)),
        ]

    def _make_bring_row(self) -> QWidget:
        line = MarkRow(self.bring, _("Bring to counselling"))
        return _held(column(line, _beside(QWidget(), column(self.said_of_bringing)), spacing=0))

    def _on_bring(self, _checked: bool) -> None:
        self.bring.setChecked(self._this_page.fits.brought)  # until it is so
        self._ask("bring")

    def _all_said(self) -> tuple[StatusLabel, ...]:
        return self.said, self.said_of_paper, self.said_of_bringing

    def _ask(self, name: str) -> None:
        self._this_page.action_requested.emit(name)

    def _show(self) -> None:
        fits = self._this_page.fits
        self._show_entry(fits)
        self._sees.setText(_sees_words(fits))
        self._why.setText(_why_words(fits))
        both = fits.on_our_page and not _is_written_apart(fits)
        self._lock.setVisible(not both)
        self._heads.setVisible(both)
        self._share.setVisible(fits.can_share and fits.page.exists)
        copied = copy_words(fits, self._this_page.today)
        self._copy.setText(copied)
        self._copy_block.setVisible(bool(copied))
        self._take_back.setVisible(fits.can_take_back)
        self._place.setVisible(fits.can_place)
        self._together.setVisible(fits.page.can_open_together)
        self._beside.setVisible(fits.side_by_side)
        self._then.setVisible(fits.then_and_now)
        self._talk_row.setVisible(fits.can_talk)
        self._history_row.setVisible(fits.page.exists)
        self._erase.setVisible(fits.can_erase and fits.page.exists)
        self.bring.setChecked(fits.brought)
        for said in self._all_said():
            said.setVisible(bool(said.text()))

    def _show_entry(self, fits: PossibleActions) -> None:
        words = this_entry(fits.page, self._this_page.today)
        others = "" if self._last is not None else others_words(fits.page, self._this_page.today)
        menu = bool(fits.page.earlier) or fits.new_entry
        self._entry.setText(words.replace("&", "&&"))
        self._entry.setAccessibleName(words)
        self._entry.setAccessibleDescription(_("Entries of this page"))
        self._entry_words.setText(words)
        self._entry.setVisible(menu)
        self._entry_words.setVisible(not menu)
        self._others.setText(others)
        self._others.setVisible(bool(others))
        self._entry_block.setVisible(fits.page.exists or menu)


def _sees_words(fits: PossibleActions) -> str:
    if _is_written_apart(fits):
        return _("Each at your own seat")
    return _("On our page") if fits.on_our_page else _("In your own book")


def _is_written_apart(fits: PossibleActions) -> bool:
    """Whether this is a page that each writes alone, looked at from Together."""
    return fits.on_our_page and all(part.who == "each" for part in fits.page.exercise.parts)


def _why_words(fits: PossibleActions) -> str:
    if _is_written_apart(fits):
        return _("Each of you writes this alone. Nothing of it is here, but what one of you shared.")
    if fits.on_our_page:
        return _("Both of you read and write here.")
    if fits.page.placed:
        return _("Only your own sign-in opens it. What you shared is a copy.")
    if fits.can_share and opens_together(fits.page.exercise):
        return _(
            "Only your own sign-in opens it. You may share lines of it when you like, or go to Together and open it"
            " side by side once both of you are ready."
        )
    if fits.can_share:
        return _("Only your own sign-in opens it. You may share lines of it when you like.")
    return _("Only your own sign-in opens it.")


def _beside(sign: QWidget | QBoxLayout, words: QBoxLayout) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.CARD)
    grid.setColumnMinimumWidth(0, Sign("lock", BESIDE_CONTROL).sizeHint().width())
    grid.setColumnStretch(1, 1)
    if isinstance(sign, QWidget):
        one_line = words.count() == 2 and words.direction() == QBoxLayout.Direction.LeftToRight
        grid.addWidget(sign, 0, 0, Qt.AlignmentFlag.AlignVCenter if one_line else Qt.AlignmentFlag.AlignTop)
    else:
        sign.addStretch(1)
        grid.addLayout(sign, 0, 0)
    grid.addLayout(words, 0, 1)
    holder = QWidget()
    holder.setLayout(grid)
    return holder


def _held(layout: QLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder
