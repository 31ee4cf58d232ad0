"""What becomes of an own letter: to rest, to be read again, kept, given, printed, or erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from trustbook.domain.letters import LetterState
from trustbook.language import _
from trustbook.ui.dialogs.give_letter import GiveDialog
from trustbook.ui.dialogs.letter_reading import ReadAgainDialog
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import Button, CalmDialog, button, column, link_button, note, primary_button, row
from trustbook.ui.kit.scale import Space
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.runtime.prompts import Question
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.letters.letter_views import LetterToGive, OwnLetter
from trustbook.workbook.sitting.views import Changed, PagePosition, PageView

if TYPE_CHECKING:
    from trustbook.workbook.session import Session

_WEEK = timedelta(days=7)


_FIRST: Final = 3
"""How many ways are shown before somebody asks for more."""


@dataclass(frozen=True, slots=True)
class _Way:
    """What can become of a letter, and what that means."""

    words: str
    pressed: Callable[[], object]
    about: str = ""


class LetterChoices(CalmDialog):
    """Everything that may be done with an own letter. Nothing is chosen beforehand but the harmless."""

    def __init__(
        self,
        parent: QWidget | None,
        services: WorkbookServices,
        letter: OwnLetter,
        said: tuple[str, str],
        *,
        done: bool,
    ) -> None:
        """`said`: what it is called, and how it stands. `done`: somebody comes from writing it."""
        name, state = said
        self._services = services
        self._letter = letter
        self._viewer = services.client.viewer
        self._first_asked = done and letter.state is LetterState.ON_DESK and not letter.read_again
        """Just written: it may rest, be read again, or be kept. All else can be chosen at the desk."""
        first, others = self._ways(done=done)
        shown = [_shown(way, primary=place == 0) for place, way in enumerate(first)]
        later = [note(_("All else can be chosen later: it is on your desk."))] if self._first_asked else []
        self._others = QWidget()
        self._others.setLayout(column(*(_shown(way) for way in others), spacing=Space.CARD))
        self._others.hide()
        self._more = link_button(_("More"), self._show_others)
        self._more.setVisible(not self._first_asked)
        about = note(f"{letter.kind} · {state}" if name != letter.kind else state)
        content = column(about, *shown, *later, row(self._more, None), self._others, None, spacing=Space.CARD)
        super().__init__(parent, name, content, width_characters=44)
        self.add_way_out(_("Close"))
        self.findChildren(Button)[0].setFocus()

    def _show_others(self) -> None:
        self._others.show()
        self._others.findChildren(Button)[0].setFocus()
        self._more.hide()
        self.fit()

    def _ways(self, *, done: bool) -> tuple[list[_Way], list[_Way]]:
        """The three likeliest now, and all others."""
        on_desk = self._letter.state is LetterState.ON_DESK
        write = _Way(_("Go on writing"), self._write)
        again = _Way(_("Read it again, as its reader"), self._read_again, _("As the other one would hold it."))
        if self._letter.to != "other":
            again = _Way(_("Read it again"), self._read_again, _("On a sheet by itself."))
        rest = _Way(_("Let it rest"), self._rest, _("Put aside for a day, a week, or as long as you like."))
        keep = _Way(_("Put it with the kept ones"), self._keep, _("Folded and out of the way. Only you see it."))
        order = [rest, again, keep, write] if done and on_desk else [write, rest, again, keep]
        if done and on_desk and self._letter.to == "nobody":
            order = [keep, again, rest, write]
        if not on_desk:
            order = [again, keep, write] if self._letter.state is LetterState.RESTING else [again, write]
        if self._letter.read_again:
            order = [*(each for each in order if each is not again), again]
        if self._first_asked:
            return order, []
        give = self._giving()
        if self._letter.read_again or not on_desk:  # after it was read again, or rested
            order = [*order[: _FIRST - 1], *give[:1], *order[_FIRST - 1 :], *give[1:]]
        else:
            order += give
        order += [_Way(_("Read it aloud, large"), self._aloud), _Way(_("Print"), self._print)]
        if self._letter.can_give and not self._is_for_the_other:
            order.append(_Way(_("It is meant for {name}: give it …").format(name=self._other), self._give))
        order.append(_Way(_("Erase this letter…"), self._erase))
        return order[:_FIRST], order[_FIRST:]

    def _giving(self) -> list[_Way]:
        if not (self._letter.can_give and self._is_for_the_other):
            return []
        ways = [
            _Way(_("Give it …"), self._give, _("Sealed, for {name}. You are asked once more.").format(name=self._other))
        ]
        if not self._letter.give_later:
            later = _("It is put with the kept ones, and says there that it is to be given.")
            ways.append(_Way(_("Give it another time"), self._give_later, later))
        return ways

    @property
    def _other(self) -> str:
        sitting = self._services.client.sitting
        return next((each.name for each in sitting.partners if each != sitting.me), "")

    @property
    def _is_for_the_other(self) -> bool:
        """One that begins with another name is to somebody else, or to the other one by a name of their own."""
        to = self._letter.addressee.casefold()
        return not to or self._other.casefold() in to

    @property
    def _id(self) -> str:
        return self._letter.entry_id

    def _do(self, command: Callable[[Session], Changed]) -> None:
        self._services.client.do(command, failed=teller(self._services.program.prompts, "letter-failed"))
        self.accept()

    def _keep(self) -> None:
        viewer, entry_id = self._viewer, self._id
        self._do(lambda session: session.letters.keep(viewer, entry_id))

    def _write(self) -> None:
        letter, viewer, navigator = self._letter, self._viewer, self._services.navigator

        def opened(_changed: object) -> None:
            navigator.open_place(PagePosition(letter.exercise_id, letter.entry_id, as_letter=True))

        if letter.state is LetterState.ON_DESK:
            opened(None)
        else:
            self._services.client.do(
                lambda session: session.letters.take_up(viewer, letter.entry_id),
                opened,
                teller(self._services.program.prompts, "letter-failed"),
            )
        self.accept()

    def _rest(self) -> None:
        prompts, today = self._services.program.prompts, self._services.program.clock.today()

        def answered(answer: str) -> None:
            until = {"day": today + timedelta(days=1), "week": today + _WEEK}.get(answer)
            if until is not None or answer == "open":
                viewer, entry_id = self._viewer, self._id
                self._do(
                    lambda session: session.letters.rest(viewer, entry_id, until, open_ended=until is None),
                )

        answers = (
            ("week", _("For a week")),
            ("open", _("Until I like")),
            ("no", _("Not now")),
            ("day", _("Until tomorrow")),
        )
        text = _("Only you see it. You can read it sooner at any time.")
        question = Question("letter-rest", _("How long may it rest?"), text, answers, "no", primary="day")
        prompts.ask(question, while_alive(self, answered))

    def _read_again(self) -> None:
        parent, services, letter, viewer = self.parentWidget(), self._services, self._letter, self._viewer

        def choose() -> None:
            services.client.do(lambda session: session.letters.read_again(viewer, letter.entry_id))
            services.navigator.open_overview("letters", letter.entry_id)

        def shown(page: PageView) -> None:
            from trustbook.exercises.letters import letter_in

            questions = page.exercise.letter.questions if page.exercise.letter is not None else ()
            ReadAgainDialog(parent, letter_in(page.exercise, page.answers), questions, choose).open()
            self.accept()

        self._open_page(shown)

    def _aloud(self) -> None:
        navigator = self._services.navigator

        def shown(page: PageView) -> None:
            from trustbook.exercises.letters import letter_in

            self.accept()
            navigator.read_aloud(letter_in(page.exercise, page.answers))

        self._open_page(shown)

    def _print(self) -> None:
        from trustbook.ui.dialogs.paper_open import page_paper

        parent, services = self.parentWidget(), self._services

        def shown(page: PageView) -> None:
            tab = next((tab for tab in services.program.content().tabs if tab.overview == "letters"), None)
            page_paper(parent, services, tab, page)
            self.accept()

        self._open_page(shown)

    def _open_page(self, shown: Callable[[PageView], None]) -> None:
        letter, viewer = self._letter, self._viewer
        self._services.client.do(
            lambda session: session.pages.open_page(viewer, letter.exercise_id, letter.entry_id),
            shown,
            teller(self._services.program.prompts, "letter-failed"),
            owner=self,
        )

    def _give_later(self) -> None:
        viewer, entry_id = self._viewer, self._id
        self._do(lambda session: session.letters.keep(viewer, entry_id, give_later=True))

    def _give(self) -> None:
        viewer, entry_id, parent, services = self._viewer, self._id, self.parentWidget(), self._services

        def shown(what: LetterToGive) -> None:
            GiveDialog(parent, services, what).open()
            self.accept()

        self._services.client.do(
            lambda session: session.letters.to_give(viewer, entry_id),
            shown,
            teller(self._services.program.prompts, "letter-failed"),
            owner=self,
        )

    def _erase(self) -> None:
        viewer, entry_id = self._viewer, self._id
        prompts = self._services.program.prompts

        def answered(answer: str) -> None:
            if answer == "go":
                self._do(lambda session: session.letters.let_go(viewer, entry_id))

        text = _(
            "It is erased for good, with all its earlier versions, from your book and from the kept backups. Copies"
            " that you made elsewhere, and paper, stay."
        )
        answers = (("go", _("Erase it")), ("keep", _("Keep it")))
        prompts.ask(Question("letter-go", _("Erase this letter?"), text, answers, "keep"), while_alive(self, answered))


def _shown(way: _Way, *, primary: bool = False) -> QWidget:
    kind = primary_button if primary else button if way.about else link_button
    made = kind(way.words, way.pressed)
    made.setAccessibleDescription(way.about)
    holder = QWidget()
    holder.setLayout(column(made, *([note(way.about)] if way.about else []), spacing=Space.STATE))
    return holder
