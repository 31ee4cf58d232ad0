"""What the other partner's key opens, and what lies readable on the disk."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.storage import plain_reader
from tests.storage.support import ANA, BEN, CLOCK, entry, every_file, frozen, make_backup, sign_in
from trustbook.domain.entries import EntryRole, RevisionReason
from trustbook.domain.times import random_id
from trustbook.storage.backups.backups import write_copy
from trustbook.storage.keys.keys import unlock
from trustbook.storage.secrets_change import change_secrets
from trustbook.storage.workbook_folder import OpenBooks, add_partner

MINE, OURS = "MARKER-mine", "MARKER-ours"


def write_mine(books: OpenBooks) -> None:
    assert books.private is not None
    books.private.entries.write(entry("mine", {"text": MINE}))
    books.private.revisions.add(frozen(random_id(), "mine", {"text": MINE + "-old"}))


def everything_that_opens(folder: Path, passphrase: str) -> str:
    """All that the program without our code reads with this passphrase, in the workbook and in its backups."""
    places = [folder, *(path for path in (folder / "backups").iterdir() if path.is_dir())]
    return "".join(text for place in places for text in plain_reader.everything(place, passphrase))


def readable_on_disk(folder: Path) -> list[str]:
    """Names of files that hold words of ours; none so short that encrypted bytes could form it by chance."""
    words = [word.encode() for word in (MINE, OURS, "MARKER", "SQLite format", "CREATE TABLE")]
    return [name for name, content in every_file(folder).items() if any(word in content for word in words)]


def test_the_other_partner_opens_nothing_that_is_mine(ana_and_ben: OpenBooks) -> None:
    write_mine(ana_and_ben)
    ana_and_ben.shared.entries.write(entry("ours", {"text": OURS}, role=EntryRole.COPY))
    make_backup(ana_and_ben, CLOCK)
    ana_and_ben.close()
    hers, his = (everything_that_opens(ana_and_ben.folder, who) for who in (ANA, BEN))
    assert MINE in hers and OURS in hers
    assert MINE not in his and "mine" not in his.split("|") and OURS in his


def test_what_was_written_alone_stays_closed_to_the_one_who_joins(ana_alone: OpenBooks) -> None:
    write_mine(ana_alone)
    make_backup(ana_alone, CLOCK)
    add_partner(ana_alone, "Ben", BEN, ids=random_id, clock=CLOCK)
    make_backup(ana_alone, CLOCK)
    ana_alone.close()
    assert MINE in everything_that_opens(ana_alone.folder, ANA)
    assert "MARKER" not in everything_that_opens(ana_alone.folder, BEN)


def test_an_old_passphrase_opens_neither_today_nor_a_kept_backup(ana_alone: OpenBooks) -> None:
    write_mine(ana_alone)
    make_backup(ana_alone, CLOCK)
    change_secrets(ana_alone, unlock(ana_alone.folder, ANA), "another", None)
    ana_alone.close()
    assert MINE in everything_that_opens(ana_alone.folder, "another")
    assert everything_that_opens(ana_alone.folder, ANA) == ""


def test_at_together_nothing_private_can_be_read(ana_and_ben: OpenBooks) -> None:
    write_mine(ana_and_ben)
    ana_and_ben.close_private()
    ana_and_ben.shared.entries.write(entry("ours", {"text": OURS}))
    assert [e.id for e in ana_and_ben.shared.entries.scan()] == ["ours"]
    assert ana_and_ben.keyring.private_keys == ()
    info = make_backup(ana_and_ben, CLOCK)
    ana_and_ben.close()
    assert "MARKER-mine" not in "".join(plain_reader.everything(info.path, BEN))


def test_nothing_readable_lies_on_the_disk_while_writing_or_afterwards(ana_and_ben: OpenBooks, tmp_path: Path) -> None:
    for number in range(30):
        assert ana_and_ben.private is not None
        ana_and_ben.private.entries.write(entry(str(number), {"text": f"{MINE} {number} " + "long " * 3000}))
    ana_and_ben.shared.entries.write(entry("ours", {"text": OURS}))
    write_copy(make_backup(ana_and_ben, CLOCK).path, tmp_path / "stick.copy")
    assert readable_on_disk(tmp_path) == []
    change_secrets(ana_and_ben, unlock(ana_and_ben.folder, ANA), "another", None)
    assert ana_and_ben.private is not None
    ana_and_ben.private.upkeep.purge(["1"])
    assert readable_on_disk(tmp_path) == []
    ana_and_ben.close()
    assert readable_on_disk(tmp_path) == []


def test_the_shared_history_keeps_no_timed_versions(ana_and_ben: OpenBooks) -> None:
    ana_and_ben.shared.entries.write(entry("ours"))
    with pytest.raises(ValueError, match="shared"):
        ana_and_ben.shared.revisions.add(frozen("r", "ours", reason=RevisionReason.WHILE_WRITING))


def test_a_reader_without_our_code_finds_what_was_written(ana_and_ben: OpenBooks) -> None:
    write_mine(ana_and_ben)
    ana_and_ben.close()
    books = plain_reader.read(ana_and_ben.folder, ANA)
    (row,) = books["private"]["entries"]
    assert (row["id"], row["exercise_id"], row["state"], row["on_date"]) == ("mine", "walk", "started", "2026-05-03")
    (copy,) = books["private"]["working_copies"]
    assert copy["answers"] == '{"text":"MARKER-mine"}'
    assert [partner["name"] for partner in books["shared"]["partners"]] == ["Ana", "Ben"]
    sign_in(ana_and_ben.folder)[0].close()


def test_what_a_backup_seals_opens_as_documented(ana_alone: OpenBooks) -> None:
    from base64 import b64decode

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    assert ana_alone.private is not None
    info = make_backup(ana_alone, CLOCK)
    told = json.loads((info.path / "backup.json").read_bytes())
    ring = plain_reader.keyring(info.path, ANA)
    assert ring is not None
    key = HKDF(SHA256(), 32, None, b"trustbook-backup").derive(b64decode(ring["shared_key"]))
    associated = f"trustbook-backup|2|{told['number']}|{told['day']}".encode()
    sealed = {name: b64decode(value) for name, value in told["sealed"].items()}
    opened = AESGCM(key).decrypt(sealed["nonce"], sealed["data"], associated)
    assert len(opened) % 1024 == 0 and json.loads(opened) == {
        "made_utc": "2026-05-03T14:02:00Z",
        "made_zone": "Europe/Vienna",
        "verified": sorted([ana_alone.private.path.name, "shared.book"]),
    }
    assert told["files"] == sorted(
        path.relative_to(info.path).as_posix() for path in info.path.rglob("*.*") if path.name != "backup.json"
    )


def test_the_checksum_of_a_key_file_is_as_documented(ana_alone: OpenBooks) -> None:
    (path,) = (ana_alone.folder / "keys").iterdir()
    whole = json.loads(path.read_text(encoding="utf-8"))
    canonical = json.dumps(whole["keys"], sort_keys=True, separators=(",", ":")).encode()
    assert whole["checksum"] == hashlib.sha256(canonical).hexdigest()
