"""Pages to bring: what goes along in which order, what of it stays here, how it will look, and the one file of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QWidget

from trustbook.domain.people import Viewer
from trustbook.domain.problems import Cancelled, Problem
from trustbook.language import _
from trustbook.ui.dialogs.paper_acts import in_words
from trustbook.ui.dialogs.paper_maker import MadePaper, PaperMaker
from trustbook.ui.dialogs.paper_open import brought_paper
from trustbook.ui.dialogs.paper_preview import PaperPreview
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import (
    CardFrame,
    FlowLayout,
    Rule,
    Space,
    column,
    grown,
    heading,
    link_button,
    note,
    primary_button,
)
from trustbook.ui.kit.announcing import StatusLabel
from trustbook.ui.kit.beside import in_line
from trustbook.ui.pages.counselling.bring_chooser import BringChooser
from trustbook.ui.pages.counselling.bring_list import BringLine, BringListView
from trustbook.ui.pages.counselling.bring_parts import BringParts
from trustbook.ui.pages.counselling.bring_words import brought_words, empty_words, sides_words
from trustbook.ui.printing.pictures import first_pages
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.counselling.bring_views import BringablePage, BroughtPage
from trustbook.workbook.paper.paper_choice import PaperChoice, PaperLook, PickedPage
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Changed

if TYPE_CHECKING:
    from trustbook.documents.sheets import Binder

_BESIDE: Final = 480
"""From this width on the preview stands beside the list, in pixels at 100 % text."""


class BringPanel(QWidget):
    """The list of the seat that looks, and its file."""

    def __init__(self, services: WorkbookServices, brief: QWidget) -> None:
        """`brief`: the way to the other thing that can be taken along."""
        super().__init__()
        self._services = services
        program = services.program
        self.setAccessibleName(_("Pages to bring"))
        self._pages, self._starts = dict[str, BroughtPage](), dict[str, int]()
        """What stands on the list, and on which page of the file each begins, from 0."""
        self._choice = PaperChoice("picked", look=PaperLook(program.look.settings.paper))
        self._is_private = False
        """Whether an own page is on the list."""
        self._goes_on = False
        """Whether pages were just chosen, so that writing them comes next."""
        self.made: MadePaper | None = None
        """What would be written now; None while it is made."""
        self._failed = teller(program.prompts, "bring-failed")
        self.list = BringListView(program.theme, self._fill_menu)
        self.preview = PaperPreview(program.pool, small=True)
        self.parts = BringParts()
        self._empty, self._truth = note(empty_words()), note("")
        self.said = StatusLabel("", "note")
        self.add = link_button(_("Add a page"), self.choose_pages)
        self.begin = primary_button(_("Choose pages"), self.choose_pages)
        self.begin.setAccessibleName(_("Choose pages to bring"))
        self.write = primary_button(_("Print or write one PDF…"), self._on_write)
        self._leave_out = link_button(_("Leave parts of this page out"), self._on_leave_out)
        self._take_off = link_button(_("Take it off the list"), lambda: self._toggle(self.list.current()))
        self._beside = self._list_and_preview()
        self._file = self._about_the_file()
        head = in_line(heading(_("Pages to bring")), self.add)
        ways = _held(self.begin, self.write, brief)
        whole = column(head, note(self._from_words()), self._empty, self._beside, self._file, ways, self.said)
        self.setLayout(column(CardFrame(whole)))
        self._maker = PaperMaker(self._source, program.pool, self)
        self._connect()
        self._show(())
        self._ask()

    def take_focus(self) -> None:
        """To the list, or to what puts something on it."""
        (self.list if self._pages else self.begin).setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_pages(self) -> None:
        """Open the list of everything that could be brought."""
        client, viewer = self._services.client, self._services.client.viewer

        def show(pages: tuple[BringablePage, ...]) -> None:
            dialog = BringChooser(self.window(), self._services, pages)
            dialog.finished.connect(lambda _result: self._after_choosing())
            dialog.open()

        client.do(lambda session: session.bringing.bringable(viewer), show, self._failed, self)

    # --- how it is built

    def _list_and_preview(self) -> QWidget:
        links = column(self._leave_out, self._take_off, spacing=Space.STATE)
        for link in (self._leave_out, self._take_off):
            links.setAlignment(link, Qt.AlignmentFlag.AlignLeading)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(Space.STEP)
        self._line.addLayout(column(self.list, links, self.parts, None, spacing=Space.CARD), 1)
        self._line.addWidget(self.preview, 1, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        holder.setLayout(self._line)
        self.parts.hide()
        return holder

    def _about_the_file(self) -> QWidget:
        holder = QWidget()
        holder.setLayout(column(Rule(), self._truth, spacing=Space.CARD))
        return holder

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _entry_id: self._show_chosen())
        self.list.moved.connect(
            lambda entry_id, place: self._do(lambda s, who: s.bringing.put_at(who, entry_id, place))
        )
        self.list.taken_off.connect(self._toggle)
        self.list.picked.connect(lambda _item: self._open_page())
        self.parts.changed.connect(self._on_parts)
        self._maker.begun.connect(lambda: self.preview.show_working(True))
        self._maker.progressed.connect(self.preview.show_progress)
        self._maker.made.connect(self._on_made)
        self._maker.failed.connect(self._on_failed)
        self.preview.stop_requested.connect(self._maker.stop)
        self._services.client.changed.connect(self._on_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= grown(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._line.setDirection(way)

    # --- the list

    def _do(self, act: Callable[[Session, Viewer], Changed]) -> None:
        viewer = self._services.client.viewer
        self._services.client.do(lambda session: act(session, viewer), None, self._failed, self)

    def _toggle(self, entry_id: str) -> None:
        if entry_id:
            self._do(lambda session, viewer: session.bringing.toggle(viewer, entry_id))

    def _on_changed(self, changed: Changed) -> None:
        if changed.brought is not None or changed.entries & self._pages.keys():
            self.said.setText("")
            self._ask()

    def _ask(self) -> None:
        viewer = self._services.client.viewer
        self._services.client.do(lambda session: session.bringing.pages(viewer), self._show, self._failed, self)

    def _show(self, pages: tuple[BroughtPage, ...]) -> None:
        self._pages = {brought.page.entry_id: brought for brought in pages}
        today = self._services.program.clock.today()
        self.list.show_lines([_as_line(brought, brought_words(brought, today)) for brought in pages])
        self._is_private = any(brought.page.is_private for brought in pages)
        for widget in (self._beside, self._file, self.write, self.add):
            widget.setVisible(bool(pages))
        for widget in (self._empty, self.begin):
            widget.setVisible(not pages)
        self.made = None
        self._enable(False)
        self._truth.setText("")
        if pages:
            self._maker.want(self._choice)
        else:
            self._maker.drop()
        self._show_chosen()

    def _show_chosen(self) -> None:
        brought = self._pages.get(self.list.current())
        questions = brought is not None and bool(brought.questions)
        self._leave_out.setVisible(questions and self.parts.isHidden())
        self.parts.setVisible(questions and not self.parts.isHidden())
        if brought is not None:
            self.parts.show_page(brought)
            if brought.page.entry_id in self._starts and self.made is not None:
                self.preview.show_page(self._starts[brought.page.entry_id])

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addAction(_("Open it"), self._open_page)
        if not self._leave_out.isHidden():
            menu.addAction(_("Leave parts of this page out"), self._on_leave_out)

    def _open_page(self) -> None:
        brought = self._pages.get(self.list.current())
        if brought is not None and brought.page.whose == "text":
            self._services.navigator.open_text(brought.page.entry_id)
        elif brought is not None and brought.page.whose == "weeks":
            self._services.navigator.open_overview("progress")
        elif brought is not None:
            self._services.navigator.open_entry(brought.page.exercise_id, brought.page.entry_id)

    def _on_leave_out(self) -> None:
        self.parts.show()
        self._leave_out.hide()
        self.parts.take_focus()

    def _on_parts(self, left_out: frozenset[str]) -> None:
        entry_id = self.list.current()
        self._do(lambda session, viewer: session.bringing.leave_out(viewer, entry_id, left_out))

    def _after_choosing(self) -> None:
        """What comes next is the file, as soon as there is one."""
        self._goes_on = bool(self._pages) and self.made is None
        following = self.write if self._is_write_ready() else self.list if self._pages else self.begin
        following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_write_ready(self) -> bool:
        """Whether the file can be written, by a button that is in sight: the page stays where it is."""
        return self.made is not None and not self.write.visibleRegion().isEmpty()

    # --- the file

    def _source(
        self, _choice: PaperChoice, done: Callable[[Binder], None], failed: Callable[[Problem], None]
    ) -> object:
        viewer = self._services.client.viewer
        return self._services.client.do(lambda session: session.bringing.binder(viewer), done, failed, self)

    def _on_made(self, made: MadePaper) -> None:
        self.made = made
        going = [brought.page.entry_id for brought in self._pages.values() if not brought.is_blank]
        self._starts = dict(zip(going, first_pages(made.pdf), strict=False))
        self.preview.show_pdf(made.pdf, made.pages)
        self._tell_truth()
        self._enable(True)
        self._show_chosen()
        if self._goes_on and self.list.hasFocus() and self._is_write_ready():
            self.write.setFocus(Qt.FocusReason.OtherFocusReason)
        self._goes_on = False

    def _on_failed(self, problem: Problem) -> None:
        self.made = None
        self.preview.show_words(_("Stopped.") if isinstance(problem, Cancelled) else in_words(problem)[1])

    def _tell_truth(self) -> None:
        if self.made is not None:
            paper = self._choice.look.paper
            self._truth.setText(sides_words(self.made.pages, paper, private=self._is_private))

    def _enable(self, enabled: bool) -> None:
        self.preview.show_working(not enabled and bool(self._pages))
        self.write.setEnabled(enabled)

    def _on_write(self) -> None:
        if self.made is not None:
            left_out = {name: brought.left_out for name, brought in self._pages.items()}
            picked = (PickedPage(name, frozenset(each.field_id for each in out)) for name, out in left_out.items())
            brought_paper(self.window(), self._services, tuple(picked), self.said.say)

    def _from_words(self) -> str:
        me = self._services.client.sitting.me
        if me is None:
            return _("From Together. Only what stands here goes into the file. This list lasts until you leave.")
        return _("From {name}’s seat. Only what stands here goes into the file.").format(name=me.name)


def _held(*ways: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(FlowLayout(*ways, spacing=Space.CARD))
    return holder


def _as_line(brought: BroughtPage, words: str) -> BringLine:
    sign = {"mine": "lock", "weeks": "lock", "text": "book-open"}.get(brought.page.whose, "users")
    return BringLine(brought.page.entry_id, brought.page.title, words, sign)
