"""What the tab of counselling opens on."""
