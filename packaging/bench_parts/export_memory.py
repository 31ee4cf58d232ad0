"""One long file in a process of its own, as the command line makes it. Started by `long_paper`.

export_memory.py PAGES   prints the most memory that the process ever had, in MB
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench_parts.paper import filled_pages
from trustbook.documents.pdf import render

if __name__ == "__main__":
    render(filled_pages(int(sys.argv[1])))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(most / (1024 * 1024 if sys.platform == "darwin" else 1024))
