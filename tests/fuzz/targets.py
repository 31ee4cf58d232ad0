"""What reads things that somebody else may have made. Each target takes one changed example and must either use it or
raise a Problem: no other exception, nothing written outside its place."""

from __future__ import annotations

import copy
import hashlib
import json
import random
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec

from tests.fuzz.forms import changed_form
from tests.fuzz.mutations import as_json, changed_bytes, changed_values
from tests.workbook.hostile_book import COLUMNS, ODD, a_row, change, prepare, use_everything
from tests.workbook.world import ANA, World
from trustbook.domain.problems import Problem
from trustbook.domain.times import SystemClock
from trustbook.exercises.content import Content
from trustbook.exercises.content_check import check_content
from trustbook.exercises.feelings import problems_of
from trustbook.exercises.library import Library
from trustbook.exercises.paths import Paths
from trustbook.exercises.sets import PaperSets
from trustbook.exercises.snapshots import digest_of
from trustbook.locations import resources
from trustbook.storage.backups.backups import back_up_folder, list_backups, read_copy, write_copy
from trustbook.storage.backups.preview import preview
from trustbook.storage.folder.manifest import MANIFEST
from trustbook.storage.inspection import inspect_folder
from trustbook.storage.keys import kdf, keys
from trustbook.storage.opening import open_workbook
from trustbook.ui.runtime.settings import DeviceSettings, SettingsFile
from trustbook.workbook.forms.form_views import FormChoice
from trustbook.workbook.paper import paper_files
from trustbook.workbook.paper.paper_choice import PaperChoice
from trustbook.workbook.sentences.problem_sentences import told


@dataclass
class Ground:
    """Where a round works: `place` may be written to, and what lies in `kept` never changes."""

    place: Path
    kept: Path
    chance: random.Random
    used: int = 0
    """Inputs that were taken instead of refused."""
    world: World | None = None
    form: dict[str, Any] = field(default_factory=dict)


def made_ready(root: Path, seed: int) -> Ground:
    """A couple's workbook, a copy of it for a stick, a data file, and room to work."""
    ground = Ground(root / "place", root / "kept", random.Random(seed))
    for folder in (ground.place, ground.kept):
        folder.mkdir()
    prepare(ground.kept)
    world = World(ground.kept / "Ours.trustbook", Library(ground.kept / "resources"))
    world.sit(ANA)
    ground.form = json.loads(world.session.data.export_data(world.viewer, private=True))
    books = world.session.context.books
    write_copy(back_up_folder(books.source, world.clock.now()).info.path, ground.kept / "stick.copy")
    (ground.kept / "key").write_bytes(books.shared.database.key)
    world.close()
    return ground


def _fresh_workbook(ground: Ground) -> Path:
    folder = ground.place / "Ours.trustbook"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ground.kept / "Ours.trustbook", folder)
    return folder


def data_form(ground: Ground) -> None:
    """Bring a changed data file into a workbook, and print what came of it now and then."""
    world = ground.world
    if world is None or ground.used % 50 == 0:
        if world is not None:
            world.close()
        world = ground.world = World(_fresh_workbook(ground), Library(ground.kept / "resources"))
        world.sit(ANA)
    form = _changed_form(ground)
    _rename_definitions(form, ground.chance)
    content = as_json(form)
    if ground.chance.random() < 0.2:
        content = changed_bytes(content, ground.chance)
    path = ground.place / "in.json"
    path.write_bytes(content)
    report = world.session.data.import_data(world.viewer, path, own=ground.chance.random() < 0.7)
    ground.used += 1
    if report.new_pages and ground.chance.random() < 0.05:
        choice = PaperChoice("workbook", private=True)
        paper_files.make_pdf(world.session.paper.prepare(world.viewer, choice), "a4", None)
        json.loads(world.session.data.export_data(world.viewer, private=True))


def _changed_form(ground: Ground) -> Any:
    """Changed anywhere, or only in a definition or in answers, where more of it is taken."""
    form = copy.deepcopy(ground.form)
    match ground.chance.randrange(4):
        case 0:
            return changed_values(form, ground.chance)
        case 1:
            name = ground.chance.choice(sorted(form["definitions"]))
            form["definitions"][name] = changed_values(form["definitions"][name], ground.chance, most=2)
        case 2:
            entry = ground.chance.choice(form["entries"])
            entry["answers"] = changed_values(entry["answers"], ground.chance, most=1)
        case _:
            entry = ground.chance.choice(form["entries"])
            entry |= {ground.chance.choice(("state", "on", "exercise", "role", "author", "versions")): None}
            form["entries"] = ground.chance.sample(form["entries"], ground.chance.randint(0, len(form["entries"])))
    return form


