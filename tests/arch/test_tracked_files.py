"""What no file of the project may hold."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).relative_to(ROOT).as_posix()

BINARY = {".png", ".ttf", ".otf", ".woff2", ".pdf", ".mo", ".ico", ".icns", ".book"}
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+|work|opt/\w+)/[\w.]")
REGISTRY = re.compile(r"--(?:extra-)?index-url[= ]|/simple/|://[\w.-]*(?:pypi|python|npm|debian)[\w.-]*")
CONFLICT = re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE)


def known_to_git(*options: str) -> list[str]:
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")[:-1]


def in_a_checkout() -> bool:
    return bool(shutil.which("git")) and (ROOT / ".git").exists()


@cache
def tracked() -> tuple[Path, ...]:
    """The project's files: as git knows them, else everything that no tool made."""
    if in_a_checkout():
        return tuple(path for name in known_to_git() if (path := ROOT / name).is_file())
    made = {".git", ".venv", "build", "dist", "__pycache__", "htmlcov"}
    files = (path for path in ROOT.rglob("*") if path.is_file() and path.suffix != ".pyc")
    parts = ((path, path.relative_to(ROOT).parts) for path in files)
    return tuple(
        path
        for path, names in parts
        if not made & set(names) and not any(re.match(r"\.\w+_cache$|\.coverage|\.hypothesis", name) for name in names)
    )


@cache
def texts() -> tuple[tuple[str, str], ...]:
    files = [path for path in tracked() if path.suffix not in BINARY]
    return tuple((path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in files)


def where(pattern: re.Pattern[str]) -> list[str]:
    return [f"{name}: {match.group()}" for name, text in texts() if name != HERE for match in pattern.finditer(text)]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert where(MACHINE_PATH) == []


def test_nothing_tracked_is_a_link() -> None:
    """A link names a place on somebody's machine, and one to a folder of tools replaces it where it arrives."""
    if in_a_checkout():
        assert [line for line in known_to_git("--stage") if line.startswith("120000")] == []


def test_no_file_names_a_package_registry() -> None:
    assert where(REGISTRY) == []


def test_no_file_holds_a_conflict_mark() -> None:
    assert where(CONFLICT) == []


def test_every_link_in_the_documents_leads_somewhere() -> None:
    broken = []
    for name, text in texts():
        if name.endswith(".md"):
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
                if not (ROOT / name).parent.joinpath(target).exists():
                    broken.append(f"{name}: {target}")
    assert broken == []


def test_no_file_is_larger_than_it_has_to_be() -> None:
    """Chinese has some twenty thousand characters; every other file, fonts too, is small."""
    large = [path for path in tracked() if path.stat().st_size > 3_000_000]
    assert [path.name for path in large] == ["NotoSansSC-Regular.ttf"]
    assert large[0].stat().st_size < 8_000_000


def test_each_dependency_says_why_it_is_here() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    lists = tomllib.loads("\n".join(lines))
    groups = [lists["project"]["dependencies"], *lists["dependency-groups"].values()]
    wanted = [name for group in groups for name in group]
    without = [
        name
        for name in wanted
        for number, line in enumerate(lines)
        if line.strip() == f'"{name}",' and not lines[number - 1].strip().startswith("#")
    ]
    assert len(wanted) > 15
    assert without == []


@pytest.mark.parametrize("group", ["run", "dev", "lock"])
def test_the_lock_holds_hashes_and_no_address(group: str) -> None:
    text = (ROOT / "packaging" / "locks" / f"{group}.txt").read_text(encoding="utf-8")

    assert "://" not in text
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in block, block


def test_the_lock_pins_every_direct_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[<>=!;\[ ]", line)[0].lower() for line in project["dependencies"]}
    lock = (ROOT / "packaging" / "locks" / "run.txt").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([\w-]+)==", lock, re.MULTILINE))

    assert names <= pinned


def test_the_qt_that_aborts_on_python_311_is_not_locked() -> None:
    assert "pyside6-essentials==6.12.0 " not in (ROOT / "packaging/locks/run.txt").read_text(encoding="utf-8")


def test_no_module_of_the_project_hides_the_library_called_packaging() -> None:
    """`packaging/` is a folder of scripts. With an `__init__.py` it would shadow a library of that name."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_file_of_tests_is_taken_for_a_shelf() -> None:
    """What several of them need lies in a module of its own: a file of tests can then be moved, split or dropped."""
    taken = re.compile(r"^ *from (tests[\w.]*\.test_\w+) import|^ *from tests[\w.]* import (test_\w+)", re.MULTILINE)
    assert [
        f"{name}: {found.group()}" for name, text in texts() if name.endswith(".py") for found in taken.finditer(text)
    ] == []
