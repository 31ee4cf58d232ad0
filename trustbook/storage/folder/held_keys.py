"""The key files of an open workbook as they were when they last could be read.

They are held sealed, as they lie on the disk, so that a copy can be made when the folder is gone, and so that a key
file that vanished or was damaged during a sitting can be put back. Nothing is held that a finder of the folder has not.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from trustbook.domain.problems import DamagedKeyFile, KeyFilePutBack, MissingKeys, Problem, StrayFile
from trustbook.storage.files.files import make_folder, write_beside
from trustbook.storage.folder.layout import private_book_path
from trustbook.storage.keys.keyfile import from_bytes, key_file_bytes, read_key_file, to_bytes
from trustbook.storage.keys.keys import KEYS_FOLDER, KeyFile, Unlocked, key_file_paths, unlock_held


class HeldKeys:
    """By name of the key file."""

    def __init__(self, unlocked: Unlocked) -> None:
        self._files: dict[str, bytes] = {}
        self._proven: dict[str, KeyFile] = {}
        """By file id of the private book that it opens."""
        self.prove(unlocked)

    @property
    def names(self) -> frozenset[str]:
        """Of the key files that are held."""
        return frozenset(self._files)

    def prove(self, unlocked: Unlocked) -> None:
        """Hold a key file that was opened in this sitting or written by it, whatever lies in the folder later."""
        key_file = unlocked.key_file
        self._files[key_file.path.name] = to_bytes(key_file.data)
        self._proven[unlocked.keyring.private_book] = key_file

    def look(self, folder: Path) -> None:
        """Hold what can be read of the others. Those that vanished or were damaged stay as they were."""
        proven = {key_file.path.name for key_file in self._proven.values()}
        for path in _paths(folder):
            if path.name in proven:
                continue
            try:
                content = key_file_bytes(path)
                from_bytes(content, path)
            except Problem:
                continue
            self._files[path.name] = content

    def unlock(self, folder: Path, passphrase: str) -> Unlocked:
        """As `keys.unlock`, also when the folder is gone. Raises UnusablePassphrase, WrongPassphrase."""
        self.look(folder)
        paths = [folder / KEYS_FOLDER / name for name in sorted(self._files)]
        return unlock_held([KeyFile(path, from_bytes(self._files[path.name], path)) for path in paths], passphrase)

    def for_copy(self, folder: Path | None) -> tuple[dict[str, bytes], list[Problem]]:
        """What a copy of the workbook holds: what is held, and what else has the name of a key file, as it lies.

        `folder` None when it is gone. Also what is wrong with the latter.
        """
        contents: dict[str, bytes] = dict(self._files)
        problems: list[Problem] = []
        for path in _paths(folder):
            if path.name in contents:
                continue
            try:
                contents[path.name] = key_file_bytes(path)
            except Problem:
                problems.append(StrayFile(path))
                continue
            try:
                from_bytes(contents[path.name], path)
            except Problem as problem:
                problems.append(problem)
        return contents, problems

    def put_back(self, folder: Path) -> list[Problem]:
        """Write what vanished or was damaged since it was read. Tells each; one that cannot be written is told so.

        So also a key file that opened in this sitting and is another one now (an older one, that a sync tool brought
        back): the passphrase in use would not open the workbook again. What was found is kept beside it.
        """
        told: list[Problem] = []
        for name, content in sorted(self._files.items()):
            path = folder / KEYS_FOLDER / name
            try:
                if self._is_right(path):
                    continue
                _write(path, content)
                told.append(KeyFilePutBack(path))
            except Problem as problem:
                told.append(problem)
        return told

    def _is_right(self, path: Path) -> bool:
        """Raises RefusedKeyFile, NewerFormat for what no program before this one wrote."""
        try:
            found = read_key_file(path)
        except (MissingKeys, DamagedKeyFile):
            return False
        proven = {key_file.path.name: key_file.data for key_file in self._proven.values()}
        return found == proven.get(path.name, found)

    def opens(self, copy: Path, private_book: str) -> bool:
        """Whether the key file in the folder `copy` is the one that opened this private book in this sitting."""
        key_file = self._proven.get(private_book)
        if key_file is None:
            return False
        try:
            return read_key_file(copy / KEYS_FOLDER / key_file.path.name) == key_file.data
        except Problem:
            return False

    def opens_kept(self, copy: Path) -> bool:
        """Whether the secret of somebody who signed in in this sitting opens a key file in an older copy.

        Its keyring may be an earlier one (another name, an older key of the book): that fits the books beside it.
        A copy from before somebody joined holds nothing of theirs: it is the other's to open, and not for them to try.
        """
        expected = False
        for private_book, key_file in self._proven.items():
            there = copy / KEYS_FOLDER / key_file.path.name
            if not os.path.lexists(there) and not os.path.lexists(private_book_path(copy, private_book)):
                continue
            expected = True
            try:
                if read_key_file(there).slots == key_file.data.slots:
                    return True
            except Problem:
                continue
        return not expected

    def opens_shared(self, copy: Path) -> bool:
        """Whether a key file in the folder `copy` is one that opened the shared book in this sitting."""
        return any(self.opens(copy, private_book) for private_book in self._proven)


def _paths(folder: Path | None) -> list[Path]:
    try:
        return [] if folder is None else key_file_paths(folder)
    except MissingKeys:
        return []


def _write(path: Path, content: bytes) -> None:
    if not path.parent.is_dir():
        try:
            make_folder(path.parent)
        except OSError:
            pass  # writing the file tells what is wrong
    if os.path.lexists(path):
        _keep_what_is_there(path)
    write_beside(path, content, overwrite=True)


def _keep_what_is_there(path: Path) -> None:
    """Under another name. What is no file of a bearable size (a pipe, a link) is none of ours and goes nowhere."""
    try:
        content = key_file_bytes(path)
    except Problem:
        return
    write_beside(path.with_name(f"{path.stem}.found-{secrets.token_hex(4)}.json"), content)
