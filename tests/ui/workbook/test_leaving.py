"""Leaving by the menu: one plain page, what is taken along, and an empty seat for the other one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.ui.support import ANA, BEN, Stage, shown_widgets


def _at_bens_seat(stage: Stage) -> None:
    stage.create_couple()
    stage.view.actions_["seat-second"].trigger()
    stage.fill("go-to-seat", "open", passphrase=BEN)
    stage.wait(lambda: stage.controller.client.sitting.me is not None)
    stage.settle()


def test_the_page_says_what_goes_what_stays_and_what_is_not_reached_with_all_ways_in_sight(stage: Stage) -> None:
    _at_bens_seat(stage)
    stage.view.actions_["leave"].trigger()
    screen = stage.form("leave")
    said = "\n".join(label.text() for label in shown_widgets(screen, QLabel))
    for words in ("What goes", "What stays", "What leaving does not reach", "Nobody has to agree", "If you are afraid"):
        assert words in said
    assert said.index("If you are afraid") < said.index("What goes")
    assert not isinstance(screen.focusWidget(), QAbstractButton), "Enter does nothing before it was read"
    ways = list(shown_widgets(screen, QAbstractButton))
    assert ways[0].text() == "Back"
    assert not any(each.visibleRegion().isEmpty() for each in ways)
    stage.fill("leave", "cancel")
    stage.settle()
    assert stage.controller.client.sitting.me is not None


def test_one_takes_the_pages_along_leaves_and_the_other_finds_an_empty_seat(stage: Stage, tmp_path: Path) -> None:
    _at_bens_seat(stage)
    folder = stage.controller.folder
    mine = tmp_path / "mine"
    mine.mkdir()
    stage.view.actions_["leave"].trigger()
    stage.fill("leave", "take")
    stage.prompts.paths.append(str(mine))
    stage.fill("leave-take", "choose")
    assert "My pages.json" in stage.note("leave")
    stage.fill("leave", "on")
    stage.fill("leave-copies", "keep")
    stage.fill("leave-confirm", "leave", passphrase=ANA)
    stage.wait(lambda: stage.note("leave-confirm"))
    stage.fill("leave-confirm", "leave", passphrase=BEN)
    stage.fill("left", "close")
    stage.wait(lambda: stage.ended)
    assert stage.ended == [None] and (mine / "My pages.json").is_file()
    assert len(list((folder / "keys").glob("*.json"))) == 1


def test_at_together_and_alone_there_is_no_leaving(stage: Stage) -> None:
    stage.create()
    assert not stage.view.actions_["leave"].isVisible()
    stage.join()
    assert not stage.view.actions_["leave"].isVisible()
