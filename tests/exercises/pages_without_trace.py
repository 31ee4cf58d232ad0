"""The pages that promise to keep nothing."""

UNSAVED = ("belief-check", "boundary-or-control", "do-we-need-help", "suitability-check", "what-next")
