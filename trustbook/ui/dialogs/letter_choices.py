"""What becomes of an own letter: to rest, to be read again, kept, given, printed, or erased."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustbook.domain.letters import LetterState
from trustbook.language import _
from trustbook.ui.dialogs.letter_reading import ReadAgainDialog, letter_blocks
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import Button, CalmDialog, button, column, link_button, note, paragraph, primary_button
from trustbook.ui.kit.scale import Space
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.runtime.prompts import Question
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.letter_views import LetterToGive, OwnLetter
from trustbook.workbook.views import Changed, PagePosition, PageView

if TYPE_CHECKING:
    from trustbook.workbook.session import Session

_WEEK = timedelta(days=7)


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
        ways = self._ways(done=done)
        later = [note(_("All else can be chosen later: it is on your desk."))] if self._first_asked else []
        about = note(f"{letter.kind} · {state}")
        super().__init__(parent, name, column(about, *ways, *later, None, spacing=Space.CARD), width_characters=44)
        self.add_way_out(_("Close"))
        ways[0].setFocus()

    def _ways(self, *, done: bool) -> list[Button]:
        on_desk = self._letter.state is LetterState.ON_DESK
        write = (_("Go on writing"), self._write)
        again = (_("Read it again, as its reader"), self._read_again)
        rest = (_("Let it rest"), self._rest)
        keep = (
            _("Put it with the kept ones"),
            lambda: self._do(lambda session: session.letters.keep(self._viewer, self._id)),
        )
        order = [rest, again, keep, write] if done and on_desk else [write, rest, again, keep]
        if not on_desk:
            order = [again, keep, write] if self._letter.state is LetterState.RESTING else [again, write]
        if self._letter.read_again:
            order = [*(each for each in order if each is not again), again]
        first, *others = order
        ways = [primary_button(*first), *(button(*each) for each in others)]
        if self._first_asked:
            return ways
        if self._letter.can_give and self._is_for_the_other:
            ways.append(button(_("Give it …"), self._give))
            if not self._letter.give_later:
                ways.append(button(_("Give it another time"), self._give_later))
        ways.append(link_button(_("Read it aloud, large"), self._aloud))
        ways += [link_button(_("Print"), self._print), link_button(_("Erase this letter…"), self._erase)]
        if self._letter.can_give and not self._is_for_the_other:
            ways.append(link_button(_("It is meant for {name}: give it …").format(name=self._other), self._give))
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


class GiveDialog(CalmDialog):
    """Exactly what will lie with both, sealed. One Enter too many gives nothing away: the focus is on keeping it."""

    def __init__(self, parent: QWidget | None, services: WorkbookServices, what: LetterToGive) -> None:
        name = what.reader.name
        asked = [paragraph(question) for question in what.questions]
        honest = _(
            "It is put on the shelf of both, in a sealed envelope. {name} opens it when they like, or puts it away; you"
            " are not told which. You can take it back, but not from memory, from paper, or from copies of the workbook"
            " that are kept elsewhere. The envelope binds this program only: another program could read what is in it."
        ).format(name=name)
        super().__init__(
            parent,
            _("Give this letter to {name}?").format(name=name),
            column(*asked, letter_blocks(what.text), note(honest), None, spacing=Space.STEP),
            width_characters=80,
        )
        self._services = services
        self._what = what
        self._viewer = services.client.viewer
        self._give = self.add_button(_("Give it"), self._on_give)
        self.add_way_out(_("Do not give it")).setFocus()

    def _on_give(self) -> None:
        self._give.setEnabled(False)
        viewer, entry_id = self._viewer, self._what.entry_id
        self._services.client.do(
            lambda session: session.letters.give(viewer, entry_id),
            while_alive(self, lambda _changed: self.accept()),
            teller(self._services.program.prompts, "letter-failed", while_alive(self, self.reject)),
        )  # without an owner: a failure is told also when the dialog was closed
