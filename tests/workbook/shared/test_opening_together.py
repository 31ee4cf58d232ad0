"""Both answer apart; side by side only once both are ready, in one step; “not today” leaves nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workbook.cutting import PowerCut, cut_at
from tests.workbook.what_opens import all_that_opens, everything
from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import EntryRole, EventKind, RevisionReason
from trustbook.domain.people import TOGETHER
from trustbook.domain.problems import DiskFull, NotForThisSeat, NothingToShare, WrongPassphrase
from trustbook.storage.books.database import Database
from trustbook.storage.books.entry_table import EntryTable
from trustbook.storage.books.event_table import EventTable
from trustbook.storage.books.revision_table import RevisionTable
from trustbook.storage.books.small_tables import DefinitionTable, SettingTable

HERS, HIS = "quokka hers", "wombat his"


def _answered(world: World) -> World:
    """Each has answered apart; then both sit down."""
    world.write("walk", wish=HERS, worry="stays with Ana", diary="her diary")
    world.sit(BEN)
    world.write("walk", wish=HIS, diary="his diary")
    world.together()
    return world


def _id_of(world: World, name: str) -> str:
    return next(each.id for each in world.session.people.sitting().partners if each.name == name)


def _turn(world: World, name: str, *fields: str) -> bool:
    """This person looks at their own answers and says ready."""
    together = world.session.together
    together.unlock(TOGETHER, "walk", _id_of(world, name), {"Ana": ANA, "Ben": BEN}[name])
    return together.ready(TOGETHER, fields or ("wish",))


def _shared_book(world: World) -> str:
    return everything(world.session.context.books.shared)


def _shelf(world: World) -> set[str]:
    return {str(entry.answers["wish"]) for entry in world.session.context.books.shared.entries.all(role=EntryRole.COPY)}


def test_once_both_are_ready_both_answers_lie_side_by_side(couple: World) -> None:
    _answered(couple)
    assert not _turn(couple, "Ana")
    assert _turn(couple, "Ben")
    changed = couple.session.together.place(TOGETHER)
    page = couple.session.pages.open_page(TOGETHER, "walk")
    assert {(copy.author.name, copy.answers["wish"]) for copy in page.copies} == {("Ana", HERS), ("Ben", HIS)}
    assert changed.exercises == {"walk"} and changed.entries == {copy.copy_id for copy in page.copies}


def test_before_both_are_ready_nothing_of_it_lies_in_the_shared_book(couple: World) -> None:
    _answered(couple)
    before = _shared_book(couple)
    _turn(couple, "Ana")
    couple.session.together.unlock(TOGETHER, "walk", _id_of(couple, "Ben"), BEN)
    assert _shared_book(couple) == before


def test_while_one_is_ready_the_others_key_opens_no_word_no_page_and_no_day_of_it(couple: World) -> None:
    couple.clock.go_on(days=-300)
    page = couple.write("walk", wish=HERS, worry="stays with Ana")
    couple.clock.go_on(days=300)
    couple.together()
    _turn(couple, "Ana")
    couple.close()
    opened = all_that_opens(couple.folder, BEN)
    telling = [HERS, "stays with Ana", "walk", page.entry_id, page.on.isoformat(), couple.clock.today().isoformat()]
    joined = couple.clock.today().isoformat() in opened  # Ben joined on the first day of this world
    assert [word for word in telling if word in opened] == ([couple.clock.today().isoformat()] if joined else [])
    for path in couple.folder.rglob("*"):
        assert not path.is_file() or HERS.encode() not in path.read_bytes()


@pytest.mark.parametrize("who_is_ready", [(), ("Ana",)])
def test_not_today_leaves_the_shared_book_as_it_was(couple: World, who_is_ready: tuple[str, ...]) -> None:
    _answered(couple)
    before = _shared_book(couple)
    for name in who_is_ready:
        _turn(couple, name)
    couple.session.together.unlock(TOGETHER, "walk", _id_of(couple, "Ben"), BEN)
    couple.session.together.not_today(TOGETHER)
    with pytest.raises(NotForThisSeat):
        couple.session.together.place(TOGETHER)
    assert _shared_book(couple) == before
    couple.sit(ANA)
    assert couple.session.pages.open_page(couple.viewer, "walk").copies == ()
    private = couple.session.context.books.private
    assert private is not None and private.settings.get(".opened-together") == ""
    assert _shared_book(couple) == before


def test_the_preview_is_what_is_placed_and_what_was_left_out_stays_private(couple: World) -> None:
    _answered(couple)
    together = couple.session.together
    turn = together.unlock(TOGETHER, "walk", _id_of(couple, "Ana"), ANA)
    assert turn.field_ids == ("wish", "worry") and turn.partner.name == "Ana"
    preview = together.preview(TOGETHER, ["wish"])
    together.ready(TOGETHER, ["wish"])
    _turn(couple, "Ben")
    together.place(TOGETHER)
    hers = next(copy for copy in couple.session.pages.open_page(TOGETHER, "walk").copies if copy.author.name == "Ana")
    assert preview.answers == hers.answers == {"wish": HERS} and preview.exercise == hers.exercise
    couple.close()
    opened = all_that_opens(couple.folder, BEN)
    assert HERS in opened and "stays with Ana" not in opened and "her diary" not in opened


def test_private_parts_and_nothing_at_all_cannot_be_placed(couple: World) -> None:
    _answered(couple)
    together = couple.session.together
    together.unlock(TOGETHER, "walk", _id_of(couple, "Ana"), ANA)
    with pytest.raises(NotForThisSeat):
        together.ready(TOGETHER, ["wish", "diary"])
    with pytest.raises(NothingToShare):
        together.preview(TOGETHER, [])
    with pytest.raises(NothingToShare):
        together.unlock(TOGETHER, "pulse", _id_of(couple, "Ana"), ANA)


def test_nobody_is_ready_for_the_other_one(couple: World) -> None:
    _answered(couple)
    with pytest.raises(WrongPassphrase):
        couple.session.together.unlock(TOGETHER, "walk", _id_of(couple, "Ana"), BEN)
    with pytest.raises(NotForThisSeat):
        couple.session.together.ready(TOGETHER, ["wish"])
    _turn(couple, "Ben")
    assert not _turn(couple, "Ben"), "ready twice is not ready both"


def test_it_is_for_together_only_and_not_for_pages_that_say_no(couple: World) -> None:
    _answered(couple)
    assert couple.session.together.can_begin(TOGETHER, "walk")
    assert not couple.session.together.can_begin(TOGETHER, "meeting"), "nothing there may be offered"
    with pytest.raises(NotForThisSeat):
        couple.session.together.unlock(TOGETHER, "meeting", _id_of(couple, "Ana"), ANA)
    ana = couple.sit(ANA)
    with pytest.raises(NotForThisSeat):
        ana.together.unlock(couple.viewer, "walk", _id_of(couple, "Ana"), ANA)


def test_no_private_book_stays_open_and_no_key_is_kept(couple: World) -> None:
    _answered(couple)
    _turn(couple, "Ana")
    books = couple.session.context.books
    assert books.private is None and couple.session.context.unlocked is None
    assert books.keyring.private_keys == () and books.keyring.signing_key == b""


def test_another_page_and_another_seat_let_go_of_what_was_ready(couple: World) -> None:
    _answered(couple)
    _turn(couple, "Ana")
    with pytest.raises(NothingToShare):
        couple.session.together.unlock(TOGETHER, "pulse", _id_of(couple, "Ben"), BEN)
    assert not _turn(couple, "Ben"), "what Ana had ready for another page is gone"
    couple.session.people.go_to_seat(ANA)
    couple.together()
    assert not _turn(couple, "Ana"), "what Ben had ready went when somebody else sat down"


def test_both_copies_are_genuine_signed_and_told_once(couple: World) -> None:
    _answered(couple)
    _turn(couple, "Ana")
    _turn(couple, "Ben")
    couple.session.together.place(TOGETHER)
    for passphrase in (ANA, BEN):
        couple.sit(passphrase)
        page = couple.session.pages.open_page(couple.viewer, "walk")
        assert len(page.copies) == 2 and page.changed_copies == ()
        assert not couple.session.keeping.check().problems
    shared = [event for event in couple.session.context.books.shared.events.all() if event.kind is EventKind.SHARED]
    assert {event.actor for event in shared} == {_id_of(couple, "Ana"), _id_of(couple, "Ben")} and len(shared) == 2


def test_each_can_take_their_own_copy_back_afterwards(couple: World) -> None:
    _answered(couple)
    _turn(couple, "Ana")
    _turn(couple, "Ben")
    couple.session.together.place(TOGETHER)
    couple.sit(ANA)
    page = couple.session.pages.open_page(couple.viewer, "walk")
    (mine,) = (copy for copy in page.copies if copy.mine)
    changed = couple.session.sharing.withdraw(couple.viewer, mine.copy_id)
    assert page.entry_id in changed.entries, "the private book knows of which page it was made"
    assert _shelf(couple) == {HIS}
    reasons = [line.reason for line in couple.session.history.versions(couple.viewer, page.entry_id)]
    assert RevisionReason.BEFORE_SHARE in reasons


_STEPS: tuple[tuple[str, Any, str, int], ...] = (
    ("ana's version", RevisionTable, "add", 1),
    ("ana's note", SettingTable, "put", 1),
    ("ben's version", RevisionTable, "add", 2),
    ("ben's note", SettingTable, "put", 2),
    ("the first definition", DefinitionTable, "remember", 1),
    ("the first copy", EntryTable, "write", 1),
    ("the first event", EventTable, "add", 1),
    ("the second copy", EntryTable, "write", 2),
    ("the second event", EventTable, "add", 2),
)


def _both_open(world: World) -> None:
    _turn(world, "Ana")
    _turn(world, "Ben")
    world.session.together.place(TOGETHER)


@pytest.mark.sweep
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", _STEPS, ids=[step[0] for step in _STEPS])
def test_cut_off_at_any_step_both_lie_there_or_none_and_done_again_both_lie_there_once(
    couple: World, monkeypatch: pytest.MonkeyPatch, step: tuple[str, Any, str, int], after: bool
) -> None:
    _answered(couple)
    _name, target, call, number = step
    with monkeypatch.context() as patch:
        cut_at(patch, target, call, number, after, PowerCut())
        with pytest.raises(PowerCut):
            _both_open(couple)
    couple.sit(ANA)
    assert _shelf(couple) == set(), "the transaction was not finished, so none lies there"
    couple.together()
    _both_open(couple)
    assert _shelf(couple) == {HERS, HIS}
    for passphrase in (ANA, BEN):
        couple.sit(passphrase)
        assert len(couple.session.pages.open_page(couple.viewer, "walk").copies) == 2
        assert not couple.session.keeping.check().problems


def test_cut_off_after_placing_both_lie_there_and_each_book_learns_of_it_at_the_next_sign_in(
    couple: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answered(couple)
    _both_open(couple)
    couple.session.context.books.close()
    for passphrase in (ANA, BEN, ANA):
        couple.sit(passphrase)
        assert _shelf(couple) == {HERS, HIS}
        private = couple.session.context.books.private
        assert private is not None and [note.state for note in private.share_notes.all()] == ["placed"]


def test_when_the_disk_is_full_nothing_is_placed_and_both_stay_ready(
    couple: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answered(couple)
    _turn(couple, "Ana")
    _turn(couple, "Ben")
    with monkeypatch.context() as patch:
        cut_at(patch, EventTable, "add", 2, False, DiskFull(couple.folder))
        with pytest.raises(DiskFull):
            couple.session.together.place(TOGETHER)
    assert _shelf(couple) == set()
    couple.session.together.place(TOGETHER)
    assert _shelf(couple) == {HERS, HIS}


def test_a_commit_that_failed_only_at_its_end_is_not_done_twice(couple: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _answered(couple)
    _turn(couple, "Ana")
    _turn(couple, "Ben")
    with monkeypatch.context() as patch:
        real = Database.transaction

        def told_too_late(database: Database) -> Any:
            class Late:
                def __enter__(self) -> Any:
                    self.inner = real(database)
                    return self.inner.__enter__()

                def __exit__(self, *about: Any) -> None:
                    self.inner.__exit__(*about)
                    if about[0] is None and not database.in_transaction:
                        raise DiskFull(database.path)

            return Late()

        patch.setattr(Database, "transaction", told_too_late)
        with pytest.raises(DiskFull):
            couple.session.together.place(TOGETHER)
    couple.session.together.place(TOGETHER)
    events = [event for event in couple.session.context.books.shared.events.all() if event.kind is EventKind.SHARED]
    assert _shelf(couple) == {HERS, HIS} and len(events) == 2
