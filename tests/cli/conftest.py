"""The command line in this process, with cheap keys."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ready_workbooks import ANA, BEN, CHEAP, copy_ready
from tests.shared_content import usual_content
from trustbook import diagnostics
from trustbook.cli import opening, run
from trustbook.domain.times import SystemClock
from trustbook.exercises.example import load_example
from trustbook.storage.keys import kdf


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


Trustbook = Callable[..., Done]


@pytest.fixture
def trustbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Trustbook:
    """Runs `trustbook WORDS` in an empty folder; `stdin` is what is typed into it."""
    monkeypatch.setattr(kdf, "new_slots", CHEAP)
    monkeypatch.setattr(opening, "Content", usual_content)
    monkeypatch.setattr(diagnostics, "install", lambda: None)  # pytest's own hooks stay in place
    monkeypatch.chdir(tmp_path)
    for name, passphrase in (("ana", ANA), ("ben", BEN), ("wrong", "nobody's phrase")):
        (tmp_path / name).write_text(passphrase + "\n", encoding="utf-8")

    def call(*words: str | Path, stdin: bytes | None = None) -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin or b"")))
        status = run([str(word) for word in words])
        out, err = capsys.readouterr()
        return Done(status, out, err)

    return call


@pytest.fixture
def ours(trustbook: Trustbook) -> Trustbook:
    """With a workbook of two called Ours.trustbook."""
    copy_ready("couple", Path("Ours.trustbook"), SystemClock())
    return trustbook


@pytest.fixture
def example(trustbook: Trustbook) -> Trustbook:
    """With the example couple's workbook called Ours.trustbook; the passphrases lie in the files `robin` and `alex`."""
    clock = SystemClock()
    copy_ready("example", Path("Ours.trustbook"), clock)
    for person in load_example(usual_content().library, clock.today()).people:
        Path(person.id).write_text(person.passphrase + "\n", encoding="utf-8")
    return trustbook
