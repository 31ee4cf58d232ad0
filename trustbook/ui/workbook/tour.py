"""Showing around in the example: six stops, each a real page, in about two minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer

from trustbook.language import _
from trustbook.ui.frame.tab_content import Target
from trustbook.ui.services import WorkbookServices
from trustbook.ui.workbook.ports import OpenWorkbook
from trustbook.ui.workbook.seat_changes import SeatChanges

if TYPE_CHECKING:
    from trustbook.ui.workbook.tour_strip import TourStrip
    from trustbook.workbook.sitting.reports import ExamplePeople
    from trustbook.workbook.sitting.views import PageView

WITH_SHARED_LINES: Final = "trust-timeline"
"""A page of the first person, of which single lines lie with both."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A page, and what it shows: an exercise, or a built-in page by its name."""

    title: str
    words: str
    exercise_id: str = ""
    overview: str = ""
    seat: str = "first"
    """The colour of the person who looks at it."""


def stops(first: str, second: str) -> tuple[Stop, ...]:
    """The way round, for people of these names."""
    return (
        Stop(
            _("A page that is only {name}’s").format(name=first),
            _("{other} cannot open it, and cannot see that anything stands here.").format(other=second),
            "what-forgiving-means",
        ),
        Stop(
            _("A page with shared lines"),
            _("{name} chose two lines and placed a copy for both, below. All above it is only {name}’s.").format(
                name=first
            ),
            WITH_SHARED_LINES,
        ),
        Stop(
            _("A page of both"),
            _("What the two have agreed, in their words, with a day to look at it again."),
            overview="agreements",
        ),
        Stop(
            _("One minute a week"),
            _("A few marks and one word become a line through time. A week that is left out is only left out."),
            overview="progress",
        ),
        Stop(
            _("What is brought to counselling"),
            _("The next appointment, and pages to bring. Any page can be printed or written as a PDF: Ctrl+P."),
            overview="counselling",
        ),
        Stop(
            _("{name}’s seat").format(name=second),
            _("The same page from the other side: of {name}’s, only the two lines that {name} placed.").format(
                name=first
            ),
            WITH_SHARED_LINES,
            seat="second",
        ),
    )


class WithSeats(OpenWorkbook, Protocol):
    """An open workbook with its seats, and the way to its pages. `services` change with the view."""

    @property
    def seats(self) -> SeatChanges: ...

    @property
    def services(self) -> WorkbookServices: ...


class Tour(QObject):
    """Leads through the stops of one open example. Ended, only the way out of the example stays below the header."""

    def __init__(self, workbook: WithSeats, first: str, second: str, parent: QObject) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._stops = stops(first, second)
        self._number = 0
        self._ended = False
        self._on_the_way = False
        """Somebody pressed “Next”, and the other seat is not there yet."""
        self._strip: TourStrip | None = None

    @property
    def stop(self) -> Stop | None:
        """Where one is; None once it has ended."""
        return None if self._ended else self._stops[self._number]

    def begin(self) -> None:
        """At the first stop."""
        self._show()

    def enter(self) -> None:
        """There is a new view, for another seat perhaps: the strip stands there too, or what is left of it."""
        from trustbook.ui.workbook.tour_strip import ExampleStrip, TourStrip

        if self._ended:
            self._workbook.view.accompany(ExampleStrip(self._workbook.lock))
            return
        last = self._number == len(self._stops) - 1
        place = _("{number} of {all}").format(number=self._number + 1, all=len(self._stops))
        stop = self._stops[self._number]
        strip = TourStrip(
            _("{place}: {title}").format(place=place, title=stop.title),
            stop.words,
            self.end if last else self.go_on,
            self._workbook.lock if last else self.end,
            last=last,
        )
        self._strip = strip
        self._workbook.view.accompany(strip)

    def go_on(self) -> None:
        """To the next stop. One press counts: the way to the other seat takes a moment."""
        if not self._on_the_way:
            self._number += 1
            self._show()

    def end(self) -> None:
        """One may look around as one likes."""
        self._ended = True
        self._strip = None
        self.enter()

    def _show(self) -> None:
        stop = self._stops[self._number]
        me = self._workbook.client.sitting.me
        if me is None or me.colour != stop.seat:
            self._on_the_way = True
            if self._strip is not None:
                self._strip.next_button.setText(_("Opening…"))
            self._workbook.seats.go_to(stop.seat, self._open)
        else:
            self._open()

    def _open(self) -> None:
        self._on_the_way = False
        self.enter()
        QTimer.singleShot(0, self, self._open_page)  # a new view shows its first tab first

    def _open_page(self) -> None:
        if self._ended:
            return
        stop = self._stops[self._number]
        if stop.overview:
            self._workbook.services.navigator.open_overview(stop.overview)
        elif stop.exercise_id == WITH_SHARED_LINES:
            self._ask_for_copy(stop)
        else:
            self._workbook.view.show_target(Target(stop.exercise_id, looked_at=True))
        self._focus()

    def _focus(self) -> None:
        """Enter leads on."""
        if self._strip is not None:
            self._strip.next_button.setFocus()

    def _ask_for_copy(self, stop: Stop) -> None:
        """Open the page where that which the first person placed lies on it."""
        client = self._workbook.client
        viewer = client.viewer

        def show(page: PageView) -> None:
            placed = next((copy.copy_id for copy in page.copies if copy.author.colour == "first"), None)
            if self.stop is stop:
                self._workbook.view.show_target(Target(stop.exercise_id, placed, looked_at=True))
                self._focus()

        client.do(lambda session: session.pages.open_page(viewer, stop.exercise_id), show, owner=self)


def passphrases_of(example: ExamplePeople | None) -> dict[str, str]:
    """What each of the invented people signs in with, by name; nothing for a real workbook."""
    return {person.name: person.passphrase for person in example.people} if example is not None else {}


def cover_words(example: ExamplePeople | None) -> str:
    """What the cover of the example says: nobody who looks at it knows a passphrase."""
    if example is None:
        return ""
    lines = [
        _("{name} signs in with “{passphrase}”.").format(name=person.name, passphrase=person.passphrase)
        for person in example.people
    ]
    return "\n".join([_("This is the example; its people are invented."), *lines])


def make_tour(workbook: WithSeats, example: ExamplePeople | None, parent: QObject) -> Tour | None:
    """Who shows around, where it is the example that is open."""
    if example is None:
        return None
    first, second = (person.name for person in example.people)
    return Tour(workbook, first, second, parent)