def _rename_definitions(form: Any, chance: random.Random) -> None:
    """Give changed definitions the digest that they have now, so that they are looked at. New ids bring pages in."""
    if not isinstance(form, dict) or chance.random() < 0.2:
        return
    definitions, entries = form.get("definitions"), form.get("entries")
    if isinstance(definitions, dict):
        names = {}
        for name, body in definitions.items():
            with suppress(ValueError, TypeError):
                names[name] = digest_of(json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
        form["definitions"] = {names.get(name, name): body for name, body in definitions.items()}
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("definition"), str):
                entry["definition"] = names.get(entry["definition"], entry["definition"])
                if chance.random() < 0.5 and isinstance(entry.get("id"), str):
                    entry["id"] = f"{chance.getrandbits(32):08x}{entry['id'][8:]}"


def filled_form(ground: Ground) -> None:
    """Look at a changed form beside a workbook, and sometimes bring in what is left of it."""
    world = ground.world
    if world is None or ground.used % 50 == 0:
        if world is not None:
            world.close()
        world = ground.world = World(_fresh_workbook(ground), Library(ground.kept / "resources"))
        world.sit(ANA)
    seat = world.session.context.seat(world.viewer)
    before = [book.entries.all() for book in seat.books]
    path = ground.place / "form.pdf"
    path.write_bytes(changed_form(ground.chance))
    try:
        preview = world.session.forms.read(world.viewer, path, mend=ground.chance.random() < 0.5)
    except Problem as problem:
        assert told(problem).text
        raise
    finally:
        assert [book.entries.all() for book in seat.books] == before
    ground.used += 1
    if ground.chance.random() < 0.3:
        choices = [
            FormChoice(number, page.targets[0], frozenset(each.field.id for each in page.targets[0].conflicts))
            for number, page in enumerate(preview.pages)
            if page.targets
        ]
        world.session.forms.bring_in(world.viewer, preview, choices)


