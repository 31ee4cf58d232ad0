"""The jar of good things."""
