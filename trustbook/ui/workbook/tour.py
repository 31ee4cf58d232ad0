"""Showing around in the example: seven stops, each a real page, in about two minutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from trustbook.language import _
from trustbook.ui.services import WorkbookServices
from trustbook.ui.workbook.ports import OpenWorkbook
from trustbook.ui.workbook.seat_changes import SeatChanges

if TYPE_CHECKING:
    from trustbook.ui.workbook.tour_strip import TourStrip
    from trustbook.workbook.sitting.reports import ExamplePeople


@dataclass(frozen=True, slots=True)
class Stop:
    """A page, and what it shows. `seat` is the colour of the person who looks at it."""

    exercise_id: str
    """Without one: the page “Look here first”."""
    title: str
    words: str
    seat: str = "first"


def stops(first: str, second: str) -> tuple[Stop, ...]:
    """The way round, for people of these names."""
    return (
        Stop(
            "",
            _("Look here first"),
            _("One page of each tab. Today leads here again; “Next” shows how the pages work."),
        ),
        Stop(
            "what-forgiving-means",
            _("A page that is only {name}’s").format(name=first),
            _("{other} cannot open it, and cannot see that anything stands here.").format(other=second),
        ),
        Stop(
            "boundary-builder",
            _("A page with shared lines"),
            _("{name} chose single lines and placed a copy of them for both. The rest stays here.").format(name=first),
        ),
        Stop(
            "shared-agreements",
            _("A page of both"),
            _("What the two have agreed, in their words, with a day to look at it again."),
        ),
        Stop(
            "weekly-pulse",
            _("One minute a week"),
            _("A few marks and one word. A week that is left out is only left out."),
        ),
        Stop(
            "session-notes",
            _("What is brought to counselling"),
            _("Any page can be printed or written as a PDF, filled or blank: Ctrl+P."),
        ),
        Stop(
            "boundary-builder",
            _("{name}’s seat").format(name=second),
            _("The same page from the other side: of {name}’s, only what {name} shared.").format(name=first),
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
    """Leads through the stops of one open example. Ended, it is gone until the example is opened again."""

    def __init__(self, workbook: WithSeats, first: str, second: str, parent: QObject) -> None:
        super().__init__(parent)
        self._workbook = workbook
        self._stops = stops(first, second)
        self._number = 0
        self._ended = False
        self._strip: TourStrip | None = None

    @property
    def stop(self) -> Stop | None:
        """Where one is; None once it has ended."""
        return None if self._ended else self._stops[self._number]

    def begin(self) -> None:
        """At the first stop."""
        self._show()

    def enter(self) -> None:
        """There is a new view, for another seat perhaps: the strip stands there too."""
        if self._ended:
            return
        from trustbook.ui.workbook.tour_strip import TourStrip

        last = self._number == len(self._stops) - 1
        place = _("{number} of {all}").format(number=self._number + 1, all=len(self._stops))
        stop = self._stops[self._number]
        strip = TourStrip(
            _("{place}: {title}").format(place=place, title=stop.title),
            stop.words,
            self.end if last else self.go_on,
            self.end,
            last=last,
        )
        self._strip = strip
        self._workbook.view.accompany(strip)

    def go_on(self) -> None:
        """To the next stop."""
        self._number += 1
        self._show()

    def end(self) -> None:
        """No more strip; one may look around as one likes."""
        self._ended = True
        self._strip = None
        self._workbook.view.accompany(None)

    def _show(self) -> None:
        stop = self._stops[self._number]
        me = self._workbook.client.sitting.me
        if me is None or me.colour != stop.seat:
            self._workbook.seats.go_to(stop.seat, self._open)
        else:
            self._open()

    def _open(self) -> None:
        self.enter()
        QTimer.singleShot(0, self, self._open_page)  # a new view shows its first tab first

    def _open_page(self) -> None:
        if not self._ended:
            navigator, exercise_id = self._workbook.services.navigator, self._stops[self._number].exercise_id
            if exercise_id:
                navigator.open_exercise(exercise_id)
            else:
                navigator.open_look_first()
            if self._strip is not None:
                self._strip.next_button.setFocus()


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
