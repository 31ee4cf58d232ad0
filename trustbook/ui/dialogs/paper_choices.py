"""What goes on paper: which pages, how, and who will be able to open the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trustbook.documents.document import Margins
from trustbook.language import _
from trustbook.ui.dialogs.file_protection import FileProtection
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.dialogs.paper_worksheets import Contents, WorksheetChoices
from trustbook.ui.dialogs.scope_list import Listed, ScopeList
from trustbook.ui.fields.date_field import DayEdit
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CheckMark, TextLabel, column, hint
from trustbook.workbook.paper_choice import PaperChoice, PaperLook

Paper = Literal["a4", "letter"]
Style = Literal["filled", "blank", "fillable", "cards"]


_OF_ANY_DAY: Final = ("page", "picked")
"""Scopes that say themselves which pages they are, so that days narrow nothing."""


@dataclass(frozen=True, slots=True)
class Scope:
    """One thing that can be put on paper. `choice` says what, without style, paper, dates or private pages."""

    id: str
    label: str
    choice: PaperChoice
    styles: tuple[Style, ...] = ("filled", "blank", "fillable")
    only_private: bool = False
    """It is an own page of the person at the seat."""
    about: str = ""
    """What it is for, in a sentence."""
    fixed: tuple[Literal["form", "alone"], ...] = ()
    """What cannot be chosen for it, as it is one way only."""
    begins: Style | None = None
    """What is chosen at first, if not the first of `styles`."""
    also: tuple[str, ...] = ()
    """Other words that it is found by."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the dialog offers. `private`: there are own pages that could be printed from this seat."""

    scopes: tuple[Scope, ...]
    first: str
    paper: Paper
    private: bool
    solo: bool = False
    alone: bool = False
    """Sheets are for one person at first."""


class Choices(QWidget):
    """What can be chosen beside a preview. `changed` whenever another PDF is wanted."""

    changed = Signal()

    def __init__(self, protection: FileProtection | None = None) -> None:
        super().__init__()
        self.contents = Contents()
        self._protection_is_here = protection is None
        self.protection = protection or FileProtection()
        self.protect, self.password = self.protection.protect, self.protection.password

    def choice(self) -> PaperChoice:
        """What is chosen now."""
        raise NotImplementedError

    def lacking(self) -> str:
        """What has to be chosen before there is anything to show; "" where there is something."""
        return ""

    def wanted_password(self) -> str | None:
        """The password for the file, None for a file that anyone can open. "" means that it is still to be typed."""
        return None


