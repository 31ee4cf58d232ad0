"""The blocks of Today: each is made of what the workbook says of it, and asks for another page by the navigator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.language import _, day_words, weekday_words
from trustbook.ui.kit import (
    Button,
    FlowLayout,
    Sign,
    Space,
    button,
    column,
    heading,
    link_button,
    note,
    primary_button,
    reading,
    row,
    subheading,
)
from trustbook.ui.navigation import Navigator
from trustbook.workbook.today_views import AtHand, Block, GoOn, LookAgain, NextAppointment, Offer, Placed, TodayView

MINE: Final = ("go-on", "five-minutes")
CAME: Final = ("look-first", "set-aside", "at-hand", "placed", "look-again", "appointment")
_SIGN = 20


@dataclass(frozen=True)
class TodayBlocks:
    """Makes the blocks for one seat and one day."""

    navigator: Navigator
    today: date
    together: bool
    put_off: Callable[[Block], None]
    something_else: Callable[[], None]
    in_example: bool = False

    def made(self, view: TodayView, offer: int) -> dict[str, QWidget]:
        """Name and block of all that has something to say; `offer` is which of the offers is shown."""
        blocks = dict(self._blocks(view, offer))
        if not blocks.keys() & set(MINE):
            blocks["go-on"] = self._nothing(view)
        for name, block in blocks.items():
            block.setObjectName(f"today-{name}")
        return blocks

    def _blocks(self, view: TodayView, offer: int) -> Iterator[tuple[str, QWidget]]:
        if view.go_on is not None:
            yield "go-on", self._go_on(view.go_on)
        if view.offers:
            yield "five-minutes", self._five_minutes(view, view.offers[offer])
        if self.in_example:
            yield "look-first", self._look_first()
        if view.set_aside:
            yield (
                "set-aside",
                _with_sign("clock", subheading(_("Time set aside")), note(_("Today, as you wished to be told."))),
            )
        if view.at_hand:
            yield "at-hand", self._at_hand(view.at_hand)
        if view.look_again is not None:
            yield "look-again", self._look_again(view.look_again)
        if view.placed:
            yield "placed", self._placed(view.placed)
        if view.appointment is not None:
            yield "appointment", self._appointment(view.appointment)

    def _go_on(self, go_on: GoOn) -> QWidget:
        if go_on.next_label:
            words = _("Next comes “{question}”.").format(question=go_on.next_label)
        else:
            words = _("It opens where you stopped.")
        begin = primary_button(_("Go on"), lambda: self.navigator.open_place(go_on.place))
        return _block(
            note(_("Go on where you stopped")),
            heading(go_on.title or _("A page of yours")),
            reading(words),
            _actions(begin, self._link(_("Not now"), "go-on")),
        )

    def _five_minutes(self, view: TodayView, offer: Offer) -> QWidget:
        kicker = _("One thing to do together") if self.together else _("Five minutes, if you have them tonight")
        make = button if view.go_on is not None else primary_button
        begin = make(_("Open"), lambda: self.navigator.begin_short(offer.exercise_id))
        begin.setAccessibleDescription(offer.title)
        more = [link_button(_("Something else"), self.something_else)] if len(view.offers) > 1 else []
        actions = _actions(begin, *more, self._link(_("Not tonight"), "five-minutes"))
        return _block(note(kicker), heading(offer.title), reading(offer.words), actions)

    def _nothing(self, view: TodayView) -> QWidget:
        """Nothing to go on with and nothing for tonight: one sentence, one thing to do."""
        offer = view.always
        came = view.placed or view.look_again is not None or view.appointment is not None
        words = _("Nothing else is waiting for you.") if came else _("Nothing is waiting for you, and that is fine.")
        ways = [button(offer.title, lambda: self.navigator.begin_short(offer.exercise_id))] if offer else []
        return _block(reading(words), *([_actions(*ways)] if ways else []))

    def _placed(self, placed: tuple[Placed, ...]) -> QWidget:
        open_ = [each for each in placed if each.kind != "letter"]
        letter = next((each for each in placed if each.kind == "letter"), None)
        pieces: list[QWidget] = [subheading(_("Placed for both of you"))]
        if open_:
            pieces.append(reading(_placed_words(open_[0])))
        if letter is not None:
            pieces.append(note(_("A letter from {name} lies here. It can wait.").format(name=letter.author.name)))
        if len(open_) > 1:
            pieces.append(note(_("There is more, at the top of the pages it belongs to.")))
        if open_ and open_[0].entry_id:
            first = open_[0]
            way = link_button(_("Read the words"), lambda: self.navigator.open_entry(first.exercise_id, first.entry_id))
            pieces.append(_actions(way))
        elif open_:
            words = _("Read our page") if open_[0].kind == "our-page" else _("Read the lines")
            pieces.append(self._way(words, open_[0].exercise_id))
        if letter is not None:
            pieces.append(self._way_to(letter))
        return _with_sign("users", *pieces)

    def _way_to(self, letter: Placed) -> QWidget:
        """A sealed letter lies on the desk of letters."""
        if letter.exercise_id:
            return self._way(_("Go to the letter"), letter.exercise_id)
        return _actions(link_button(_("Go to the letter"), lambda: self.navigator.open_letters()))

    def _look_first(self) -> QWidget:
        way = link_button(_("Look here first"), self.navigator.open_look_first)
        words = note(_("Nine pages that show what a workbook is, one for each tab."))
        return _with_sign("book-open", subheading(_("This is the example")), words, _actions(way))

    def _at_hand(self, kept: tuple[AtHand, ...]) -> QWidget:
        ways = [link_button(each.title, partial(self.navigator.open_exercise, each.exercise_id)) for each in kept]
        return _with_sign("book-open", subheading(_("Kept at hand")), *(_actions(way) for way in ways))

    def _look_again(self, again: LookAgain) -> QWidget:
        if again.on == self.today:
            head = _("To look at again today")
        else:
            head = _("To look at again since {day}").format(day=day_words(again.on, self.today))
        look = _("Look at it together") if self.together else _("Look at it")
        way = link_button(look, lambda: self.navigator.open_entry(again.exercise_id, again.entry_id))
        words = reading(again.words or _("A page of yours"))
        return _with_sign(
            "repeat-2", subheading(head), words, _actions(way, self._link(_("Another day"), "look-again"))
        )

    def _appointment(self, session: NextAppointment) -> QWidget:
        if session.in_counselling:
            when = ", ".join(filter(None, (weekday_words(session.on), session.at)))
            bring = link_button(_("Pages to bring"), lambda: self.navigator.open_overview("counselling"))
            return _with_sign("calendar", subheading(when), *filter(None, [_where(session.where)]), _actions(bring))
        way = link_button(
            _("What you noted last time"), lambda: self.navigator.open_entry(session.exercise_id, session.entry_id)
        )
        day = weekday_words(session.on)
        words = note(_("The next session with your counsellor"))
        return _with_sign("calendar", subheading(day), words, _actions(way))

    def _way(self, words: str, exercise_id: str) -> QWidget:
        return _actions(link_button(words, lambda: self.navigator.open_exercise(exercise_id)))

    def _link(self, words: str, block: Block) -> Button:
        return link_button(words, lambda: self.put_off(block))


def _where(words: str) -> QWidget | None:
    return note(words) if words else None


def _placed_words(placed: Placed) -> str:
    if placed.kind == "offer":
        words = _("{name} offers words for an agreement. Yes, no and not now are all answers, and it can wait.")
        return words.format(name=placed.author.name)
    if placed.kind == "limit":
        return _("{name} told a limit of their own. Nobody needs to agree to it.").format(name=placed.author.name)
    if placed.kind == "our-page":
        if not placed.title:
            return _("{name} put something on our page.").format(name=placed.author.name)
        return _("{name} put something on our page “{title}”.").format(name=placed.author.name, title=placed.title)
    if not placed.title:
        return _("{name} placed some lines.").format(name=placed.author.name)
    return _("{name} placed some lines of “{title}”.").format(name=placed.author.name, title=placed.title)


def _block(*pieces: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*pieces, spacing=Space.FIELD))
    return holder


def _with_sign(sign: str, *pieces: QWidget) -> QWidget:
    holder = QWidget()
    beside = Sign(sign, _SIGN)
    line = row(beside, column(*pieces, spacing=Space.STATE), spacing=14)
    line.setAlignment(beside, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    holder.setLayout(line)
    return holder


def _actions(*buttons: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(FlowLayout(*buttons, spacing=14))
    return holder
