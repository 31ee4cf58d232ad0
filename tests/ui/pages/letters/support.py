"""What tests of the desk of letters share: writing letters, and finding their sheets."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tests.ui.page_support import Place
from tests.ui.support import shown_widgets
from trustbook.ui.kit.letter_sheet import LetterSheet
from trustbook.ui.pages.letters.kinds import KindLine
from trustbook.ui.pages.letters.letters_page import LettersPage
from trustbook.workbook.letters.letter_views import Desk
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

THANKS, FORGIVING = "thank-you-letter", "forgiveness-letter"


def desk_of(place: Place) -> Desk:
    found: list[Desk] = []
    viewer = place.services.client.viewer
    place.on_lane(lambda session: found.append(session.letters.desk(viewer)))
    return found[0]


def write(place: Place, exercise_id: str, text: object) -> str:
    viewer, made = place.services.client.viewer, list[str]()

    def work(session: Session) -> None:
        entry_id = session.letters.begin(viewer, exercise_id).entry_id
        session.pages.save(viewer, Draft(entry_id, exercise_id, {"words": text}))
        made.append(entry_id)

    place.on_lane(work)
    return made[0]


def page_of(place: Place, width: int = 1366) -> LettersPage:
    tab = next(tab for tab in place.services.program.content().tabs if tab.id == "letters")
    made = LettersPage(place.services, tab)
    place.qtbot.addWidget(made)
    made.resize(width, 640)
    made.show()
    place.qtbot.waitExposed(made)
    place.settle()
    return made


def sheets(page: LettersPage) -> dict[str, LetterSheet]:
    return {each.accessibleName(): each for each in shown_widgets(page, LetterSheet)}


def actions(menu: QMenu | None) -> dict[str, QAction]:
    assert menu is not None
    return {each.text(): each for each in menu.actions()}


def give(place: Place, text: str) -> None:
    entry_id, viewer = write(place, THANKS, text), place.services.client.viewer
    place.on_lane(lambda session: session.letters.give(viewer, entry_id))


def kinds(page: LettersPage) -> dict[str, KindLine]:
    """The kinds to begin with, by what stands there."""
    return {each.accessibleName(): each for each in shown_widgets(page, KindLine)}
