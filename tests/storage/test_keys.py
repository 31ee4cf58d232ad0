from __future__ import annotations

import json
import math
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.support import ANA, BEN, CLOCK, every_file, sign_in
from trustbook.domain.problems import (
    DamagedKeyFile,
    MissingKeys,
    NewerFormat,
    PassphraseTaken,
    RefusedKeyFile,
    UnusablePassphrase,
    WrongPassphrase,
    WrongRecoveryCode,
)
from trustbook.domain.times import random_id
from trustbook.locations import resources
from trustbook.storage import workbook_folder
from trustbook.storage.keys import kdf, keys
from trustbook.storage.keys.fresh_secrets import generate_passphrase, new_recovery_code, normal_code, passphrase_words
from trustbook.storage.keys.keys import refuse_taken, unlock, unlock_with_recovery
from trustbook.storage.secrets_change import change_secrets
from trustbook.storage.workbook_folder import OpenBooks, create_workbook


def only_key_file(folder: Path) -> Path:
    (path,) = (folder / "keys").iterdir()
    return path


def rewrite(path: Path, **slot_changes: object) -> None:
    whole = json.loads(path.read_text())
    whole["keys"]["slots"][0]["kdf"].update(slot_changes)
    path.write_text(json.dumps(whole))


def test_each_passphrase_finds_its_own_person(ana_and_ben: OpenBooks) -> None:
    assert unlock(ana_and_ben.folder, ANA).keyring.name == "Ana"
    assert unlock(ana_and_ben.folder, BEN).keyring.name == "Ben"
    assert unlock(ana_and_ben.folder, ANA).keyring.private_keys != unlock(ana_and_ben.folder, BEN).keyring.private_keys


def test_a_wrong_passphrase_changes_nothing(ana_and_ben: OpenBooks) -> None:
    ana_and_ben.close()
    before = every_file(ana_and_ben.folder)
    for number in range(200):
        with pytest.raises(WrongPassphrase):
            unlock(ana_and_ben.folder, f"wrong {number}")
    assert every_file(ana_and_ben.folder) == before


def test_an_empty_passphrase_is_not_tried(ana_alone: OpenBooks) -> None:
    with pytest.raises(UnusablePassphrase):
        unlock(ana_alone.folder, "")


def test_key_files_hold_no_name_and_are_for_their_owner_only(ana_and_ben: OpenBooks) -> None:
    for path in (ana_and_ben.folder / "keys").iterdir():
        assert b'"Ana"' not in path.read_bytes() and b'"Ben"' not in path.read_bytes()
        assert path.stat().st_mode & 0o777 == 0o600
    assert (ana_and_ben.folder / "keys").stat().st_mode & 0o777 == 0o700
    assert len({path.stat().st_size for path in (ana_and_ben.folder / "keys").iterdir()}) == 1


def test_keys_are_never_printed(ana_alone: OpenBooks) -> None:
    unlocked = unlock(ana_alone.folder, ANA)
    shown = f"{unlocked!r} {unlocked.keyring!r} {unlocked.key_file!r} {unlocked.key_file.data!r}"
    assert "Ana" not in shown and repr(unlocked.keyring.shared_key) not in shown and "\\x" not in shown


def test_every_flipped_byte_of_a_key_file_is_told_from_a_wrong_passphrase(ana_alone: OpenBooks) -> None:
    path = only_key_file(ana_alone.folder)
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x01]) + whole[place + 1 :])
        try:
            unlock(ana_alone.folder, ANA)
        except (DamagedKeyFile, NewerFormat, RefusedKeyFile):
            continue
        except WrongPassphrase:
            pytest.fail(f"byte {place} looks like a wrong passphrase")
        assert whole[place : place + 1].isspace(), place  # between the words of the file anything blank will do


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[" * 20000, b'{"format": "trustbook-keys", "version": 1}']
)
def test_a_key_file_that_is_none_is_damaged(ana_alone: OpenBooks, content: bytes) -> None:
    only_key_file(ana_alone.folder).write_bytes(content)
    with pytest.raises(DamagedKeyFile):
        unlock(ana_alone.folder, ANA)


@pytest.mark.parametrize("version", [4, 9])
def test_a_newer_key_file_is_named(ana_alone: OpenBooks, version: int) -> None:
    only_key_file(ana_alone.folder).write_text(
        f'{{"format": "trustbook-keys", "version": {version}, "keys": {{"version": {version}, "anything": 1}}}}'
    )
    with pytest.raises(NewerFormat) as caught:
        unlock(ana_alone.folder, ANA)
    assert caught.value.version == version