class PaperChoices(Choices):
    """For pages, worksheets and texts."""

    def __init__(self, offer: Offer, today: Callable[[], date], protection: FileProtection | None = None) -> None:
        """`protection` stands elsewhere, where it is always in sight; without one, it is the last of these choices."""
        super().__init__(protection)
        self._offer = offer
        self._style_picked = False
        self._scopes = {scope.id: scope for scope in offer.scopes}
        lines = tuple(Listed(scope.id, scope.label, scope.also) for scope in offer.scopes)
        self.scope = ScopeList(_("What"), lines, offer.first)
        self.style_ = OneOfWords(
            _("How"),
            (
                ("filled", _("Filled in")),
                ("blank", _("Blank, to write by hand")),
                ("fillable", _("To fill in on a computer")),
                ("cards", _("Pocket cards")),
            ),
        )
        self.typed = TextLabel(
            _(
                "What is typed is kept in that file, and whoever has it can read it."
                " “Read answers from a filled form” in the menu of a workbook brings it in."
            ),
            "hint",
        )
        self.worksheets = WorksheetChoices()
        self.worksheets.alone.setChecked(offer.alone)
        self.about = TextLabel("", "soft")
        self.paper = OneOfWords(_("Paper"), (("a4", _("A4")), ("letter", _("US Letter"))))
        self.paper.choose(offer.paper)
        self.large, self._large_row = _mark(_("Large print"))
        self.steps, self._steps_row = _mark(_("With steps, hints and what was not ticked"))
        whose = _("My name on the cover") if offer.solo else _("Our names on the cover")
        self.names, self._names_row = _mark(whose, ticked=True)
        self.margins = OneOfWords(
            _("Margins"),
            (
                ("usual", _("Usual margins")),
                ("binding", _("With room for binding")),
                ("duplex", _("For both sides of a sheet, bound")),
            ),
        )
        self.since = DayEdit(_("From this day on"), today, past=True)
        self.until = DayEdit(_("Up to this day"), today, past=True)
        self.private = CheckMark()
        self._private_row = MarkRow(self.private, self._name_private())
        self._days = self._day_lines()
        self.setLayout(self._arranged())
        self._connect()
        self._on_scope()

    def choice(self) -> PaperChoice:
        """What is chosen now."""
        scope = self._scope()
        filled = self._is_filled()
        dated = filled and scope.choice.scope not in _OF_ANY_DAY
        return replace(
            scope.choice,
            style="filled" if filled else "fillable" if self.style_.current() == "fillable" else "blank",
            cards=scope.choice.cards or self.style_.current() == "cards",
            short=self.worksheets.is_short(),
            alone=self.worksheets.is_alone(),
            look=self._look(),
            since=self.since.day() if dated else None,
            until=self.until.day() if dated else None,
            private=filled and self._offer.private and self.private.isChecked(),
        )

    def _look(self) -> PaperLook:
        return PaperLook(
            paper="letter" if self.paper.current() == "letter" else "a4",
            large=self.large.isChecked(),
            margins=self._margins(),
            with_steps=self._has_steps() and self.steps.isChecked(),
            named=self.names.isChecked() or not self._has_cover(),
        )

    def _margins(self) -> Margins:
        found: dict[str, Margins] = {"binding": "binding", "duplex": "duplex"}
        return found.get(self.margins.current(), "usual")

    def wanted_password(self) -> str | None:
        return self.protection.wanted_password()

    def _is_filled(self) -> bool:
        """Whether answers will stand on the paper: on pages, or on the card of a page that is there."""
        style = self.style_.current()
        choice = self._scope().choice
        return style == "filled" or (style == "cards" and (choice.entry_id is not None or bool(choice.picked)))

    def _has_steps(self) -> bool:
        """Whether there are filled pages that could have their steps."""
        return self.style_.current() == "filled" and not self._scope().choice.letter

    def _has_cover(self) -> bool:
        return self.style_.current() == "filled" and self._scope().choice.scope in ("tab", "workbook")

    def _scope(self) -> Scope:
        return self._scopes[self.scope.current()]

    def _name_private(self) -> str:
        text = (
            _("With what I wrote in my book") if self._offer.solo else _("With my own pages, which nobody else can see")
        )
        self.private.setAccessibleName(text)
        return text

    def _day_lines(self) -> QWidget:
        lines, days = QWidget(), QGridLayout()
        days.setSpacing(4)
        for number, (words, day) in enumerate(((_("From"), self.since), (_("To"), self.until))):
            days.addWidget(TextLabel(words, "soft"), number, 0)
            days.addWidget(day, number, 1)
        days.setColumnStretch(1, 1)
        lines.setLayout(
            column(TextLabel(_("Only pages of these days (both may stay empty)"), "label"), days, spacing=4)
        )
        return lines

    def _arranged(self) -> QVBoxLayout:
        layout = column(TextLabel(_("What"), "label"), self.scope, self.about, self.contents, spacing=8)
        rows = (self._large_row, self.margins, self._steps_row, self._names_row)
        for choices in (self.style_, self.typed, self.worksheets, self.paper, *rows, self._days):
            layout.addWidget(choices)
        layout.addWidget(self._private_row)
        if self._protection_is_here:
            layout.addWidget(self.protection)
        layout.addWidget(hint(_("The file is written where you choose and never opened by itself.")))
        layout.addStretch(1)
        return layout

    def _connect(self) -> None:
        self.scope.chosen.connect(self._on_scope)
        self.style_.chosen.connect(self._on_style)
        self.paper.chosen.connect(self._on_changed)
        self.margins.chosen.connect(self._on_changed)
        for day in (self.since, self.until):
            day.typed.connect(self._on_changed)
        for mark in (self.large, self.steps, self.names):
            mark.clicked.connect(self._on_changed)
        self.private.clicked.connect(lambda _checked: self._on_private())
        self.worksheets.chosen.connect(self._on_changed)

    def _on_scope(self) -> None:
        scope = self._scope()
        self.style_.offer(scope.styles)
        if not self._style_picked:
            self.style_.choose(scope.begins or scope.styles[0])
        self.about.setText(scope.about)
        self.about.setVisible(bool(scope.about))
        self.contents.hide()
        self.private.setChecked(scope.only_private or self._offer.solo)
        self.protect.setChecked(self.private.isChecked())
        self._on_changed()

    def _on_style(self, _name: str) -> None:
        self._style_picked = True
        self._on_changed()

    def _on_private(self) -> None:
        self.protect.setChecked(self.private.isChecked())
        self._on_changed()

    def _on_changed(self, *_about: object) -> None:
        self._show_what_fits()
        self.changed.emit()

    def _can_be_alone(self, fixed: tuple[str, ...]) -> bool:
        """In a workbook of one, everything is for one person anyway."""
        return "alone" not in fixed and not self._offer.solo

    def _show_what_fits(self) -> None:
        filled, fixed = self._is_filled(), self._scope().fixed
        self.style_.setVisible(len(self._scope().styles) > 1)
        sheets = self.style_.current() in ("blank", "fillable")
        self.typed.setVisible(self.style_.current() == "fillable")
        self.worksheets.offer(form=sheets and "form" not in fixed, alone=not filled and self._can_be_alone(fixed))
        self._days.setVisible(filled and self._scope().choice.scope not in _OF_ANY_DAY)
        self._steps_row.setVisible(self._has_steps())
        self._names_row.setVisible(self._has_cover())
        self._private_row.setVisible(filled and self._offer.private)
        private = filled and self._offer.private and self.private.isChecked()
        self.protection.show_what_fits(answers=filled, private=private)


def _mark(words: str, *, ticked: bool = False) -> tuple[CheckMark, MarkRow]:
    """A box to tick, and its line."""
    mark = CheckMark()
    mark.setAccessibleName(words)
    mark.setChecked(ticked)
    return mark, MarkRow(mark, words)
