"""A workbook that is damaged in part opens to be read, says so, and names what is missing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPlainTextEdit

from tests.ui.support import ANA, Stage, current_tab
from tests.ui.workbook.writing import write
from trustbook.storage.folder.layout import private_book_path
from trustbook.storage.keys.keys import unlock
from trustbook.storage.sqlite.connection import connect, take_lock
from trustbook.ui.kit.buttons import Button

_PAGE = 4096


def spoil(folder: Path) -> None:
    """Flip a byte in the middle of the page where what was written lies."""
    keyring = unlock(folder, ANA).keyring
    path = private_book_path(folder, keyring.private_book)
    raw = connect(path, keyring.private_keys[0], "ro")
    take_lock(raw, "ro")
    query = "SELECT rootpage FROM sqlite_master WHERE name = 'working_copies'"
    place = (raw.execute(query).fetchone()[0] - 1) * _PAGE + 2000
    raw.close()
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def test_a_damaged_page_is_said_at_the_top_and_named_when_asked(stage: Stage) -> None:
    stage.create()
    write(stage, "words that will be lost")
    saved: list[bool] = []
    stage.view.flush(saved.append)
    stage.wait(lambda: saved == [True])
    stage.settle()  # the worker reads the lines of the tab once more, and the books can only be closed after that
    folder = stage.controller.folder
    stage.controller.client.session.keeping.close()
    spoil(folder)

    stage.program.begin(folder)
    stage.fill("sign-in", "open", passphrase=ANA)
    stage.first_tab()
    assert "damaged" in stage.view.notice_banner.text
    stage.prompts.expected_news.add("damage")
    next(each for each in stage.view.notice_banner.findChildren(Button) if each.text() == "What is missing").click()
    stage.wait(lambda: stage.prompts.told)

    assert "Build one boundary" in stage.prompts.told[-1].text
    assert "words that will be lost" not in stage.prompts.told[-1].text


def with_another_tool(stage: Stage, *statements: str) -> None:
    """Sign in again after somebody wrote to the private book with another program."""
    saved: list[bool] = []
    stage.view.flush(saved.append)
    stage.wait(lambda: saved == [True])
    stage.settle()
    folder = stage.controller.folder
    stage.controller.client.session.keeping.close()
    keyring = unlock(folder, ANA).keyring
    raw = connect(private_book_path(folder, keyring.private_book), keyring.private_keys[0], "rw")
    for statement in statements:
        raw.execute(statement)
    raw.close()
    stage.program.begin(folder)
    stage.fill("sign-in", "open", passphrase=ANA)
    stage.first_tab()


def test_a_book_with_a_trigger_of_another_program_is_only_read_and_says_so(stage: Stage) -> None:
    stage.create()
    write(stage, "words that stay")
    with_another_tool(stage, "CREATE TRIGGER more AFTER UPDATE ON working_copies BEGIN DELETE FROM events; END")
    assert "Another program has put something into this workbook" in stage.view.notice_banner.text
    assert "words that stay" in words_of_the_page(stage)


def test_a_page_that_another_program_changed_is_shown_as_it_was_found(stage: Stage) -> None:
    stage.create()
    write(stage, "words that stay")
    with_another_tool(stage, "UPDATE working_copies SET answers = '{words that were found'")
    assert "{words that were found" in words_of_the_page(stage)


def words_of_the_page(stage: Stage) -> str:
    """Everything that can be read on the exercise."""
    page = current_tab(stage.view)
    assert page is not None
    page.show_exercise("boundary-builder")
    stage.settle()
    labels = [each.text() for each in page.findChildren(QLabel)]
    return "\n".join([*labels, *(each.toPlainText() for each in page.findChildren(QPlainTextEdit))])
