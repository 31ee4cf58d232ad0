"""What lies with both: sharing and taking back, side by side, and opening together."""
