"""What goes on paper: what, how, whose, of which days, who will be able to open the file, and how it is set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trustbook.documents.sheets import Binder
from trustbook.language import _
from trustbook.ui.dialogs.file_protection import FileProtection
from trustbook.ui.dialogs.one_of import OneOfWords
from trustbook.ui.dialogs.paper_agreed import AgreementTicks
from trustbook.ui.dialogs.paper_look import LookChoices, MoreAboutPaper
from trustbook.ui.dialogs.paper_pick import PickedPages
from trustbook.ui.dialogs.paper_worksheets import Contents, WorksheetChoices
from trustbook.ui.dialogs.scope_list import ScopeLine, ScopeList
from trustbook.ui.fields.date_field import DayEdit
from trustbook.ui.kit import Space, TextLabel, column, hint
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.paper.paper_offers import Offered, PaperOffer

_WITH_DAYS: Final = ("tab", "workbook", "line", "chart")
"""Scopes that days narrow down; the others say themselves which pages they are."""
_WITH_OWN: Final = ("page", *_WITH_DAYS)
"""Scopes of which own pages are a part of their own."""
_WITH_STEPS: Final = ("page", "picked", "tab", "workbook")


class Choices(QWidget):
    """What can be chosen beside a preview. `changed` whenever another PDF is wanted."""

    changed = Signal()

    def __init__(self, look: LookChoices) -> None:
        super().__init__()
        self.look = look
        self.contents = Contents()
        self.protection = FileProtection()
        self.protect, self.password = self.protection.protect, self.protection.password

    def choice(self) -> PaperChoice:
        """What is chosen now."""
        raise NotImplementedError

    def lacking(self) -> str:
        """What has to be chosen before there is anything to show; "" where there is something."""
        return ""

    def show_binder(self, binder: Binder) -> None:
        """Say what these pages are, and whether somebody's own are among them."""
        self.contents.show_binder(binder)


