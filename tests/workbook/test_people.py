"""Creating, joining, names, passphrases, recovery codes and settings."""

from __future__ import annotations

import pytest
from msgspec import structs

from tests.workbook.world import ANA, BEN, World
from trustbook.domain.problems import (
    AlreadyTwoPartners,
    NotForThisSeat,
    PassphraseTaken,
    Problem,
    TargetExists,
    UnknownName,
    UnusableName,
    UnusablePassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)

NEW = "a new phrase of mine"


def test_creating_never_touches_what_is_there(world: World) -> None:
    world.folder.mkdir()
    with pytest.raises(TargetExists):
        world.create_another()
    assert list(world.folder.iterdir()) == []


@pytest.mark.parametrize("name", ["", "   ", "\t", "42", "—", "\u200b\u00ad", "\u3164", "x" * 201])
def test_a_name_needs_a_letter_that_can_be_seen_and_at_most_200_of_them(world: World, name: str) -> None:
    with pytest.raises(UnusableName):
        world.opener.create(world.folder, name, ANA)
    assert not world.folder.exists()


@pytest.mark.parametrize(
    ("typed", "name"),
    [("  Anna  Maria ", "Anna Maria"), ("Zoe\u0308", "Zoë"), ("A\u00a0B\r\nC", "A B C"), ("A\u202ena\u200b", "Ana")],
)
def test_a_name_is_kept_in_composed_form_on_one_line(world: World, typed: str, name: str) -> None:
    world.open_session = world.opener.create(world.folder, typed, ANA)
    me = world.session.people.sitting().me
    assert me is not None and me.name == name


@pytest.mark.parametrize("name", ["Ana", "a\u00adna", "ÁNA", "Ａｎａ", "Ana\u200b", "A\u0301na"])
def test_a_name_that_looks_like_the_other_one_is_taken(couple: World, name: str) -> None:
    couple.sit(BEN)
    with pytest.raises(UnusableName) as refused:
        couple.session.people.rename(couple.viewer, name)
    assert refused.value.why == "taken"


@pytest.mark.parametrize("passphrase", ["", "  ", "\r\n", "nul\x00inside", "lone \udc80"])
def test_a_passphrase_must_be_typeable(world: World, passphrase: str) -> None:
    with pytest.raises(UnusablePassphrase):
        world.opener.create(world.folder, "Ana", passphrase)
    assert not world.folder.exists()


def test_two_sit_side_by_side_and_a_third_does_not(couple: World) -> None:
    assert [partner.name for partner in couple.session.people.sitting().partners] == ["Ana", "Ben"]
    assert not couple.session.people.sitting().solo
    with pytest.raises(AlreadyTwoPartners):
        couple.session.people.take_second_seat("Cem", "a third phrase")
    me = couple.sit(BEN).people.sitting().me
    assert me is not None and me.name == "Ben" and me.colour == "second"


def test_the_two_need_different_names_and_passphrases(solo: World) -> None:
    with pytest.raises(UnusableName):
        solo.session.people.take_second_seat(" aNA ", BEN)
    with pytest.raises(PassphraseTaken):
        solo.session.people.take_second_seat("Ben", ANA)
    assert solo.session.people.sitting().solo


def test_a_new_name_stays(couple: World) -> None:
    couple.session.people.rename(couple.viewer, "  Anna  Maria ")
    with pytest.raises(UnusableName):
        couple.session.people.rename(couple.viewer, "ben")
    me = couple.sit(ANA).people.sitting().me
    assert me is not None and me.name == "Anna Maria"
    assert couple.sit(BEN).people.sitting().partners[0].name == "Anna Maria"


def test_a_new_name_does_not_bring_an_old_passphrase_back(solo: World) -> None:
    solo.session.people.change_passphrase(solo.viewer, ANA, NEW)
    solo.session.people.rename(solo.viewer, "Anna")
    with pytest.raises(WrongPassphrase):
        solo.sit(ANA)
    solo.sit(NEW)


def test_settings_are_personal(couple: World) -> None:
    couple.session.people.put_setting(couple.viewer, "text-size", "large")
    assert couple.session.people.sitting().settings == {"text-size": "large"}
    assert couple.sit(BEN).people.sitting().settings == {}
    with pytest.raises(UnknownName):
        couple.session.people.put_setting(couple.viewer, ".to-erase-private", "[]")


def test_a_changed_passphrase_opens_and_the_old_one_does_not(couple: World) -> None:
    couple.write("walk", diary="still here")
    with pytest.raises(WrongPassphrase):
        couple.session.people.change_passphrase(couple.viewer, BEN, NEW)
    with pytest.raises(PassphraseTaken):
        couple.session.people.change_passphrase(couple.viewer, ANA, BEN)

    assert couple.session.people.change_passphrase(couple.viewer, ANA, NEW) is None

    assert couple.session.pages.open_page(couple.viewer, "walk").answers == {"diary": "still here"}
    with pytest.raises(WrongPassphrase):
        couple.sit(ANA)
    assert couple.sit(NEW).pages.open_page(couple.viewer, "walk").answers == {"diary": "still here"}


