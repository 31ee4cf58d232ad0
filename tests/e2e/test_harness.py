"""The harness itself, with a small window of its own: what proves the program must be proven first."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from devtools.desktop import Desktop

pytestmark = pytest.mark.e2e

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
application = QApplication([])
window = QWidget()
window.setWindowTitle("A small window")
layout = QVBoxLayout(window)
button = QPushButton("Say it")
field = QPlainTextEdit()
field.setAccessibleName("Words")
field.setTabChangesFocus(True)
label = QLabel("nothing yet")
for widget in (button, QCheckBox("Aloud"), field, label):
    layout.addWidget(widget)
button.clicked.connect(lambda: label.setText("Said: " + field.toPlainText()))
window.show()
sys.exit(application.exec())
"""


def test_keys_reach_the_window_and_its_words_come_back(desktop: Desktop, tmp_path: Path) -> None:
    desktop.start(sys.executable, "-c", PROGRAM)
    desktop.wait_for("nothing yet")

    desktop.fill("Words", "Hello, you two!")
    desktop.press("Say it")

    desktop.wait_for("Said: Hello, you two!")
    assert desktop.window_title() == "A small window"
    assert desktop.screenshot(tmp_path / "shot.png").stat().st_size > 1000


def test_a_button_that_is_not_there_is_told_with_what_is(desktop: Desktop) -> None:
    desktop.start(sys.executable, "-c", PROGRAM)
    desktop.wait_for("nothing yet")

    with pytest.raises(AssertionError, match="Say it"):
        desktop.wait_for("Shout it", seconds=0.5)


def test_a_killed_program_is_gone_at_once(desktop: Desktop) -> None:
    program = desktop.start(sys.executable, "-c", PROGRAM)
    desktop.wait_for("nothing yet")

    desktop.kill(program)

    began = time.monotonic()
    desktop.wait_gone("nothing yet")
    assert time.monotonic() - began < 5


def test_two_desktops_do_not_see_each_other(desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with Desktop(tmp_path / "other") as other:
        desktop.start(sys.executable, "-c", PROGRAM)
        desktop.wait_for("nothing yet")

        assert other.find("nothing yet") is None
        assert other.environment["DISPLAY"] != desktop.environment["DISPLAY"]
