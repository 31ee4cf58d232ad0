"""Who may know whom. The layers are import-linter's contracts in pyproject.toml; the rest is read here."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.arch.sources import PACKAGE, imported, modules, tree

ROOT = Path(__file__).resolve().parents[2]

NETWORK = {
    "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtHttpServer", "PySide6.QtWebEngineWidgets",
    "socket", "ssl", "socketserver", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib",
    "telnetlib", "xmlrpc", "asyncio", "requests", "httpx", "aiohttp", "webbrowser",
}  # fmt: skip


def parents(name: str) -> set[str]:
    pieces = name.split(".")
    return {".".join(pieces[: count + 1]) for count in range(len(pieces))}


@pytest.fixture
def loggers_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """The linter sets up logging for a process of its own, which would silence every logger of the tests after it."""
    monkeypatch.setattr("logging.config.dictConfig", lambda _settings: None)


@pytest.mark.usefixtures("loggers_stay")
@pytest.mark.parametrize("contract", ["layers", "qt", "sql", "paper"])
def test_the_import_contract_holds(contract: str, capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), limit_to_contracts=(contract,), no_cache=True)

    assert status == 0, capsys.readouterr().out


def importing(forbidden: set[str], *, but_for: Path | None = None) -> list[tuple[Path, str]]:
    """Each module that imports one of these, and what it imports."""
    looked_at = [path for path in modules() if but_for is None or not path.is_relative_to(but_for)]
    return [(path, name) for path in looked_at for name in imported(path) if parents(name) & forbidden]


def test_no_module_knows_the_network() -> None:
    assert importing(set(NETWORK)) == []


def test_threads_are_started_in_the_runtime_only() -> None:
    threading = {"threading.Thread", "PySide6.QtCore.QThread", "PySide6.QtCore.QThreadPool", "concurrent.futures"}

    assert importing(threading, but_for=PACKAGE / "ui" / "runtime") == []


def test_the_domain_needs_nothing_but_python() -> None:
    for path in sorted((PACKAGE / "domain").glob("*.py")):
        outside = {name.split(".")[0] for name in imported(path)} - set(sys.stdlib_module_names) - {"trustbook"}
        assert not outside, f"{path.name} imports {outside}"


def test_the_language_in_use_is_asked_for_where_content_is_made_and_nowhere_else() -> None:
    """Everybody else is handed content, which knows its language; else half a window would speak another one."""
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if "trustbook.language.current_language" in imported(path)
    }
    assert asking == {"application.py", "cli/opening.py"}


def test_content_is_made_by_the_composition_roots_only() -> None:
    """Once for each language: a second one would read everything again, perhaps in another language."""
    kinds = {f"trustbook.exercises.{name}" for name in ("content.Content", "library.Library", "texts.Guide")}
    kinds |= {f"trustbook.exercises.{name}" for name in ("sets.PaperSets", "paths.Paths")}
    makers = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        for name in kinds & imported(path)
        if f"{name.rpartition('.')[2]}(" in path.read_text(encoding="utf-8")
    }
    assert makers == {"application.py", "cli/opening.py", "exercises/content.py"}


def test_working_copies_are_written_in_one_place() -> None:
    """There it is seen to that no signature stands under words other than its own."""
    writers = {
        path.name
        for path in (PACKAGE / "workbook").rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith(".entries.write")
    }
    assert writers == {"working_copies.py"}
