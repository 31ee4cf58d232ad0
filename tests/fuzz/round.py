"""One round over one target, in a process of its own with little memory: python -m tests.fuzz.round TARGET SEED COUNT

Prints one line of JSON: how many inputs, how many were taken, the longest time of the processor for one of them, in
seconds, and the most memory, in MiB. Ends with status 1 and says the number of the input at the first that is neither
taken nor refused with a Problem. The same seed brings the same changes; ids and keys of the workbook are new each time.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.fuzz.targets import TARGETS, Ground, made_ready
from trustbook.domain.problems import Problem
from trustbook.storage.keys import kdf

MOST_SECONDS = 2.0
MOST_BYTES = 1536 * 1024 * 1024


def main(name: str, seed: int, count: int) -> int:
    """See above."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    kdf.new_slots = kdf.Cost(memory_kib=64, passes=1, lanes=1)
    with tempfile.TemporaryDirectory() as place:
        ground = made_ready(Path(place), seed)
        before = _kept(ground)
        longest = 0.0
        for number in range(count):
            began = time.process_time()
            try:
                TARGETS[name](ground)
            except Problem:
                pass
            except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
                print(f"input {number} of {name} with seed {seed}:\n{traceback.format_exc()}")
                return 1
            longest = max(longest, time.process_time() - began)
        if ground.world is not None:
            ground.world.close()
        around = sorted(path.name for path in Path(place).iterdir())
        if _kept(ground) != before or around != ["kept", "place"]:
            print(f"{name} with seed {seed} wrote outside its place: {around}")
            return 1
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"inputs": count, "taken": ground.used, "longest": round(longest, 2), "memory": memory}))
    return 0 if longest < MOST_SECONDS else 1


def _kept(ground: Ground) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(ground.kept.rglob("*")) if path.is_file()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
