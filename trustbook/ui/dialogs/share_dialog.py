"""Sharing: choose what, look at exactly that, then place a frozen copy."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from trustbook.exercises.model import Exercise
from trustbook.language import _, long_date
from trustbook.ui.dialogs.if_afraid import if_afraid
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.answers_view import AnswersView
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import (
    CalmDialog,
    CheckMark,
    CopyFrame,
    DeskFrame,
    TextLabel,
    clear_layout,
    column,
    heading,
    note,
    note_link,
    paragraph,
    row,
    soft,
)
from trustbook.ui.kit.scale import Space
from trustbook.ui.kit.tab_order import follow_layout
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.runtime.worker import Task
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.sitting.views import PageView, SharedCopy, SharePreview

_WIDE: Final = 112
_COPY_HIGH: Final = 420
"""Least height of the desk on which the copy lies beside the choices, in pixels."""
_TWO_COLUMNS: Final = 100
"""Least width of two columns, in average characters."""
_OF_TRUTH: Final = 4
"""Place, in the column of choices, of what a copy is and what taking it back cannot do."""


class ShareDialog(CalmDialog):
    """One deliberate act. Nothing is ticked at first but what was chosen before; the preview shows what is ticked."""

    def __init__(
        self, parent: QWidget | None, services: WorkbookServices, page: PageView, chosen: Collection[str] | None = None
    ) -> None:
        """`chosen`: ids of fields that are ticked at first; without it those of the last copy of this entry."""
        earlier = page.placed[0] if page.placed else None
        self._at_first = frozenset(chosen if chosen is not None else earlier.answers if earlier is not None else ())
        self._choices = column(spacing=4)
        self._all = note_link(_("Tick all"), self._tick_all)
        self._preview = column(spacing=8)
        self._name = name = _other_name(services)
        honest = _(
            "A copy as it is now will be with both of you, and it does not change when you go on writing."
            " You can take it back later: then it goes from the shelf,"
            " but not from memory, from paper, or from copies of the workbook that are kept elsewhere."
        )
        self._truth = QWidget()
        self._truth.setLayout(column(note(honest), *_has_one(name, earlier), spacing=10))
        self._choosing = column(
            paragraph(_("Choose what {name} may read.").format(name=name)),
            self._choices,
            row(self._all, None),
            8,
            self._truth,
            None,
            spacing=10,
        )
        exactly = _("This is exactly what will be shared")
        lying = column(TextLabel(exactly, "subheading"), self._preview, spacing=10)
        lying.setStretch(1, 1)
        self.copy = DeskFrame(lying)
        self.copy.setMinimumHeight(_COPY_HIGH)
        self.copy.setObjectName("shared-copy")
        self.copy.setAccessibleName(exactly)
        self._halves = row(self._choosing, self.copy, spacing=Space.COLUMN)
        self._halves.setStretch(0, 2)
        self._halves.setStretch(1, 3)
        super().__init__(parent, _("Share with {name}").format(name=name), self._halves, width_characters=_WIDE)
        self.marks: dict[str, CheckMark] = {}
        self._services = services
        self._page = page
        self._asking: Task | None = None
        self.add_before_buttons(if_afraid(self, services.navigator))
        self._share = self.add_primary(_("Share this"), self._on_share)
        self._share.setDefault(False)  # one Enter too many must not give anything away
        self._share.setEnabled(False)
        self._keep = self.add_way_out(_("Do not share"))
        sharing = QShortcut(QKeySequence("Ctrl+Return"), self)
        sharing.activated.connect(self._share.click)
        services.client.do(
            lambda session: session.sharing.shareable_fields(page.viewer, page.entry_id),
            self._show_fields,
            teller(services.program.prompts, "share-failed", self.reject),
            owner=self,
        )

    def chosen(self) -> tuple[str, ...]:
        """Ids of the ticked fields."""
        return tuple(field_id for field_id, mark in self.marks.items() if mark.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where two columns have no room, the copy stands right below the choices, and Tab comes to it after them."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * _TWO_COLUMNS
        self._halves.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.copy.setMinimumHeight(0 if narrow else _COPY_HIGH)
        if narrow != (self._halves.indexOf(self._truth) >= 0):
            self._halves.addWidget(self._truth) if narrow else self._choosing.insertWidget(_OF_TRUTH, self._truth)
            self.copy.setFocusPolicy(Qt.FocusPolicy.StrongFocus if narrow else Qt.FocusPolicy.NoFocus)
            follow_layout(self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Who comes to the copy reads it from its beginning."""
        moved = super().focusNextPrevChild(forward)
        if moved and self.copy.hasFocus():
            self.begin_content_at(self.copy)
        return moved

    def _show_fields(self, field_ids: tuple[str, ...]) -> None:
        labels = _labels(self._page.exercise)
        for field_id in field_ids:
            mark = CheckMark()
            text = labels.get(field_id, field_id)
            mark.setAccessibleName(text)
            mark.setChecked(field_id in self._at_first)
            mark.toggled.connect(self._ask_preview)
            self.marks[field_id] = mark
            self._choices.addWidget(MarkRow(mark, text))
        self._all.setVisible(len(field_ids) > 1)
        follow_layout(self)
        self._ask_preview()
        self._keep.setFocus()

    def _tick_all(self) -> None:
        for mark in self.marks.values():
            mark.setChecked(True)

    def _ask_preview(self, *_about: object) -> None:
        if self._asking is not None:
            self._asking.cancel()
        chosen, page = self.chosen(), self._page
        if not chosen:
            self._show_nothing()
            return
        self._share.setEnabled(False)  # until what would be shared is in sight
        self._asking = self._services.client.do(
            lambda session: session.sharing.preview_share(page.viewer, page.entry_id, chosen),
            self._show_preview,
            teller(self._services.program.prompts, "share-failed"),
            owner=self,
        )

    def _show_preview(self, preview: SharePreview) -> None:
        clear_layout(self._preview)
        me = self._services.client.sitting.me
        shared = note(_("Shared by {name} on {day}").format(name=me.name if me else "", day=long_date(preview.on)))
        head = column(heading(preview.exercise.title), shared, spacing=0)
        answers = AnswersView(preview.exercise, preview.answers)
        self._preview.addWidget(CopyFrame(column(head, answers, None, spacing=Space.STEP)))
        self.hold_back(self._share, "")
        QTimer.singleShot(0, self, self._grow)  # once the preview has its height

    def _show_nothing(self) -> None:
        clear_layout(self._preview)
        nothing = _("There is nothing on this page yet that could be shared.")
        words = soft(_("Nothing is chosen.") if self.marks else nothing)
        self._preview.addWidget(CopyFrame(column(words, None)))
        tick = _("Tick what {name} may read.").format(name=self._name)
        self.hold_back(self._share, tick if self.marks else nothing)
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        """Make room where it is needed. It gets no smaller: nothing jumps under the pointer while somebody ticks."""
        self.grow()

    def _on_share(self) -> None:
        self._share.setEnabled(False)
        chosen, page = self.chosen(), self._page
        self._services.client.do(
            lambda session: session.sharing.share(page.viewer, page.entry_id, chosen),
            while_alive(self, lambda _changed: self.accept()),
            teller(self._services.program.prompts, "share-failed", while_alive(self, self._ask_preview)),
        )  # without an owner: a failure is told also when the dialog was closed


def _has_one(name: str, earlier: SharedCopy | None) -> list[QWidget]:
    if earlier is None:
        return []
    words = _("{name} has had a copy since {day}. It is not changed; this is a new one.")
    return [note(words.format(name=name, day=long_date(earlier.on)))]


def _labels(exercise: Exercise) -> dict[str, str]:
    return {field.id: field.label for _part, field in exercise.fields()}


def _other_name(services: WorkbookServices) -> str:
    sitting = services.client.sitting
    others = [partner.name for partner in sitting.partners if sitting.me is None or partner.id != sitting.me.id]
    return others[0] if others else _("your partner")
