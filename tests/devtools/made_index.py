"""A package index in a folder: a small stub for every package that is installed here, and a newer version of each."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import re
import zipfile
from pathlib import Path

NEWER = "99999.0"


class MadeIndex:
    """Stubs named in the real locks, with the requirements of the real packages, and locks that fit the stubs."""

    def __init__(self, folder: Path) -> None:
        self.wheels = folder / "wheels"
        self.locks = folder / "locks"
        self.wheels.mkdir()
        self.locks.mkdir()

    def lock(self, real: Path) -> None:
        """Make stubs for every line of a real lock, and the same lock with the hashes of the stubs."""
        lines = []
        for match in re.finditer(r"^([\w.-]+)==([^\s;]+)([^\\\n]*)", real.read_text(encoding="utf-8"), re.MULTILINE):
            name, version, marker = match.groups()
            self._wheel(name, NEWER)
            content = self._wheel(name, version).read_bytes()
            lines.append(f"{name}=={version}{marker}\\\n    --hash=sha256:{hashlib.sha256(content).hexdigest()}\n")
        (self.locks / real.name).write_text("".join(lines), encoding="utf-8")

    def _wheel(self, name: str, version: str) -> Path:
        stem = f"{name.replace('-', '_')}-{version}"
        files = {
            f"{stem}.dist-info/METADATA": _metadata(name, version),
            f"{stem}.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = "".join(f"{path},sha256={_digest(text)},{len(text.encode())}\n" for path, text in files.items())
        files[f"{stem}.dist-info/RECORD"] = f"{record}{stem}.dist-info/RECORD,,\n"
        path = self.wheels / f"{stem}-py3-none-any.whl"
        with zipfile.ZipFile(path, "w") as archive:
            for inner, text in files.items():
                archive.writestr(zipfile.ZipInfo(inner), text)  # without a time: each making gives the same bytes
        return path


def _metadata(name: str, version: str) -> str:
    head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    try:
        real = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:  # another system's
        return head
    wanted = ("Requires-Dist", "Provides-Extra")
    return head + "".join(f"{key}: {value}\n" for key in wanted for value in real.get_all(key) or ())


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
