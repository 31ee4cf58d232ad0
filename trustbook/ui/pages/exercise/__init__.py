"""The parts of one exercise page."""
