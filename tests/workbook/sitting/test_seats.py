"""Who may see and do what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from sqlcipher3 import dbapi2

from tests.workbook.world import ANA, BEN, World
from trustbook.domain.entries import EntryState
from trustbook.domain.people import TOGETHER, Viewer, person
from trustbook.domain.problems import AlreadySignedIn, NoPartnerYet, NotForThisSeat, UnknownName, WrongPassphrase
from trustbook.storage.books.signing import new_signing_key
from trustbook.storage.keys.keys import seal_new, unlock
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.session import Session
from trustbook.workbook.sitting.views import Draft

_CALLS: dict[str, Callable[[Session, Viewer], Any]] = {
    "lines": lambda s, v: s.lists.exercise_lines(v, "first"),
    "open": lambda s, v: s.pages.open_page(v, "walk"),
    "new": lambda s, v: s.pages.new_page(v, "walk"),
    "save": lambda s, v: s.pages.save(v, Draft("x", "walk", {"wish": "w"})),
    "state": lambda s, v: s.pages.set_state(v, Draft("x", "walk", {}), EntryState.SKIPPED),
    "leave": lambda s, v: s.pages.leave(v, None, "x"),
    "history": lambda s, v: s.history.versions(v, "x"),
    "version": lambda s, v: s.history.version(v, "x"),
    "restore": lambda s, v: s.history.restore_version(v, "x", "y"),
    "erase": lambda s, v: s.erasing.erase(v, "x"),
    "shareable": lambda s, v: s.sharing.shareable_fields(v, "x"),
    "preview": lambda s, v: s.sharing.preview_share(v, "x", ["wish"]),
    "share": lambda s, v: s.sharing.share(v, "x", ["wish"]),
    "withdraw": lambda s, v: s.sharing.withdraw(v, "x"),
    "place": lambda s, v: s.sharing.put_on_our_page(v, "x"),
    "find": lambda s, v: s.finding.find(v, "w"),
    "everywhere": lambda s, v: s.finding.everywhere(v, "w"),
    "paper": lambda s, v: s.paper.prepare(v, PaperChoice("workbook")),
    "data": lambda s, v: s.data.export_data(v),
    "setting": lambda s, v: s.people.put_setting(v, "k", "v"),
    "rename": lambda s, v: s.people.rename(v, "N"),
    "passphrase": lambda s, v: s.people.change_passphrase(v, ANA, "new one here"),
    "code": lambda s, v: s.people.new_recovery_code(v, ANA),
    "has code": lambda s, v: s.people.has_recovery_code(v),
}


@pytest.mark.parametrize("name", _CALLS)
def test_nobody_else_is_served(couple: World, name: str) -> None:
    ben = couple.session.people.sitting().partners[1]
    for viewer in (TOGETHER, person(ben.id), person("somebody")):
        with pytest.raises(NotForThisSeat):
            _CALLS[name](couple.session, viewer)


@pytest.mark.thorough
@pytest.mark.parametrize("name", _CALLS)
def test_the_seat_that_was_left_is_no_longer_served(couple: World, name: str) -> None:
    before = couple.viewer
    couple.together()
    with pytest.raises(NotForThisSeat):
        _CALLS[name](couple.session, before)


@pytest.mark.thorough
@pytest.mark.parametrize("name", _CALLS)
def test_nobody_is_served_after_signing_out(couple: World, name: str) -> None:
    before = couple.viewer
    couple.session.keeping.close()
    for viewer in (before, couple.viewer):
        with pytest.raises(NotForThisSeat):
            _CALLS[name](couple.session, viewer)


PERSONAL = ["erase", "shareable", "preview", "share", "withdraw", "place", "setting", "rename", "passphrase", "code"]


@pytest.mark.parametrize("name", PERSONAL)
def test_together_does_nothing_in_one_persons_name(couple: World, name: str) -> None:
    couple.together()
    with pytest.raises(NotForThisSeat):
        _CALLS[name](couple.session, TOGETHER)


def test_together_sees_shared_pages_only(couple: World) -> None:
    page = couple.write("walk", wish="zebra alone", diary="zebra")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    couple.together()

    shared = couple.session.pages.open_page(TOGETHER, "walk")

    assert shared.answers == {} and shared.writable == {"ours"}
    assert [copy.answers for copy in shared.copies] == [{"wish": "zebra alone"}]
    assert [found.where for found in couple.session.finding.find(TOGETHER, "zebra")] == ["shared"]
    with pytest.raises(UnknownName):
        couple.session.pages.open_page(TOGETHER, "walk", page.entry_id)
    assert couple.session.history.versions(TOGETHER, page.entry_id) == ()


def test_together_no_private_book_is_open_and_its_key_is_gone(couple: World) -> None:
    couple.together()
    context = couple.session.context
    assert context.books.private is None and context.unlocked is None
    assert context.books.keyring.private_keys == ()
    assert couple.session.people.sitting().settings == {} and couple.session.people.sitting().me is None


def test_going_to_a_seat_asks_for_its_passphrase(couple: World) -> None:
    couple.together()
    with pytest.raises(WrongPassphrase):
        couple.session.people.go_to_seat("guess")
    couple.session.people.go_to_seat(BEN)
    me = couple.session.people.sitting().me
    assert me is not None and me.name == "Ben"


def test_from_one_seat_straight_to_the_other_is_refused(couple: World) -> None:
    with pytest.raises(NotForThisSeat):
        couple.session.people.go_to_seat(BEN)
    me = couple.session.people.sitting().me
    assert me is not None and me.name == "Ana"


def test_together_needs_two(solo: World) -> None:
    with pytest.raises(NoPartnerYet):
        solo.session.people.go_together()
    solo.close()
    with pytest.raises(NoPartnerYet):
        solo.opener.first_of_two(solo.folder, ANA)
    solo.sit(ANA)  # nothing stayed locked


@pytest.mark.parametrize(("one", "other"), [(ANA, BEN), (BEN, ANA)])
def test_both_sign_in_once_each_to_sit_down_together(couple: World, one: str, other: str) -> None:
    couple.close()
    first = couple.opener.first_of_two(couple.folder, one)
    couple.open_session = couple.opener.sign_in_together(first, other)
    assert couple.viewer == TOGETHER
    assert couple.session.people.proven() == frozenset(), "a signature is asked for by itself"


def test_one_person_alone_does_not_come_to_together(couple: World) -> None:
    couple.sit(ANA)
    with pytest.raises(NotForThisSeat):
        couple.session.people.go_together()
    with pytest.raises(AlreadySignedIn):
        couple.session.people.go_together(ANA)
    with pytest.raises(WrongPassphrase):
        couple.session.people.go_together("somebody else knows")
    me = couple.session.people.sitting().me
    assert me is not None and me.name == "Ana", "nobody left their seat"

    couple.close()
    with pytest.raises(WrongPassphrase):
        couple.opener.first_of_two(couple.folder, "somebody else knows")
    first = couple.opener.first_of_two(couple.folder, ANA)
    with pytest.raises(AlreadySignedIn):
        couple.opener.sign_in_together(first, ANA)
    with pytest.raises(WrongPassphrase):
        couple.opener.sign_in_together(first, "somebody else knows")
    couple.sit(BEN)  # nothing stayed locked


def test_right_after_joining_nobody_is_asked_again_and_later_they_are(solo: World) -> None:
    solo.join()
    solo.session.people.go_together()
    assert solo.viewer == TOGETHER

    solo.session.people.go_to_seat(ANA)
    with pytest.raises(NotForThisSeat):
        solo.session.people.go_together()


def test_a_key_file_that_was_put_there_in_the_name_of_the_other_does_not_open_together(couple: World) -> None:
    couple.close()
    first = couple.opener.first_of_two(couple.folder, ANA)
    bens = unlock(couple.folder, BEN)
    forged = msgspec.structs.replace(bens.keyring, signing_key=new_signing_key())
    seal_new(couple.folder, forged, "ana made this up", None, replacing=bens.key_file)

    with pytest.raises(WrongPassphrase):
        couple.opener.sign_in_together(first, "ana made this up")

    couple.sit(ANA)
    with pytest.raises(WrongPassphrase):
        couple.session.people.go_together("ana made this up")


def test_signing_in_together_opens_no_private_book_at_all(couple: World, monkeypatch: pytest.MonkeyPatch) -> None:
    couple.write("walk", diary="d")
    couple.close()
    opened: list[str] = []
    really = dbapi2.connect

    def connect(path: str, *args: Any, **more: Any) -> Any:
        opened.append(path.partition("?")[0].rpartition("/")[2])
        return really(path, *args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(dbapi2, "connect", connect)
        couple.sit_together()
    assert set(opened) == {"shared.book"}
    context = couple.session.context
    assert context.books.private is None and context.books.keyring.private_keys == () and context.unlocked is None
    assert couple.session.people.sitting().me is None and not couple.session.people.sitting().must_change_passphrase
    couple.write("walk", plan="written at Together")
    couple.session.people.go_together()
    couple.session.people.go_to_seat(ANA)
    assert couple.session.pages.open_page(couple.viewer, "walk").answers == {"diary": "d"}


def test_alone_nothing_shows_of_a_partner(solo: World) -> None:
    page = solo.write("walk", plan="alone too")
    sitting = solo.session.people.sitting()
    assert sitting.solo and len(sitting.partners) == 1
    assert page.writable == {"secret", "mine", "ours", "aloud"}
    assert not page.can_share and page.our_page is None


def test_alone_the_shared_book_stays_empty_and_joining_finds_an_empty_shelf(solo: World) -> None:
    page = solo.write("walk", wish="mine", plan="alone too")
    solo.session.pages.leave(solo.viewer, None, page.entry_id)
    shared = solo.session.context.books.shared
    assert shared.entries.heads() == () and shared.events.all() == () and shared.partners.all() == ()

    solo.join()
    solo.sit(BEN)

    assert (
        solo.session.finding.find(solo.viewer, "mine") == () and solo.session.finding.find(solo.viewer, "alone") == ()
    )
    assert all(line.state is EntryState.UNTOUCHED for line in solo.session.lists.exercise_lines(solo.viewer, "first"))


def test_a_joint_part_begun_alone_stays_mine_until_it_is_placed(couple: World) -> None:
    page = couple.write("walk", plan="mine so far")
    assert page.our_page is None
    couple.sit(BEN)
    assert couple.session.pages.open_page(couple.viewer, "walk").our_page is None


def test_our_page_is_read_at_a_persons_seat_and_written_together(couple: World) -> None:
    couple.together()
    ours = couple.write("walk", plan="both of us")
    couple.session.people.go_to_seat(ANA)
    page = couple.session.pages.open_page(couple.viewer, "walk")
    assert page.our_page is not None and page.our_page.answers == {"plan": "both of us"}
    assert "ours" not in page.writable
    with pytest.raises(NotForThisSeat):
        couple.session.pages.save(couple.viewer, Draft(ours.entry_id, "meeting", {"agenda": "x"}))
    seen = couple.session.pages.open_page(couple.viewer, "walk", ours.entry_id)
    assert seen.writable == frozenset() and seen.our_page is not None


def test_a_copy_on_the_shelf_cannot_be_written_on(couple: World) -> None:
    page = couple.write("walk", wish="w")
    couple.session.sharing.share(couple.viewer, page.entry_id, ["wish"])
    copy = couple.session.pages.open_page(couple.viewer, "walk").copies[0]
    couple.together()
    with pytest.raises(NotForThisSeat):
        couple.session.pages.save(TOGETHER, Draft(copy.copy_id, "walk", {"plan": "forged"}))


def test_each_occasion_of_a_dated_exercise_has_its_own_our_page(couple: World) -> None:
    couple.together()
    first = couple.write("meeting", agenda="march")
    couple.clock.go_on(days=7)
    new = couple.session.pages.new_page(TOGETHER, "meeting")
    second = couple.write("meeting", new.entry_id, agenda="later march")
    couple.session.people.go_to_seat(ANA)

    page = couple.session.pages.open_page(couple.viewer, "meeting")

    assert page.entry_id == second.entry_id and page.exists
    assert page.our_page is not None and page.our_page.answers == {"agenda": "later march"}
    assert [line.entry_id for line in page.earlier] == [first.entry_id]
