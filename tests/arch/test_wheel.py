"""The built wheel does its main jobs outside the checkout, where no source and no resources folder lie beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `trustbook` command of a new environment that holds the wheel. Libraries are borrowed from this one."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder / "env")], check=True, capture_output=True)
    scripts = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    asked = [str(scripts / "python"), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = [str(scripts / "python"), "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, str(next(folder.glob("*.whl")))], check=True, capture_output=True, env=clean())
    return scripts / "trustbook"


def clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}


def trustbook(installed: Path, *arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(installed), *(str(part) for part in arguments)]
    return subprocess.run(command, cwd=folder, env=clean(), capture_output=True, text=True, check=False)


def test_it_is_the_wheel_that_runs(installed: Path, tmp_path: Path) -> None:
    script = "import trustbook; print(trustbook.__file__)"
    command = [str(installed.with_name("python")), "-c", script]
    place = subprocess.run(command, cwd=tmp_path, env=clean(), capture_output=True, text=True, check=True).stdout

    assert Path(place).is_relative_to(installed.parents[1])


def test_it_lists_its_exercises(installed: Path, tmp_path: Path) -> None:
    done = trustbook(installed, "exercises", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "boundary-builder" in done.stdout


def test_it_writes_the_example_and_its_pdf(installed: Path, tmp_path: Path) -> None:
    made = trustbook(installed, "example", tmp_path / "Example.trustbook", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    phrases = next(path for path in tmp_path.rglob("*.txt") if "passphrase" in path.name.lower())

    keys = ("--passphrase-file", phrases)
    done = trustbook(installed, "export", "Example.trustbook", "Example.pdf", *keys, folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "Example.pdf").read_bytes().startswith(b"%PDF-")


def test_it_writes_blank_worksheets_without_any_workbook(installed: Path, tmp_path: Path) -> None:
    done = trustbook(installed, "export", "--blank", "Blank.pdf", "--tab", "boundaries", folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "Blank.pdf").read_bytes().startswith(b"%PDF-")


def test_the_wheel_brings_its_licences(installed: Path) -> None:
    licences = next(installed.parents[1].rglob("trustbook-*.dist-info")) / "licenses"

    assert (licences / "LICENSE").is_file()
    assert list(licences.rglob("*OFL*.txt"))
    assert (licences / "resources" / "icons" / "lucide" / "LICENSE.txt").is_file()
    assert (licences / "LICENSES" / "CC-BY-SA-4.0.txt").is_file()
