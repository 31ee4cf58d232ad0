"""Libraries and programs of the system that pip cannot bring: Qt's, and those the tests drive a window with."""

from __future__ import annotations

import ctypes
import glob
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from devtools.saying import SetupFailed, say

LIST = Path(__file__).resolve().parents[1] / "debian-packages.toml"


def is_root() -> bool:
    """Whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def has_apt() -> bool:
    """Whether this is Debian or a relative of it."""
    return shutil.which("apt-get") is not None


def has_screen() -> bool:
    """Whether a window could open here."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    if display.startswith(":"):
        number = display[1:].split(".")[0]
        return Path(f"/tmp/.X11-unix/X{number}").exists()
    return bool(display)


def missing(*, tests: bool) -> dict[str, str]:
    """What is not there, as name → Debian package. Empty on Windows and macOS, where the wheels bring everything."""
    if not sys.platform.startswith("linux"):
        return {}
    wanted = tomllib.loads(LIST.read_text(encoding="utf-8"))
    files = dict(wanted["window"]["files"])
    gaps = {name: package for name, package in wanted["window"]["libraries"].items() if not _loads(name)}
    if tests:
        gaps |= {name: package for name, package in wanted["tests"]["programs"].items() if not shutil.which(name)}
        files |= wanted["tests"]["files"]
    if has_apt():  # other systems keep them elsewhere
        gaps |= {name: package for name, package in files.items() if not glob.glob(name)}  # noqa: PTH207 – an absolute pattern
    return gaps


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def complete(missing: Callable[[], Mapping[str, str]]) -> None:
    """Install what `missing` names (name → Debian package), or say which one command does. Raises SetupFailed."""
    gaps = missing()
    if not gaps:
        return
    if not has_apt():
        raise SetupFailed(f"Missing on this system: {', '.join(gaps)}. Install them with its package manager.")
    packages = sorted(set(gaps.values()))
    if not is_root():
        raise SetupFailed(f"A few system packages are missing. Type this, then start again:\n  {_command(packages)}")
    say(f"Installing system packages with apt-get: {' '.join(packages)}.")
    _apt(packages)
    left = missing()
    if left:
        raise SetupFailed(f"Still missing: {', '.join(left)}. Try it by hand:\n  {_command(packages)}")


def _command(packages: Sequence[str]) -> str:
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def _apt(packages: Sequence[str]) -> None:
    quiet: dict[str, Any] = {
        "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.DEVNULL,
    }
    subprocess.run(["apt-get", "update", "-qq"], **quiet, check=False)
    subprocess.run(["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages], **quiet, check=False)
