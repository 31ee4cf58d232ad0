"""Writing, taking back and choosing files with the keyboard alone, as people do."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devtools.desktop_session import wait_until
from devtools.evening import Evening
from tests.e2e.conftest import ANA

pytestmark = pytest.mark.e2e

PAGE = ("Boundaries", "Build one boundary")
VALUE = "What matters to me here"


def exported(evening: Evening) -> str:
    """All that Ana can see, as the command line gives it out."""
    target = evening.desktop.home / "data.json"
    target.unlink(missing_ok=True)
    done = evening.trustbook("data-export", evening.workbook, target, "--private", "Ana", passphrases=(ANA,))
    assert done.returncode == 0, done.stderr
    return json.dumps(json.loads(target.read_text(encoding="utf-8")), ensure_ascii=False)


@pytest.fixture
def writing(couple: Evening) -> Evening:
    """Ana sits at a page and has the keyboard in its first text."""
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page(*PAGE)
    couple.desktop.tab_to(VALUE)
    return couple


def test_one_goes_on_writing_where_undo_brought_back_what_was_replaced(writing: Evening) -> None:
    desktop = writing.desktop
    desktop.type_text("one two three")
    writing.wait_saved()
    desktop.key("ctrl+a", "x", "ctrl+z", "exclam")
    desktop.wait_for("one two three!", role="text")
    writing.close()

    assert "one two three!" in exported(writing)


def test_a_letter_of_a_dead_key_is_written(writing: Evening) -> None:
    desktop = writing.desktop
    subprocess.run(["setxkbmap", "us", "intl"], env=desktop.environment, check=True)
    desktop.type_text("Ren")
    desktop.key("dead_acute", "e")
    desktop.wait_for("René", role="text")
    writing.close()

    assert "René" in exported(writing)


def test_a_pdf_whose_name_holds_dots_keeps_its_ending_and_is_replaced_when_that_is_wanted(writing: Evening) -> None:
    desktop, target = writing.desktop, writing.desktop.home / "Our book 3.5.2026.pdf"
    desktop.type_text("words on paper")
    writing.wait_saved()
    target.write_bytes(b"an older file")
    desktop.key("ctrl+p")
    desktop.press("Protect the file with a password", role="check box")
    desktop.press("Save as PDF…")
    desktop.wait_for("Name", role="text")
    desktop.key("ctrl+a")
    desktop.type_text(f"{target.with_suffix('')}\n")
    desktop.wait_for("Replace this file?")
    assert target.read_bytes() == b"an older file"
    desktop.press("Replace it", role="push button")
    wait_until(lambda: target.read_bytes().startswith(b"%PDF"), "the new file")

    assert [path.name for path in target.parent.glob("Our book*")] == [target.name]


def test_a_copy_replaces_the_file_that_was_chosen(writing: Evening) -> None:
    desktop, target = writing.desktop, writing.desktop.home / "copy 3.5.tbcopy"
    target.write_bytes(b"an older copy")
    desktop.type_text("kept")
    writing.wait_saved()
    desktop.key("ctrl+shift+b")
    desktop.press("Copy to a stick…")
    desktop.wait_for("Name", role="text")
    desktop.key("ctrl+a")
    desktop.type_text(f"{target.with_suffix('')}\n")
    desktop.press("Replace it", role="push button")
    desktop.wait_for("Written: ")

    assert target.read_bytes().startswith(b"PK")


def test_where_the_zone_has_no_name_a_page_gets_the_day_of_the_clock(couple: Evening, tmp_path: Path) -> None:
    east = datetime.now(UTC).hour >= 12  # in either case it is not the day of UTC there
    zone = Path("/usr/share/zoneinfo/Pacific", "Kiritimati" if east else "Pago_Pago")
    if not zone.is_file():
        pytest.skip("needs the time zones of the system")
    nameless = tmp_path / "zone"
    shutil.copyfile(zone, nameless)
    couple.desktop.environment["TZ"] = f":{nameless}"
    day = subprocess.run(
        ["date", "+%F"], env=couple.desktop.environment, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert day != datetime.now(UTC).date().isoformat()
    couple.open_program(couple.workbook)
    couple.sign_in(ANA)
    couple.open_page(*PAGE)
    couple.write(VALUE, "of this day")
    couple.wait_saved()
    couple.close()

    assert f'"on": "{day}"' in exported(couple)
