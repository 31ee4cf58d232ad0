"""Sharing: choose what, look at exactly that, then place a frozen copy."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from trustbook.exercises.model import Exercise
from trustbook.language import _, long_date
from trustbook.ui.dialogs.telling import teller
from trustbook.ui.fields.answers_view import AnswersView
from trustbook.ui.fields.marks import MarkRow
from trustbook.ui.kit import CalmDialog, CardFrame, CheckMark, TextLabel, clear_layout, column, paragraph, soft
from trustbook.ui.runtime.owned import while_alive
from trustbook.ui.runtime.worker import Task
from trustbook.ui.services import WorkbookServices
from trustbook.workbook.views import PageView, SharePreview


class ShareDialog(CalmDialog):
    """One deliberate act. Every answered field is ticked at first; the preview shows what is ticked, nothing else."""

    def __init__(self, parent: QWidget | None, services: WorkbookServices, page: PageView) -> None:
        self._choices = column(spacing=4)
        self._preview = column(spacing=8)
        name = _other_name(services)
        honest = _(
            "A copy as it is now will be with both of you, and it does not change when you go on writing."
            " You can take it back later: then it goes from the shelf,"
            " but not from memory, from paper, or from copies of the workbook that are kept elsewhere."
        )
        content = column(
            paragraph(_("Choose what {name} may read.").format(name=name)),
            self._choices,
            8,
            TextLabel(_("This is exactly what will be shared"), "subheading"),
            self._preview,
            spacing=10,
        )
        super().__init__(parent, _("Share with {name}").format(name=name), content, width_characters=78)
        self.marks: dict[str, CheckMark] = {}
        self._services = services
        self._page = page
        self._asking: Task | None = None
        self.add_above_buttons(soft(honest))
        self._share = self.add_primary(_("Share this"), self._on_share)
        self._share.setEnabled(False)
        self.add_way_out(_("Do not share"))
        services.client.do(
            lambda session: session.sharing.shareable_fields(page.viewer, page.entry_id),
            self._show_fields,
            teller(services.program.prompts, "share-failed", self.reject),
            owner=self,
        )

    def chosen(self) -> tuple[str, ...]:
        """Ids of the ticked fields."""
        return tuple(field_id for field_id, mark in self.marks.items() if mark.isChecked())

    def _show_fields(self, field_ids: tuple[str, ...]) -> None:
        labels = _labels(self._page.exercise)
        for field_id in field_ids:
            mark = CheckMark()
            text = labels.get(field_id, field_id)
            mark.setAccessibleName(text)
            mark.setChecked(True)
            mark.toggled.connect(self._ask_preview)
            self.marks[field_id] = mark
            self._choices.addWidget(MarkRow(mark, text))
        self._ask_preview()
        if self.marks:
            first = next(iter(self.marks.values()))
            QTimer.singleShot(0, first, first.setFocus)  # a layout shows what it was given only then

    def _ask_preview(self, *_about: object) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self._share.setEnabled(False)
        chosen, page = self.chosen(), self._page
        if not chosen:
            self._show_nothing()
            return
        self._asking = self._services.client.do(
            lambda session: session.sharing.preview_share(page.viewer, page.entry_id, chosen),
            self._show_preview,
            teller(self._services.program.prompts, "share-failed"),
            owner=self,
        )

    def _show_preview(self, preview: SharePreview) -> None:
        clear_layout(self._preview)
        day = soft(_("Shared on {day}").format(day=long_date(preview.on)))
        title = TextLabel(preview.exercise.title, "label")
        self._preview.addWidget(
            CardFrame(column(title, day, AnswersView(preview.exercise, preview.answers), spacing=8))
        )
        self._share.setEnabled(True)
        QTimer.singleShot(0, self, self.fit)  # once the preview has its height

    def _show_nothing(self) -> None:
        clear_layout(self._preview)
        words = _("Nothing is chosen.") if self.marks else _("There is nothing on this page yet that could be shared.")
        self._preview.addWidget(soft(words))

    def _on_share(self) -> None:
        self._share.setEnabled(False)
        chosen, page = self.chosen(), self._page
        self._services.client.do(
            lambda session: session.sharing.share(page.viewer, page.entry_id, chosen),
            while_alive(self, lambda _changed: self.accept()),
            teller(self._services.program.prompts, "share-failed", while_alive(self, self._ask_preview)),
        )  # without an owner: a failure is told also when the dialog was closed


def _labels(exercise: Exercise) -> dict[str, str]:
    return {field.id: field.label for _part, field in exercise.fields()}


def _other_name(services: WorkbookServices) -> str:
    sitting = services.client.sitting
    others = [partner.name for partner in sitting.partners if sitting.me is None or partner.id != sitting.me.id]
    return others[0] if others else _("your partner")
