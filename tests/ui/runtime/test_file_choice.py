"""Files are chosen without a trace: no history in Qt's settings, no recent list."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from trustbook.ui.kit import CalmDialog, TextLabel
from trustbook.ui.kit.buttons import Button
from trustbook.ui.runtime.file_choice import FileChoice


def name_line(dialog: QFileDialog) -> QLineEdit:
    return dialog.findChild(QLineEdit, "fileNameEdit")  # type: ignore[return-value]  # Qt calls it so


def accept(dialog: QFileDialog, path: Path) -> None:
    dialog.selectFile(str(path))
    dialog.accept()


def test_the_chosen_path_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chosen: list[str] = []

    dialog = FileChoice(window, tmp_path / "Trustbook").save("Where", "page.pdf", "PDF (*.pdf)", chosen.append)
    accept(dialog, tmp_path / "here.pdf")
    qtbot.waitUntil(lambda: bool(chosen))

    assert chosen == [str(tmp_path / "here.pdf")]


def test_thinking_better_of_it_calls_nobody(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chosen: list[str] = []

    dialog = FileChoice(window, tmp_path).folder("Where", chosen.append)
    dialog.reject()
    qtbot.wait(20)

    assert chosen == []


def test_the_dialog_is_qts_own_and_can_be_covered(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    dialog = FileChoice(window, tmp_path).open_file("Which", "", lambda _path: None)

    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog in QApplication.topLevelWidgets()
    dialog.reject()


def test_what_can_be_pressed_in_it_has_a_name_and_a_sign_that_can_be_seen(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file.txt").write_text("x")
    dialog = FileChoice(None, tmp_path).open_file("Which", "", lambda _path: None)
    qtbot.waitExposed(dialog)
    pressed = [
        each for each in dialog.findChildren(QToolButton) if each.isVisible() and each.objectName().endswith("n")
    ]
    names = {each.accessibleName(): each for each in pressed if each.accessibleName()}
    assert set(names) == {"Back", "To the folder above", "New folder"}
    for each in names.values():
        assert not each.icon().isNull()
        assert each.iconSize().width() >= 20
        assert each.toolTip() == each.accessibleName()
    assert dialog.viewMode() == QFileDialog.ViewMode.List
    signs = dialog.iconProvider()
    pictures = [signs.icon(QFileInfo(str(tmp_path / name))).cacheKey() for name in ("folder", "file.txt")]
    assert pictures[0] != pictures[1]
    dialog.reject()


def test_nothing_is_written_anywhere_but_where_it_was_chosen(tmp_path: Path) -> None:
    home, place = tmp_path / "home", tmp_path / "very private place"
    home.mkdir()
    place.mkdir()
    script = (
        "import sys; from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "from PySide6.QtCore import QTimer, QSettings\n"
        "from trustbook.ui.runtime.file_choice import FileChoice\n"
        "app = QApplication([]); window = QWidget(); window.show()\n"
        "place = Path(sys.argv[1])\n"
        "dialog = FileChoice(window, place).save('Where', 'a.pdf', '', lambda path: None)\n"
        "dialog.destroyed.connect(lambda: QTimer.singleShot(50, app.quit))\n"
        "QTimer.singleShot(50, lambda: (dialog.selectFile(str(place / 'a.pdf')), dialog.accept()))\n"
        "app.exec()\n"
    )
    root = Path(__file__).resolve().parents[3]
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(root)}
    environment |= {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(home / "config"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }

    subprocess.run([sys.executable, "-c", script, str(place)], env=environment, check=True, timeout=60)

    written = [path for path in home.rglob("*") if path.is_file()]
    assert not [path for path in written if b"very private place" in path.read_bytes()], written
    assert not [path for path in written if path.name == "QtProject.conf"], written


def question(dialog: QFileDialog) -> CalmDialog:
    return next(each for each in dialog.findChildren(CalmDialog) if each.isVisible())


def press(dialog: CalmDialog, text: str) -> None:
    next(each for each in dialog.findChildren(Button) if each.text() == text).click()


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Our book 3.5.2026", "Our book 3.5.2026.pdf"),
        ("Our book", "Our book.pdf"),
        ("Our book.pdf", "Our book.pdf"),
        ("Our book.PDF", "Our book.PDF"),
        ("Our book.", "Our book.pdf"),
        ("v1.2", "v1.2.pdf"),
        ("Our “book”.txt", "Our “book”.txt.pdf"),
    ],
)
def test_a_name_with_dots_keeps_the_ending(qtbot: QtBot, tmp_path: Path, typed: str, written: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chosen: list[str] = []
    dialog = FileChoice(window, tmp_path / "Trustbook").save("Where", "page.pdf", "PDF (*.pdf)", chosen.append)
    name_line(dialog).setText(typed)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(chosen))

    assert chosen == [str(tmp_path / written)]


def test_replacing_is_asked_for_the_name_that_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    (tmp_path / "Our book 3.5.2026.pdf").write_bytes(b"before")
    chosen: list[str] = []
    dialog = FileChoice(window, tmp_path / "Trustbook").save("Where", "page.pdf", "PDF (*.pdf)", chosen.append)
    name_line(dialog).setText("Our book 3.5.2026")
    dialog.accept()
    assert dialog.isVisible()
    asked = question(dialog)
    assert "Our book 3.5.2026.pdf" in asked.findChildren(TextLabel)[-1].text()
    press(asked, "Choose another name")
    qtbot.waitUntil(lambda: not asked.isVisible())
    assert dialog.isVisible()
    assert chosen == []

    dialog.accept()
    press(question(dialog), "Replace it")
    qtbot.waitUntil(lambda: bool(chosen))
    assert chosen == [str(tmp_path / "Our book 3.5.2026.pdf")]


def test_a_folder_that_is_typed_is_entered(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    (tmp_path / "letters").mkdir()
    chosen: list[str] = []
    dialog = FileChoice(window, tmp_path / "Trustbook").save("Where", "page.pdf", "PDF (*.pdf)", chosen.append)
    name_line(dialog).setText("letters")
    dialog.accept()

    assert dialog.isVisible()
    assert dialog.directory().absolutePath() == str(tmp_path / "letters")
    dialog.reject()


def test_what_is_saved_is_not_offered_a_place_among_the_workbooks(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    workbooks = tmp_path / "Documents" / "Trustbook"
    workbooks.mkdir(parents=True)

    saving = FileChoice(window, workbooks).save("Where", "page.pdf", "PDF (*.pdf)", lambda _path: None)
    assert saving.directory().absolutePath() == str(workbooks.parent)
    assert str(workbooks) not in [url.toLocalFile() for url in saving.sidebarUrls()]
    assert [each.icon().isNull() for box in saving.findChildren(QDialogButtonBox) for each in box.buttons()] == [
        True
    ] * 2
    opening = FileChoice(window, workbooks).open_file("Which", "", lambda _path: None)
    assert opening.directory().absolutePath() == str(workbooks)