def test_a_key_file_that_says_another_version_than_its_keys_is_damaged(ana_alone: OpenBooks) -> None:
    path = only_key_file(ana_alone.folder)
    path.write_text(path.read_text().replace('"version": 2', '"version": 1', 1))
    with pytest.raises(DamagedKeyFile):
        unlock(ana_alone.folder, ANA)


@pytest.mark.parametrize("change", [{"memory_kib": 2**40}, {"passes": 10**9}, {"lanes": 10**6}, {"memory_kib": 0}])
def test_a_crafted_key_file_is_refused_before_it_costs_anything(ana_alone: OpenBooks, change: dict[str, int]) -> None:
    rewrite(only_key_file(ana_alone.folder), **change)
    with pytest.raises(RefusedKeyFile):
        unlock(ana_alone.folder, ANA)


def test_a_huge_key_file_is_refused(ana_alone: OpenBooks) -> None:
    only_key_file(ana_alone.folder).write_bytes(b" " * (1 << 20))
    with pytest.raises(RefusedKeyFile):
        unlock(ana_alone.folder, ANA)


def test_a_partner_whose_key_file_is_whole_can_sign_in_beside_a_damaged_one(ana_and_ben: OpenBooks) -> None:
    unlock(ana_and_ben.folder, BEN).key_file.path.write_bytes(b"damaged")
    assert unlock(ana_and_ben.folder, ANA).keyring.name == "Ana"
    with pytest.raises(DamagedKeyFile):
        unlock(ana_and_ben.folder, BEN)
    _good, problems = keys.read_key_files(ana_and_ben.folder)
    assert [type(problem) for problem in problems] == [DamagedKeyFile]


def test_without_keys_it_says_so_and_makes_none(ana_alone: OpenBooks) -> None:
    only_key_file(ana_alone.folder).unlink()
    with pytest.raises(MissingKeys):
        unlock(ana_alone.folder, ANA)
    (ana_alone.folder / "keys").rmdir()
    with pytest.raises(MissingKeys):
        unlock(ana_alone.folder, ANA)
    assert not (ana_alone.folder / "keys").exists()


def test_a_sealed_keyring_cannot_be_moved_to_another_workbook(ana_alone: OpenBooks) -> None:
    path = only_key_file(ana_alone.folder)
    data = unlock(ana_alone.folder, ANA).key_file.data
    from msgspec.structs import replace

    from trustbook.storage.keys.keyfile import to_bytes

    path.write_bytes(to_bytes(replace(data, workbook="00000000-0000-4000-8000-000000000000")))
    with pytest.raises(WrongPassphrase):
        unlock(ana_alone.folder, ANA)


def test_a_damaged_keyring_behind_a_slot_that_opened_is_damage(ana_alone: OpenBooks) -> None:
    from msgspec.structs import replace

    from trustbook.storage.keys.keyfile import to_bytes
    from trustbook.storage.keys.sealing import Sealed

    data = unlock(ana_alone.folder, ANA).key_file.data
    broken = Sealed(nonce=data.keyring.nonce, data=bytes(len(data.keyring.data)))
    only_key_file(ana_alone.folder).write_bytes(to_bytes(replace(data, keyring=broken)))
    with pytest.raises(DamagedKeyFile):
        unlock(ana_alone.folder, ANA)


def test_a_recovery_code_opens_its_own_slot_only(ana_alone: OpenBooks) -> None:
    code = new_recovery_code()
    change_secrets(ana_alone, unlock(ana_alone.folder, ANA), None, code)
    assert unlock_with_recovery(ana_alone.folder, code).keyring.name == "Ana"
    with pytest.raises(WrongPassphrase):
        unlock(ana_alone.folder, code)
    for wrong in (new_recovery_code(), ANA, "", code[:-1]):
        with pytest.raises(WrongRecoveryCode):
            unlock_with_recovery(ana_alone.folder, wrong)


def test_a_recovery_code_has_six_groups_of_four() -> None:
    groups = new_recovery_code().split("-")
    assert [len(group) for group in groups] == [4] * 6


@given(st.integers(0, 2**32))
def test_a_code_is_understood_as_people_copy_it(_seed: int) -> None:
    code = new_recovery_code()
    sloppy = code.lower().replace("o", "0").replace("i", "1").replace("b", "8").replace("-", " — ")
    assert normal_code(f"  {sloppy}\n") == code.replace("-", "")


def test_a_generated_passphrase_has_five_words_and_is_new_each_time() -> None:
    made = {generate_passphrase() for _ in range(20)}
    assert len(made) == 20 and all(len(words.split()) == 5 for words in made)


