"""A brief from both: each goes through the items at their own seat; then both look at it once more, and write it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trustbook.domain.brief import ItemKind
from trustbook.exercises.text_ids import HELP
from trustbook.language import _
from trustbook.ui.dialogs.brief_paper import open_brief_paper
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.kit import (
    FlowLayout,
    ScrollPage,
    Space,
    back_button,
    caution,
    clear_layout,
    column,
    heading,
    label,
    link_button,
    note,
    paragraph,
    row,
    title,
)
from trustbook.ui.pages.counselling.brief_bar import BriefBar
from trustbook.ui.pages.counselling.brief_days import BriefDays
from trustbook.ui.pages.counselling.brief_lines import ItemLine, WholePages
from trustbook.ui.pages.left_by_escape import LeftByEscape
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.counselling.brief_items import BRIEF
from trustbook.workbook.counselling.brief_views import BriefItem, BriefItems
from trustbook.workbook.counselling.brief_words import heading_of, key_of, words_of
from trustbook.workbook.sitting.views import Changed


class BriefPage(LeftByEscape, QWidget):
    """Ticks of a person are their consents, kept at once; on the page of one person they choose, and are not kept."""

    def __init__(self, services: WorkbookServices, *, alone: bool = False) -> None:
        """`alone`: one person's page instead of the brief of both."""
        super().__init__()
        self._services, self._navigator = services, services.navigator
        self._alone = alone or services.client.sitting.solo
        self._lines: dict[tuple[str, ...], ItemLine] = {}
        self._found: BriefItems | None = None
        self._list = column(spacing=Space.STATE)
        words = _("One page for my counsellor") if self._alone else _("A brief from both of you")
        self.range = BriefDays(services.program.clock.today)
        self.range.changed.connect(self._ask)
        self._bar = BriefBar(self._on_look)
        self.look = self._bar.look
        back = row(back_button(self._navigator.back), None)
        self._sheet = ScrollPage(column(back, title(words), *self._before(), self._list, spacing=Space.CARD))
        whole = column(self._sheet, self._bar, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self.setAccessibleName(words)
        self._sheet.setAccessibleName(words)
        self._ask()

    def take_focus(self) -> None:
        """Reading begins at the top."""
        self._sheet.begin_at_top()

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of the range."""
        return self.range.days

    def line(self, words: str) -> ItemLine:
        """The line that says this; for a look from outside."""
        return next(line for line in self._lines.values() if words in words_of(line.item.item))

    def _before(self) -> Iterable[QWidget]:
        if self._alone:
            yield paragraph(_("Tick what is to stand on it. It is your own file, and holds only what you wrote."))
            if not self._services.client.sitting.solo:
                words = _(
                    "Ask first how your counsellor treats what only one of you has told. Some keep it to themselves,"
                    " some do not work with it, and some bring it up."
                )
                yield caution(words)
        else:
            yield paragraph(
                _(
                    "One page that a counsellor reads in two minutes. Only what both of you say yes to stands on it."
                    " What one of you leaves out leaves no gap and no trace."
                )
            )
            if self._services.client.sitting.me is not None:
                yield paragraph(
                    _("A line of yours is seen by the other one once you tick it, to say yes or no at their own seat.")
                )
            yield note(
                _("Your names, and the days it is about, stand on it too. A yes ends by itself when the words change.")
            )
        yield label(_("About which days"))
        yield self.range
        yield _Links(*self._links())

    # --- asking the workbook

    def _ask(self) -> None:
        viewer, (since, until) = self._services.client.viewer, self.days
        failed = teller(self._services.program.prompts, "brief-failed")
        self._services.client.do(lambda s: s.briefs.items(viewer, since, until), self._take, failed, owner=self)

    def _take(self, found: BriefItems) -> None:
        shown = self._shown(found)
        keys = _keyed(shown)
        if self._found is not None and self._found.people == found.people and list(keys) == list(self._lines):
            for key, each in keys.items():
                self._lines[key].show_item(each)
            self._found = found
            self._show_end()
            return
        self._found = found
        self._show(found, keys)

    def _shown(self, found: BriefItems) -> list[BriefItem]:
        if not self._alone:
            return list(found.items if found.can_say else found.agreed)
        own = (ItemKind.TOPIC, ItemKind.CHART, ItemKind.WENT_WELL, ItemKind.HARD, ItemKind.QUESTION)
        return [each for each in found.items if each.mine and each.item.kind in own]

    # --- what is shown

    def _show(self, found: BriefItems, keys: dict[tuple[str, ...], BriefItem]) -> None:
        had = next((key for key, line in self._lines.items() if line.mark.hasFocus()), None)
        clear_layout(self._list)
        self._lines = {}
        kind: ItemKind | None = None
        pages: WholePages | None = None
        for key, each in keys.items():
            line = self._lines[key] = self._line(each, found)
            if each.item.kind is not kind:
                kind = each.item.kind
                self._list.addSpacing(Space.CARD)
                pages = WholePages(heading_of(kind)) if kind is ItemKind.PAGE else None
                self._list.addWidget(pages or heading(heading_of(kind)))
            if pages is not None:
                pages.add(line)
            else:
                self._list.addWidget(line)
        self._show_end()
        if had in self._lines:
            self._lines[had].mark.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, each: BriefItem, found: BriefItems) -> ItemLine:
        today = self._services.program.clock.today()
        line = ItemLine(each, today, ticks=self._alone or found.can_say, consents=not self._alone)
        line.mark.clicked.connect(lambda _checked: self._on_tick(line))
        return line

    def _show_end(self) -> None:
        self._bar.hold_back(self._why_not())

    def _why_not(self) -> str:
        found = self._found
        if found is None or self._can_look():
            return ""
        if self._alone:
            return _("Nothing is ticked yet.") if self._lines else _("There is nothing of yours in these days yet.")
        if not found.can_say:
            return _("Nothing of these days is agreed to by both yet. Each of you says yes at your own seat.")
        if not self._lines:
            return _("There is nothing in these days yet. Each of you can write what you want to bring up.")
        return _("Tick what may stand on it. The other does the same at their own seat, today or later.")

    def _links(self) -> Iterable[QWidget]:
        if self._services.client.viewer.is_together:
            return
        yield link_button(_("Write what I want to bring up"), lambda: self._navigator.open_exercise(BRIEF))
        if not self._alone:
            yield link_button(_("A page of my own instead"), lambda: self._navigator.open_brief(alone=True))
            yield link_button(_("Getting help"), lambda: self._navigator.open_text(HELP))

    def _can_look(self) -> bool:
        if self._alone:
            return any(line.mark.isChecked() for line in self._lines.values())
        return self._found is not None and bool(self._found.agreed)

    # --- what somebody does

    def _on_tick(self, line: ItemLine) -> None:
        if self._alone:
            self._show_end()
            return
        viewer, (since, until) = self._services.client.viewer, self.days
        digest, yes = line.item.item.digest, line.mark.isChecked()

        def say(_changed: Changed) -> None:
            self._ask()

        again = while_alive(self, self._ask)
        self._services.client.do(
            lambda s: (
                s.briefs.say_yes(viewer, [digest], since, until)
                if yes
                else s.briefs.take_back(viewer, digest, since, until)
            ),
            while_alive(self, say),
            teller(self._services.program.prompts, "brief-failed", again),
        )

    def _on_look(self) -> None:
        chosen = tuple(line.item.item.digest for line in self._lines.values() if line.mark.isChecked())
        open_brief_paper(self, self._services, self.days, chosen if self._alone else None)


class _Links(QWidget):
    def __init__(self, *links: QWidget) -> None:
        super().__init__()
        self.setLayout(FlowLayout(*links, spacing=Space.STEP))


def _keyed(items: Iterable[BriefItem]) -> dict[tuple[str, ...], BriefItem]:
    found: dict[tuple[str, ...], BriefItem] = {}
    for each in items:
        key = key_of(each.item)
        while key in found:
            key = (*key, "again")
        found[key] = each
    return found
