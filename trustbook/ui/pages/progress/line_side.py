"""Beside the line: what can be added for any day, and what of it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLayout, QMenu, QVBoxLayout, QWidget

from trustbook.domain.people import Partner
from trustbook.domain.timeline import BOTH, Kind, LineChoice
from trustbook.language import _
from trustbook.ui.kit import (
    FlowLayout,
    LineInput,
    MenuButton,
    Rule,
    Space,
    clear_layout,
    column,
    icon,
    label,
    link_button,
    soft,
    subheading,
)
from trustbook.ui.kit.beside import in_line
from trustbook.ui.kit.tab_order import follow_layout
from trustbook.ui.pages.progress.words import sign_of
from trustbook.workbook.progress.timeline_adding import AddForm
from trustbook.workbook.progress.timeline_words import kinds_words


def add_words(kind: Kind) -> str:
    """What is added, as one says it."""
    return {
        Kind.MILESTONE: _("A milestone"),
        Kind.GOOD_THING: _("A good thing"),
        Kind.SETBACK: _("A setback"),
        Kind.APPOINTMENT: _("An appointment"),
    }[kind]


class LineSide(QWidget):
    """`changed` carries the `LineChoice` that was made, `add` an `AddForm`. Others add their links with `more`."""

    changed = Signal(object)
    add = Signal(object)

    def __init__(self, choice: LineChoice) -> None:
        super().__init__()
        self.choice = choice
        self._kinds: tuple[Kind, ...] = ()
        self._people: tuple[Partner, ...] = ()
        self._solo = False
        self._forms: tuple[AddForm, ...] = ()
        self._adding: QVBoxLayout = column(spacing=Space.STATE)
        self.more = FlowLayout(spacing=Space.CARD)
        """Links of other parts, below all else: what is shown stays in sight."""
        self._show = FlowLayout(spacing=Space.FIELD)
        self._order = link_button("", self.turn)
        self._add_menu = MenuButton(_("Add"), self._fill_adding, "link")
        self._add_menu.setAccessibleName(_("Add, for any day"))
        self.looked_for = LineInput(_("Find on the line"), asked_above=True)
        self.looked_for.set_text(choice.words)
        self.looked_for.changed.connect(lambda words: self._choose(replace(self.choice, words=words)))
        self._asking = column(label(_("Find on the line"), self.looked_for), self.looked_for, spacing=Space.STATE)
        self._roomy = (_held(self._adding), Rule(), subheading(_("Show")))
        last = FlowLayout(self._order, self._add_menu, spacing=Space.STEP)
        adding, rule, show = self._roomy
        filters = in_line(_held(self._show), _held(last))
        self.setLayout(column(adding, rule, show, filters, self._asking, _held(self.more), spacing=Space.FIELD))
        self._name_order()
        self.set_close(close=False)

    def set_close(self, *, close: bool) -> None:
        """Whether it stands above the line, where every line that it takes is missing below."""
        for each in self._roomy:
            each.setVisible(not close)
        self._asking.setDirection(QBoxLayout.Direction.LeftToRight if close else QBoxLayout.Direction.TopToBottom)
        self._asking.setSpacing(Space.CARD if close else Space.STATE)
        self._add_menu.setVisible(close and bool(self._forms))
        self._close = close

    def show_forms(self, forms: Iterable[AddForm]) -> None:
        """What this seat can add."""
        self._forms = tuple(forms)
        clear_layout(self._adding)
        made = [self._adder(form) for form in self._forms]
        if made:
            self._adding.addWidget(subheading(_("Add, for any day")))
        for each in made:
            self._adding.addLayout(FlowLayout(each))
        self.set_close(close=self._close)
        follow_layout(self)

    def _fill_adding(self, menu: QMenu) -> None:
        for form in self._forms:
            menu.addAction(icon(sign_of(form.kind)), add_words(form.kind), partial(self.add.emit, form))

    def show_filters(self, kinds: tuple[Kind, ...], people: tuple[Partner, ...], *, solo: bool) -> None:
        """What there is to choose from."""
        if (kinds, people, solo) == (self._kinds, self._people, self._solo) and self._show.count():
            return
        self._kinds, self._people, self._solo = kinds, people, solo
        clear_layout(self._show)
        self._kind_menu = MenuButton(self._kind_words(), self._fill_kinds, "link")
        self._show.addWidget(self._kind_menu)
        if not solo:
            self._person_menu = MenuButton(self._person_words(), self._fill_people, "link")
            of = soft(_("of"))
            of.setWordWrap(False)
            self._show.addWidget(of)
            self._show.addWidget(self._person_menu)
        follow_layout(self)

    def show_all(self) -> None:
        """Leave every filter off."""
        self.looked_for.set_text("")
        self._choose(replace(self.choice, kinds=frozenset(), person="", words=""))

    # --- what is chosen

    def _adder(self, form: AddForm) -> QWidget:
        made = link_button(add_words(form.kind), lambda: self.add.emit(form), sign=sign_of(form.kind))
        made.setObjectName(f"add-{form.kind}")
        return made

    def _choose(self, choice: LineChoice) -> None:
        self.choice = choice
        self.changed.emit(choice)

    def turn(self) -> None:
        """Read it the other way round."""
        self._choose(replace(self.choice, newest_first=not self.choice.newest_first))
        self._name_order()

    def _name_order(self) -> None:
        words = _("Newest first") if self.choice.newest_first else _("Oldest first")
        self._order.setText(words)
        self._order.setAccessibleName(words)

    def _kind_words(self) -> str:
        chosen = self.choice.kinds
        return kinds_words(next(iter(chosen))) if chosen else _("All kinds")

    def _person_words(self) -> str:
        if self.choice.person == BOTH:
            return _("you together")
        names = {partner.id: partner.name for partner in self._people}
        return names.get(self.choice.person) or _("both of you")

    def _fill_kinds(self, menu: QMenu) -> None:
        menu.addAction(_("All kinds"), lambda: self._choose_kinds(frozenset()))
        for kind in self._kinds:
            menu.addAction(icon(sign_of(kind)), kinds_words(kind), self._chooser(kind))

    def _chooser(self, kind: Kind) -> Callable[[], None]:
        return lambda: self._choose_kinds(frozenset({kind}))

    def _choose_kinds(self, kinds: frozenset[Kind]) -> None:
        self._choose(replace(self.choice, kinds=kinds))
        _rename(self._kind_menu, self._kind_words())

    def _fill_people(self, menu: QMenu) -> None:
        menu.addAction(_("both of you"), lambda: self._choose_person(""))
        for partner in self._people:
            menu.addAction(partner.name.replace("&", "&&"), self._person_chooser(partner.id))
        menu.addAction(_("you together"), lambda: self._choose_person(BOTH))

    def _person_chooser(self, person: str) -> Callable[[], None]:
        return lambda: self._choose_person(person)

    def _choose_person(self, person: str) -> None:
        self._choose(replace(self.choice, person=person))
        _rename(self._person_menu, self._person_words())


def _rename(button: MenuButton, words: str) -> None:
    button.setText(words.replace("&", "&&"))
    button.setAccessibleName(words)
    button.updateGeometry()


def _held(layout: QLayout) -> QWidget:
    """A layout as one widget, to be shown or hidden as a whole."""
    holder = QWidget()
    holder.setLayout(layout)
    return holder