BODY_AND_SICKNESS = """mammogram commode unclog bladder urologist rectal latrine diaper laxative excretion snot
    tummy epidemic embolism surgery diagnosis diabetes epilepsy pancreas rash sweat nappy ointment rotting zit
    prenatal maternity fertility coroner headstone hospice childless custody underwear knickers womanly manhood
    virus chemo hunchback drool"""


def test_no_passphrase_holds_a_word_that_hurts_and_enough_words_are_left() -> None:
    words = passphrase_words()
    hurting = """affair cheating unloved divorcee strangle chokehold deceit deceiver lying shame bruising battered bully
    blackmail breach casket distrust estranged evidence exes fidelity fondling grope hatred hypocrite jealous maimed
    monogamy mortuary obsessed outcast phony polygraph ravage roulette sensually suffocate threaten vendetta wreckage"""
    assert not set(hurting.split()) & set(words)
    assert not set(BODY_AND_SICKNESS.split()) & set(words)
    assert len(words) == len(set(words))
    assert math.log2(len(words)) * 5 > 63


def test_every_word_that_is_left_out_is_one_that_would_have_been_drawn() -> None:
    from xkcdpass import xkcd_password

    listed = set(xkcd_password.generate_wordlist(xkcd_password.locate_wordfile("eff-long"), 3, 9))
    lines = (resources() / "wording" / "not-in-passphrases.txt").read_text(encoding="utf-8").splitlines()
    left_out = [line for line in lines if not line.startswith("#")]
    assert left_out == sorted(set(left_out) & listed)


def test_a_key_file_that_belongs_to_another_workbook_does_not_open_the_books(tmp_path: Path) -> None:
    from tests.storage.support import solo
    from trustbook.domain.problems import ForeignKeyFile

    one, other = solo(tmp_path / "one"), solo(tmp_path / "other")
    one.close()
    other.close()
    for path in (tmp_path / "one" / "keys").iterdir():
        path.unlink()
    source = only_key_file(tmp_path / "other")
    os.link(source, tmp_path / "one" / "keys" / source.name)
    with pytest.raises(ForeignKeyFile):
        sign_in(tmp_path / "one")


PASTED = "quiet river stone window\n"


def with_secret_of_old(folder: Path, monkeypatch: pytest.MonkeyPatch) -> OpenBooks:
    """A workbook as it was made before line ends were taken away."""
    with monkeypatch.context() as before:
        before.setattr(keys, "usable_secret", str)
        before.setattr(workbook_folder, "usable_secret", str)
        return create_workbook(folder, "Ana", PASTED, ids=random_id, clock=CLOCK)


def test_a_pasted_line_end_is_no_part_of_a_new_secret(tmp_path: Path) -> None:
    books = create_workbook(tmp_path / "book", "Ana", PASTED, ids=random_id, clock=CLOCK)

    for typed in (PASTED, PASTED.strip(), f"  {PASTED}", PASTED.replace("\n", "\r\n")):
        assert unlock(books.folder, typed).keyring.name == "Ana"
    books.close()


def test_a_secret_that_was_made_with_its_line_end_still_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    books = with_secret_of_old(tmp_path / "book", monkeypatch)

    assert unlock(books.folder, PASTED).keyring.name == "Ana"
    with pytest.raises(PassphraseTaken):
        refuse_taken(books.folder, PASTED, partner_id="")
    books.close()


def test_only_what_differs_is_derived_twice(ana_alone: OpenBooks, monkeypatch: pytest.MonkeyPatch) -> None:
    derived: list[str] = []
    really = kdf.derive

    def derive(secret: str, salt: bytes, cost: kdf.Cost) -> bytes:
        derived.append(secret)
        return really(secret, salt, cost)

    monkeypatch.setattr(kdf, "derive", derive)
    unlock(ana_alone.folder, f"{ANA}\n")
    with pytest.raises(WrongPassphrase):
        unlock(ana_alone.folder, "typed by hand")
    with pytest.raises(WrongPassphrase):
        unlock(ana_alone.folder, "pasted\n")

    assert derived == [ANA, "typed by hand", "pasted", "pasted\n"]


@pytest.mark.parametrize("around", ["{}\n", "\ufeff{}", " {}\r\n", "{}\u200b"])
def test_a_recovery_code_may_be_pasted_with_what_nobody_sees(around: str) -> None:
    code = new_recovery_code()

    assert normal_code(around.format(code)) == normal_code(code)
