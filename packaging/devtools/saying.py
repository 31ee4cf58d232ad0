"""What the set-up says while it works."""

from __future__ import annotations


class SetupFailed(Exception):
    """The set-up cannot go on. Its text says why and what to type."""


def say(sentence: str) -> None:
    """Print one line at once, even into a file."""
    print(f"trustbook: {sentence}", flush=True)
