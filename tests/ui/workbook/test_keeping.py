"""Copies, backups, secrets, names and the example: through the screens, over real books."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from tests.ui.support import ANA, BEN, Stage
from tests.ui.workbook.writing import open_page, write
from trustbook.ui.dialogs.backups_dialog import BackupsDialog
from trustbook.ui.dialogs.settings_dialog import SettingsDialog
from trustbook.ui.kit.buttons import Button
from trustbook.ui.kit.layout import Banner

pytestmark = pytest.mark.thorough

NEW = "a new one for spring"


def backups(stage: Stage) -> BackupsDialog:
    stage.view.actions_["backups"].trigger()
    stage.settle()
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, BackupsDialog) and each.isVisible())


def note_of(dialog: BackupsDialog) -> str:
    (note,) = dialog.findChildren(Banner)
    return note.text


def press(dialog: BackupsDialog | SettingsDialog, text: str) -> None:
    next(each for each in dialog.findChildren(Button) if each.text() == text).click()


def end(stage: Stage) -> None:
    stage.window.close()
    stage.wait(lambda: stage.ended)


@pytest.mark.daily
def test_what_a_backup_leaves_out_and_puts_back_is_said(stage: Stage, tmp_path: Path) -> None:
    stage.create()
    (stage.controller.folder / "00000000-0000-4000-8000-000000000000.book").write_bytes(b"")
    for path in (stage.controller.folder / "keys").iterdir():
        path.unlink()
    stage.controller.backups.back_up()
    stage.settle()
    banner = stage.view.backup_banner.text
    assert "is there again" in banner and "belongs to nobody" in banner

    dialog = backups(stage)
    press(dialog, "Back up now")
    stage.settle()
    assert "belongs to nobody" in note_of(dialog) and "is there again" not in note_of(dialog)
    stage.prompts.paths = [str(tmp_path / "stick.copy")]
    press(dialog, "Copy to a stick…")
    stage.settle()
    assert note_of(dialog).startswith("Written: stick.copy") and "left out" in note_of(dialog)
    dialog.reject()


@pytest.mark.daily
def test_a_copy_that_could_not_be_written_is_told_also_when_the_dialog_was_closed(stage: Stage, tmp_path: Path) -> None:
    stage.create()
    stage.prompts.paths = [str(tmp_path / "pulled out" / "stick.copy")]
    stage.prompts.expected_news = {"backups-failed"}
    dialog = backups(stage)

    press(dialog, "Copy to a stick…")
    dialog.accept()
    stage.settle()

    assert [news.id for news in stage.prompts.told] == ["backups-failed"]


def test_a_copy_on_a_stick_is_restored_beside_what_is_there(stage: Stage, tmp_path: Path) -> None:
    stage.create()
    write(stage, "on the stick")
    stick = tmp_path / "stick.copy"
    stage.prompts.paths = [str(stick)]
    dialog = backups(stage)
    press(dialog, "Copy to a stick…")
    stage.settle()
    dialog.reject()
    assert stick.is_file()
    stage.window.close()
    stage.fill("offer-code", "cancel")
    stage.wait(lambda: stage.ended)
    stage.start_again()

    stage.prompts.paths = [str(stick)]
    stage.choose("restore")
    stage.fill("restore-source", "choose")
    stage.fill("restore-passphrase", "preview", passphrase="wrong")
    assert stage.note("restore-passphrase")
    stage.fill("restore-passphrase", "preview", passphrase=ANA)
    shown = stage.form("restore-confirm").form
    assert shown is not None
    assert any("1 page of your own" in block.text for block in shown.blocks)
    stage.fill("restore-confirm", "restore")
    stage.fill("sign-in", "open", passphrase=ANA)
    stage.first_tab()

    assert stage.controller.folder.name == "Restored workbook.trustbook"
    assert open_page(stage).toPlainText() == "on the stick"


@pytest.mark.daily
def test_a_kept_backup_is_restored_from_the_list(stage: Stage) -> None:
    stage.create()
    dialog = backups(stage)
    press(dialog, "Back up now")
    stage.settle()
    assert dialog.list.count() >= 1
    stage.prompts.answers["restored"] = "stay"

    press(dialog, "Look at it and restore…")
    stage.fill("restore-passphrase", "preview", passphrase=ANA)
    stage.fill("restore-confirm", "restore")
    stage.wait(lambda: stage.prompts.asked)

    assert (stage.folder / "Workbook restored.trustbook" / "shared.book").is_file()


def test_the_settings_grow_with_the_letters_that_are_chosen_in_them(stage: Stage) -> None:
    stage.create()
    stage.view.actions_["settings"].trigger()
    stage.settle()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, SettingsDialog))
    before = dialog.width()
    box = dialog.boxes["text_percent"]
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    stage.wait(lambda: dialog.width() > before)

    scrolling = dialog.findChild(QScrollArea)
    assert scrolling is not None
    stage.wait(lambda: scrolling.horizontalScrollBar().maximum() == 0)
    dialog.reject()


def test_a_changed_passphrase_opens_and_the_old_one_does_not(stage: Stage) -> None:
    stage.create()
    stage.prompts.expected_news.add("passphrase-changed")
    stage.view.actions_["settings"].trigger()
    stage.settle()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, SettingsDialog))
    press(dialog, "Change the passphrase")
    stage.fill("current-passphrase", "go-on", passphrase=ANA)
    stage.fill("offered-passphrase", "own")
    stage.fill("own-passphrase", "set", own_1=NEW, own_2=NEW)
    stage.wait(lambda: stage.prompts.told)
    end(stage)
    stage.start_again()

    stage.program.start_controller.show_sign_in(stage.folder / "Workbook.trustbook")
    stage.fill("sign-in", "open", passphrase=ANA)
    assert stage.note("sign-in")
    stage.fill("sign-in", "open", passphrase=NEW)
    stage.first_tab()


def test_a_recovery_code_opens_the_seat_and_asks_for_a_new_passphrase(stage: Stage) -> None:
    stage.create()
    write(stage, "found again")
    stage.window.close()
    stage.fill("offer-code", "make", passphrase=ANA)
    shown = stage.form("recovery-code").form
    assert shown is not None
    code = shown.fields[0].value
    stage.fill("recovery-code", "copied")
    stage.wait(lambda: stage.ended)
    stage.start_again()

    stage.program.start_controller.show_sign_in(stage.folder / "Workbook.trustbook")
    stage.fill("sign-in", "recovery")
    stage.fill("recovery", "recover", code=code.lower().replace("-", " "))
    stage.fill("offered-passphrase", "own")
    stage.fill("own-passphrase", "set", own_1=NEW, own_2=NEW)
    newer = stage.form("recovery-code").form
    assert newer is not None
    assert newer.fields[0].value != code
    stage.fill("recovery-code", "copied")
    stage.first_tab()

    assert open_page(stage).toPlainText() == "found again"


def test_another_name_is_shown_at_once(stage: Stage) -> None:
    stage.create()

    personal = stage.controller.seats.personal()
    assert personal is not None
    personal.rename("Anna")
    stage.wait(lambda: stage.controller.client.sitting.me and stage.controller.client.sitting.me.name == "Anna")
    stage.settle()

    assert stage.view.header.seat.text() == "Anna"


def test_going_together_takes_own_pages_out_of_the_window(stage: Stage) -> None:
    stage.create_couple()
    stage.view.actions_["seat-second"].trigger()
    stage.fill("go-to-seat", "open", passphrase=BEN)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()
    area = write(stage, "only for me")
    stage.settle()

    stage.go_together(ANA)

    import shiboken6

    assert not shiboken6.isValid(area)


def test_text_size_theme_and_paper_are_kept(stage: Stage) -> None:
    stage.create()
    before = QApplication.font().pixelSize()

    usual = stage.services.look.settings.text_percent
    stage.view.actions_["larger"].trigger()
    assert stage.services.look.settings.text_percent > usual
    stage.view.actions_["usual-size"].trigger()
    assert stage.services.look.settings.text_percent == usual == 100
    stage.view.actions_["larger"].trigger()
    stage.controller.change_setting("theme", "dark")
    stage.controller.change_setting("paper", "letter")

    kept = stage.services.look.settings
    assert (kept.text_percent, kept.theme, kept.paper) == (115, "dark", "letter")
    assert QApplication.font().pixelSize() > before
    assert stage.services.theme.is_dark


def test_another_language_is_drawn_at_once_and_keeps_what_was_typed(stage: Stage) -> None:
    stage.create()
    write(stage, "typed before")

    stage.controller.change_setting("language", "en")
    stage.wait(lambda: stage.services.look.settings.language == "en")
    stage.settle()

    assert open_page(stage).toPlainText() == "typed before"


def test_straight_to_the_other_seat_locks_first(stage: Stage) -> None:
    stage.create_couple()
    stage.view.actions_["seat-first"].trigger()
    stage.fill("go-to-seat", "open", passphrase=ANA)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()
    stage.prompts.answers["lock-for-other-seat"] = "lock"

    stage.view.actions_["seat-second"].trigger()

    stage.wait(lambda: stage.ended)
    assert stage.ended == [stage.folder / "Workbook.trustbook"]


def test_a_copy_replaces_the_file_that_was_chosen(stage: Stage, tmp_path: Path) -> None:
    stage.create()
    target = tmp_path / "copy.tbcopy"
    target.write_bytes(b"an older copy")
    stage.prompts.paths.append(str(target))
    dialog = backups(stage)
    press(dialog, "Copy to a stick…")
    stage.settle()

    assert target.read_bytes() != b"an older copy"
    dialog.reject()
