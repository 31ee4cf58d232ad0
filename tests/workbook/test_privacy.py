"""What one person kept is not in anything the other person's key opens, nor readable in any file."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from tests.workbook.world import ANA, BEN, World
from trustbook.domain.people import TOGETHER
from trustbook.storage.book import Book
from trustbook.storage.keys import unlock
from trustbook.workbook.views import PaperChoice

MARKER = "quokka-marker"


def _everything(book: Book) -> str:
    """All that is in a book, through its own connection."""
    raw = book.raw
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    return repr([raw.execute(f"SELECT * FROM {table}").fetchall() for table in tables])


def _all_that_opens(folder: Path, passphrase: str) -> str:
    keyring = unlock(folder, passphrase).keyring
    found = []
    for path in sorted(folder.rglob("*.book")):
        for key in (keyring.shared_key, *keyring.private_keys):
            try:
                book = Book.open(path, key)
            except Exception as error:  # noqa: BLE001 - anything: we only want those that open
                found.append(type(error).__name__)
                continue
            found.append(_everything(book))
            book.close()
    return "".join(found)


def _live(world: World) -> None:
    """A full sitting of Ana's, alone and then as one of two."""
    page = world.write("walk", diary=MARKER, wish=f"{MARKER} first thought", plan=f"{MARKER} plan")
    world.session.leave(world.viewer, None, page.entry_id)
    world.session.back_up()
    world.join()
    world.write("walk", page.entry_id, diary=MARKER, wish="given", plan=f"{MARKER} plan")
    world.session.share(world.viewer, page.entry_id, ["wish"])
    world.session.find(world.viewer, MARKER)
    world.session.sign_out()


def test_the_partners_key_opens_nothing_that_was_kept(solo: World) -> None:
    _live(solo)
    opened = _all_that_opens(solo.folder, BEN)
    assert "given" in opened, "the search itself works"
    assert MARKER not in opened
    assert MARKER in _all_that_opens(solo.folder, ANA)


def test_the_partner_cannot_count_or_list_what_was_kept(solo: World) -> None:
    _live(solo)
    keyring = unlock(solo.folder, BEN).keyring
    book = Book.open(solo.folder / "shared.book", keyring.shared_key)
    assert [head.role.value for head in book.heads()] == ["copy"]
    book.close()


def test_no_file_holds_the_text_or_a_name_in_clear(solo: World) -> None:
    _live(solo)
    for path in solo.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert MARKER.encode() not in content and b"given" not in content, path
            assert b"Ana" not in content or path.suffix == ".book", path
            assert MARKER not in path.name


def test_no_answer_of_any_use_case_brings_it_to_ben_or_to_together(solo: World) -> None:
    _live(solo)
    ben = solo.sit(BEN)
    for viewer in (ben.viewer, TOGETHER):
        if viewer.is_together:
            ben.go_together()
        told = [
            repr(ben.sitting()),
            repr(ben.exercise_lines(viewer, "first")),
            repr(dataclasses.asdict(ben.open_page(viewer, "walk"))),
            repr(ben.find(viewer, "given")),
            repr(ben.find(viewer, MARKER)),
            repr(ben.prepare_paper(viewer, PaperChoice("workbook"))),
            ben.export_data(viewer).decode(),
        ]
        assert "given" in "".join(told)
        assert MARKER not in "".join(told)


def test_a_private_sitting_writes_nothing_to_the_shared_book(couple: World) -> None:
    couple.close()
    before = (couple.folder / "shared.book").read_bytes()
    couple.sit(ANA)
    page = couple.write("walk", diary="d", plan="p")
    couple.session.leave(couple.viewer, None, page.entry_id)
    couple.session.erase(couple.viewer, page.entry_id)
    couple.session.sign_out()
    assert (couple.folder / "shared.book").read_bytes() == before
