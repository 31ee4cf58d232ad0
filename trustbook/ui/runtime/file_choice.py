"""The one place where files are chosen. Leaves no history: not in QtProject.conf, not in a recent list.

Qt's own dialog is used, not the system's, which would remember the place. Qt writes the folders it visited to its
settings when the dialog goes; those settings are put back as they were.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QFileInfo, QObject, QSettings, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFileIconProvider,
    QLineEdit,
    QListView,
    QSplitter,
    QToolButton,
    QWidget,
)

from trustbook.language import _
from trustbook.ui.kit import CalmDialog, column, paragraph
from trustbook.ui.kit.scale import grown
from trustbook.ui.kit.signs import BESIDE_CONTROL, icon

_PLACES = 24
"""How wide the list of places is, in characters."""
_NOWHERE = "/dev/null"
"""A path below which nothing can be written."""


def keep_no_history() -> None:
    """Give Qt's own settings no place. Called once, before any dialog exists. Linux and other Unixes only."""
    if sys.platform.startswith(("linux", "freebsd")):
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, _NOWHERE)


class FileChoice(QObject):
    """Opens one file dialog at a time and calls back with the chosen path."""

    def __init__(self, parent: QWidget | None, folder: Path) -> None:
        super().__init__(parent)
        self._window = parent
        self._folder = folder

    def save(self, title: str, suggested: str, kinds: str, chosen: Callable[[str], None]) -> QFileDialog:
        """Ask where to write. The file gets the ending of `suggested`. Whether to replace one that exists was asked."""
        dialog = self._dialog(_SaveDialog(self._window, Path(suggested).suffix), title, kinds, self._beside_workbooks())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(suggested)
        return self._open(dialog, chosen)

    def open_file(self, title: str, kinds: str, chosen: Callable[[str], None]) -> QFileDialog:
        """Ask for an existing file."""
        dialog = self._dialog(QFileDialog(self._window), title, kinds, self._workbooks())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._open(dialog, chosen)

    def folder(self, title: str, chosen: Callable[[str], None]) -> QFileDialog:
        """Ask for an existing folder."""
        dialog = self._dialog(QFileDialog(self._window), title, "", self._workbooks())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, False)
        return self._open(dialog, chosen)

    def _workbooks(self) -> Path:
        return self._folder if self._folder.is_dir() else Path.home()

    def _beside_workbooks(self) -> Path:
        """What can be read without a passphrase is not offered a place among the workbooks."""
        return self._folder.parent if self._folder.parent.is_dir() else Path.home()

    def _dialog(self, dialog: QFileDialog, title: str, kinds: str, folder: Path) -> QFileDialog:
        dialog.setWindowTitle(title)
        dialog.setDirectory(str(folder))
        dialog.setNameFilter(kinds or _("All files (*)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
        dialog.setHistory([])
        dialog.setSidebarUrls([QUrl.fromLocalFile(QDir.homePath()), QUrl.fromLocalFile(str(folder)), *_sticks()])
        return dialog

    def _open(self, dialog: QFileDialog, chosen: Callable[[str], None]) -> QFileDialog:
        keep_no_history()
        _translate(dialog)
        letters, room = dialog.fontMetrics(), dialog.screen().availableGeometry().size() - QSize(60, 80)
        dialog.resize(QSize(letters.averageCharWidth() * 104, letters.lineSpacing() * 26).boundedTo(room))
        _calm(dialog)
        before = _qt_settings()

        def accepted() -> None:
            paths = dialog.selectedFiles()
            if paths:
                path = paths[0]
                QTimer.singleShot(0, lambda: chosen(path))

        def gone() -> None:
            _put_back(before)

        dialog.accepted.connect(accepted)
        dialog.destroyed.connect(gone)
        dialog.open()
        return dialog


class _SaveDialog(QFileDialog):
    """Keeps the ending, also of a name that holds dots, and asks itself before a file is replaced.

    Qt takes whatever follows a dot for an ending, and its own question stops everything until it is answered.
    """

    def __init__(self, parent: QWidget | None, ending: str) -> None:
        super().__init__(parent)
        self._ending = ending
        self._may_replace = ""
        self.setOption(QFileDialog.Option.DontConfirmOverwrite, True)

    def accept(self) -> None:
        line = self.findChild(QLineEdit, "fileNameEdit")
        typed = line.text().strip() if isinstance(line, QLineEdit) else ""
        if isinstance(line, QLineEdit) and typed and not self._place_of(typed).isDir():
            typed = self._with_ending(typed)
            line.setText(typed)
        place = self._place_of(typed)
        there = place.exists() or place.isSymLink()
        if typed and there and not place.isDir() and place.filePath() != self._may_replace:
            self._ask(place)
        else:
            super().accept()

    def _with_ending(self, typed: str) -> str:
        if typed.lower().endswith(self._ending.lower()):
            return typed
        return typed.rstrip(". ") + self._ending

    def _place_of(self, typed: str) -> QFileInfo:
        if typed.startswith("~/"):
            typed = QDir.homePath() + typed[1:]
        return QFileInfo(self.directory(), typed)

    def _ask(self, place: QFileInfo) -> None:
        words = _("“{file}” exists. What is in it now is gone when it is replaced.").format(file=place.fileName())
        question = CalmDialog(self, _("Replace this file?"), column(paragraph(words), None))

        def replace() -> None:
            question.accept()
            self._may_replace = place.filePath()
            self.accept()

        question.add_button(_("Replace it"), replace)
        question.add_way_out(_("Choose another name"), primary=True)
        question.open()


def _translate(dialog: QFileDialog) -> None:
    """The words that Qt would say in its own language."""
    saving = dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    words = {
        QFileDialog.DialogLabel.LookIn: _("In the folder"),
        QFileDialog.DialogLabel.FileName: _("Name"),
        QFileDialog.DialogLabel.FileType: _("Kind"),
        QFileDialog.DialogLabel.Accept: _("Save") if saving else _("Choose"),
        QFileDialog.DialogLabel.Reject: _("Cancel"),
    }
    for label, text in words.items():
        dialog.setLabelText(label, text)


def _calm(dialog: QFileDialog) -> None:
    """Names in a plain list, and the program's own signs, which can be seen in light and dark."""
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setIconProvider(_Signs())
    side = grown(BESIDE_CONTROL)
    for name, sign, words in (
        ("backButton", "arrow-left", _("Back")),
        ("toParentButton", "arrow-up", _("To the folder above")),
        ("newFolderButton", "folder-plus", _("New folder")),
    ):
        each = dialog.findChild(QToolButton, name)
        if isinstance(each, QToolButton):
            each.setProperty("role", "sign")
            each.style().unpolish(each)
            each.style().polish(each)
            each.setIcon(icon(sign))
            each.setIconSize(QSize(side, side))
            each.setToolTip(words)
            each.setAccessibleName(words)
    for name in ("forwardButton", "listModeButton", "detailModeButton"):
        unused = dialog.findChild(QToolButton, name)
        if isinstance(unused, QToolButton):
            unused.hide()
    for box in dialog.findChildren(QDialogButtonBox):
        for pressed in box.buttons():
            pressed.setIcon(QIcon())  # the style's own: a disk, a red cross
    for names in dialog.findChildren(QListView):
        names.setIconSize(QSize(side, side))
    for split in dialog.findChildren(QSplitter):
        places = dialog.fontMetrics().averageCharWidth() * _PLACES
        split.setSizes([places, dialog.width() - places])


class _Signs(QFileIconProvider):
    """A folder or a file, whatever the system would paint for it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder, self._file = icon("folder"), icon("file")

    def icon(self, what: QFileInfo | QFileIconProvider.IconType) -> QIcon:
        kind = QFileIconProvider.IconType.File
        is_file = what.isFile() if isinstance(what, QFileInfo) else what == kind
        return self._file if is_file else self._folder


def _sticks() -> list[QUrl]:
    """Places where sticks appear, so that a stick is one click away."""
    from PySide6.QtCore import QStorageInfo

    removable = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
    return [
        QUrl.fromLocalFile(volume.rootPath())
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and volume.rootPath().startswith(removable)
    ]


def _store() -> QSettings:
    return QSettings(QSettings.Scope.UserScope, "QtProject")


def _qt_settings() -> dict[str, object]:
    store = _store()
    return {key: store.value(key) for key in store.allKeys() if key.startswith("FileDialog/")}


def _put_back(before: dict[str, object]) -> None:
    store = _store()
    if not store.isWritable():
        return
    for key in store.allKeys():
        if key.startswith("FileDialog/") and key not in before:
            store.remove(key)
    for key, value in before.items():
        store.setValue(key, value)
    store.sync()
