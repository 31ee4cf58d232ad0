"""The project's own Python environment in `.venv`: made once from the lock, afterwards found ready at once."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from devtools import system
from devtools.pip_calls import PipResult, call_pip
from devtools.saying import SetupFailed, say

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "trustbook-ready.json"
LOCKS = ROOT / "packaging" / "locks"

CONTENTS = {
    "run": "what the program needs (about 120 MB to fetch)",
    "dev": "what the program and its tests need (about 180 MB to fetch)",
    "lock": "the resolver",
}
"""What each lock file holds, in words. "dev" includes "run"."""


def python_path() -> Path:
    """The environment's interpreter."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def tool(name: str) -> Path:
    """A program of the environment."""
    return python_path().with_name(name + (".exe" if os.name == "nt" else ""))


def ready(group: str, *, tests: bool = False, window: bool = True) -> Path:
    """Make the environment fit `group` ("run", "dev" or "lock") and give its interpreter.

    `window`: also see that Qt finds its system libraries. `tests`: also the programs that tests need.
    Raises SetupFailed.
    """
    notes = _read_stamp()
    done = notes.groups
    linked = ENVIRONMENT.is_symlink()
    must_make = not linked and (notes.base != _base() or not python_path().exists())
    system.complete(lambda: _missing(must_make, window, tests))
    if linked:
        return _of_another_checkout(as_here=done.get(group) == _digest(group))
    if must_make:
        make()
        done = {}
    if done.get(group) != _digest(group):
        install(group)
        done[group] = _digest(group)
        if group == "dev":
            done["run"] = _digest("run")
        _write_stamp(done)
    return python_path()


def _of_another_checkout(*, as_here: bool) -> Path:
    """The interpreter of an environment that `.venv` is a link to: it is used as it stands, never made or added to."""
    if not python_path().exists():
        raise SetupFailed(
            f"{ENVIRONMENT} is a link to an environment that is not there. Remove the link and start again."
        )
    if not as_here:
        say(f"{ENVIRONMENT} is a link. It is used as it stands, though it was set up from other locks than those here.")
    return python_path()


def call(command: Sequence[str | Path], extra: Mapping[str, str] | None = None) -> int:
    """Run a program in the checkout, with the environment's programs first on the path. Gives its exit status."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=clean(extra), check=False).returncode


def hear(command: Sequence[str | Path]) -> tuple[int, str]:
    """Run a program in the checkout as `call` does. Gives its exit status and all that it said."""
    words = [str(part) for part in command]
    done = subprocess.run(
        words,
        cwd=ROOT,
        env=clean(),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    return done.returncode, done.stdout


def clean(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables for programs of the environment: nothing of another Python, and bytecode is kept."""
    unwanted = {"PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONSTARTUP", "__PYVENV_LAUNCHER__"}
    variables = {name: value for name, value in os.environ.items() if name not in unwanted}
    variables["VIRTUAL_ENV"] = str(ENVIRONMENT)
    variables["PATH"] = str(python_path().parent) + os.pathsep + variables.get("PATH", os.defpath)
    return {**variables, **(extra or {})}


def _base() -> str:
    """The Python that the environment is made from: another one, or a moved checkout, means making it anew."""
    return f"{platform.python_version()} {platform.machine()} {ROOT}"


def _base_executable() -> str:
    return getattr(sys, "_base_executable", None) or sys.executable


def _digest(group: str) -> str:
    return hashlib.sha256((LOCKS / f"{group}.txt").read_bytes()).hexdigest()


@dataclass
class _Stamp:
    """What was made when this environment was last ready: by which Python, from which locks (group → digest)."""

    base: str = ""
    groups: dict[str, str] = field(default_factory=dict)


def _read_stamp() -> _Stamp:
    try:
        return _Stamp(**json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return _Stamp()


def _write_stamp(groups: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(asdict(_Stamp(_base(), groups)), indent=1), encoding="utf-8")


def _missing(must_make: bool, window: bool, tests: bool) -> dict[str, str]:
    """What the system lacks, as name → Debian package: all of it, so that one command brings it."""
    gaps = system.missing(tests=tests) if window else {}
    importlib.invalidate_caches()
    if must_make and importlib.util.find_spec("ensurepip") is None:
        gaps["Python's module ensurepip"] = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    return gaps


def make() -> None:
    """Make `.venv`, empty but for pip. Raises SetupFailed."""
    say(f"Making a Python {platform.python_version()} environment in {ENVIRONMENT}.")
    if ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    done = subprocess.run([_base_executable(), "-m", "venv", str(ENVIRONMENT)], env=_pip_variables(), check=False)
    if done.returncode:
        raise SetupFailed("The Python environment could not be made; the lines above say why.")
    _see_checkout()


def _see_checkout() -> None:
    """The environment imports `trustbook` from the checkout, from whatever folder it is started in."""
    script = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([str(python_path()), "-c", script], capture_output=True, text=True, check=True)
    (Path(found.stdout.strip()) / "trustbook-checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")


def pip(*arguments: str) -> PipResult:
    """Call the environment's pip in the checkout, with nothing of another Python and no questions."""
    return call_pip(python_path(), arguments, cwd=ROOT, variables=_pip_variables())


def _pip_variables() -> dict[str, str]:
    return clean({"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0"})


FROM_LOCK = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "--retries", "3")
"""How pip takes a lock everywhere: as it stands. Old pips would resolve anew and refuse what the lock does not name.

Only with retries does pip complain about a network that does not answer.
"""


def install(group: str) -> None:
    """Install a lock as it stands. Raises SetupFailed."""
    say(f"Installing {CONTENTS[group]}. This happens once.")
    quiet = () if sys.stdout.isatty() else ("--quiet",)
    done = pip("install", *FROM_LOCK, "--compile", *quiet, "-r", str(LOCKS / f"{group}.txt"))
    if done.status:
        raise SetupFailed(f"The packages could not be installed. {done.reason}")
    fits()


def fits() -> bool:
    """Ask pip whether the installed packages go together, and say the answer."""
    asked = subprocess.run(
        [str(python_path()), "-m", "pip", "check"],
        cwd=ROOT,
        env=_pip_variables(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if asked.returncode == 0:
        say("The installed packages go together (pip check).")
        return True
    for line in (asked.stdout + asked.stderr).splitlines():
        say(f"pip check: {line}")
    say(f"Some packages do not go together. If something does not work, remove {ENVIRONMENT} and start again.")
    return False
