"""Export and print: choose, look at exactly what will come out, then write the file or send it to the printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from trustbook.domain.problems import Cancelled, Problem
from trustbook.exercises.model import Tab
from trustbook.language import _
from trustbook.ui.dialogs.file_protection import FileProtection
from trustbook.ui.dialogs.paper_acts import Keep, PaperActs, in_words
from trustbook.ui.dialogs.paper_choices import Choices, Offer, PaperChoices
from trustbook.ui.dialogs.paper_maker import BinderSource, Made, PaperMaker
from trustbook.ui.dialogs.paper_offers import blank_offer, letter_offer, one_blank_offer, text_offer, workbook_offer
from trustbook.ui.dialogs.paper_preview import PaperPreview
from trustbook.ui.kit import CalmDialog, Scroller, column, row
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.services import Services, WorkbookServices
from trustbook.workbook.paper_choice import PaperChoice
from trustbook.workbook.sentences import one_by_one
from trustbook.workbook.sign_sentences import missing_in_words
from trustbook.workbook.views import PageView

if TYPE_CHECKING:
    from trustbook.documents.plain import TextFormat
    from trustbook.documents.sheets import Binder
    from trustbook.exercises.texts import Text

_LINES_FOR_PASSWORD: Final = 28
"""Least height of the screen, in lines of text, so that enough of it is left for the pages."""


class PrintDialog(CalmDialog):
    """Choices at one side, the pages as they will come out at the other."""

    def __init__(self, parent: QWidget | None, choices: Choices, source: BinderSource, services: Services) -> None:
        pool = services.pool
        self.choices = choices
        self.preview = PaperPreview(pool)
        content = row(Scroller(column(self.choices)), self.preview, spacing=24)
        content.setStretch(0, 4)
        content.setStretch(1, 5)
        super().__init__(parent, _("Print or save as PDF"), content, width_characters=104)
        self.made: Made | None = None
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
        """As high as the screen allows, so that a page can be read in the preview."""
        super().fit()
        self.resize(self.width(), min(self.screen().availableGeometry().height() - 80, 1000))

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

    def _on_made(self, made: Made) -> None:
        self.made = made
        self.preview.show_pdf(made.pdf, made.pages)
        self.choices.contents.show_binder(made.binder)
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
        if self.choices.wanted_password() is not None:
            self.notice.show()
            words = _("A text file has no password. Untick the protection if whoever has the file may read it.")
            self.notice.say(words, urgent=True)
            return
        self._acts.save_text(self.made, form)

    def _on_save(self) -> None:
        made, password = self.made, self.choices.wanted_password()
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
    """Pages of a workbook, worksheets, or a text. Use `for_workbook`, `blank` or `for_text` to make one."""

    choices: PaperChoices

    def __init__(self, parent: QWidget | None, offer: Offer, source: BinderSource, services: Services) -> None:
        protection = FileProtection(beside=True) if _has_height() else None
        super().__init__(parent, PaperChoices(offer, services.clock.today, protection), source, services)
        if protection is not None:
            self.add_above_buttons(protection)

    @classmethod
    def for_workbook(
        cls, parent: QWidget | None, services: WorkbookServices, tab: Tab | None = None, page: PageView | None = None
    ) -> PaperDialog:
        """For an open workbook; it begins with the open page, else the tab, else everything.

        “Getting help” among filled pages begins with the own number; blank sheets, which go to anybody, have a line.
        """
        return cls._of_workbook(parent, services, workbook_offer(services, tab, page))

    @classmethod
    def for_letter(cls, parent: QWidget | None, services: WorkbookServices, name: str, copy_id: str) -> PaperDialog:
        """For one letter that lies with both; `name`: from whom or to whom."""
        return cls._of_workbook(parent, services, letter_offer(services, name, copy_id))

    @classmethod
    def _of_workbook(cls, parent: QWidget | None, services: WorkbookServices, offer: Offer) -> PaperDialog:
        viewer, number = services.client.viewer, services.program.look.settings.emergency_number

        def source(choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]) -> None:
            def found(binder: Binder) -> None:
                done(replace(binder, emergency_number=number) if binder.style == "filled" else binder)

            services.client.do(lambda session: session.paper.prepare(viewer, choice), found, failed, dialog)

        dialog = cls(parent, offer, source, services.program)
        return dialog

    @classmethod
    def blank(cls, parent: QWidget | None, services: Services, *, only: str = "", alone: bool = False) -> PaperDialog:
        """Worksheets to write on by hand; needs no workbook. `only` one exercise, if its id is given; `alone` begins
        with sheets for one person.

        Raises UnknownName, BrokenDefinition for that one.
        """
        from trustbook.workbook.worksheets import worksheets

        content, paper = services.content(), services.look.settings.paper

        def source(choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]) -> None:
            today = services.clock.today()
            services.pool.do(lambda: worksheets(content, choice, today), done, failed, dialog)

        one = content.library.exercise(only) if only else None
        offer = blank_offer(content, paper, alone=alone) if one is None else one_blank_offer(one, paper)
        dialog = cls(parent, offer, source, services)
        return dialog

    @classmethod
    def for_text(cls, parent: QWidget | None, services: Services, text: Text) -> PaperDialog:
        """For one text of the guide. “Getting help” begins with the own emergency number."""
        from trustbook.workbook.worksheets import guide_binder

        content, settings = services.content(), services.look.settings

        def source(choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]) -> None:
            services.pool.do(lambda: guide_binder(content, text, settings.emergency_number), done, failed, dialog)

        dialog = cls(parent, text_offer(text, settings.paper), source, services)
        return dialog


def _has_height() -> bool:
    """Whether the password has room below the preview; with large letters it is the last of the choices."""
    line = QFontMetrics(QApplication.font()).lineSpacing()
    return QGuiApplication.primaryScreen().availableGeometry().height() >= _LINES_FOR_PASSWORD * line
