"""Installing the locks with the pip that a fresh Python brings, and what is said when it does not work."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from devtools import environment, locking
from devtools.pip_calls import PipResult, call_pip, reason
from devtools.saying import SetupFailed
from tests.devtools.made_index import MadeIndex

pytestmark = pytest.mark.thorough

REAL_LOCKS = environment.LOCKS


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment as the set-up makes it, with the pip that this Python brings."""
    folder = tmp_path_factory.mktemp("fresh") / ".venv"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(environment, "ENVIRONMENT", folder)
        environment.make()
    return folder


@pytest.fixture
def index(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MadeIndex:
    """The set-up in an empty folder, with a made index and nothing else to take packages from."""
    made = MadeIndex(tmp_path)
    monkeypatch.setattr(environment, "make", lambda: shutil.copytree(fresh, tmp_path / ".venv", symlinks=True))
    monkeypatch.setattr(environment, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "ready.json")
    monkeypatch.setattr(environment, "LOCKS", made.locks)
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    for name, value in {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(made.wheels),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_CACHE_DIR": "1",
    }.items():
        monkeypatch.setenv(name, value)
    return made


@pytest.mark.sweep
def test_both_locks_install_with_the_pip_that_python_brings_though_there_are_newer_versions(
    index: MadeIndex, capfd: pytest.CaptureFixture[str]
) -> None:
    index.lock(REAL_LOCKS / "run.txt")
    index.lock(REAL_LOCKS / "dev.txt")

    environment.ready("run", window=False)
    environment.ready("dev", window=False)

    said = capfd.readouterr().out
    assert said.count("The installed packages go together") == 2
    assert "99999" not in said


@pytest.mark.sweep
def test_a_lock_that_lacks_what_a_package_needs_is_told(index: MadeIndex, capfd: pytest.CaptureFixture[str]) -> None:
    short = index.locks.parent / "run.txt"
    short.write_text("alembic==1.20.1 \\\n", encoding="utf-8")
    index.lock(short)

    environment.ready("run", window=False)

    said = capfd.readouterr().out
    assert "mako" in said.lower()
    assert "Some packages do not go together" in said


@pytest.mark.sweep
def test_a_package_that_is_nowhere_is_told_as_missing_for_this_system(index: MadeIndex) -> None:
    line = f"not-made-for-here==1.0 --hash=sha256:{'0' * 64}\n"
    (index.locks / "run.txt").write_text(line, encoding="utf-8")

    with pytest.raises(SetupFailed, match="no ready-made package for this system"):
        environment.ready("run", window=False)


@pytest.mark.sweep
def test_a_package_that_is_not_the_locks_is_told_as_such(index: MadeIndex) -> None:
    index.lock(REAL_LOCKS / "lock.txt")
    lock = index.locks / "lock.txt"
    head, _, digest = lock.read_text(encoding="utf-8").rpartition(":")
    lock.write_text(f"{head}:{digest.strip()[::-1]}\n", encoding="utf-8")

    with pytest.raises(SetupFailed, match="not the one the lock names"):
        environment.ready("lock", window=False)


def test_an_index_that_nobody_answers_at_is_told_as_the_network(tmp_path: Path) -> None:
    arguments = (
        "download",
        "--retries",
        "1",
        "--index-url",
        "http://127.0.0.1:9/",
        "--dest",
        str(tmp_path),
        "any-package",
    )
    variables = {"PATH": os.defpath, "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}

    done = call_pip(Path(sys.executable), arguments, cwd=tmp_path, variables=variables)

    assert done.status != 0
    assert "could not be reached" in done.reason


RETRY = "WARNING: Retrying (Retry(total={left}, connect=None)) after connection broken by '{what}': /x/"
NOTHING = (
    "ERROR: Could not find a version that satisfies the requirement\nERROR: No matching distribution found for mako"
)


@pytest.mark.parametrize(
    ("complaints", "said"),
    [
        (f"{RETRY.format(left=0, what='NewConnectionError(...)')}\n{NOTHING}", "could not be reached"),
        (f"{RETRY.format(left=0, what='SSLError(SSLCertVerificationError(...))')}\n{NOTHING}", "certificate"),
        (f"{RETRY.format(left=0, what='ProxyError(...)')}\n{NOTHING}", "proxy"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "the lock names"),
        ("ERROR: HTTP error 503 while getting the package", "could not be reached"),
        (NOTHING, "no ready-made package"),
        (f"{RETRY.format(left=4, what='ReadTimeoutError(...)')}\n{NOTHING}", "no ready-made package"),
        ("ERROR: something nobody has seen", "The lines above say why."),
    ],
)
def test_what_pip_complains_about_is_told_as_what_it_is(complaints: str, said: str) -> None:
    assert said in reason(complaints)


def test_proving_the_locks_takes_them_as_installing_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = []

    def pip(*arguments: str) -> PipResult:
        calls.append(arguments)
        return PipResult(1, "The package index could not be reached.")

    monkeypatch.setattr(environment, "ready", lambda *_, **__: Path())
    monkeypatch.setattr(environment, "fits", lambda: True)
    monkeypatch.setattr(environment, "pip", pip)

    assert locking.run(upgrade=False, prove=True) == 1

    assert all(set(environment.FROM_LOCK) <= set(call) for call in calls)
    assert "could not be reached" in capsys.readouterr().out
