"""Looking back: the line through time, the weekly pulse, then and now."""
