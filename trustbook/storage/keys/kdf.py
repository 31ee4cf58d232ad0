"""From a passphrase or a recovery code to a key: Argon2id, bounded, one at a time."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Final

from trustbook.domain.problems import TooLittleMemory

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16

_one_at_a_time = threading.Lock()
"""Two Argon2 derivations with several lanes in two threads wait for each other for ever (measured)."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one derivation costs. `memory_kib` in KiB."""

    memory_kib: int
    passes: int
    lanes: int

    def is_bearable(self) -> bool:
        """Whether a stored cost may be run: at most 256 MiB, 16 passes, 16 lanes, 1 GiB of memory × passes."""
        return (
            1 <= self.lanes <= 16 and 1 <= self.passes <= 16 and 8 * self.lanes <= self.memory_kib <= 256 * 1024
        ) and self.work <= 1024 * 1024

    @property
    def work(self) -> int:
        """What the time goes with: KiB × passes."""
        return self.memory_kib * self.passes


STRONG: Final = Cost(memory_kib=128 * 1024, passes=3, lanes=4)

MOST_WORK: Final = 16 * STRONG.work
"""What the slots of one workbook may cost together: about 5 s. Two people have two each."""

new_slots: Cost = STRONG
"""The cost of slots that are written. Tests choose a cheaper one; the cost of existing slots is stored in them."""


def derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes from a passphrase that `domain.typed_secret` gave back, or from a recovery code.

    Takes about .3 s at full cost and releases the GIL. Raises TooLittleMemory.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    with _one_at_a_time:
        try:
            return Argon2id(
                salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
            ).derive(secret.encode("utf-8"))
        except MemoryError:
            raise TooLittleMemory from None
