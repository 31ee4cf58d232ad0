"""Closing when the disk does not play along: no text is lost, and everything is said."""

from __future__ import annotations

from tests.ui.support import ANA, Stage
from tests.ui.workbook.writing import write


def test_the_folder_moved_before_closing_and_the_text_is_not_saved(stage: Stage) -> None:
    stage.create()
    folder = stage.folder / "Workbook.trustbook"
    area = write(stage, "typed after the folder went away")
    folder.rename(stage.folder / "Elsewhere.trustbook")
    stage.prompts.answers["close-unsaved"] = "stay"

    stage.window.close()
    stage.wait(lambda: stage.prompts.asked)

    assert area.toPlainText() == "typed after the folder went away"
    assert stage.window.isVisible()
    assert "moved" in stage.prompts.asked[0].text or "not where" in stage.prompts.asked[0].text


def test_the_folder_moved_and_came_back(stage: Stage) -> None:
    stage.create()
    folder = stage.folder / "Workbook.trustbook"
    write(stage, "typed meanwhile")
    folder.rename(stage.folder / "Elsewhere.trustbook")
    stage.prompts.answers["close-unsaved"] = "stay"
    stage.window.close()
    stage.wait(lambda: stage.prompts.asked)
    (stage.folder / "Elsewhere.trustbook").rename(folder)

    stage.window.close()
    stage.fill("offer-code", "cancel")
    stage.wait(lambda: stage.ended)

    stage.start_again()
    stage.sign_in(folder, ANA)


def test_a_backup_that_fails_at_closing_is_said_and_everything_is_saved(stage: Stage) -> None:
    stage.create()
    backups = stage.folder / "Workbook.trustbook" / "backups"
    stage.settle()
    for each in sorted(backups.rglob("*"), reverse=True):
        each.rmdir() if each.is_dir() else each.unlink()
    if backups.exists():
        backups.rmdir()
    backups.write_text("in the way", encoding="utf-8")
    stage.prompts.answers["backup-failed"] = "close"

    stage.window.close()
    stage.wait(lambda: stage.ended)

    assert stage.prompts.asked[-1].id == "backup-failed"


def test_a_backup_that_fails_while_open_stays_visible_until_there_is_one(stage: Stage) -> None:
    stage.create()
    backups = stage.folder / "Workbook.trustbook" / "backups"
    stage.settle()
    for each in sorted(backups.rglob("*"), reverse=True):
        each.rmdir() if each.is_dir() else each.unlink()
    if backups.exists():
        backups.rmdir()
    backups.write_text("in the way", encoding="utf-8")

    stage.controller.backups.back_up()
    stage.settle()
    assert stage.view.backup_banner.isVisible()
    stage.controller.rebuild()
    assert stage.view.backup_banner.text

    backups.unlink()
    stage.controller.backups.back_up()
    stage.settle()
    assert not stage.view.backup_banner.isVisible()
