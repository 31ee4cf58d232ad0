"""The lock files: one resolution for every system and Python, with hashes and without any address."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from devtools import environment
from devtools.environment import LOCKS, ROOT
from devtools.saying import SetupFailed, say

GROUPS: dict[str, list[str]] = {
    "run": ["pyproject.toml"],
    "dev": ["pyproject.toml", "--group", "dev", "--constraint", str(LOCKS.relative_to(ROOT) / "run.txt")],
    "lock": ["--group", "lock"],
}
ADDRESS = re.compile(r"https?://|file:|--(extra-)?index|--find-links|--trusted")


@dataclass(frozen=True)
class Target:
    """A kind of machine that the lock must fit. `platforms` are the wheel tags that pip would accept there."""

    name: str
    platforms: tuple[str, ...]


def _glibc(machine: str, newest: int) -> tuple[str, ...]:
    tags = [f"manylinux_2_{minor}_{machine}" for minor in range(newest, 4, -1)]
    return (*tags, f"manylinux2014_{machine}", f"manylinux2010_{machine}", f"manylinux1_{machine}")


TARGETS = (
    Target("Windows x64", ("win_amd64",)),
    Target("Linux x64, glibc 2.34", _glibc("x86_64", 34)),
    Target("Linux arm64, glibc 2.39", _glibc("aarch64", 39)),
    Target(
        "macOS 15 arm64",
        tuple(f"macosx_{major}_0_{kind}" for major in (15, 14, 13, 12, 11) for kind in ("arm64", "universal2"))
        + tuple(f"macosx_10_{minor}_universal2" for minor in range(16, 8, -1)),
    ),
)
PYTHONS = ("3.11", "3.12", "3.13")


def run(*, upgrade: bool, prove: bool) -> int:
    """Write the lock files; with `prove`, show that every target finds a wheel for each line. Gives the exit status."""
    if not prove:
        environment.ready("lock", window=False)
        for group, arguments in GROUPS.items():
            _resolve(group, arguments, upgrade=upgrade)
        return 0
    environment.ready("run", window=False)
    fit = environment.fits()
    results = [(target, python, _finds_wheels(target, python)) for target in TARGETS for python in PYTHONS]
    for target, python, found in results:
        say(f"{target.name:<26}Python {python:<8}{'every wheel found' if found else 'FAILED'}")
    return 0 if fit and all(found for _, _, found in results) else 1


def _resolve(group: str, arguments: list[str], *, upgrade: bool) -> None:
    target = LOCKS / f"{group}.txt"
    say(f"Resolving {target.relative_to(ROOT)}.")
    command = [
        str(environment.tool("uv")), "pip", "compile", "--quiet", "--universal", "--python-version", "3.11",
        "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links",
        *arguments, "--output-file", str(target.relative_to(ROOT)),
    ]  # fmt: skip
    if environment.call([*command, "--upgrade"] if upgrade else command):
        raise SetupFailed(f"{group} could not be resolved; the lines above say why.")
    if ADDRESS.search(target.read_text(encoding="utf-8")):
        raise SetupFailed(f"{target.name} holds an address of a registry. It must not be committed.")


def _finds_wheels(target: Target, python: str) -> bool:
    say(f"{target.name}, Python {python}: fetching every wheel of run.txt …")
    with tempfile.TemporaryDirectory() as folder:
        arguments = [
            "download", "--quiet", *environment.FROM_LOCK,
            "--implementation", "cp", "--python-version", python,
            *(part for tag in target.platforms for part in ("--platform", tag)),
            "--dest", folder, "--requirement", str(LOCKS / "run.txt"),
        ]  # fmt: skip
        done = environment.pip(*arguments)
        if done.status:
            say(done.reason)
        return done.status == 0 and any(Path(folder).iterdir())
