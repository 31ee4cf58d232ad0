from __future__ import annotations

import threading
import time

import pytest

from trustbook.storage.keys import kdf


def test_the_cost_of_new_slots_is_the_one_that_was_decided() -> None:
    assert kdf.Cost(memory_kib=128 * 1024, passes=3, lanes=4) == kdf.STRONG


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes"),
    [
        (2**31, 1, 1),
        (1024 * 1024, 5, 1),
        (65536, 10**6, 1),
        (65536, 1, 4096),
        (0, 1, 1),
        (64, 0, 1),
        (8, 1, 2),
        (-1, -1, -1),
    ],
)
def test_an_absurd_cost_is_not_borne(memory_kib: int, passes: int, lanes: int) -> None:
    assert not kdf.Cost(memory_kib, passes, lanes).is_bearable()


def test_two_threads_derive_one_after_another() -> None:
    cost, done = kdf.Cost(memory_kib=8 * 1024, passes=1, lanes=4), []
    threads = [
        threading.Thread(target=lambda: done.append(kdf.derive("x", b"s" * 16, cost)), daemon=True) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    end = time.monotonic() + 30
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    assert len(done) == 8 and len(set(done)) == 1
