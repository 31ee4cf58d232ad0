"""Starting anew: the same program, another argument."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from trustbook.ui.runtime.restart import program_command


@pytest.mark.parametrize(
    ("original", "arguments", "expected"),
    [
        (["python3", "-m", "trustbook"], ["/x/__main__.py"], ["/bin/py", "-m", "trustbook"]),
        (
            ["python3", "-X", "dev", "-m", "trustbook", "A"],
            ["/x/__main__.py", "A"],
            ["/bin/py", "-X", "dev", "-m", "trustbook"],
        ),
        (["/bin/python", "/bin/trustbook", "A"], ["/bin/trustbook", "A"], ["/bin/py", "/bin/trustbook"]),
        (["/opt/trustbook", "A"], ["/opt/trustbook", "A"], ["/bin/py"]),
    ],
    ids=["module", "module with flags", "script", "frozen"],
)
def test_the_command_without_its_own_arguments(original: list[str], arguments: list[str], expected: list[str]) -> None:
    assert program_command("/bin/py", original, arguments) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="the process is replaced on Unix only")
def test_the_process_is_replaced_and_shows_the_workbook(tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(
        "import os, sys\n"
        "from pathlib import Path\n"
        "from trustbook.ui.runtime.restart import ProcessRestarter\n"
        "print(os.getpid(), *sys.argv[1:], flush=True)\n"
        "if len(sys.argv) == 2 and sys.argv[1] == 'first':\n"
        "    ProcessRestarter().restart(Path('Ours.trustbook'))\n",
        encoding="utf-8",
    )
    root = Path(__file__).resolve().parents[3]

    done = subprocess.run(
        [sys.executable, str(script), "first"],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(root), "PATH": "/usr/bin:/bin"},
        check=True,
    )

    first, second = done.stdout.splitlines()
    assert first.split()[1:] == ["first"]
    assert second.split() == [first.split()[0], "Ours.trustbook"]
