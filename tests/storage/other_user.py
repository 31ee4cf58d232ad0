"""Running a test as another user of the computer, which only root can do."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

NOBODY = 65534


def can_be_run_by(user: int) -> bool:
    """Whether that user may start this Python, which can lie in somebody's home folder."""
    try:
        return subprocess.run([sys.executable, "-c", "import trustbook"], user=user, check=False).returncode == 0
    except PermissionError:
        return False


needs_root = pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="changes user or mounts")
