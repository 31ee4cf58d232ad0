"""What can be done with an open page, beside writing on it. Each act asks first where it cannot be undone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from trustbook.domain.problems import Problem, StillInBackup
from trustbook.language import _, short_time
from trustbook.ui.dialogs.erase_dialog import EraseDialog
from trustbook.ui.dialogs.history_dialog import HistoryDialog
from trustbook.ui.dialogs.share_dialog import ShareDialog
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.pages.bringing import bring, brought_words, to_bring
from trustbook.ui.pages.overview import anew_from
from trustbook.ui.runtime.prompts import Question
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import Changed, PageView


class PageActions:
    """Opens the dialogs of one page and sends its wishes to the workbook."""

    def __init__(
        self,
        services: WorkbookServices,
        owner: QWidget,
        page: Callable[[], PageView],
        say: Callable[..., None],
    ) -> None:
        """`owner`: the widget above which the dialogs stand. `page()` is how the page stands now.

        `say` is told in words what happened, and if it is about paper, to be said where it was asked for.
        """
        self._say = say
        self._services = services
        self._owner = owner
        self._page = page
        self._failed = teller(services.program.prompts, "page-action-failed")

    def do(self, name: str) -> None:
        """Do one of those that `ThisPage` names. The page is saved."""
        actions: dict[str, Callable[[], None]] = {
            "talk": lambda: self._services.navigator.open_talk(self._page().exercise.id),
            "history": self._history,
            "share": self._share,
            "take-back": lambda: self.take_back(self._page().placed[0].copy_id),
            "place": self._place,
            "agreement": lambda: self._services.navigator.open_overview("agreements", anew_from(self._page().entry_id)),
            "together": self._open_together,
            "beside": lambda: self._services.navigator.open_side_by_side(self._page().exercise.id),
            "then": lambda: self._services.navigator.open_then_and_now(self._page().exercise.id),
            "bring": self._bring,
            "print": self._print,
            "erase": self._erase,
        }
        actions[name]()

    def take_back(self, copy_id: str) -> None:
        """Take a shared copy back from the shelf, after a word about what that can do."""
        page, client = self._page(), self._services.client

        def failed(problem: Problem) -> None:
            self._failed(problem)
            if isinstance(problem, StillInBackup):  # from the shelf it is gone
                client.announce(Changed(frozenset({copy_id}), frozenset({page.exercise.id})))

        def taken_back(_changed: Changed) -> None:
            self._say(_("Taken back at {time}. It is no longer on the shelf.").format(time=self._now()))

        def answered(answer: str) -> None:
            if answer == "take-back":
                client.do(lambda session: session.sharing.withdraw(page.viewer, copy_id), taken_back, failed)

        self._services.program.prompts.ask(
            Question(
                "take-back",
                _("Take this copy back?"),
                _(
                    "It goes from the shelf of both. It does not go from memory, from printed pages,"
                    " or from copies of the workbook that are kept elsewhere. Your own page stays as it is."
                ),
                (("take-back", _("Take it back")), ("cancel", _("Leave it there"))),
                escape="cancel",
            ),
            answered,
        )

    def _now(self) -> str:
        return short_time(self._services.program.clock.now().local())

    def _history(self) -> None:
        HistoryDialog(self._owner.window(), self._services, self._page()).open()

    def _share(self) -> None:
        dialog = ShareDialog(self._owner.window(), self._services, self._page())
        dialog.accepted.connect(lambda: self._say(_("Shared at {time}.").format(time=self._now())))
        dialog.open()

    def _open_together(self) -> None:
        from trustbook.ui.dialogs.together_dialog import TogetherDialog

        exercise, navigator = self._page().exercise, self._services.navigator
        opened = partial(navigator.open_side_by_side, exercise.id)
        TogetherDialog(self._owner.window(), self._services, exercise, opened).open()

    def _erase(self) -> None:
        dialog = EraseDialog(self._owner.window(), self._services, self._page())
        words = _("Erased at {time}, from your book and from the kept backups.")
        dialog.accepted.connect(lambda: self._say(words.format(time=self._now()), "erasing"))
        dialog.open()

    def _bring(self) -> None:
        def done(brought: bool | None) -> None:
            self._say(brought_words(brought), "bringing")

        bring(self._services, to_bring(self._page()), self._owner, done)

    def _print(self) -> None:
        from trustbook.ui.dialogs.paper_open import page_paper

        page, content = self._page(), self._services.program.content()
        tab = content.library.tab_of(page.exercise.id)
        page_paper(self._owner.window(), self._services, tab, page, lambda words: self._say(words, "paper"))

    def _place(self) -> None:
        page = self._page()

        def answered(answer: str) -> None:
            if answer == "place":
                self._services.client.do(
                    lambda session: session.sharing.put_on_our_page(page.viewer, page.entry_id),
                    lambda _changed: self._say(_("Put on our page at {time}.").format(time=self._now())),
                    self._failed,
                )

        self._services.program.prompts.ask(
            Question(
                "place",
                _("Put it on our page?"),
                _(
                    "What you wrote in the part for both of you goes to our page. From then on both of you can read it,"
                    " and you change it together. Your own parts stay yours."
                ),
                (("place", _("Put it there")), ("cancel", _("Keep it to myself for now"))),
                escape="cancel",
                primary="place",
            ),
            answered,
        )
