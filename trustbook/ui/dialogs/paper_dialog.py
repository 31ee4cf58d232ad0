"""Export and print: choose, look at exactly what will come out, then write the file or send it to the printer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from trustbook.domain.problems import Cancelled, Problem
from trustbook.language import _
from trustbook.ui.dialogs.paper_acts import Keep, PaperActs, in_words
from trustbook.ui.dialogs.paper_choices import Choices, PaperChoices
from trustbook.ui.dialogs.paper_maker import BinderSource, MadePaper, PaperMaker
from trustbook.ui.dialogs.paper_preview import PaperPreview
from trustbook.ui.kit import CalmDialog, column
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.services import Services
from trustbook.workbook.paper.paper_offers import PaperOffer
from trustbook.workbook.sentences.problem_sentences import one_by_one
from trustbook.workbook.sentences.sign_sentences import missing_in_words

if TYPE_CHECKING:
    from trustbook.documents.plain import TextFormat

_LEFT_CHARACTERS: Final = 49
"""Width of the choices, in average characters, where half of the dialog is not less."""
_WIDEST: Final = 1720
_HIGHEST: Final = 1100


class PrintDialog(CalmDialog):
    """Choices at one side, the pages as they will come out at the other."""

    came_out = Signal(object)
    """Something was written or printed; the `PaperLook` that was chosen for it."""

    def __init__(self, parent: QWidget | None, choices: Choices, source: BinderSource, services: Services) -> None:
        pool = services.pool
        self.choices = choices
        self.preview = PaperPreview(pool)
        super().__init__(parent, _("Print or save as PDF"), column(self.choices), beside=self.preview)
        self.made: MadePaper | None = None
        """What would be saved or printed now; None while it is made."""
        self.notice = StatusLabel("", "hint")
        self.notice.hide()
        self.add_above_buttons(self.notice)
        self._save = self.add_primary(_("Save as PDF…"), self._on_save)
        self._print = self.add_button(_("Print"), self._on_print)
        self._text = self.add_menu(_("Save as text"), self._fill_text)
        self._text.hide()
        self._as_text = True
        """Whether what is written may be saved as text: not where something has to look at the file first."""
        self.add_way_out(_("Close"))
        self._maker = PaperMaker(source, pool, self)
        self._acts = PaperActs(services, self._maker, self)
        self._acts.begun.connect(lambda: self._enable(False))
        self._acts.ended.connect(self._after_work)
        self._acts.done.connect(lambda: self.came_out.emit(choices.look.chosen()))
        self._acts.done.connect(self.accept)
        self.finished.connect(lambda _result: self._maker.drop())
        self._maker.begun.connect(lambda: self.preview.show_working(True))
        self._maker.progressed.connect(self.preview.show_progress)
        self._maker.made.connect(self._on_made)
        self._maker.failed.connect(self._on_failed)
        self.preview.stop_requested.connect(self._maker.stop)
        self.choices.changed.connect(self._on_changed)
        self._on_changed()

    def say_in_place(self, say: Callable[[str], object] | None) -> None:
        """Let this say what was written or printed; without it, a message does."""
        self._acts.say = say

    def keep_by(self, keeping: Callable[[], Keep]) -> None:
        """Let what this gives write the file; without it, it is simply written."""
        self._acts.keeping = keeping
        self._as_text = False

    def fit(self) -> None:
        """As large as the screen allows, so that a page can be read in the preview; half of it at most for choices."""
        screen = self.screen().availableGeometry()
        width, height = min(screen.width() - 40, _WIDEST), min(screen.height() - 60, _HIGHEST)
        characters = self.fontMetrics().averageCharWidth() * _LEFT_CHARACTERS
        self.hold_content_to(min(characters, width // 2 - 40))
        self.resize(width, height)
        if self.isVisible():
            self.stay_on_screen()

    # --- the preview

    def _on_changed(self) -> None:
        self.made = None
        self._enable(False)
        self.notice.hide()
        lacking = self.choices.lacking()
        if lacking:
            self._maker.drop()
            self.preview.show_words(lacking)
        else:
            self._maker.want(self.choices.choice())

    def _on_made(self, made: MadePaper) -> None:
        self.made = made
        self.preview.show_pdf(made.pdf, made.pages)
        self.choices.show_binder(made.binder)
        notices = [one_by_one(made.binder.left_out), missing_in_words(made.missing)]
        if any(notices):
            self.notice.show()
            self.notice.say("\n".join(filter(None, notices)))
        self._text.setVisible(self._as_text and made.binder.style == "filled")
        self._enable(True)

    def _on_failed(self, problem: Problem) -> None:
        self.made = None
        words = _("Stopped.") if isinstance(problem, Cancelled) else in_words(problem)[1]
        self.preview.show_words(words)

    def _enable(self, enabled: bool) -> None:
        for each in (self._save, self._print, self._text):
            each.setEnabled(enabled)

    # --- writing and printing

    def _fill_text(self, menu: QMenu) -> None:
        menu.addAction(_("Markdown …"), lambda: self._on_text("md"))
        menu.addAction(_("Plain text …"), lambda: self._on_text("txt"))

    def _on_text(self, form: TextFormat) -> None:
        if self.made is None:
            return
        if self.choices.protection.wanted_password() is not None:
            self.notice.show()
            words = _("A text file has no password. Untick the protection if whoever has the file may read it.")
            self.notice.say(words, urgent=True)
            return
        self._acts.save_text(self.made, form)

    def _on_save(self) -> None:
        made, password = self.made, self.choices.protection.wanted_password()
        if made is None:
            return
        if password == "":
            self.notice.show()
            self.notice.say(self.choices.protection.ask_for_password(), urgent=True)
            return
        self._acts.save(made, password)

    def _on_print(self) -> None:
        if self.made is not None:
            self.preview.show_working(True)
            self._acts.print(self.made)

    def _after_work(self) -> None:
        self.preview.show_working(False)
        self._enable(self.made is not None)


class PaperDialog(PrintDialog):
    """Pages of a workbook, worksheets, texts: everything that goes to paper. `paper_open` opens it."""

    choices: PaperChoices

    def __init__(self, parent: QWidget | None, offer: PaperOffer, source: BinderSource, services: Services) -> None:
        super().__init__(parent, PaperChoices(offer, services.clock.today), source, services)
        self.choices.scope.list.setFocus()  # Enter saves, arrows choose, Shift and Tab lead to the search
