"""Restoring a copy: choose it, look at what it holds, put it beside what is there. Nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from trustbook.domain.problems import Problem, TargetExists
from trustbook.domain.typed_secret import is_blank
from trustbook.language import _, long_date, ngettext, short_time
from trustbook.ui.frame.flow_steps import (
    BlockKind,
    ChoosePlace,
    FieldKind,
    Flow,
    FlowField,
    FlowFinished,
    FlowLeft,
    FlowText,
    Form,
    FormButton,
    Move,
    RunOnWorker,
    ShowForm,
    in_words,
    text,
)
from trustbook.ui.start.folders import free_place, shown_path
from trustbook.workbook.sitting.reports import BackupPreview


class RestorePort(Protocol):
    """What restoring needs; all of it runs on the worker."""

    def restore_preview(self, source: Path, passphrase: str) -> BackupPreview: ...

    def restore(self, source: Path, target: Path) -> tuple[Problem, ...]: ...


class RestoreFlow(Flow):
    """Ends with the folder of the restored workbook. Without `source` it asks for the file first."""

    def __init__(
        self, opener: Callable[[], RestorePort], parent: Path, name: str = "", source: Path | None = None
    ) -> None:
        """The restored workbook gets a free name in `parent`."""
        self._opener = opener
        self._parent = parent
        self._name = name or _("Restored workbook")
        self._source = source
        self._target = parent
        self._preview: BackupPreview | None = None
        self._step = "source" if source is None else "passphrase"

    def start(self) -> Move:
        return self._ask_source() if self._source is None else self._ask_passphrase()

    def answer(self, button: str, values: Mapping[str, str]) -> Move:
        if button in ("back", "cancel"):
            return FlowLeft()
        if button == "choose":
            return ChoosePlace("open", _("The copy to restore"), kinds=_("Copies of workbooks (*)"))
        if button == "choose-folder":
            return ChoosePlace("folder", _("The backup to restore"))
        if button == "preview":
            return self._look(values.get("passphrase", ""))
        if button == "unseen":
            self._preview = None
            return self._confirm()
        if button == "restore":
            return self._put()
        if button == "go-on":
            return FlowFinished(self._target)
        return self.start()

    def worked(self, result: object) -> Move:
        if isinstance(result, BackupPreview):
            self._preview = result
            return self._confirm()
        if isinstance(result, tuple) and result:
            return self._tell(result)
        return FlowFinished(self._target)

    def failed(self, problem: Problem) -> Move:
        if isinstance(problem, TargetExists):
            return self._put()
        note = in_words(problem)
        return self._ask_passphrase(note) if self._step == "passphrase" else self._confirm(note)

    def chosen(self, path: str) -> Move:
        self._source = Path(path)
        return self._ask_passphrase()

    def _look(self, passphrase: str) -> Move:
        if is_blank(passphrase) or self._source is None:
            return self._ask_passphrase(_("Please type the passphrase that you had when the copy was made."))
        opener, source = self._opener, self._source
        return RunOnWorker(lambda: opener().restore_preview(source, passphrase), _("Looking at the copy…"))

    def _put(self) -> Move:
        assert self._source is not None
        opener, source = self._opener, self._source
        self._target = target = free_place(self._parent, self._name)
        return RunOnWorker(lambda: opener().restore(source, target), _("Restoring…"))

    def _ask_source(self) -> Move:
        self._step = "source"
        return ShowForm(
            Form(
                "restore-source",
                _("Restore a copy"),
                text(
                    _("Choose the file that “Copy to a stick” wrote, or a folder inside “backups” of a workbook."),
                    _("The copy becomes a workbook of its own. What is there already stays as it is."),
                ),
                buttons=(
                    FormButton("back", _("Back"), quiet=True),
                    FormButton("choose-folder", _("Choose a folder")),
                    FormButton("choose", _("Choose a file"), primary=True),
                ),
            )
        )

    def _ask_passphrase(self, note: str = "") -> Move:
        self._step = "passphrase"
        return ShowForm(
            Form(
                "restore-passphrase",
                _("Look at the copy first"),
                text(_("Type the passphrase that you had when the copy was made. You see how many pages are in it.")),
                (FlowField("passphrase", FieldKind.PASSPHRASE, _("Passphrase")),),
                (
                    FormButton("back", _("Back"), quiet=True),
                    FormButton("unseen", _("Restore without looking")),
                    FormButton("preview", _("Look at it"), primary=True),
                ),
                note,
            )
        )

    def _tell(self, problems: tuple[Problem, ...]) -> Move:
        self._step = "told"
        words = dict.fromkeys(in_words(problem) for problem in problems)
        return ShowForm(
            Form(
                "restore-told",
                _("Restored, but not all of it is whole"),
                text(*words),
                buttons=(FormButton("go-on", _("Go on"), primary=True),),
            )
        )

    def _confirm(self, note: str = "") -> Move:
        self._step = "confirm"
        place = _("It will be put into {folder}, beside what is there.").format(folder=shown_path(self._parent))
        return ShowForm(
            Form(
                "restore-confirm",
                _("Restore this copy?"),
                (*preview_blocks(self._preview), FlowText(place, BlockKind.HINT)),
                buttons=(
                    FormButton("back", _("Back"), quiet=True),
                    FormButton("restore", _("Restore it"), primary=True),
                ),
                note=note,
            )
        )


def preview_blocks(preview: BackupPreview | None) -> tuple[FlowText, ...]:
    """What a copy holds, in numbers and words."""
    if preview is None:
        return ()
    made = preview.made
    day = long_date(made.local().date())
    when = _("Made on {date}.").format(date=day)
    if preview.is_exact:
        when = _("Made on {date} at {time}.").format(date=day, time=short_time(made.local()))
    own = ngettext("{count} page of your own", "{count} pages of your own", preview.own_pages)
    shared = ngettext("{count} shared page", "{count} shared pages", preview.shared_pages)
    return (
        FlowText(when),
        FlowText(own.format(count=preview.own_pages), BlockKind.ITEM),
        FlowText(shared.format(count=preview.shared_pages), BlockKind.ITEM),
        *(FlowText(words) for words in dict.fromkeys(in_words(problem) for problem in preview.problems)),
    )
