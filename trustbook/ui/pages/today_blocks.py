"""The blocks of Today: each is made of what the workbook says of it, and asks for another page by the navigator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.domain.looking_again import ReviewItem
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
    telling,
)
from trustbook.ui.kit.shortened import ShortenedText
from trustbook.ui.navigation import TO_BRING, Navigator
from trustbook.ui.pages.today_words import letter_words, placed_words
from trustbook.workbook.pages.at_hand import PageAtHand
from trustbook.workbook.today.today_views import Block, GoOn, NextAppointment, Offer, Placed, TodayView

MINE: Final = ("go-on", "where-to-start", "five-minutes", "path", "looked-at")
CAME: Final = ("set-aside", "at-hand", "placed", "look-again", "appointment", "letter", "look-first")
_SIGN = 20
_LINES = 4
"""Of what was agreed."""
_MOST_PLACED = 3


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
        blocks = dict((*self._mine(view, offer), *self._came(view)))
        if not blocks.keys() & set(MINE):
            blocks["go-on"] = self._nothing(view)
        for name, block in blocks.items():
            block.setObjectName(f"today-{name}")
        return blocks

    def _mine(self, view: TodayView, offer: int) -> Iterator[tuple[str, QWidget]]:
        begun = view.go_on is not None and not view.go_on.finished
        if view.go_on is not None and begun:
            yield "go-on", self._go_on(view.go_on)
        first_evening = view.where_to_start and not self.in_example
        if first_evening:
            yield "where-to-start", self._where_to_start(view)
        if view.offers:
            primary = not begun and not first_evening
            yield "five-minutes", self._five_minutes(view, view.offers[offer], primary=primary)
        if view.path_waits:
            yield "path", self._path()
        if view.go_on is not None and not begun:
            yield "looked-at", self._looked_at(view.go_on)

    def _came(self, view: TodayView) -> Iterator[tuple[str, QWidget]]:
        if view.set_aside:
            yield (
                "set-aside",
                _with_sign("clock", subheading(_("Time set aside")), note(_("Today, as you wished to be told."))),
            )
        if view.at_hand:
            yield "at-hand", self._at_hand(view.at_hand)
        if view.look_again is not None:
            yield "look-again", self._look_again(view.look_again)
        letter = next((each for each in view.placed if each.kind == "letter"), None)
        placed = [each for each in view.placed if each.kind != "letter"]
        if placed:
            yield "placed", self._placed(placed, letter)
        if view.appointment is not None:
            yield "appointment", self._appointment(view.appointment)
        if letter is not None and not placed:
            yield "letter", self._letter(letter)
        if self.in_example:
            yield "look-first", self._look_first()

    def _go_on(self, go_on: GoOn) -> QWidget:
        if go_on.next_label:
            words = _("Next comes “{question}”.").format(question=go_on.next_label)
        else:
            words = _("It opens where you stopped.")
        where = _("Go on where you stopped")
        if go_on.on != self.today:  # what is written there belongs to that day
            where = _("Go on where you stopped, {day}").format(day=day_words(go_on.on, self.today))
        begin = primary_button(_("Go on"), lambda: self.navigator.open_place(go_on.place))
        return _block(
            note(where),
            heading(go_on.title or _("A page of yours")),
            telling(words),
            _actions(begin, self._link(_("Not now"), "go-on")),
        )

    def _looked_at(self, go_on: GoOn) -> QWidget:
        """A finished page on which somebody was a moment ago, such as before a lock; below what comes next."""
        back = link_button(_("Open it again"), lambda: self.navigator.open_place(go_on.place))
        back.setAccessibleDescription(go_on.title)
        return _block(
            note(_("Where you were last")),
            reading(go_on.title or _("A page of yours")),
            note(_("You finished it. Nothing waits there.")),
            _actions(back, self._link(_("Not now"), "go-on")),
        )

    def _path(self) -> QWidget:
        """More of “Where to start” waits, but nothing of it that is light enough for five minutes."""
        way = link_button(_("Go on with “Where to start”"), self.navigator.open_where)
        return _block(note(_("When there is room for more")), _actions(way))

    def _where_to_start(self, view: TodayView) -> QWidget:
        """The first evening: nothing is known yet of who sits here."""
        words = telling(_("Tick what fits you, and it names a page or two. One page is plenty."))
        pieces = [heading(_("Where to start")), words]
        if view.solo:
            pieces.append(note(_("Your partner can join later, from the menu at your name, or never. Both are fine.")))
        return _block(*pieces, _actions(primary_button(_("Say what fits"), self.navigator.open_where)))

    def _five_minutes(self, view: TodayView, offer: Offer, *, primary: bool) -> QWidget:
        tonight = view.evening
        kicker = _("Five minutes, if you have them tonight") if tonight else _("Five minutes, if you have them now")
        if self.together:
            kicker = _("One thing to do together")
        make = primary_button if primary else button
        begin = make(_("Open"), lambda: self.navigator.begin_short(offer.exercise_id))
        begin.setAccessibleDescription(offer.title)
        more = [link_button(_("Something else"), self.something_else)] if len(view.offers) > 1 else []
        no = self._link(_("Not tonight") if tonight else _("Not today"), "five-minutes")
        actions = _actions(begin, *more, no)
        return _block(note(kicker), heading(offer.title), telling(offer.words), actions)

    def _nothing(self, view: TodayView) -> QWidget:
        """Nothing to go on with and nothing for tonight: one sentence, one thing to do."""
        offer = view.always
        came = view.placed or view.look_again is not None or view.appointment is not None
        words = _("Nothing else is waiting for you.") if came else _("Nothing is waiting for you, and that is fine.")
        ways = [button(offer.title, lambda: self.navigator.begin_short(offer.exercise_id))] if offer else []
        return _block(telling(words), *([_actions(*ways)] if ways else []))

    def _placed(self, placed: list[Placed], letter: Placed | None) -> QWidget:
        pieces: list[QWidget] = [subheading(_("Placed for both of you"))]
        for each in placed[:_MOST_PLACED]:
            pieces += [telling(placed_words(each)), _actions(self._way_to_placed(each))]
        if len(placed) > _MOST_PLACED:
            pieces.append(_Others([(placed_words(each), self._way_to_placed(each)) for each in placed[_MOST_PLACED:]]))
        if letter is not None:
            pieces += [letter_words(letter), _actions(self._way_to(letter))]
        return _with_sign("users", *pieces)

    def _way_to_placed(self, placed: Placed) -> Button:
        """To exactly what was placed: who comes to read it is not sent to an empty page of their own."""
        words = {
            "offer": _("Look at it"),
            "limit": _("Read the limit"),
            "our-page": _("Read our page"),
            "agreed": _("Look at it"),
            "answer": _("Look at the answer"),
            "ended": _("Read which one"),
            "limit-ended": _("Read the limit"),
        }
        way = link_button(
            words.get(placed.kind, _("Read the lines")),
            lambda: self.navigator.open_entry(placed.exercise_id, placed.entry_id),
        )
        way.setAccessibleDescription(placed_words(placed))
        return way

    def _letter(self, letter: Placed) -> QWidget:
        """That one lies here, in passing, where nothing else was placed."""
        return _block(letter_words(letter), _actions(self._way_to(letter)))

    def _way_to(self, letter: Placed) -> Button:
        """A sealed letter lies on the desk of letters."""
        if letter.exercise_id:
            return link_button(_("Go to the letter"), lambda: self.navigator.open_exercise(letter.exercise_id))
        return link_button(_("Go to the letter"), lambda: self.navigator.open_letters())

    def _look_first(self) -> QWidget:
        way = link_button(_("Look here first"), self.navigator.open_look_first)
        words = note(_("Of each tab, the page that shows best what the tab is for."))
        return _with_sign("book-open", subheading(_("This is the example")), words, _actions(way))

    def _at_hand(self, kept: tuple[PageAtHand, ...]) -> QWidget:
        ways = [link_button(each.title, partial(self.navigator.open_exercise, each.exercise_id)) for each in kept]
        return _with_sign("book-open", subheading(_("Kept at hand")), *(_actions(way) for way in ways))

    def _look_again(self, again: ReviewItem) -> QWidget:
        if again.on == self.today:
            head = _("To look at again today")
        else:
            head = _("To look at again since {day}").format(day=day_words(again.on, self.today))
        look = _("Look at it together") if self.together else _("Look at it")
        way = link_button(look, lambda: self.navigator.open_entry(again.exercise_id, again.entry_id))
        ways = _actions(way, self._link(_("Another day"), "look-again"))
        pieces: list[QWidget] = [ShortenedText(again.words or again.title or _("A page of yours"), _LINES)]
        if again.words and again.title:
            pieces.append(note(again.title))
        elif again.begun is not None:
            pieces.append(note(_("Begun {day}").format(day=day_words(again.begun, self.today))))
        return _with_sign("repeat-2", subheading(head), *pieces, ways)

    def _appointment(self, session: NextAppointment) -> QWidget:
        if session.in_counselling:
            when = ", ".join(filter(None, (weekday_words(session.on), session.at)))
            bring = link_button(_("Pages to bring"), lambda: self.navigator.open_overview("counselling", TO_BRING))
            return _with_sign("calendar", subheading(when), *filter(None, [_where(session.where)]), _actions(bring))
        way = link_button(
            _("What you noted last time"), lambda: self.navigator.open_entry(session.exercise_id, session.entry_id)
        )
        day = weekday_words(session.on)
        words = note(_("The next session with your counsellor"))
        return _with_sign("calendar", subheading(day), words, _actions(way))

    def _link(self, words: str, block: Block) -> Button:
        return link_button(words, lambda: self.put_off(block))


def _where(words: str) -> QWidget | None:
    return note(words) if words else None


class _Others(QWidget):
    """What else was placed, of whatever kind, once somebody asks for it."""

    def __init__(self, others: list[tuple[str, Button]]) -> None:
        super().__init__()
        self._first = others[0][1]
        self._show = _actions(link_button(_("Show the others"), self._unfold))
        self._rest = _block(*(piece for words, way in others for piece in (telling(words), _actions(way))))
        self._rest.hide()
        self.setLayout(column(self._show, self._rest, spacing=0))

    def _unfold(self) -> None:
        self._show.hide()
        self._rest.show()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)


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
