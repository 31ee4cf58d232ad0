"""One long file in a process of its own, as the command line makes it. Started by `long_paper`.

export_memory.py PAGES [FILE]   prints the most memory that the process ever had, in MB; FILE gets what it made
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench_parts.paper import filled_pages
from trustbook.documents.pdf import render

STATUS = Path("/proc/self/status")


def most_megabytes() -> float:
    """The most memory of this process. On Linux not by getrusage, which counts that of who started it as well."""
    if STATUS.exists():
        (line,) = (line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    made = render(filled_pages(int(sys.argv[1])))
    for name in sys.argv[2:]:
        Path(name).write_bytes(made)
    print(most_megabytes())
