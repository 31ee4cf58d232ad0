"""Files are chosen without a trace: no history in Qt's settings, no recent list."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from trustbook.ui.runtime.file_choice import FileChoice


def accept(dialog: QFileDialog, path: Path) -> None:
    dialog.selectFile(str(path))
    dialog.accept()


def test_the_chosen_path_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chosen: list[str] = []

    dialog = FileChoice(window, tmp_path).save("Where", "page.pdf", "PDF (*.pdf)", chosen.append)
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