class PaperChoices(Choices):
    """Everything that an offer has."""

    pages_wanted = Signal()
    """Pages are to be picked: somebody has to give them to `pages`."""

    def __init__(self, offer: PaperOffer, today: Callable[[], date]) -> None:
        super().__init__(LookChoices(offer.look, solo=offer.solo))
        self._offer = offer
        self._style_picked = False
        self._pages_asked = False
        self._scopes = {scope.id: scope for scope in offer.scopes}
        lines = tuple(ScopeLine(scope.id, scope.label, scope.also) for scope in offer.scopes)
        self.scope = ScopeList(_("What"), lines, offer.first)
        self.about = TextLabel("", "soft")
        self.pages = PickedPages()
        self.agreements = AgreementTicks(offer.agreements, pause=offer.pause)
        self.style_ = _styles()
        self.typed = TextLabel(_typed_words(), "hint")
        self.worksheets = WorksheetChoices()
        self.worksheets.alone.setChecked(offer.alone and not offer.solo)
        self.whose = OneOfWords(
            _("Whose"),
            (
                ("ours", _("What both of us can see")),
                ("all", _("With my own pages")),
                ("mine", _("Only my own pages")),
            ),
        )
        self.since = DayEdit(_("From this day on"), today, past=True)
        self.until = DayEdit(_("Up to this day"), today, past=True)
        self._days = _day_lines(self.since, self.until)
        self.setLayout(self._arranged())
        self._connect()
        self._on_scope()

    def choice(self) -> PaperChoice:
        scope = self._scope()
        filled, private = self._is_filled(), self._is_private()
        choice = replace(
            scope.choice,
            style="filled" if filled else "fillable" if self.style_.current() == "fillable" else "blank",
            cards=scope.choice.cards or self.style_.current() == "cards",
            short=self.worksheets.is_short(),
            alone=self.worksheets.is_alone(),
            look=self.look.look(),
            since=self.since.day() if self._has_days() else None,
            until=self.until.day() if self._has_days() else None,
            private=filled and private,
            shared=self._offer.solo or not filled or self._whose() != "mine",
        )
        if self._asks_pages():
            return replace(choice, picked=self.pages.picked())
        return replace(choice, agreements=self.agreements.paper()) if self._asks_agreements() else choice

    def lacking(self) -> str:
        if self._asks_pages() and not self.pages.picked():
            return _("Tick what is to stand on the paper.")
        return self.agreements.lacking() if self._asks_agreements() else ""

    def show_binder(self, binder: Binder) -> None:
        """Own pages on it put a password on, as soon as they are there."""
        super().show_binder(binder)
        self.protection.show_what_fits(answers=binder.style == "filled", private=binder.has_own_pages)

    # --- what is chosen

    def _scope(self) -> Offered:
        return self._scopes[self.scope.current()]

    def _is_filled(self) -> bool:
        """Whether answers will stand on the paper: on pages, or on the card of a page that is there."""
        style, choice = self.style_.current(), self._scope().choice
        return style == "filled" or (style == "cards" and (choice.entry_id is not None or choice.scope == "picked"))

    def _whose(self) -> str:
        return self.whose.current() if self._has_whose() else "all"

    def _is_private(self) -> bool:
        """Whether own pages are asked for."""
        return self._offer.private and self._whose() != "ours"

    def _has_whose(self) -> bool:
        scope = self._scope()
        own = scope.only_private or scope.choice.scope in _WITH_DAYS
        return self._offer.private and not self._offer.solo and own and self._is_filled()

    def _has_days(self) -> bool:
        return self._is_filled() and self._scope().choice.scope in _WITH_DAYS

    def _asks_pages(self) -> bool:
        choice = self._scope().choice
        return choice.scope == "picked" and not choice.picked

    def _asks_agreements(self) -> bool:
        choice = self._scope().choice
        return choice.scope == "agreements" and choice.agreements.agreement_ids is None

    def _has_steps(self) -> bool:
        """Whether there are filled pages that could have their steps."""
        choice = self._scope().choice
        return self.style_.current() == "filled" and choice.scope in _WITH_STEPS and not choice.letter

    def _has_cover(self) -> bool:
        return self.style_.current() == "filled" and self._scope().choice.scope in ("tab", "workbook")

    # --- how it stands there

    def _arranged(self) -> QVBoxLayout:
        """What decides most stands first: what, whose, and who can open it; then the days. How it is set unfolds."""
        layout = column(self.scope, self.about, spacing=Space.FIELD)
        for choices in (self.pages, self.agreements, self.style_, self.typed, self.worksheets, self.whose):
            layout.addWidget(choices)
        for more in (self.protection, self._days, MoreAboutPaper(self.look), self.contents):
            layout.addWidget(more)
        layout.addWidget(hint(_("The file is written where you choose and never opened by itself.")))
        layout.addStretch(1)
        return layout

    def _connect(self) -> None:
        self.scope.chosen.connect(self._on_scope)
        self.style_.chosen.connect(self._on_style)
        for day in (self.since, self.until):
            day.day_changed.connect(self._on_changed)
        for part in (self.pages, self.agreements, self.look):
            part.changed.connect(self._on_changed)
        self.whose.chosen.connect(self._on_changed)
        self.worksheets.chosen.connect(self._on_changed)

    def _on_scope(self) -> None:
        scope = self._scope()
        self.style_.offer(scope.styles)
        if not self._style_picked:
            self.style_.choose(scope.begins or scope.styles[0])
        self.about.setText(scope.about)
        self.about.setVisible(bool(scope.about))
        self.contents.hide()
        offered = ("all", "ours") if scope.choice.scope in ("line", "chart") else ("ours", "all", "mine")
        self.whose.offer(offered)
        self.whose.choose("all" if scope.only_private or scope.choice.private else "ours")
        self.since.show_day(scope.choice.since)
        self.until.show_day(scope.choice.until)
        self._on_changed()
        if self._asks_pages() and not self._pages_asked:
            self._pages_asked = True
            self.pages_wanted.emit()

    def _on_style(self, _name: str) -> None:
        self._style_picked = True
        self._on_changed()

    def _on_changed(self, *_about: object) -> None:
        self._show_what_fits()
        self.changed.emit()

    def ask_for_pages(self) -> None:
        """Ask again for what was asked before anybody listened."""
        if self._asks_pages():
            self.pages_wanted.emit()

    def _show_what_fits(self) -> None:
        scope, filled = self._scope(), self._is_filled()
        self.pages.setVisible(self._asks_pages())
        self.agreements.setVisible(self._asks_agreements())
        self.style_.setVisible(len(scope.styles) > 1)
        sheets = self.style_.current() in ("blank", "fillable")
        self.typed.setVisible(self.style_.current() == "fillable")
        alone = "alone" not in scope.fixed and not self._offer.solo and not filled
        self.worksheets.offer(form=sheets and "form" not in scope.fixed, alone=alone)
        self.whose.setVisible(self._has_whose())
        self._days.setVisible(self._has_days())
        self.look.offer(steps=self._has_steps(), names=self._has_cover())
        private = filled and (scope.only_private or scope.choice.scope in _WITH_DAYS) and self._is_private()
        self.protection.show_what_fits(answers=filled, private=private)


def _styles() -> OneOfWords:
    return OneOfWords(
        _("How"),
        (
            ("filled", _("Filled in")),
            ("blank", _("Blank, to write by hand")),
            ("fillable", _("To fill in on a computer")),
            ("cards", _("Pocket cards")),
        ),
    )


def _typed_words() -> str:
    return _(
        "What is typed is kept in that file, and whoever has it can read it."
        " “Read answers from a filled form” in the menu of a workbook brings it in."
    )


def _day_lines(since: DayEdit, until: DayEdit) -> QWidget:
    lines, days = QWidget(), QGridLayout()
    days.setSpacing(Space.STATE)
    for number, (words, day) in enumerate(((_("From"), since), (_("To"), until))):
        days.addWidget(TextLabel(words, "soft"), number, 0)
        days.addWidget(day, number, 1)
    days.setColumnStretch(1, 1)
    above = TextLabel(_("Only pages of these days (both may stay empty)"), "label")
    lines.setLayout(column(above, days, spacing=Space.STATE))
    return lines
