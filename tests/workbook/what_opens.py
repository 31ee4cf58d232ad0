"""What a person's passphrase opens in a workbook, and what lies there in clear."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from trustbook.storage.books.book import Book
from trustbook.storage.keys.keys import unlock

MARKER = "quokka-marker"


SEALED_TEXT = re.compile(rb"[A-Za-z0-9+/=]{24,}")
"""Something encrypted, written in letters: a name of three letters stands in it now and then by chance."""


def everything(book: Book) -> str:
    """All that is in a book, through its own connection."""
    raw = book.database.raw
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    return repr([raw.execute(f"SELECT * FROM {table}").fetchall() for table in tables])


def all_that_opens(folder: Path, passphrase: str) -> str:
    keyring = unlock(folder, passphrase).keyring
    found = []
    for path in sorted(folder.rglob("*.book")):
        for key in (keyring.shared_key, *keyring.private_keys):
            try:
                book = Book.open(path, key)
            except Exception as error:  # noqa: BLE001 - anything: we only want those that open
                found.append(type(error).__name__)
                continue
            found.append(everything(book))
            book.close()
    return "".join(found)


def in_clear(folder: Path, words: list[str]) -> list[tuple[str, str]]:
    """Where one of the words stands: in a name, or readable in a file, also as other programs write numbers and text.

    In what is encrypted a short word may come about by chance; it is looked for in everything else.
    """
    found = []
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        for word in words:
            forms = [word.encode(), word.encode("utf-16-le")]
            forms += [base64.b64encode(word.encode()).rstrip(b"=")[:-1]] if len(word) >= 6 else []
            short = len(word) < 6
            is_noise = short and path.suffix in (".book", ".copy")
            readable = SEALED_TEXT.sub(b"", content) if short else content
            if word in path.name or (not is_noise and any(form in readable for form in forms)):
                found.append((str(path.relative_to(folder)), word))
    return found
