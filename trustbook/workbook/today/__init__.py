"""Where a sitting begins."""