def test_an_old_passphrase_with_an_old_backup_opens_nothing_of_today(solo: World) -> None:
    solo.write("walk", diary="earlier")
    solo.session.keeping.back_up()
    solo.session.people.change_passphrase(solo.viewer, ANA, NEW)
    solo.write("walk", solo.session.pages.open_page(solo.viewer, "walk").entry_id, diary="today")
    solo.session.keeping.sign_out()
    for backup in (solo.folder / "backups").iterdir():
        with pytest.raises(Problem):
            solo.opener.restore_preview(backup, ANA)
        assert solo.opener.restore_preview(backup, NEW).own_pages == 1


def test_a_recovery_code_lets_in_and_asks_for_a_new_passphrase(couple: World) -> None:
    assert not couple.session.people.has_recovery_code(couple.viewer)
    code = couple.session.people.new_recovery_code(couple.viewer, ANA)
    assert couple.session.people.has_recovery_code(couple.viewer)
    couple.close()

    typed = code.lower().replace("-", " ")
    couple.open_session = couple.opener.sign_in_with_recovery(couple.folder, typed)

    sitting = couple.session.people.sitting()
    assert sitting.must_change_passphrase and sitting.me is not None and sitting.me.name == "Ana"
    newer = couple.session.people.change_passphrase(couple.viewer, "", NEW)
    assert newer is not None and newer != code
    assert not couple.session.people.sitting().must_change_passphrase
    couple.close()
    with pytest.raises(WrongRecoveryCode):
        couple.opener.sign_in_with_recovery(couple.folder, code)
    with pytest.raises(WrongPassphrase):
        couple.opener.sign_in(couple.folder, ANA)
    couple.sit(NEW)


def test_only_the_own_passphrase_makes_a_recovery_code(couple: World) -> None:
    with pytest.raises(WrongPassphrase):
        couple.session.people.new_recovery_code(couple.viewer, BEN)
    couple.together()
    with pytest.raises(NotForThisSeat):
        couple.session.people.has_recovery_code(couple.viewer)


def test_a_wrong_passphrase_changes_no_file(couple: World) -> None:
    couple.close()
    before = {path: path.read_bytes() for path in couple.folder.rglob("*") if path.is_file()}
    for guess in ("a", "b c", "ANA LIKES GREEN PEARS"):
        with pytest.raises(WrongPassphrase):
            couple.opener.sign_in(couple.folder, guess)
    assert before == {path: path.read_bytes() for path in couple.folder.rglob("*") if path.is_file()}


def test_a_suggested_passphrase_can_be_used(world: World) -> None:
    phrase = world.opener.suggest_passphrase()
    assert len(phrase.split()) == 5
    world.open_session = world.opener.create(world.folder, "Ana", phrase)


def test_a_code_is_given_and_saving_goes_on_although_the_book_could_not_be_opened_at_once(
    couple: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trustbook.domain.problems import DiskFull
    from trustbook.storage import secrets_change
    from trustbook.storage.books import recovery

    def full(*_: object, **__: object) -> None:
        raise DiskFull(couple.folder)

    couple.session.people.new_recovery_code(couple.viewer, ANA)
    with monkeypatch.context() as patch:
        patch.setattr(secrets_change, "rekey_book", full)
        patch.setattr(recovery, "open_with_care", full)
        code = couple.session.people.change_passphrase(couple.viewer, ANA, NEW)
        with pytest.raises(DiskFull):
            couple.write("walk", wish="not yet")
    assert code is not None
    couple.write("walk", wish="now")
    couple.close()
    couple.open_session = couple.opener.sign_in_with_recovery(couple.folder, code)
    assert couple.session.pages.open_page(couple.viewer, "walk").answers["wish"] == "now"
    assert couple.session.people.change_passphrase(couple.viewer, "", ANA) is not None


@pytest.mark.parametrize("together", [False, True])
def test_a_key_file_that_somebody_put_there_takes_no_cover_away(couple: World, together: bool) -> None:
    """Whoever can write into the folder knows the ids in it, and may name anybody in a key file of their own."""
    from trustbook.storage.keys.keys import seal_new, unlock

    real = unlock(couple.folder, ANA).keyring
    forged = structs.replace(real, private_keys=(bytes(32),), shared_key=bytes(32))
    put = seal_new(couple.folder, forged, "a stranger's phrase", None).key_file.path
    put.rename(put.with_name(f"{'0' * 8}-0000-4000-8000-{'0' * 12}.json"))
    if together:
        couple.together()

    with pytest.raises(WrongPassphrase):
        couple.session.people.confirm("a stranger's phrase")

    couple.session.people.confirm(ANA)