def key_file(ground: Ground) -> None:
    """Sign in with a changed key file; half of them carry the checksum that they should have."""
    folder = _with_keys(ground)
    path = ground.chance.choice(sorted((folder / "keys").glob("*.json")))
    values = changed_values(json.loads(path.read_bytes()), ground.chance)
    if isinstance(values, dict) and ground.chance.random() < 0.5:
        kept = json.dumps(values.get("keys"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        with suppress(UnicodeEncodeError):
            values["checksum"] = hashlib.sha256(kept.encode()).hexdigest()
    content = as_json(values)
    path.write_bytes(changed_bytes(content, ground.chance) if ground.chance.random() < 0.2 else content)
    inspect_folder(folder)
    with mock.patch.object(kdf, "derive", _cheap):
        keys.unlock(folder, ANA)
    ground.used += 1


_derive = kdf.derive


def _cheap(secret: str, salt: bytes, cost: kdf.Cost) -> bytes:
    """The right key for the cost that our own files have here; a bearable one takes seconds and GiB."""
    return _derive(secret, salt, cost) if cost == kdf.new_slots else bytes(kdf.KEY_BYTES)


def _with_keys(ground: Ground) -> Path:
    """The key files of the workbook alone."""
    folder = ground.place / "Keys.trustbook"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ground.kept / "Ours.trustbook" / "keys", folder / "keys")
    return folder


def keyring(ground: Ground) -> None:
    """Open a workbook with a keyring that was sealed with the right key and holds something else."""
    folder = _fresh_workbook(ground)
    unlocked = keys.unlock(folder, ANA)
    ring = json.loads(msgspec.json.encode(unlocked.keyring))
    content = as_json(changed_values(ring, ground.chance))
    if ground.chance.random() < 0.2:
        content = changed_bytes(content, ground.chance)
    with mock.patch.object(keys, "_keyring_bytes", lambda _ring: content):
        keys.reseal_keyring(unlocked, unlocked.keyring)
    open_workbook(folder, keys.unlock(folder, ANA), SystemClock()).close()
    ground.used += 1


def archive(ground: Ground) -> None:
    """Restore a changed copy from a stick: its bytes, or the files in it."""
    source, target = ground.place / "in.copy", ground.place / "Restored.trustbook"
    shutil.rmtree(target, ignore_errors=True)
    source.unlink(missing_ok=True)
    if ground.chance.random() < 0.4:
        content = (ground.kept / "stick.copy").read_bytes()
        tail = len(content) - 2_000 if ground.chance.random() < 0.8 else 0
        source.write_bytes(content[:tail] + changed_bytes(content[tail:], ground.chance))
    else:
        _repack(ground, source)
    with suppress(Problem), mock.patch.object(kdf, "derive", _cheap):
        preview(source, lambda folder: keys.unlock(folder, ANA))
    read_copy(source, target)
    ground.used += 1


def _repack(ground: Ground, target: Path) -> None:
    odd = (
        "../outside",
        "/outside",
        "keys/../../outside",
        "shared.book/x",
        "keys",
        "a\\b",
        "",
        "shared.book",
        ".",
        "x:y",
    )
    chosen = ground.chance.random()
    with zipfile.ZipFile(ground.kept / "stick.copy") as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            name, content = item.filename, old.read(item)
            if ground.chance.random() < 0.2:
                name = ground.chance.choice(odd)
            if chosen < 0.5 and name == MANIFEST:
                content = as_json(changed_values(json.loads(content), ground.chance))
            elif ground.chance.random() < 0.2:
                content = changed_bytes(content, ground.chance)
            method = zipfile.ZIP_DEFLATED if ground.chance.random() < 0.05 else zipfile.ZIP_STORED
            with suppress(ValueError):
                new.writestr(zipfile.ZipInfo(name or "x"), content, method)


def manifest(ground: Ground) -> None:
    """List the backups of a folder in which one lies about itself."""
    place = ground.place / "Kept.trustbook" / "backups"
    if not place.is_dir():
        shutil.copytree(ground.kept / "Ours.trustbook" / "backups", place)
    path = next(path for path in place.iterdir()) / MANIFEST
    whole = next((ground.kept / "Ours.trustbook" / "backups").iterdir()) / MANIFEST
    content = as_json(changed_values(json.loads(whole.read_bytes()), ground.chance))
    path.write_bytes(changed_bytes(content, ground.chance) if ground.chance.random() < 0.3 else content)
    for key in (None, (ground.kept / "key").read_bytes()):
        for info in list_backups(place.parent, key):
            info.made.local()
            ground.used += 1


def settings(ground: Ground) -> None:
    """Start with changed settings: whatever they are, there are some."""
    path = ground.place / "settings.toml"
    text = b'theme = "dark"\ntext_percent = 150\npaper = "letter"\nlanguage = "de"\nlock_minutes = 10\n'
    path.write_bytes(changed_bytes(text, ground.chance))
    loaded = SettingsFile(path).load()
    assert SettingsFile(path).save(loaded) and SettingsFile(path).load() == loaded
    ground.used += loaded != DeviceSettings()


def exercises(ground: Ground) -> None:
    """Read resources of which one file was changed, and put the exercise on paper if it is still one."""
    place = ground.place / "resources"
    if not place.is_dir():
        _small_resources(place)
    names = sorted(path for path in place.rglob("*.toml"))
    path = ground.chance.choice(names)
    whole = path.read_bytes()
    path.write_bytes(changed_bytes(whole, ground.chance))
    try:
        library = Library(place)
        library.problems()
        for name in library.exercise_ids():
            with suppress(Problem):
                library.exercise(name)
        for read in (library.tabs, lambda: Paths(place, "en"), lambda: PaperSets(place, "en")):
            with suppress(Problem):
                read()
        problems_of(place / "feelings" / "en.toml", "feelings")
        if ground.chance.random() < 0.02:
            with suppress(Problem):
                check_content(Content(folder=place))
        ground.used += 1
    finally:
        path.write_bytes(whole)


def _small_resources(place: Path) -> None:
    for name in ("tabs.toml", "feelings", "paths", "sets", "wording"):
        source = resources() / name
        place.mkdir(exist_ok=True)
        shutil.copytree(source, place / name) if source.is_dir() else shutil.copy(source, place / name)
    chosen = ("trust", "forgiveness")
    for chapter in chosen:
        folder = place / "exercises" / "en" / chapter
        folder.mkdir(parents=True)
        for path in sorted((resources() / "exercises" / "en" / chapter).glob("*.toml"))[:3]:
            shutil.copy(path, folder)


def book_values(ground: Ground) -> None:
    """Change values of the shared book with another tool, and use the workbook."""
    world = World(_fresh_workbook(ground), Library(ground.kept / "resources"))
    statements: list[str] = []
    for _ in range(ground.chance.randint(1, 3)):
        table, column = ground.chance.choice(COLUMNS)
        value = ground.chance.choice([*ODD.values(), _literal(ground.chance)])
        where = ground.chance.choice(("max", "min"))
        row = f' WHERE rowid = (SELECT {where}(rowid) FROM "{table}")' if ground.chance.random() < 0.6 else ""
        if table in ("share_notes", "settings", "purge_list"):
            statements += a_row(table)
        statements.append(f'UPDATE "{table}" SET "{column}" = {value}{row}')
    if change(world, ground.kept / "key", *statements):
        use_everything(world)
        ground.used += 1


def _literal(chance: random.Random) -> str:
    answers = {"wish": "a wish", "colour": "red", "plan": ["x"], "agenda": [{"row": "", "cells": {"a": 1}}], "score": 3}
    text = json.dumps(changed_values(answers, chance)).replace("'", "''").replace("\0", "")
    return f"'{text}'"


TARGETS: dict[str, Callable[[Ground], None]] = {
    target.__name__: target
    for target in (data_form, filled_form, key_file, keyring, archive, manifest, settings, exercises, book_values)
}
