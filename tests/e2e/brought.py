"""Pages that the example's couple brings."""

from __future__ import annotations

WRITTEN = {"boundary-builder": ("limit", "I rest at ten."), "weekly-pulse": ("word", "steadier")}


LAST = ("setback-learning", "what", "We shouted.")
