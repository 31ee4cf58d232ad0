"""What the tab Progress opens on, and its parts."""
